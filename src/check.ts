/** `check`: judges one request. Pure, never throws, reads no clock. */
import { daysBetween } from './day.js';
import { type Bench, benchOf, evaluate } from './evaluate/evaluate.js';
import { isPlain, type Terms, termsOf } from './evaluate/terms.js';
import { collectFacts } from './facts/collect.js';
import type { Facts, Unread } from './facts/facts.js';
import { isObject } from './json.js';
import type { Context, Detect, Overall, Platform, Report, Subject, Verdict } from './model.js';
import { must, type Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { METHODS } from './request/envelope.js';
import { readRequest } from './request/read.js';
import { TOOL } from './tool.js';
import { applyWaivers } from './waive.js';

/** The note on every report. */
const NOTE = 'A dated reading of public statements: the signed agreement decides, not this program.';

const DEFAULT_PLATFORM: Platform = 'claude-api';

/** What is computed once for a platform: its bench, and the context that its subjects show. */
interface Place {
  readonly bench: Bench;
  readonly context: Subject['context'];
}

/** A policy under the terms of a context. */
interface Known {
  readonly policy: Policy;
  /** The members of the context, each with its type and a value to compare. */
  readonly members: ReadonlyMap<string, readonly [type: string, gist: unknown]>;
  readonly terms: Terms;
  /** The policy as a report shows it. */
  readonly stated: Report['policy'];
  readonly places: Place[];
}

const memory = new WeakMap<Policy, Known[]>();
const CONTEXTS_REMEMBERED = 64;

/** The value to compare for a member: the content of an object, which is mutable; for a function only its presence. */
const gistOf = (value: unknown): unknown => {
  try {
    return typeof value === 'object' ? JSON.stringify(value) : typeof value === 'function' || value;
  } catch {
    return Symbol();
  }
};

const isSame = (context: Context, { members }: Known): boolean => {
  let left = members.size;
  for (const name in context) {
    const value = context[name as keyof Context];
    const before = members.get(name);
    if (!before || before[0] !== typeof value || before[1] !== gistOf(value)) return false;
    left--;
  }
  return !left;
};

const knownAnew = (policy: Policy, context: Context): Known => {
  const terms = termsOf(context, policy.latest);
  const { asOf, today } = terms;
  const age = today && { ageInDays: daysBetween(policy.newest, today) };
  const stated = Object.freeze({ asOf, digest: policy.digest, ...age });
  const members = Object.entries(context ?? {}).map(([name, value]) => [name, [typeof value, gistOf(value)]] as const);
  return { policy, members: new Map(members), terms, stated, places: [] };
};

const knownOf = (policy: Policy, context: Context): Known => {
  const all = memory.get(policy) ?? [];
  if (all.length === 0) memory.set(policy, all);
  const plain = isPlain(context);
  for (const known of all) if (plain && isSame(context, known)) return known;
  const known = knownAnew(policy, context);
  if (all.length >= CONTEXTS_REMEMBERED) all.length = 0;
  if (plain) all.push(known);
  return known;
};

const placeFor = ({ policy, terms, places }: Known, facts: Facts): Place => {
  const platform = facts.platform ?? terms.platform ?? DEFAULT_PLATFORM;
  const { arrangement, phi, strict, foundryHosting } = terms;
  const foundry = platform === 'microsoft-foundry';
  const stated = foundryHosting === 'unknown' ? undefined : foundryHosting;
  const variant = foundry ? stated : facts.variant;
  for (const place of places) if (place.context.platform === platform && place.bench.variant === variant) return place;
  const row = must(policy.platform(platform), platform);
  const context = Object.freeze({ platform, ...(foundry && { foundryHosting }), arrangement, phi, strict });
  const place = { bench: benchOf(policy, terms, row, variant), context };
  places.push(place);
  return place;
};

/** The verdict of a list of findings, or of subjects: its gravest, or `pass`. */
export const verdictOf = (judged: readonly { readonly verdict: Verdict | Overall }[]): Overall =>
  (['fail', 'review'] as const).find((one) => judged.some(({ verdict }) => verdict === one)) ?? 'pass';

/** What is judged besides the value: what was already found unreadable, and the detector for schemas. */
interface Beside {
  readonly extra: readonly Unread[];
  readonly detect: Detect | undefined;
  /** Called with the facts, where more is asked about them than a subject says. */
  readonly seen?: ((bench: Bench, facts: Facts) => void) | undefined;
}

const judge = (value: unknown, context: Context, known: Known, { extra, detect, seen }: Beside): Subject => {
  const request = readRequest(value, known.policy);
  // A text that is not JSON has no value: that problem alone is reported.
  if (value === undefined && extra[0]) request.problems.length = 0;
  request.problems.push(...extra);
  const facts = collectFacts(request, known.policy, {
    // A detector of the caller's takes precedence over the built-in one.
    detect: context.detect ?? detect,
    regions: known.terms.residency !== undefined,
  });
  const { bench, context: judgedUnder } = placeFor(known, facts);
  const judged = evaluate(bench, facts);
  seen?.(bench, facts);
  // Where nothing could be read, it is unknown what a waiver would accept.
  const waivers = isObject(value) ? known.terms.waivers : [];
  const { findings, waived } = applyWaivers(judged.findings, waivers, known.terms.today);
  // Members are added rather than spread: this object is made for every request.
  const subject: { -readonly [Member in keyof Subject]: Subject[Member] } = {
    method: METHODS.includes(request.method) ? request.method : 'unknown',
    endpoint: request.endpoint?.path ?? 'unknown',
    context: judgedUnder,
    verdict: verdictOf(findings),
    features: [...judged.features],
    signals: [...judged.signals],
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

/** If reading the value throws (a getter, a proxy), that is reported as something that could not be read. */
const judgeSafely = (value: unknown, context: Context, known: Known, beside: Beside): Subject => {
  const without = (what: string): Beside => ({ ...beside, extra: [...beside.extra, failed(what)] });
  try {
    return judge(value, context, known, beside);
  } catch {}
  // Most likely the request threw; if it throws again, the context did, and is ignored.
  try {
    return judge(undefined, context, known, without('request'));
  } catch {
    return judge(undefined, {}, knownOf(known.policy, {}), without('context'));
  }
};

/**
 * Judges one request, without a report around it. `extra` is what was already found unreadable, `detect` examines
 * compiled schemas unless the context has a detector of its own.
 */
export const checkSubject = (
  value: unknown,
  context: Context,
  policy: Policy,
  extra: readonly Unread[] = [],
  detect?: Detect,
  seen?: Beside['seen'],
): Subject => judgeSafely(value, context, knownOf(policy, context), { extra, detect, seen });

const report = (subjects: readonly Subject[], { stated }: Known): Report => ({
  version: 1,
  tool: TOOL,
  policy: stated,
  note: NOTE,
  // Without a subject nothing passed.
  verdict: subjects[0] ? verdictOf(subjects) : 'review',
  subjects,
});

/** Puts subjects into a report. */
export const reportOf = (subjects: readonly Subject[], context: Context, policy: Policy): Report =>
  report(subjects, knownOf(policy, context));

/**
 * Judges a parsed request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any value.
 */
export const check = (
  value: unknown,
  context: Context = {},
  policy: Policy = shippedPolicy,
  detect?: Detect,
): Report => {
  // An invalid policy was meant to be used: the shipped one's verdict alone would be misleading.
  const known = knownOf(policy?.kinds?.size ? policy : shippedPolicy, context);
  const extra = known.policy === policy ? [] : [failed('policy')];
  return report([judgeSafely(value, context, known, { extra, detect })], known);
};
