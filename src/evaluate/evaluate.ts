/** Facts × terms → findings and retention ledger. Never sees the request. */
import type { Facts, Use } from '../facts/facts.js';
import type { FeatureUse, Finding, PredictedResponse, Retention, Signal } from '../model.js';
import type { Policy } from '../policy/compile.js';
import type { PlatformRow } from '../policy/data.js';
import { UNKNOWN } from '../policy/tables.js';
import { featureSays, type Judge, type Manner, platformSays, unknownSays } from './features.js';
import { compare, inOrder } from './order.js';
import { notRecognised, platformSay, requestSays, termsSay, unreadableSays } from './request.js';
import { predict } from './response.js';
import { baseline, featureKeeps, modelKeeps } from './retention.js';
import { GRAVITY, LEVELS, placed, type Saying } from './says.js';
import type { Terms } from './terms.js';

export interface Judgement {
  readonly features: FeatureUse[];
  readonly signals: Signal[];
  readonly findings: Finding[];
  readonly retention: readonly Retention[];
  readonly predictedResponse: PredictedResponse | undefined;
}

/** A judge with what it has already worked out: the same feature in the same manner is said once. */
export interface Bench extends Judge {
  readonly variant: string | undefined;
  /** By feature and manner; where the endpoint or version matters too, by those in `memo`. */
  readonly plain: (readonly Saying[] | undefined)[];
  readonly memo: Map<string, readonly Saying[]>;
  /** A 1 for each feature of which the platform has only some versions. */
  readonly versioned: Uint8Array;
  /** Ledgers by the features and models used. */
  readonly ledgers: Map<string, readonly Retention[]>;
  readonly base: { readonly first: Retention[]; readonly last: Retention[] };
  /** What holds for every request under these terms, and for every one of Claude's. */
  readonly always: readonly Finding[];
  readonly recognised: readonly Finding[];
}

const MEMO_LIMIT = 4096;

/** Everything about a platform, variant and terms that does not depend on the request. */
export const benchOf = (policy: Policy, terms: Terms, platform: PlatformRow, variant: string | undefined): Bench => {
  const judge: Judge = { policy, terms, platform, families: new Map(), said: new Map() };
  const versions = platform.unsupported.filter((row) => row.only !== undefined || row.except !== undefined);
  const versioned = (id: string) => versions.some((row) => row.features?.includes(id));
  return {
    policy,
    terms,
    platform,
    families: judge.families,
    said: judge.said,
    variant,
    plain: [],
    memo: new Map(),
    versioned: Uint8Array.from(policy.data.features, ({ id }) => (versioned(id) ? 1 : 0)),
    ledgers: new Map(),
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
  if (use.feature === UNKNOWN) return [unknownSays(bench, use.origin === 'endpoint' ? 'endpoint' : 'member')];
  const endpoint = use.origin === 'endpoint';
  const counted = !endpoint && facts.endpoint?.body === 'token-counting';
  const bits = (counted ? COUNTED : 0) | (isRemoval(facts, use) ? REMOVAL : 0) | (endpoint ? ENDPOINT : 0);
  const plain = use.feature * MANNERS + bits;
  if (!endpoint && !bench.versioned[use.feature]) {
    bench.plain[plain] ??= saysAnew(bench, facts, use, bits);
    return bench.plain[plain] ?? [];
  }
  const key = `${plain} ${endpoint ? facts.endpoint?.path : use.evidence}`;
  const known = bench.memo.get(key);
  if (known) return known;
  const said = saysAnew(bench, facts, use, bits);
  if (bench.memo.size < MEMO_LIMIT) bench.memo.set(key, said);
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
  const known = bench.memo.get(id);
  if (known) return known;
  const title = bench.policy.data.markers.find((row) => row.id === id)?.title ?? id;
  const said = platformSays(bench, id, title, { ...NO_MANNER, variant: bench.variant });
  bench.memo.set(id, said);
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

const signalsOf = (policy: Policy, facts: Facts, demoted: readonly Use[]): Signal[] => {
  const all = facts.signals.map(({ feature, header, at = '' }): Signal => {
    const id = idOf(policy, feature);
    return header === undefined ? { id, at } : { id, header };
  });
  for (const { feature } of demoted) all.push({ id: idOf(policy, feature), header: 'anthropic-beta' });
  return inOrder(all, bySignal);
};

const LEDGERS_REMEMBERED = 1024;

/** The ledger, which is the same for the same features and model families. */
const ledger = (bench: Bench, facts: Facts, used: Uint8Array): readonly Retention[] => {
  let key = '';
  for (let feature = 0; feature < used.length; feature++) if (used[feature]) key += String.fromCharCode(feature + 32);
  const models = modelKeeps(bench, facts);
  for (const { what } of models) key += what;
  const known = bench.ledgers.get(key);
  if (known) return known;
  const made = Object.freeze(newLedger(bench, used, models));
  if (bench.ledgers.size < LEDGERS_REMEMBERED) bench.ledgers.set(key, made);
  return made;
};

/** Features in the order of the policy's rows; `used` has a 1 for each feature used. */
const newLedger = (bench: Bench, used: Uint8Array, models: readonly Retention[]): Retention[] => {
  const lines = bench.base.first.slice();
  for (let feature = 0; feature < used.length; feature++) {
    if (!used[feature]) continue;
    const row = bench.policy.data.features[feature];
    if (row) lines.push(...featureKeeps(bench, row));
  }
  return [...lines, ...models, ...bench.base.last];
};

/** Judges the facts of one request. */
export const evaluate = (bench: Bench, facts: Facts): Judgement => {
  const { policy, terms } = bench;
  const recognised = facts.host !== 'foreign' && (facts.endpoint !== undefined || facts.host === 'claude');
  const demoted: Use[] = [];
  const used = new Uint8Array(policy.data.features.length);
  const features: FeatureUse[] = [];
  const findings = unreadableSays(bench, facts);
  for (const said of bench.always) findings.push(placed(said, ''));
  for (const use of facts.uses) {
    if (use.until !== undefined && terms.asOf >= use.until) {
      demoted.push(use);
      continue;
    }
    if (use.feature !== UNKNOWN) used[use.feature] = 1;
    features.push({ id: idOf(policy, use.feature), at: use.at });
    for (const saying of useSays(bench, facts, use)) findings.push(placed(saying, use.at));
  }
  if (recognised) {
    for (const said of bench.recognised) findings.push(placed(said, ''));
    requestSays(bench, facts, used, findings);
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
