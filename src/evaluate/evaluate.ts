/** Facts × terms → findings and retention ledger. Never sees the request. */

import type { Facts, Use } from '../facts/facts.js';
import { remembered } from '../memoize.js';
import type { FeatureUse, Finding, PredictedResponse, Retention, Signal } from '../model.js';
import { compare, inOrder } from '../order.js';
import { BETA_HEADER, must, type Policy } from '../policy/compile.js';
import type { FeatureRow } from '../policy/data.js';
import type { PlatformRow } from '../policy/platform-rows.js';
import { featureSays, type Manner, platformSays, unknownSays } from './features.js';
import type { Judge, Saying } from './judge.js';
import { type Recollection, recall } from './recall.js';
import { platformSay, requestSays, termsSay, unreadableSays } from './request.js';
import { predict } from './response.js';
import { ledger } from './retention.js';
import { GRAVITY, LEVELS, placed, says } from './says.js';
import type { Terms } from './terms.js';

/** What the policy makes of the facts of one request. */
export interface Judgement {
  readonly features: readonly FeatureUse[];
  readonly signals: readonly Signal[];
  readonly findings: readonly Finding[];
  readonly retention: readonly Retention[];
  readonly predictedResponse: PredictedResponse | undefined;
}

/** A judge, with the findings on every request, and on every one that is Claude's. */
export interface Bench extends Judge {
  readonly always: readonly Saying[];
  readonly recognised: readonly Saying[];
  /** By facts. */
  readonly judged: Recollection<Judgement>;
}

/** Everything about a platform, variant and terms that does not depend on the request. */
export const benchOf = (policy: Policy, terms: Terms, platform: PlatformRow, variant: string | undefined): Bench => {
  const memos = { families: new Map(), said: new Map(), sayings: [], ledgers: new Map() };
  const judge: Judge = { policy, terms, platform, variant, ...memos };
  return { ...judge, always: termsSay(judge), recognised: platformSay(judge), judged: new Map() };
};

/** Apart from its caller, which would otherwise make a closure for every use. */
const saysOf = (bench: Bench, feature: number, called: boolean, manner: Manner) => (): readonly Saying[] => {
  const row = bench.policy.data.features[feature];
  return row ? featureSays(bench, row, manner) : [unknownSays(bench, called ? 'endpoint' : 'member')];
};

const useSays = (bench: Bench, { method, endpoint }: Facts, { feature, evidence, origin }: Use): readonly Saying[] => {
  const called = origin === 'endpoint';
  const counted = !called && endpoint?.body === 'token-counting';
  const removal = called && method === 'DELETE';
  // Never negative, even for UNKNOWN (-1): arrays are slow with negative indices.
  const index = feature * 8 + 8 + Number(counted) * 4 + Number(removal) * 2 + Number(called);
  bench.sayings[index] ??= new Map();
  const memo = bench.sayings[index];
  const path = called ? endpoint?.path : undefined;
  const key = path ?? evidence;
  return memo.get(key) ?? remembered(memo, key, saysOf(bench, feature, called, { path, counted, removal, evidence }));
};

const markerSays = (bench: Bench, index: number): readonly Saying[] => {
  const row = bench.policy.data.markers[index];
  return row ? platformSays(bench, row.id, row.title, {}) : [];
};

const customSays = ({ policy }: Bench, index: number): Saying => {
  const { id: rule, verdict, message, remedy, source } = must(policy.data.custom?.[index], 'custom rule');
  const sources = [policy.source(source)];
  return { rule, feature: undefined, verdict, level: LEVELS[verdict], api: 'unknown', message, remedy, sources };
};

/** By gravity, rule and place, then by message, as unreadable places may differ in the reason alone. */
const byGravity = (a: Finding, b: Finding): number =>
  GRAVITY[a.verdict] - GRAVITY[b.verdict] ||
  compare(a.rule, b.rule) ||
  compare(a.at, b.at) ||
  compare(a.feature ?? '', b.feature ?? '') ||
  compare(a.message, b.message);

const byPlace = (a: FeatureUse, b: FeatureUse): number => compare(a.at, b.at) || compare(a.id, b.id);

const bySignal = (a: Signal, b: Signal): number =>
  compare(a.header ?? '', b.header ?? '') || compare(a.at ?? '', b.at ?? '') || compare(a.id, b.id);

const judge = (bench: Bench, facts: Facts): Judgement => {
  const { policy, terms } = bench;
  const idOf = (feature: number): string =>
    feature < 0 ? 'unknown' : (policy.data.features[feature] as FeatureRow).id;
  const used = new Set<number>();
  const features: FeatureUse[] = [];
  const signals = facts.signals.map(({ index, header, at }): Signal => {
    const id = idOf(index);
    return header === undefined ? { id, at } : { id, header };
  });
  const findings = unreadableSays(bench, facts);
  const add = (sayings: readonly Saying[], at: string): void => {
    for (const saying of sayings) findings.push(placed(saying, at));
  };
  add(bench.always, '');
  for (const use of facts.uses) {
    const { feature, at } = use;
    if (use.until !== undefined && terms.asOf >= use.until) {
      signals.push({ id: idOf(feature), header: BETA_HEADER });
      continue;
    }
    used.add(feature);
    features.push({ id: idOf(feature), at });
    add(useSays(bench, facts, use), at);
  }
  const recognised = facts.endpoint || facts.host === 'claude';
  const retention = ledger(bench, facts, used);
  if (recognised) {
    add(bench.recognised, '');
    requestSays(bench, facts, used, findings);
    for (const { index, at } of facts.markers) add(markerSays(bench, index), at);
    for (const { index, at } of facts.custom) add([customSays(bench, index)], at);
  } else add([says(bench, 'request/not-recognised', 'unknown')], '');
  const judged = inOrder(findings, byGravity);
  return {
    features: inOrder(features, byPlace),
    signals: inOrder(signals, bySignal),
    findings: judged,
    // For a request that goes elsewhere no arrangement promises anything.
    retention: recognised ? retention : retention.filter(({ basis }) => basis === 'regardless-of-arrangement'),
    predictedResponse: predict(bench, judged),
  };
};

/** Freezes a judgement, as many reports may share it. */
const shared = ({ features, signals, findings, retention, predictedResponse }: Judgement): void => {
  const body = predictedResponse?.body;
  for (const one of [...features, ...signals, ...findings, retention, predictedResponse, body, body?.error])
    Object.freeze(one);
};

/** Judges the facts of one request. */
export const evaluate = (bench: Bench, facts: Facts): Judgement =>
  recall(bench.judged, facts, () => judge(bench, facts), shared);
