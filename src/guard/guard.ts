/** The guard itself, whichever client it stands in: ask before sending, tell afterwards. */

import { watchAnswer } from '../answers/watch.js';
import { reportOf } from '../check.js';
import { soundContext } from '../context-problems.js';
import { DAY_MS, dayOf } from '../day.js';
import type { Unread } from '../facts/facts.js';
import { keyedDigest } from '../keyed-digest.js';
import type { Context, Report, Subject } from '../model.js';
import { nodeCrypto } from '../node-crypto.js';
import type { Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import { clock, within } from './clock.js';
import { answerEvent, type EventSink } from './events.js';
import { type Decided, decide, isOther, refusing, type Strictness } from './judge.js';
import type { Place } from './mark.js';
import { soundOptions } from './options.js';
import type { Outgoing } from './outgoing.js';
import { isLost, type Judged, type Receipts } from './receipts.js';
import { isLater, type Signal, type Soon, soon, unlessAborted } from './soon.js';
import { type Lost, tellingOf } from './telling.js';
import { type ErrorBase, type Violation, violationError } from './violation.js';

/** How a guard works. Everything is optional. */
export interface GuardOptions extends Strictness {
  /**
   * What becomes of a request when the check itself fails, or a sink does not take its receipt: refused (default) or
   * sent. By default a request therefore waits until its receipt is taken.
   */
  readonly onFault?: 'block' | 'pass';
  /** Default: the policy that ships. */
  readonly policy?: Policy;
  /** The name of the place that requests go to, for receipts. */
  readonly target?: string;
  /** Told of every decision and of signs in answers; one sink or several. */
  readonly events?: EventSink | readonly EventSink[];
  /** Told of each event that a sink did not take, and of what the sink threw. */
  readonly onLost?: Lost;
  /** How long a sink or `onReport` may take over one event, in milliseconds; what takes longer has failed. Default: 10,000. */
  readonly sinkTime?: number;
  /** The report of every decision, as soon as it is made; for observing. What it throws or rejects is a fault. */
  readonly onReport?: (report: Report) => void | Promise<void>;
  /** The key of digests in receipts, as `process.env.CLAUDE_PREFLIGHT_KEY`; without one, a key made for this guard. */
  readonly key?: string | undefined;
  /**
   * Thrown errors are also instances of this class, as the SDK's `PermissionDeniedError`: then `.stream()` does not wrap
   * them, and its runners of sessions and of environments, which go on after what they do not know, end.
   */
  readonly errorBase?: ErrorBase;
  /** Milliseconds since 1970, for receipts and waivers. Default: the clock. */
  readonly now?: () => number;
}

/** What a client has to do with a request. */
export interface Asked extends Pick<Decided, 'text' | 'headers'> {
  /** The receipt's id; none where nobody is told of the request. */
  readonly id?: string;
  /** Why it may not be sent. */
  readonly violation?: Violation | undefined;
  /** Whether it is none of Claude's. */
  readonly other?: boolean;
}

/** A guard, as a client uses it. */
export interface Guard {
  /**
   * Decides on a request and tells of it. A refusal comes when every sink has been told; so does leave to send, unless a
   * lost receipt would change nothing. A promise only where somebody has to be waited for; it rejects with the reason of
   * the signal where that aborts first, and who took the receipt then hears that nothing was sent. Does not throw or
   * reject otherwise. `more` is what else is known to be unreadable of the request.
   */
  readonly ask: (outgoing: Outgoing, signal: Signal | undefined, more?: readonly Unread[]) => Soon<Asked>;
  /** Looks at the answer to a request on its way to the caller; returns the one to pass on. */
  readonly watch: <A>(answer: A, id: string | undefined) => A;
  readonly error: (violation: Violation) => Error;
  /** Resolves when everything that was to be told has been told. */
  readonly settled: () => Promise<void>;
}

const SINK_TIME = 10_000;
const ids = nodeCrypto() ?? crypto;

/** What is said of a request when the check itself failed: nothing is known of it. */
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

/** The terms of each day: waivers expire while a service runs. */
const termsByDay = (context: Context, now: () => number): (() => Context) => {
  if (context.today !== undefined) return () => context;
  let day = -1;
  let terms = context;
  return () => {
    const current = Math.floor(now() / DAY_MS);
    if (current !== day) {
      day = current;
      terms = { ...context, today: dayOf(now()) };
    }
    return terms;
  };
};

/** Says what follows from a judgement, and tells of it. */
const followingOf =
  (strictness: Strictness, receipts: Receipts | undefined) =>
  (outgoing: Outgoing, judged: Judged, signal: Signal | undefined): Soon<Asked> => {
    const { subject, refused, fixes, text, headers } = judged.decided;
    const other = isOther(subject);
    if (!refused && !receipts) return { text, headers, other };
    const id = ids.randomUUID();
    const violation = refused
      ? { findings: refusing(subject, strictness), receipt: id, fault: judged.fault }
      : undefined;
    const decision = refused || signal?.aborted ? 'refused' : fixes.length > 0 ? 'fixed' : 'sent';
    const lost = receipts ? isLost(receipts, outgoing, judged, { id, decision }, signal) : false;
    return soon(lost, (lost) =>
      lost
        ? { id, violation: { findings: [], receipt: id, fault: true, lost } }
        : { id, violation, text, headers, other },
    );
  };

/** A guard for requests under these terms. @throws TypeError where the context or an option is not one, or a waiver is over. */
export const guardOf = (given: Context, chosen: GuardOptions, client: Place): Guard => {
  soundOptions(chosen, client);
  // A copy with a mode of its own: changing the options later, or a prototype's, must not change what the guard does.
  const options: GuardOptions = { mode: 'block', ...chosen };
  const { policy = shippedPolicy, now = clock, sinkTime = SINK_TIME, target, onReport } = options;
  const mode = options.mode === 'observe' ? 'observe' : 'block';
  const context = soundContext(given, dayOf(now()), policy);
  const sinks: readonly EventSink[] = [options.events ?? []].flat();
  const { tell, settled } = tellingOf(sinks, sinkTime, options.onLost);
  /** Whether a fault of ours keeps a request from being sent. */
  const faultBlocks = mode === 'block' && options.onFault !== 'pass';
  const receipts: Receipts | undefined =
    sinks.length > 0 ? { digests: keyedDigest(options.key), target, mode, faultBlocks, tell, now } : undefined;
  const today = termsByDay(context, now);
  const follow = followingOf(options, receipts);

  /** What is said of the policy where no report says it. */
  const stated = { asOf: context.asOf ?? policy.newest, digest: policy.digest };

  const failed = (): Judged => ({
    decided: { subject: unjudged(context), refused: faultBlocks, fixes: [] },
    stated,
    fault: true,
  });

  const judged = (outgoing: Outgoing, more: readonly Unread[]): Soon<Judged> => {
    try {
      const context = today();
      const decided = decide(outgoing, { context, policy, more }, options);
      if (!receipts && !onReport) return { decided, stated, fault: false };
      const report = reportOf([decided.subject], context, policy);
      const one: Judged = { decided, stated: report.policy, fault: false };
      const heard: unknown = onReport?.(report);
      return isLater(heard) ? within(sinkTime, heard).then(() => one, failed) : one;
    } catch {
      return failed();
    }
  };

  return {
    ask: (outgoing, signal, more = []) => {
      const asking = soon(judged(outgoing, more), (one) => follow(outgoing, one, signal));
      return asking instanceof Promise ? unlessAborted(signal, asking) : asking;
    },
    watch: (answer, id) =>
      id === undefined || sinks.length === 0 || typeof answer !== 'object' || answer === null
        ? answer
        : (watchAnswer(answer as never, (sign) => void tell(answerEvent(id, sign, now()))) as typeof answer),
    error: (violation) => violationError(violation, options.errorBase),
    settled,
  };
};
