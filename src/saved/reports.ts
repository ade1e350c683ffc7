/** Reports of check and lint that were saved: one that somebody altered could call a failure a pass. */
import { verdictOf } from '../check.js';
import type { Report } from '../model.js';
import { reportSchema } from './report-schema.js';

/** Whether a value is a report of this version whose verdicts are what its findings say. */
export const isReport = (value: unknown): value is Report => {
  const { data } = reportSchema.safeParse(value);
  return data?.subjects.every(({ findings, verdict }) => verdictOf(findings) === verdict) ?? false;
};
