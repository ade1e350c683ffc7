/** The guard that middleware and guarded fetches share: it decides on a request and delivers the decision to sinks. */

import { watchAnswer } from '../answers/watch.js';
import { reportOf } from '../check.js';
import { checkedContext } from '../context-problems.js';
import { DAY_MS, dayOf } from '../day.js';
import type { Unread } from '../facts/facts.js';
import { keyedDigest } from '../keyed-digest.js';
import type { Context, Report, Subject } from '../model.js';
import { nodeCrypto } from '../node-builtin.js';
import type { Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import { type Signal, unlessAborted } from './abort.js';
import { clock, within } from './clock.js';
import { deliveryTo, type Lost } from './delivery.js';
import { answerEvent, type EventSink } from './events.js';
import { type Decided, decide, type Strictness } from './judge.js';
import type { Place } from './mark.js';
import { andThen, isPromiseLike, type MaybePromise } from './maybe-promise.js';
import { assertOptions } from './options.js';
import { isOther } from './other-requests.js';
import type { Outgoing } from './outgoing.js';
import { deliverReceipt, type Judged, type Receipts } from './receipts.js';
import { type ErrorBase, type Violation, violationError } from './violation.js';

/** How a guard works. Everything is optional. */
export interface GuardOptions extends Strictness {
  /**
   * Whether a request is refused (default) or sent if the check itself fails or a sink does not accept its receipt. By
   * default a request therefore waits until its receipt has been accepted.
   */
  readonly onFault?: 'block' | 'pass';
  /** Default: the shipped policy. */
  readonly policy?: Policy;
  /** The name of the target that requests are sent to, for receipts. */
  readonly target?: string;
  /** One or more sinks, which receive every decision and every sign in an answer. */
  readonly events?: EventSink | readonly EventSink[];
  /** Called with each event that a sink did not accept, and with what the sink threw. */
  readonly onLost?: Lost;
  /** The time in milliseconds after which a sink or `onReport` counts as failed. Default: 10,000. */
  readonly sinkTime?: number;
  /** Called with the report of every decision as soon as it is made. If it throws or rejects, the check counts as failed. */
  readonly onReport?: (report: Report) => void | Promise<void>;
  /** The key of the digests in receipts, such as `process.env.CLAUDE_PREFLIGHT_KEY`. Default: a random key for each guard. */
  readonly key?: string | undefined;
  /**
   * Thrown errors are also instances of this class, such as the SDK's `PermissionDeniedError`. The SDK's `.stream()` then
   * does not wrap them, and its session and environment runners, which ignore unknown errors, stop.
   */
  readonly errorBase?: ErrorBase;
  /** Returns the time in milliseconds since 1970, for receipts and waivers. Default: the system clock. */
  readonly now?: () => number;
}

/** What the guard decided on a request. */
export interface GuardOutcome extends Pick<Decided, 'text' | 'headers'> {
  /** The receipt's id; undefined if the request was allowed and there are no sinks. */
  readonly id?: string;
  /** Why the request may not be sent; undefined if it may. */
  readonly violation?: Violation | undefined;
  /** Whether the request is not for Claude at all. */
  readonly other?: boolean;
}

/** A guard, as middleware and guarded fetches use it. */
interface Guard {
  /**
   * Decides on a request and delivers its receipt. A refusal is returned once every sink has been called, and so is
   * permission to send, unless a lost receipt would not change it. The result is a promise only if something is
   * asynchronous. It rejects only with the reason of the signal, if that aborts first; sinks that accepted the receipt
   * then get another, which says that nothing was sent. `more` lists what else of the request is known to be unreadable.
   */
  readonly check: (
    outgoing: Outgoing,
    signal: Signal | undefined,
    more?: readonly Unread[],
  ) => MaybePromise<GuardOutcome>;
  /** Watches the answer to a request for signs. Returns the answer to pass on to the caller. */
  readonly watch: <A>(answer: A, id: string | undefined) => A;
  readonly error: (violation: Violation) => Error;
  /** Resolves once every event so far has been delivered or has failed. */
  readonly settled: () => Promise<void>;
}

const SINK_TIME = 10_000;
const ids = nodeCrypto() ?? crypto;

/** The subject of a request whose check failed: nothing is known about the request. */
const unjudged = (context: Context): Subject => ({
  method: 'unknown',
  endpoint: 'unknown',
  context: {
    platform: context.platform ?? 'claude-api',
    arrangement: context.arrangement ?? 'standard',
    phi: context.phi === true,
    strict: context.strict === true,
  },
  verdict: 'review',
  features: [],
  signals: [],
  findings: [],
  waived: [],
  retention: [],
  unchecked: [{ at: '', why: 'the check failed' }],
});

/** The terms on a day: the context, and the policy as reports and receipts state it. */
interface DayTerms {
  readonly context: Context;
  readonly stated: Report['policy'];
}

const termsOf = (context: Context, policy: Policy): DayTerms => ({
  context,
  stated: reportOf([], context, policy).policy,
});

/** The terms on the current day, which is updated while a service runs, since waivers expire. */
const termsByDay = (first: DayTerms, policy: Policy, now: () => number): (() => DayTerms) => {
  if (first.context.today !== undefined) return () => first;
  let day = -1;
  let current = first;
  return () => {
    const today = Math.floor(now() / DAY_MS);
    if (today !== day) {
      day = today;
      current = termsOf({ ...first.context, today: dayOf(now()) }, policy);
    }
    return current;
  };
};

/** Turns a decision into what the client has to do, and delivers the receipt. */
const outcomeFor =
  (receipts: Receipts | undefined) =>
  (outgoing: Outgoing, judged: Judged, signal: Signal | undefined): MaybePromise<GuardOutcome> => {
    const { subject, refused, against, fixes, text, headers } = judged.decided;
    const other = isOther(subject);
    if (!refused && !receipts) return { text, headers, other };
    const id = ids.randomUUID();
    const violation = refused ? { findings: against, receipt: id, fault: judged.fault } : undefined;
    const decision = refused || signal?.aborted ? 'refused' : fixes.length > 0 ? 'fixed' : 'sent';
    const lost = receipts ? deliverReceipt(receipts, outgoing, judged, { id, decision }, signal) : false;
    return andThen(lost, (lost) =>
      lost
        ? { id, violation: { findings: [], receipt: id, fault: true, lost } }
        : { id, violation, text, headers, other },
    );
  };

/** A guard for requests under these terms. @throws TypeError if the context or an option is invalid, or a waiver has expired. */
export const guardOf = (given: Context, chosen: GuardOptions, client: Place): Guard => {
  assertOptions(chosen, client);
  // A copy with its own `mode`, so that a later change of the options or of a prototype does not change the guard.
  const options: GuardOptions = { mode: 'block', ...chosen };
  const { policy = shippedPolicy, now = clock, sinkTime = SINK_TIME, target, onReport } = options;
  const mode = options.mode === 'observe' ? 'observe' : 'block';
  const first = termsOf(checkedContext(given, dayOf(now()), policy), policy);
  const sinks: readonly EventSink[] = [options.events ?? []].flat();
  const { deliver, settled } = deliveryTo(sinks, sinkTime, options.onLost);
  /** Whether a request is refused if the check or a sink fails. */
  const faultBlocks = mode === 'block' && options.onFault !== 'pass';
  const receipts: Receipts | undefined =
    sinks.length > 0 ? { digests: keyedDigest(options.key), target, mode, faultBlocks, deliver, now } : undefined;
  const termsToday = termsByDay(first, policy, now);
  const outcomeOf = outcomeFor(receipts);

  const failed = (): Judged => ({
    decided: { subject: unjudged(first.context), refused: faultBlocks, against: [], fixes: [] },
    stated: first.stated,
    fault: true,
  });

  const judged = (outgoing: Outgoing, more: readonly Unread[]): MaybePromise<Judged> => {
    try {
      const { context, stated } = termsToday();
      const decided = decide(outgoing, { context, policy, more }, options);
      const one: Judged = { decided, stated, fault: false };
      const reported: unknown = onReport?.(reportOf([decided.subject], context, policy));
      return isPromiseLike(reported) ? within(sinkTime, reported).then(() => one, failed) : one;
    } catch {
      return failed();
    }
  };

  return {
    check: (outgoing, signal, more = []) => {
      const pending = andThen(judged(outgoing, more), (one) => outcomeOf(outgoing, one, signal));
      return isPromiseLike(pending) ? unlessAborted(signal, pending) : pending;
    },
    watch: (answer, id) =>
      id === undefined || typeof answer !== 'object' || answer === null
        ? answer
        : (watchAnswer(answer as never, (sign) => void deliver(answerEvent(id, sign, now()))) as typeof answer),
    error: (violation) => violationError(violation, options.errorBase),
    settled,
  };
};
