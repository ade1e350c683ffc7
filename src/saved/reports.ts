/** Recognises saved reports of check and lint, and verifies their verdicts, because a file may have been altered. */
import { verdictOf } from '../check.js';
import type { Report } from '../model.js';
import { reportSchema } from './report-schema.js';

/** In days. No policy is that old, and no calendar goes much further. */
const GREATEST_AGE = 100_000;

/** Whether a value is a report of this version whose verdicts follow from its findings. */
export const isReport = (value: unknown): value is Report => {
  const { data } = reportSchema.safeParse(value);
  if (!data || Math.abs(data.policy.ageInDays ?? 0) > GREATEST_AGE) return false;
  return data.subjects.every(({ findings, verdict }) => verdictOf(findings) === verdict);
};
