/** Computes the state of every rule on every target. */
import { sumOf } from '../lists.js';
import type { ApiAnswer } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { Applies, LawRow, Prose } from '../policy/prose.js';
import { CHECK_STATES, type CheckRow, type CheckState } from './compliance.js';
import type { Part, Target } from './run.js';

const includes = <T>(list: readonly T[] | undefined, one: T): boolean => list === undefined || list.includes(one);

/** Whether a rule applies to a part. */
export const applies = (policy: Policy, terms: readonly Applies[] | undefined, part: Part): boolean => {
  const platform = policy.platform(part.platform);
  return (
    terms === undefined ||
    terms.some(
      ({ arrangements, zdr, hipaa, phi, strict, residency }) =>
        includes(arrangements, part.arrangement) &&
        (zdr === undefined || (platform !== undefined && includes(zdr, platform.zdr.standing))) &&
        (hipaa === undefined || (platform !== undefined && includes(hipaa, platform.hipaa.standing))) &&
        (phi === undefined || part.phi) &&
        (strict === undefined || part.strict) &&
        // If the result does not say whether a region was stated, the rule may not have been evaluated: no finding is no pass.
        (residency === undefined || part.residency === true),
    )
  );
};

/** Requests in which the rule could not see everything: because of another finding, or of parts that were not judged. */
const blindIn = (prose: Prose, part: Part, rule: string): number =>
  Math.max(
    0,
    ...part.unchecked.map(({ count }) => count),
    ...part.findings
      .filter(({ rule: speaking }) =>
        prose.rules[speaking]?.blinds?.some((name) =>
          name.endsWith('*') ? rule.startsWith(name.slice(0, -1)) : rule === name,
        ),
      )
      .map(({ requests }) => requests),
  );

const stateIn = (policy: Policy, prose: Prose, part: Part, rule: string): CheckState => {
  const found = part.findings.filter((one) => one.rule === rule);
  const has = (verdict: string) => found.some((one) => one.verdict === verdict);
  if (has('fail')) return 'fail';
  if (has('review')) return 'review';
  const silent = found.length === 0;
  if (silent && !applies(policy, prose.rules[rule]?.applies, part)) {
    return part.waived.some((one) => one.rule === rule) ? 'waived' : 'not-applicable';
  }
  if (silent && (blindIn(prose, part, rule) > 0 || part.requests === 0)) return 'unknown';
  if (part.waived.some((one) => one.rule === rule)) return 'waived';
  return silent ? 'pass' : 'informational';
};

/**
 * The number of requests that put a rule into a state. If a result counts by feature, one request may be in several
 * counts: then the largest of them is a lower bound.
 */
const foundIn = (part: Part, rule: string, state: CheckState): { requests: number; exact: boolean } => {
  const rows = (state === 'waived' ? part.waived : part.findings).filter(
    (one) => one.rule === rule && (state === 'waived' || one.verdict === state),
  );
  const named = rows.map(({ subjects }) => subjects);
  if (named.every((one) => one !== undefined)) {
    return { requests: new Set(named.flatMap((one) => [...one])).size, exact: true };
  }
  // If no other rule fails, every failing request fails by this one. A lapsed waiver leaves only a lower bound.
  const alone = state === 'fail' && part.lapsed === undefined;
  if (alone && part.findings.every(({ verdict, rule: other }) => verdict !== 'fail' || other === rule)) {
    return { requests: part.fail, exact: true };
  }
  return { requests: Math.max(0, ...rows.map(({ requests }) => requests)), exact: rows.length < 2 };
};

/** The most severe of several states; any other state is more severe than `not-applicable`. */
const mostSevere = (states: readonly CheckState[]): CheckState =>
  CHECK_STATES.find((state) => states.includes(state)) ?? 'not-applicable';

/** The legal provisions that concern a rule's findings on a target, the strongest first. */
export const lawOf = (prose: Prose, rule: string, phi: boolean): CheckRow['law'] =>
  prose.law
    .filter(({ rules, law, strength }) => strength !== 'none' && rules?.includes(rule) && (law !== 'HIPAA' || phi))
    .map(({ cite, strength }) => ({ cite, strength }))
    .sort((a, b) => STRENGTHS.indexOf(a.strength) - STRENGTHS.indexOf(b.strength));

const STRENGTHS: readonly LawRow['strength'][] = ['direct', 'partial', 'context', 'none'];

/** The rule for records that could not be read. */
const UNREADABLE = 'request/unreadable';

/**
 * The state of every rule of the policy, and of every other rule with findings, on every target. `lost` records could
 * not be read and may belong to any target.
 */
export const checksOf = (policy: Policy, prose: Prose, targets: readonly Target[], lost: number): CheckRow[] => {
  const reported = targets.flatMap(({ parts }) =>
    parts.flatMap(({ findings, waived }) => [...findings, ...waived].map(({ rule }) => rule)),
  );
  const own = policy.data.custom ?? [];
  const rules = [...new Set([...policy.data.rules.map(({ id }) => id), ...own.map(({ id }) => id), ...reported])];
  return rules.map((rule) => ({
    rule,
    title: prose.rules[rule]?.title ?? rule,
    targets: targets.map(({ id, parts }) => {
      const found = mostSevere(parts.map((part) => stateIn(policy, prose, part, rule)));
      const state = found === 'pass' && rule === UNREADABLE && lost > 0 ? 'unknown' : found;
      const counts = parts.map((part) =>
        state === 'unknown' ? { requests: blindIn(prose, part, rule), exact: false } : foundIn(part, rule, state),
      );
      const requests = sumOf(counts, (one) => one.requests);
      return { target: id, state, requests, exact: counts.every(({ exact }) => exact) };
    }),
    law: lawOf(
      prose,
      rule,
      targets.some(({ parts }) => parts.some(({ phi }) => phi)),
    ),
  }));
};

/** The number of rules that are in one of these states on at least one target. */
export const rulesIn = (checks: readonly CheckRow[], states: readonly CheckState[]): number =>
  checks.filter(({ targets }) => targets.some(({ state }) => states.includes(state))).length;

/** The number of rules in each state. */
export const countStates = (states: readonly CheckState[]): Record<CheckState, number> => {
  const counts = Object.fromEntries(CHECK_STATES.map((state) => [state, 0])) as Record<CheckState, number>;
  for (const state of states) counts[state]++;
  return counts;
};

/** Whether a rule fails on a target where the server accepts it silently. */
export const failsSilently = (target: Target, rule: string): boolean =>
  target.parts.some(({ findings }) =>
    findings.some((one) => one.rule === rule && one.verdict === 'fail' && one.api === ('accepts' satisfies ApiAnswer)),
  );
