/** A row of `rules/fixes.yaml`: no judgement needs it, so it is no part of the policy's data. */
import type { Pattern, Scalar } from './data.js';

/** A mechanical change that answers a finding. Exactly one of `set`, `remove` and `drop`; no judgement needs it. */
export interface FixRow {
  readonly id: string;
  readonly rules: readonly string[];
  readonly features?: readonly string[];
  /** What must be true of the node that the finding names. */
  readonly when?: Pattern;
  readonly set?: Readonly<Record<string, Scalar | readonly Scalar[]>>;
  /** The member that the finding must be at. */
  readonly remove?: string;
  readonly drop?: 'idle-beta-values';
  readonly says: string;
  readonly source: string;
}
