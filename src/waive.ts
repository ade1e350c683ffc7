/** Applies waivers. Waived findings are listed separately, never dropped. */

import { isDay } from './day.js';
import { isFilled } from './json.js';
import type { Day, Finding, WaivedFinding, Waiver } from './model.js';

/** Whether a value is a valid waiver, with rule, reason, owner and last day. */
export const isWaiver = (value: unknown): value is Waiver => {
  const waiver = (value ?? {}) as Partial<Record<keyof Waiver, unknown>>;
  return (
    Object.keys(waiver).every((name) => /^(rule|at|reason|owner|expires)$/.test(name)) &&
    isFilled(waiver.rule) &&
    isFilled(waiver.reason) &&
    isFilled(waiver.owner) &&
    isDay(waiver.expires) &&
    (waiver.at === undefined || typeof waiver.at === 'string')
  );
};

/** Whether a waiver is valid on a day: until the end of its last day. Without a day, none is. */
export const holds = (waiver: Waiver, today: Day | undefined): boolean =>
  today !== undefined && today <= waiver.expires;

/** The last day of a waiver without an end, such as those of a baseline. */
export const NO_END: Day = '9999-12-31';

/** The validity of a waiver in words: `until 2027-01-31`, or `without an end date`. */
export const untilWords = ({ expires }: Waiver): string =>
  expires === NO_END ? 'without an end date' : `until ${expires}`;

/** The last day of a waiver, or `no end`. */
export const endWords = ({ expires }: Waiver): string => (expires === NO_END ? 'no end' : expires);

const covers = (waiver: Waiver, finding: Finding): boolean =>
  waiver.rule === finding.rule && (waiver.at === undefined || waiver.at === finding.at);

/** Separates the findings that valid waivers cover from the others. */
export const applyWaivers = (
  findings: readonly Finding[],
  waivers: readonly unknown[],
  today: Day | undefined,
): { findings: Finding[]; waived: WaivedFinding[] } => {
  const inForce = waivers.filter((one): one is Waiver => isWaiver(one) && holds(one, today));
  const left: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of findings) {
    const waiver = inForce.find((one) => covers(one, finding));
    if (waiver) waived.push({ ...finding, waiver });
    else left.push(finding);
  }
  return { findings: left, waived };
};
