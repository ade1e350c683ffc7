/** Recognises saved reports of check and lint, and verifies their verdicts, because a file may have been altered. */
import { verdictOf } from '../check.js';
import type { Report } from '../model.js';
import { reportSchema } from './report-schema.js';

/** Whether a value is a report of this version whose verdicts follow from its findings. */
export const isReport = (value: unknown): value is Report => {
  const { data } = reportSchema.safeParse(value);
  return data?.subjects.every(({ findings, verdict }) => verdictOf(findings) === verdict) ?? false;
};
