/** The rules that can speak under the terms of a target: a format of evidence makes a claim of each. */
import type { CheckState, Compliance } from '../../report/compliance.js';

/** A rule that was asked of a target. */
export interface Asked {
  readonly rule: string;
  readonly title: string;
  readonly target: string;
  readonly state: Exclude<CheckState, 'not-applicable'>;
  readonly requests: number;
  /** Whether the requests are all that there were. */
  readonly exact: boolean;
}

/** Every rule with every target that it applies to. */
export const askedOf = (report: Compliance): Asked[] =>
  report.checks.flatMap(({ rule, title, targets }) =>
    targets.flatMap(({ target, state, requests, exact }) =>
      state === 'not-applicable' ? [] : [{ rule, title, target, state, requests, exact }],
    ),
  );
