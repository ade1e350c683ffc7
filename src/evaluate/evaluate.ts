/** Facts × terms → findings and retention ledger. Never sees the request. */
import { type Facts, UNKNOWN, type Use } from '../facts/facts.js';
import type { FeatureUse, Finding, PredictedResponse, Retention, Signal } from '../model.js';
import type { CustomRule, PlatformRow } from '../policy/data.js';
import type { Policy } from '../policy/compile.js';
import { featureSays, type Judge, type Manner, platformSays, unknownSays } from './features.js';
import { notRecognised, platformSay, requestSays, termsSay, unreadableSays } from './request.js';
import { baseline, featureKeeps, modelKeeps } from './retention.js';
import { predict } from './response.js';
import { GRAVITY, LEVELS, placed, type Saying } from './says.js';
import type { Terms } from './terms.js';

export interface Judgement {
  readonly features: FeatureUse[];
  readonly signals: Signal[];
  readonly findings: Finding[];
  readonly retention: Retention[];
  readonly predictedResponse: PredictedResponse | undefined;
}

/** A judge with what it has already worked out: the same feature in the same manner is said once. */
export interface Bench extends Judge {
  readonly variant: string | undefined;
  readonly memo: Map<string | number, readonly Saying[]>;
  readonly kept: Map<number, readonly Retention[]>;
  /** Features of which the platform has only some versions. */
  readonly byEvidence: ReadonlySet<string>;
  readonly base: { readonly first: Retention[]; readonly last: Retention[] };
  /** What holds for every request under these terms, and for every one of Claude's. */
  readonly always: readonly Finding[];
  readonly recognised: readonly Finding[];
}

const MEMO_LIMIT = 4096;

/** Everything about a platform, variant and terms that does not depend on the request. */
export const benchOf = (policy: Policy, terms: Terms, platform: PlatformRow, variant: string | undefined): Bench => {
  const judge: Judge = { policy, terms, platform, families: new Map() };
  const versioned = platform.unsupported.filter((row) => row.only !== undefined || row.except !== undefined);
  return {
    ...judge,
    variant,
    memo: new Map(),
    kept: new Map(),
    byEvidence: new Set(versioned.flatMap((row) => row.features ?? [])),
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
  const row = bench.policy.data.features[use.feature];
  if (!row) return [];
  const endpoint = use.origin === 'endpoint';
  const counted = !endpoint && facts.endpoint?.body === 'token-counting';
  const removal = isRemoval(facts, use);
  const bits = (counted ? COUNTED : 0) | (removal ? REMOVAL : 0) | (endpoint ? ENDPOINT : 0);
  const plain = use.feature * MANNERS + bits;
  const path = endpoint ? facts.endpoint?.path : undefined;
  const key = endpoint || bench.byEvidence.has(row.id) ? `${plain} ${path ?? ''} ${use.evidence ?? ''}` : plain;
  const known = bench.memo.get(key);
  if (known) return known;
  const manner: Manner = { endpoint, path, counted, removal, evidence: use.evidence, variant: bench.variant };
  const said = featureSays(bench, row, manner);
  if (bench.memo.size < MEMO_LIMIT) bench.memo.set(key, said);
  return said;
};

const NO_MANNER = { endpoint: false, path: undefined, counted: false, removal: false, evidence: undefined };

const markerSays = (bench: Bench, facts: Facts): Finding[] =>
  facts.markers.flatMap(({ id, at }) => {
    const title = bench.policy.data.markers.find((row) => row.id === id)?.title ?? id;
    return platformSays(bench, id, title, { ...NO_MANNER, variant: bench.variant }).map((saying) => placed(saying, at));
  });

const applies = (rule: CustomRule, bench: Bench): boolean =>
  rule.arrangements === undefined || rule.arrangements.includes(bench.terms.arrangement);

const customSays = (bench: Bench, facts: Facts): Finding[] =>
  facts.custom.flatMap(({ rule, at }) => {
    const row = bench.policy.data.custom?.[rule];
    if (!row || !applies(row, bench)) return [];
    const { id, verdict, message, remedy, source } = row;
    return [{ rule: id, at, verdict, level: LEVELS[verdict], api: 'unknown', message, remedy, sources: [bench.policy.source(source)] }];
  });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byGravity = (a: Finding, b: Finding): number =>
  GRAVITY[a.verdict] - GRAVITY[b.verdict] || compare(a.rule, b.rule) || compare(a.at, b.at) || compare(a.feature ?? '', b.feature ?? '');

/** One finding a rule, feature and place. What could not be read may differ in its reason alone. */
const unique = (findings: Finding[]): Finding[] =>
  distinct(findings.sort(byGravity), (a, b) => a.at === b.at && a.rule === b.rule && a.feature === b.feature && a.message === b.message);

const byPlace = (a: FeatureUse, b: FeatureUse): number => compare(a.at, b.at) || compare(a.id, b.id);

const idOf = (policy: Policy, feature: number): string => policy.data.features[feature]?.id ?? 'unknown';

const distinct = <Item>(items: Item[], same: (a: Item, b: Item) => boolean): Item[] => {
  let kept = 0;
  for (const item of items) {
    const before = items[kept - 1];
    if (before === undefined || !same(before, item)) items[kept++] = item;
  }
  items.length = kept;
  return items;
};

const bySignal = (a: Signal, b: Signal): number =>
  compare(a.header ?? '', b.header ?? '') || compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id);

const signalsOf = (policy: Policy, facts: Facts, demoted: readonly Use[]): Signal[] => {
  const all = facts.signals.map(({ feature, header, at = '' }): Signal => {
    const id = idOf(policy, feature);
    return header === undefined ? { id, at } : { id, header };
  });
  for (const { feature } of demoted) all.push({ id: idOf(policy, feature), header: 'anthropic-beta' });
  return distinct(all.sort(bySignal), (a, b) => bySignal(a, b) === 0);
};

const keeps = (bench: Bench, features: ReadonlySet<number>): Retention[] => {
  const all: Retention[] = [];
  for (const feature of features) {
    let kept = bench.kept.get(feature);
    if (!kept) {
      const row = bench.policy.data.features[feature];
      kept = row ? featureKeeps(bench, row) : [];
      bench.kept.set(feature, kept);
    }
    all.push(...kept);
  }
  return all.sort((a, b) => compare(a.feature ?? '', b.feature ?? ''));
};

/** Judges the facts of one request. */
export const evaluate = (bench: Bench, facts: Facts): Judgement => {
  const { policy, terms } = bench;
  const recognised = facts.host !== 'foreign' && (facts.endpoint !== undefined || facts.host === 'claude');
  const demoted: Use[] = [];
  const indexes = new Set<number>();
  const features: FeatureUse[] = [];
  const findings = unreadableSays(bench, facts);
  for (const said of bench.always) findings.push(placed(said, ''));
  for (const use of facts.uses) {
    if (use.until !== undefined && terms.asOf >= use.until) {
      demoted.push(use);
      continue;
    }
    indexes.add(use.feature);
    features.push({ id: idOf(policy, use.feature), at: use.at });
    for (const saying of useSays(bench, facts, use)) findings.push(placed(saying, use.at));
  }
  if (recognised) {
    for (const said of bench.recognised) findings.push(placed(said, ''));
    requestSays(bench, facts, indexes, findings);
    findings.push(...markerSays(bench, facts), ...customSays(bench, facts));
  } else findings.push(notRecognised(bench));
  const judged = unique(findings);
  return {
    features: distinct(features.sort(byPlace), (a, b) => a.at === b.at && a.id === b.id),
    signals: signalsOf(policy, facts, demoted),
    findings: judged,
    retention: [...bench.base.first, ...keeps(bench, indexes), ...modelKeeps(bench, facts), ...bench.base.last],
    predictedResponse: predict(bench, judged),
  };
};
