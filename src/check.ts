/** `check`: the walk of one request. Pure, never throws, no clock. */
import { type Bench, benchOf, evaluate } from './evaluate/evaluate.js';
import { familyOf } from './evaluate/models.js';
import { daysBetween } from './evaluate/request.js';
import { isPlain, type Terms, termsOf } from './evaluate/terms.js';
import { collectFacts } from './facts/collect.js';
import type { Facts, Unread } from './facts/facts.js';
import type { Detectors } from './facts/identifiers.js';
import type { Context, Counts, Finding, Overall, Platform, Report, Subject } from './model.js';
import type { Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { readRequest } from './request/read.js';
import { TOOL } from './tool.js';
import { applyWaivers } from './waive.js';

/** What every report says of itself. */
const NOTE = 'A dated reading of public statements: the signed agreement decides, not this program.';

const DEFAULT_PLATFORM: Platform = 'claude-api';
const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** What is worked out once for a platform: its bench, and what a subject says of the terms. */
interface Place {
  readonly platform: Platform;
  readonly variant: string | undefined;
  readonly bench: Bench;
  readonly context: Subject['context'];
}

/** A policy under the terms of a context. */
interface Remembered {
  readonly policy: Policy;
  readonly terms: Terms;
  /** What a report says of the policy. */
  readonly stated: Report['policy'];
  readonly places: Place[];
}

const CONTEXTS_REMEMBERED = 64;
const memory = new WeakMap<Policy, Map<string, Remembered>>();

/** A context as a key, or undefined where it holds what a key cannot. */
const keyOf = (context: Context): string | undefined => {
  if (!isPlain(context)) return undefined;
  let key = '';
  for (const name in context) {
    const value = context[name as keyof Context];
    if (typeof value === 'function') {
      if (name !== 'detect') return undefined;
    } else
      key += `${name.length}${name}${typeof value === 'string' ? `"${value.length}${value}` : JSON.stringify(value)}`;
  }
  return key;
};

const rememberedAnew = (policy: Policy, terms: Terms): Remembered => {
  const { asOf, today } = terms;
  const age = today === undefined ? {} : { ageInDays: daysBetween(policy.newest, today) };
  return { policy, terms, stated: Object.freeze({ asOf, digest: policy.digest, ...age }), places: [] };
};

/** The last context, where it held nothing that could change without being seen: most runs have but one. */
let last: { readonly context: Context; readonly size: number; readonly known: Remembered } | undefined;

const isLast = (policy: Policy, context: Context): boolean => {
  if (!last || last.known.policy !== policy || !isPlain(context)) return false;
  let size = 0;
  for (const name in context) {
    if (context[name as keyof Context] !== last.context[name as keyof Context]) return false;
    size++;
  }
  return size === last.size;
};

const remembered = (policy: Policy, context: Context): Remembered => {
  let key: string | undefined;
  let flat = false;
  try {
    if (last && isLast(policy, context)) return last.known;
    key = keyOf(context);
    flat = key !== undefined && Object.values(context).every((value) => typeof value !== 'object');
  } catch {
    key = undefined;
  }
  let contexts = memory.get(policy);
  if (!contexts) {
    contexts = new Map();
    memory.set(policy, contexts);
  }
  let known = key === undefined ? undefined : contexts.get(key);
  if (!known) {
    known = rememberedAnew(policy, termsOf(context, policy.latest));
    if (contexts.size >= CONTEXTS_REMEMBERED) contexts.clear();
    if (key !== undefined) contexts.set(key, known);
  }
  if (flat) last = { context: { ...context }, size: Object.keys(context).length, known };
  return known;
};

const variantOf = (terms: Terms, facts: Facts, platform: Platform): string | undefined =>
  platform === 'microsoft-foundry'
    ? terms.foundryHosting === 'unknown'
      ? undefined
      : terms.foundryHosting
    : facts.variant;

const placeFor = ({ policy, terms, places }: Remembered, facts: Facts): Place => {
  const platform = facts.platform ?? terms.platform ?? DEFAULT_PLATFORM;
  const variant = variantOf(terms, facts, platform);
  for (const place of places) if (place.platform === platform && place.variant === variant) return place;
  const row = policy.platform(platform);
  if (!row) throw new Error(`the policy has no platform ${platform}`);
  const { arrangement, phi, strict, foundryHosting } = terms;
  const hosting = platform === 'microsoft-foundry' ? { foundryHosting } : {};
  const context = Object.freeze({ platform, ...hosting, arrangement, phi, strict });
  const made = { platform, variant, bench: benchOf(policy, terms, row, variant), context };
  places.push(made);
  return made;
};

/** The verdict of a list of findings: its gravest, or `pass`. */
export const verdictOf = (findings: readonly Finding[]): Overall => {
  let verdict: Overall = 'pass';
  for (const finding of findings) {
    if (finding.verdict === 'fail') return 'fail';
    if (finding.verdict === 'review') verdict = 'review';
  }
  return verdict;
};

const gravest = (subjects: readonly Subject[]): Overall => {
  const has = (verdict: Overall) => subjects.some((subject) => subject.verdict === verdict);
  return has('fail') ? 'fail' : has('review') ? 'review' : 'pass';
};

/** What is judged, besides the value: what was already found unreadable, and who looks at schemas. */
interface Beside {
  readonly extra: readonly Unread[];
  readonly detectors: Detectors | undefined;
  /** Is given the families of the models that the request names. */
  readonly families?: Set<string> | undefined;
}

/** What a family is called that the policy does not know; the name itself is a value of the request. */
const OTHER_FAMILY = 'other';

/** The caller's detector goes before the entry's. */
const detectorsFor = ({ detect }: Context, detectors: Detectors | undefined): Detectors | undefined =>
  typeof detect === 'function' ? { ...detectors, detect } : detectors;

const judge = (
  value: unknown,
  context: Context,
  known: Remembered,
  { extra, detectors, families }: Beside,
): Subject => {
  const request = readRequest(value, known.policy);
  const facts = collectFacts(request, known.policy, {
    detectors: detectorsFor(context, detectors),
    regions: known.terms.residency !== undefined,
  });
  // What could not be read as text was never a value: that says it all.
  if (value === undefined && extra.length > 0) facts.unreadable.length = 0;
  for (const one of extra) facts.unreadable.push(one);
  const { bench, context: judgedUnder } = placeFor(known, facts);
  const judged = evaluate(bench, facts);
  if (families)
    for (const { id } of facts.models) {
      const family = familyOf(bench, id);
      families.add(family.known ? family.prefix : OTHER_FAMILY);
    }
  const { findings, waived } =
    known.terms.waivers.length > 0
      ? applyWaivers(judged.findings, known.terms.waivers, known.terms.today)
      : { findings: judged.findings, waived: [] };
  // Members are added rather than spread: this object is made for every request.
  const subject: { -readonly [Member in keyof Subject]: Subject[Member] } = {
    method: METHODS.includes(request.method) ? request.method : 'unknown',
    endpoint: request.endpoint?.path ?? 'unknown',
    context: judgedUnder,
    verdict: verdictOf(findings),
    features: judged.features,
    signals: judged.signals,
    findings,
    waived,
    retention: judged.retention,
    unchecked: facts.unreadable.map(({ at, why }) => ({ at, why })),
  };
  if (request.name !== undefined) subject.name = request.name;
  if (judged.predictedResponse) subject.predictedResponse = judged.predictedResponse;
  return subject;
};

const failed = (what: string): Unread => ({ at: '', why: `reading the ${what} failed` });

/** A fault in reading the value (a getter that throws, a proxy) is itself something that could not be read. */
const judgeSafely = (value: unknown, context: Context, known: Remembered, beside: Beside): Subject => {
  const without = (what: string): Beside => ({ ...beside, extra: [...beside.extra, failed(what)] });
  try {
    return judge(value, context, known, beside);
  } catch {
    // The request, most likely; else the context is at fault too and is set aside.
    try {
      return judge(undefined, context, known, without('request'));
    } catch {
      return judge(undefined, {}, remembered(known.policy, {}), without('context'));
    }
  }
};

/**
 * Judges one request, without a report around it. `extra` is what was already found unreadable, `detectors` look at
 * compiled schemas where the context brings no detector of its own, and `families` is given the families of the models
 * that the request names, as the policy writes them, `other` for one it does not know.
 */
export const checkSubject = (
  value: unknown,
  context: Context,
  policy: Policy,
  extra: readonly Unread[] = [],
  detectors?: Detectors,
  families?: Set<string>,
): Subject => judgeSafely(value, context, remembered(policy, context), { extra, detectors, families });

const report = (subjects: readonly Subject[], { stated }: Remembered, counts?: Counts): Report => ({
  version: 1,
  tool: TOOL,
  policy: stated,
  note: NOTE,
  verdict: gravest(subjects),
  ...(counts ? { counts } : {}),
  subjects,
});

/** Puts subjects into a report. */
export const reportOf = (subjects: readonly Subject[], context: Context, policy: Policy, counts?: Counts): Report =>
  report(subjects, remembered(policy, context), counts);

/**
 * Judges a parsed request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any value.
 */
export const check = (
  value: unknown,
  context: Context = {},
  policy: Policy = shippedPolicy,
  detectors?: Detectors,
): Report => {
  const known = remembered(policy, context);
  return report([judgeSafely(value, context, known, { extra: [], detectors })], known);
};
