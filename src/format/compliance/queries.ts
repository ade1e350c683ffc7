/** Queries on a report that several evidence formats share: applicable rules, names, waivers. */
import { many } from '../../numbers.js';
import type { CheckState, Compliance, WaiverRow } from '../../report/compliance.js';

/** A rule that applies to a target, and its state. */
export interface ApplicableRule {
  readonly rule: string;
  readonly title: string;
  readonly target: string;
  readonly state: Exclude<CheckState, 'not-applicable'>;
  readonly requests: number;
  /** Whether the number of requests is exact, not a lower bound. */
  readonly exact: boolean;
}

/** Every pair of a rule and a target that it applies to. */
export const applicableRules = (report: Compliance): ApplicableRule[] =>
  report.checks.flatMap(({ rule, title, targets }) =>
    targets.flatMap(({ target, state, requests, exact }) =>
      state === 'not-applicable' ? [] : [{ rule, title, target, state, requests, exact }],
    ),
  );

/** The name of a target by its id. */
export const targetName = ({ targets }: Compliance, target: string): string =>
  targets.find(({ id }) => id === target)?.name ?? target;

/** The waivers that excuse findings of a rule on a target. */
export const waiversFor = ({ waivers }: Compliance, rule: string, target: string): WaiverRow[] =>
  waivers.filter((row) => row.waiver.rule === rule && row.target === target && row.requests > 0);

/** What was not checked, one sentence for each reason. */
export const notCheckedWords = ({ notChecked }: Compliance): string[] =>
  notChecked.map(({ why, count }) => `${many(count, 'record')} not checked: ${why}`);
