/** Facts × terms → findings and retention ledger. Never sees the request. */
import type { Facts, Use } from '../facts/facts.js';
import type { FeatureUse, Finding, PredictedResponse, Retention, Signal } from '../model.js';
import { compare, inOrder } from '../order.js';
import type { Policy } from '../policy/compile.js';
import type { PlatformRow } from '../policy/data.js';
import { UNKNOWN } from '../policy/tables.js';
import { featureSays, type Judge, type Manner, platformSays, unknownSays } from './features.js';
import { notRecognised, platformSay, requestSays, termsSay, unreadableSays } from './request.js';
import { predict } from './response.js';
import { baseline, featureKeeps, modelKeeps } from './retention.js';
import { GRAVITY, LEVELS, placed, type Saying } from './says.js';
import type { Terms } from './terms.js';
import { noneUsed, type Used, usedToo } from './used.js';

export interface Judgement {
  readonly features: FeatureUse[];
  readonly signals: readonly Signal[];
  readonly findings: Finding[];
  readonly retention: readonly Retention[];
  readonly predictedResponse: PredictedResponse | undefined;
}

/** A judge with what it has already worked out: the same feature in the same manner is said once. */
export interface Bench extends Judge {
  readonly variant: string | undefined;
  /** By feature and manner, then by the endpoint, or by the version where the platform has only some. */
  readonly sayings: (Map<string | undefined, readonly Saying[]> | undefined)[];
  readonly markers: Map<string, readonly Saying[]>;
  /** Whether the platform has only some versions of a feature. */
  readonly versioned: readonly boolean[];
  /** No feature used, from which all sets of used features are reached. */
  none: Used;
  readonly base: { readonly first: Retention[]; readonly last: Retention[] };
  /** What holds for every request under these terms, and for every one of Claude's. */
  readonly always: readonly Finding[];
  readonly recognised: readonly Finding[];
}

/** A bound for what is remembered of odd requests. */
const MEMO_LIMIT = 4096;
const SETS_REMEMBERED = 1024;

/** Everything about a platform, variant and terms that does not depend on the request. */
export const benchOf = (policy: Policy, terms: Terms, platform: PlatformRow, variant: string | undefined): Bench => {
  const judge: Judge = { policy, terms, platform, families: new Map(), said: new Map() };
  const versions = platform.unsupported.filter((row) => row.only !== undefined || row.except !== undefined);
  return {
    policy,
    terms,
    platform,
    families: judge.families,
    said: judge.said,
    variant,
    sayings: [],
    markers: new Map(),
    versioned: policy.data.features.map(({ id }) => versions.some((row) => row.features?.includes(id))),
    none: noneUsed(),
    base: baseline(judge),
    always: termsSay(judge),
    recognised: platformSay(judge),
  };
};

const COUNTED = 1;
const REMOVAL = 2;
const ENDPOINT = 4;
const MANNERS = 8;

const isRemoval = (facts: Facts, use: Use): boolean =>
  facts.method === 'DELETE' && facts.endpoint?.removes === true && use.origin === 'endpoint';

const useSays = (bench: Bench, facts: Facts, use: Use): readonly Saying[] => {
  const { feature, evidence } = use;
  const endpoint = use.origin === 'endpoint';
  if (feature === UNKNOWN) return [unknownSays(bench, endpoint ? 'endpoint' : 'member')];
  const counted = !endpoint && facts.endpoint?.body === 'token-counting';
  const bits = (counted ? COUNTED : 0) | (isRemoval(facts, use) ? REMOVAL : 0) | (endpoint ? ENDPOINT : 0);
  bench.sayings[feature * MANNERS + bits] ??= new Map();
  const memo = bench.sayings[feature * MANNERS + bits] as Map<string | undefined, readonly Saying[]>;
  const key = endpoint ? facts.endpoint?.path : bench.versioned[feature] ? evidence : undefined;
  const known = memo.get(key);
  if (known) return known;
  const said = saysAnew(bench, facts, use, bits);
  if (memo.size < MEMO_LIMIT) memo.set(key, said);
  return said;
};

const saysAnew = (bench: Bench, facts: Facts, use: Use, bits: number): readonly Saying[] => {
  const row = bench.policy.data.features[use.feature];
  const endpoint = (bits & ENDPOINT) > 0;
  const path = endpoint ? facts.endpoint?.path : undefined;
  const how = { endpoint, path, counted: (bits & COUNTED) > 0, removal: (bits & REMOVAL) > 0 };
  const manner: Manner = { ...how, evidence: use.evidence, variant: bench.variant };
  return row ? featureSays(bench, row, manner) : [];
};

const NO_MANNER = { endpoint: false, path: undefined, counted: false, removal: false, evidence: undefined };

const markerSays = (bench: Bench, id: string): readonly Saying[] => {
  const known = bench.markers.get(id);
  if (known) return known;
  const title = bench.policy.data.markers.find((row) => row.id === id)?.title ?? id;
  const said = platformSays(bench, id, title, { ...NO_MANNER, variant: bench.variant });
  bench.markers.set(id, said);
  return said;
};

const customSays = (bench: Bench, { rule, at }: Facts['custom'][number]): Finding[] => {
  const row = bench.policy.data.custom?.[rule];
  if (!row) return [];
  const { id, verdict, message, remedy, source } = row;
  return [
    {
      rule: id,
      at,
      verdict,
      level: LEVELS[verdict],
      api: 'unknown',
      message,
      remedy,
      sources: [bench.policy.source(source)],
    },
  ];
};

/** By gravity, rule and place. What could not be read may differ in its reason alone. */
const byGravity = (a: Finding, b: Finding): number =>
  GRAVITY[a.verdict] - GRAVITY[b.verdict] ||
  compare(a.rule, b.rule) ||
  compare(a.at, b.at) ||
  compare(a.feature ?? '', b.feature ?? '') ||
  compare(a.message, b.message);

const byPlace = (a: FeatureUse, b: FeatureUse): number => compare(a.at, b.at) || compare(a.id, b.id);

const bySignal = (a: Signal, b: Signal): number =>
  compare(a.header ?? '', b.header ?? '') || compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id);

const idOf = (policy: Policy, feature: number): string => policy.data.features[feature]?.id ?? 'unknown';

const NO_SIGNALS: readonly Signal[] = Object.freeze([]);

const signalsOf = (policy: Policy, facts: Facts, demoted: readonly Use[]): readonly Signal[] => {
  if (facts.signals.length + demoted.length === 0) return NO_SIGNALS;
  const all = facts.signals.map(({ feature, header, at }): Signal => {
    const id = idOf(policy, feature);
    return header === undefined ? { id, at } : { id, header };
  });
  for (const { feature } of demoted) all.push({ id: idOf(policy, feature), header: 'anthropic-beta' });
  return inOrder(all, bySignal);
};

/** Features in the order of the policy's rows. */
const newLedger = (bench: Bench, used: Used, models: readonly Retention[]): Retention[] => [
  ...bench.base.first,
  ...bench.policy.data.features.flatMap((row, feature) => (used.features.has(feature) ? featureKeeps(bench, row) : [])),
  ...models,
  ...bench.base.last,
];

/** The ledger, which is the same for the same features and model families. */
const ledger = (bench: Bench, facts: Facts, used: Used): readonly Retention[] => {
  const models = modelKeeps(bench, facts);
  let key = '';
  for (const { what } of models) key += what;
  const known = used.ledgers.get(key);
  if (known) return known;
  const made = Object.freeze(newLedger(bench, used, models));
  used.ledgers.set(key, made);
  return made;
};

/** Judges the facts of one request. */
export const evaluate = (bench: Bench, facts: Facts): Judgement => {
  const { policy, terms } = bench;
  const recognised = facts.host !== 'foreign' && (facts.endpoint !== undefined || facts.host === 'claude');
  if (bench.none.made.count > SETS_REMEMBERED) bench.none = noneUsed();
  let used = bench.none;
  const demoted: Use[] = [];
  const features: FeatureUse[] = [];
  const findings = unreadableSays(bench, facts);
  for (const said of bench.always) findings.push(placed(said, ''));
  for (const use of facts.uses) {
    if (use.until !== undefined && terms.asOf >= use.until) {
      demoted.push(use);
      continue;
    }
    if (use.feature !== UNKNOWN) used = usedToo(used, use.feature);
    features.push({ id: idOf(policy, use.feature), at: use.at });
    for (const saying of useSays(bench, facts, use)) findings.push(placed(saying, use.at));
  }
  if (recognised) {
    for (const said of bench.recognised) findings.push(placed(said, ''));
    requestSays(bench, facts, used.features, findings);
    for (const { id, at } of facts.markers) for (const said of markerSays(bench, id)) findings.push(placed(said, at));
    for (const hit of facts.custom) findings.push(...customSays(bench, hit));
  } else findings.push(notRecognised(bench));
  const judged = inOrder(findings, byGravity);
  return {
    features: inOrder(features, byPlace),
    signals: signalsOf(policy, facts, demoted),
    findings: judged,
    retention: ledger(bench, facts, used),
    predictedResponse: predict(bench, judged),
  };
};
