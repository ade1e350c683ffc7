/** The guard itself, whichever client it stands in: ask before sending, tell afterwards. */

import { watchAnswer } from '../answers/watch.js';
import { reportOf } from '../check.js';
import { termsOf } from '../evaluate/terms.js';
import type { Unread } from '../facts/facts.js';
import { keyedDigest } from '../keyed-digest.js';
import type { Context, Report, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import { type Circumstances, receiptOf } from '../receipt.js';
import { clock } from './clock.js';
import { answerEvent, type EventSink, type GuardEvent } from './events.js';
import { type Decided, decide, refusing, type Strictness } from './judge.js';
import type { Outgoing } from './outgoing.js';
import { type ErrorBase, type Violation, violationError } from './violation.js';

/** How a guard works. Everything is optional. */
export interface GuardOptions extends Strictness {
  /** What becomes of a request when the check itself fails: refused (default) or sent, and the receipt says so. */
  readonly onFault?: 'block' | 'pass';
  /** Default: the policy that ships. */
  readonly policy?: Policy;
  /** The name of the place that requests go to, for receipts. */
  readonly target?: string;
  /** Told of every decision and of signs in answers; one sink or several. */
  readonly events?: EventSink | readonly EventSink[];
  /** The report of every decision, as soon as it is made; for observing. What it throws is a fault. */
  readonly onReport?: (report: Report) => void;
  /** The key of digests in receipts, as `process.env.CLAUDE_PREFLIGHT_KEY`; without one, a key made for this guard. */
  readonly key?: string | undefined;
  /** Thrown errors are also instances of this class, as the SDK's `AnthropicError`: then `.stream()` does not wrap them. */
  readonly errorBase?: ErrorBase;
  /** Milliseconds since 1970, for receipts and waivers. Default: the clock. */
  readonly now?: () => number;
}

/** A decision on one request, and what is left to do about it. */
export interface Asked extends Decided {
  /** The receipt's id. */
  readonly id: string;
  readonly violation: Violation | undefined;
  /** Resolves once every sink has been told or has failed; only where there is one. */
  readonly told: Promise<void> | undefined;
}

export interface Guard {
  /** Decides on a request. Never throws. `more` is what else is known to be unreadable of it. */
  readonly ask: (outgoing: Outgoing, more?: readonly Unread[]) => Asked;
  /** Looks at the answer to a request on its way to the caller; returns the one to pass on. */
  readonly watch: <A>(answer: A, id: string) => A;
  readonly error: (violation: Violation) => Error;
  /** Resolves when everything that was to be told has been told. */
  readonly settled: () => Promise<void>;
}

const DAY = 86_400_000;

const nothing = (): void => undefined;

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

/** A copy of the terms that nobody changes later. @throws TypeError where a member is not understood. */
const understood = (context: Context, policy: Policy): Context => {
  const { problems } = termsOf(context, policy.newest);
  if (problems.length > 0) throw new TypeError(`claude-preflight: the context cannot be used: ${problems.join('; ')}`);
  return Object.freeze({ ...context });
};

/** A guard for requests under these terms. @throws TypeError where the context is not one. */
export const guardOf = (given: Context, options: GuardOptions): Guard => {
  const { policy = shippedPolicy, now = clock, target, onReport } = options;
  const mode = options.mode === 'observe' ? 'observe' : 'block';
  const context = understood(given, policy);
  const sinks: readonly EventSink[] = [options.events ?? []].flat();
  const digests = sinks.length > 0 ? keyedDigest(options.key) : undefined;
  const pending = new Set<Promise<void>>();
  let day = -1;
  let terms = context;

  /** The terms of today: waivers expire while a service runs. */
  const today = (): Context => {
    if (context.today !== undefined) return context;
    const current = Math.floor(now() / DAY);
    if (current !== day) {
      day = current;
      terms = { ...context, today: new Date(now()).toISOString().slice(0, 10) };
    }
    return terms;
  };

  const tell = async (event: GuardEvent): Promise<void> => {
    // One sink that fails keeps no other from being told.
    const told = await Promise.allSettled(sinks.map(async (sink) => sink(event)));
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  };

  /** What a sink throws stays a rejection of its own, which nobody handles; who waits here only waits. */
  const later = (work: Promise<void>): Promise<void> => {
    const done = work.then(nothing, nothing).then(() => void pending.delete(done));
    pending.add(done);
    void work.finally(nothing);
    return done;
  };

  const receipt = async (
    { content }: Outgoing,
    { subject, text, fixes }: Decided,
    rest: Pick<Circumstances, 'id' | 'time' | 'decision' | 'fault'>,
    stated: Report['policy'],
  ): Promise<void> => {
    if (!digests) return;
    const body = text ?? (content.kind === 'text' ? content.text : undefined);
    const given: Circumstances = {
      ...rest,
      key: digests.key,
      digest: body === undefined ? undefined : await digests.digest(body),
      length: text?.length ?? (content.kind === 'text' ? content.length : undefined),
      mode,
      fixes,
    };
    await tell({
      type: 'decision',
      receipt: receiptOf(target === undefined ? subject : { ...subject, target }, stated, given),
    });
  };

  const statedOf = (): Report['policy'] => ({ asOf: context.asOf ?? policy.newest, digest: policy.digest });

  const judged = (
    outgoing: Outgoing,
    more: readonly Unread[],
  ): { decided: Decided; stated: Report['policy']; fault: boolean } => {
    try {
      const terms = today();
      const decided = decide(outgoing, terms, policy, options, more);
      const report = reportOf([decided.subject], terms, policy);
      onReport?.(report);
      return { decided, stated: report.policy, fault: false };
    } catch {
      const refused = options.onFault !== 'pass' && mode === 'block';
      return { decided: { subject: unjudged(context), refused, fixes: [] }, stated: statedOf(), fault: true };
    }
  };

  return {
    ask: (outgoing, more = []) => {
      const id = crypto.randomUUID();
      const { decided, stated, fault } = judged(outgoing, more);
      const violation: Violation | undefined = decided.refused
        ? { findings: refusing(decided.subject, options), receipt: id, fault }
        : undefined;
      const decision = decided.refused ? 'refused' : decided.fixes.length > 0 ? 'fixed' : 'sent';
      const told = digests
        ? later(receipt(outgoing, decided, { id, time: now(), decision, fault }, stated))
        : undefined;
      return { ...decided, id, violation, told };
    },
    watch: (answer, id) =>
      sinks.length === 0 || typeof answer !== 'object' || answer === null
        ? answer
        : (watchAnswer(answer as never, (sign) => {
            void later(tell(answerEvent(id, sign, now())));
          }) as typeof answer),
    error: (violation) => violationError(violation, options.errorBase),
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
};
