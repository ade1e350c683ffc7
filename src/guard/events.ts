/** The events of a guard: the decision receipt of each request, and signs in the answer to it. */
import { answers } from '../answers/answers.generated.js';
import type { Sign } from '../answers/signs.js';
import type { UpTo } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Receipt } from '../receipt.js';

/** A sign that content of a request may have been flagged. Flagged content may be retained longer. */
export interface AnswerSign {
  /** The id of the request's receipt. */
  readonly receipt: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The id of the sign, from `rules/answers.yaml`. */
  readonly sign: Sign;
  /** The meaning of the sign, in a sentence. */
  readonly says: string;
  /** How long flagged content may be retained under any arrangement: an ISO 8601 duration. */
  readonly upTo: UpTo;
}

/** One event of a guard. It holds no content of a request or an answer. */
export type GuardEvent =
  | { readonly type: 'decision'; readonly receipt: Receipt }
  | { readonly type: 'answer'; readonly answer: AnswerSign };

/**
 * Receives every event; a decision before the request is sent. If it throws or rejects, the request is refused, unless
 * the guard's `onFault` says otherwise. A receipt with the id of an earlier one replaces it: it says what finally
 * happened to the request.
 */
export type EventSink = (event: GuardEvent) => void | Promise<void>;

const upTo: UpTo = shippedPolicy.data.retention.own.regardless[0]?.upTo ?? 'not-stated';

/** The event of a sign. `time` is milliseconds since 1970. */
export const answerEvent = (receipt: string, sign: Sign, time: number): GuardEvent => ({
  type: 'answer',
  answer: {
    receipt,
    time: new Date(time).toISOString(),
    sign,
    says: answers.find(({ id }) => id === sign)?.says ?? sign,
    upTo,
  },
});
