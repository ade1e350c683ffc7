/** Groups the parts of runs by target, and makes the report's row for each target. */

import { defined } from '../json.js';
import { addCount, grouped, sumOf } from '../lists.js';
import type { Arrangement, Context, Day, Overall, Platform } from '../model.js';
import { compare, VERDICT_RANK } from '../order.js';
import { entryAt } from '../policy/as-of.js';
import type { Policy } from '../policy/compile.js';
import type { Prose } from '../policy/prose.js';
import { countStates } from './checks.js';
import type { CheckRow, CheckState, TargetRow } from './compliance.js';
import type { Moment } from './history.js';
import type { Part, Target } from './run.js';

/** The arrangements in words. */
export const ARRANGEMENT_WORDS: Readonly<Record<Arrangement, string>> = {
  standard: 'standard terms',
  zdr: 'zero data retention',
  hipaa: 'HIPAA readiness',
};

type Counts = Pick<Part, 'requests' | 'fail' | 'review' | 'pass' | 'refused'>;

/** The numbers of requests in all parts. */
export const countsOf = (parts: readonly Part[]): Counts => ({
  requests: sumOf(parts, ({ requests }) => requests),
  fail: sumOf(parts, ({ fail }) => fail),
  review: sumOf(parts, ({ review }) => review),
  pass: sumOf(parts, ({ pass }) => pass),
  refused: sumOf(parts, ({ refused }) => refused),
});

/** The verdict of parts, from their counts, which exclude waived findings. */
export const verdictOfParts = (parts: readonly Part[]): Overall => {
  const { fail, review } = countsOf(parts);
  return fail > 0 ? 'fail' : review > 0 ? 'review' : 'pass';
};

/** The verdict given the states of rules: a pass requires that everything was seen, and no rule in review or unknown. */
export const settled = (found: Overall, states: Readonly<Record<CheckState, number>>, whole: boolean): Overall =>
  states.fail > 0 ? 'fail' : found === 'pass' && (!whole || states.unknown > 0 || states.review > 0) ? 'review' : found;

/** The targets at a moment, by severity, then by name, so that the order does not depend on that of files. */
export const targetsOf = (moment: Moment, policy: Policy): Target[] => {
  const groups = grouped(
    moment.parts.map(({ part }) => part),
    ({ key }) => key,
  );
  const firsts = [...groups.values()].map(([first]) => first);
  const nameOf = ({ target, platform, arrangement }: Part): string => {
    const title = policy.platform(platform)?.title ?? platform;
    // A name under two terms (which may have changed during the period) is two targets.
    const namesakes = firsts.filter((one) => one.target === target);
    const differs = (tells: (one: Part) => string): boolean =>
      target === undefined || new Set(namesakes.map(tells)).size > 1;
    return [
      ...(target === undefined ? [] : [target]),
      ...(differs((one) => one.platform) ? [title] : []),
      ...(differs((one) => one.arrangement) ? [ARRANGEMENT_WORDS[arrangement]] : []),
    ].join(', ');
  };
  return [...groups]
    .map(([key, parts]) => ({ key, name: nameOf(parts[0]), parts, notSeenLately: moment.notSeen.has(key) }))
    .sort(
      (a, b) =>
        VERDICT_RANK[verdictOfParts(a.parts)] - VERDICT_RANK[verdictOfParts(b.parts)] ||
        compare(a.name, b.name) ||
        compare(a.key, b.key),
    )
    .map((target, i) => ({ id: `T${i + 1}`, ...target }));
};

/** Whether an agreement was stated that makes the arrangement hold on a platform of another operator. */
export const isContracted = ({ arrangement, phi, findings }: Part): boolean => {
  // A stated agreement makes the platform's finding informational. Without PHI, that on HIPAA readiness is informational
  // anyway, and so no evidence.
  const rule = arrangement === 'zdr' ? 'zdr/not-established-on-platform' : 'hipaa/platform-not-covered';
  const ofRule = findings.filter((one) => one.rule === rule);
  const stated = ofRule.every(({ verdict, refused }) => verdict === 'informational' && refused === undefined);
  return ofRule.length > 0 && stated && (arrangement === 'zdr' || phi);
};

/** What the agreements are called that a context states for a platform, or for models that require retention. */
export const agreementsIn = (context: Context, platform: Platform): string[] => {
  const { zdrContract, cloudBaa, baa, modelRetentionAuthorised = [] } = context;
  return [
    ...[zdrContract, cloudBaa].flatMap((stated) => (stated?.platform === platform ? stated.reference : [])),
    ...(baa === undefined ? [] : [`BAA accepted on ${baa.acceptedOn}`]),
    ...modelRetentionAuthorised.map(({ model, reference }) => `${reference} for ${model}`),
  ];
};

const PROOF_RULES = ['zdr/not-established-on-platform', 'hipaa/platform-not-covered', 'hipaa/no-baa'];

/** Whether a request lacks the agreement that its terms rest on. A waiver of that finding is no agreement. */
export const lacksProof = (part: Part): boolean => unprovenIn(part) > 0;

/** The number of requests that lack that agreement; at most, since a request may lack it by two rules. */
const unprovenIn = ({ findings, waived, requests }: Part): number => {
  const lacking = [...findings, ...waived].filter(
    ({ rule, verdict, refused }) => PROOF_RULES.includes(rule) && (verdict !== 'informational' || refused === true),
  );
  return Math.min(
    requests,
    sumOf(lacking, (one) => one.requests),
  );
};

const proofOf = (parts: readonly Part[]): TargetRow['proof'] => {
  if (parts.some(lacksProof)) return 'missing';
  if (parts.every(isContracted)) return 'stated';
  return parts.every(({ arrangement, phi }) => arrangement === 'standard' && !phi) ? 'not-needed' : 'declared';
};

/** The first and the last day of requests, and the number of requests without a day. */
const daysOf = (parts: readonly Part[]): Pick<TargetRow, 'first' | 'last' | 'undated'> => {
  const [from] = parts.flatMap(({ first }) => first ?? []).sort();
  const to = parts
    .flatMap(({ last }) => last ?? [])
    .sort()
    .at(-1);
  // If a part has no days at all, none of its requests has one.
  const undated =
    from === undefined ? 0 : sumOf(parts, (part) => part.undated ?? (part.first === undefined ? part.requests : 0));
  return defined({ first: from, last: to, undated: undated === 0 ? undefined : undated });
};

/** The endpoints that were used, by the number of requests. */
const endpointsOf = (parts: readonly Part[]): TargetRow['endpoints'] => {
  const endpoints = new Map<string, number>();
  for (const part of parts) for (const [endpoint, requests] of part.endpoints) addCount(endpoints, endpoint, requests);
  return [...endpoints]
    .map(([endpoint, requests]) => ({ endpoint, requests }))
    .sort((a, b) => b.requests - a.requests || compare(a.endpoint, b.endpoint));
};

/** The report's row for a target, with the states of the rules. */
export const targetRow = (
  target: Target,
  checks: readonly CheckRow[],
  policy: Policy,
  prose: Prose,
  asOf: Day,
  termsOf: (target: string | undefined) => Context | undefined = () => undefined,
): TargetRow => {
  const { id, name, parts, notSeenLately } = target;
  const { platform, arrangement } = parts[0];
  const row = policy.platform(platform);
  const phi = parts.some((part) => part.phi);
  const states = countStates(checks.flatMap(({ targets }) => targets.find((one) => one.target === id)?.state ?? []));
  const processor = entryAt(prose.processors[platform], asOf)?.who;
  const proof = proofOf(parts);
  const counts = countsOf(parts);
  const unproven = sumOf(parts, unprovenIn);
  const agreements = parts.flatMap(
    (part) => part.agreements ?? agreementsIn(termsOf(part.target) ?? {}, part.platform),
  );
  return defined({
    id,
    name,
    platform,
    platformTitle: row?.title ?? platform,
    arrangement,
    foundryHostings: [...new Set(parts.flatMap(({ foundryHostings }) => foundryHostings))],
    phi,
    strict: parts.every(({ strict }) => strict),
    verdict: settled(verdictOfParts(parts), states, !notSeenLately),
    ...counts,
    ...daysOf(parts),
    checks: states,
    proof,
    unproven: unproven > 0 && unproven < counts.requests ? unproven : undefined,
    agreements:
      (proof === 'stated' || proof === 'declared') && agreements.length > 0 ? [...new Set(agreements)] : undefined,
    processor,
    operator: row?.operator ?? 'third-party',
    regionNamed: sumOf(parts, ({ features }) => features.get('data_residency') ?? 0),
    endpoints: endpointsOf(parts),
    notSeenLately,
  });
};
