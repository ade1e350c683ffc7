/** What several formats of evidence ask of a report: the rules that can speak under a target's terms, names, waivers. */
import { many } from '../../numbers.js';
import type { CheckState, Compliance, WaiverRow } from '../../report/compliance.js';

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

/** The name of a target by its id. */
export const targetName = ({ targets }: Compliance, target: string): string =>
  targets.find(({ id }) => id === target)?.name ?? target;

/** The waivers that excuse something of a rule on a target. */
export const waiversFor = ({ waivers }: Compliance, rule: string, target: string): WaiverRow[] =>
  waivers.filter((row) => row.waiver.rule === rule && row.target === target && row.requests > 0);

/** What was not checked, a sentence for each reason. */
export const notCheckedWords = ({ notChecked }: Compliance): string[] =>
  notChecked.map(({ why, count }) => `${many(count, 'record')} not checked: ${why}`);
