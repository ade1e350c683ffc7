/** What a guard tells of each request: its decision receipt, and signs in the answer to it. */
import { answers } from '../answers/answers.generated.js';
import type { Sign } from '../answers/signs.js';
import type { UpTo } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Receipt } from '../receipt.js';

/** A sign that content of a request may have been flagged: what is flagged may be kept longer. */
export interface AnswerSign {
  /** The receipt of the request. */
  readonly receipt: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The id of the sign, from `rules/answers.yaml`. */
  readonly sign: Sign;
  /** What it means, in a sentence. */
  readonly says: string;
  /** How long what is flagged may be kept, whatever the arrangement: an ISO 8601 duration. */
  readonly upTo: UpTo;
}

/** One thing that a guard tells. It holds no content of a request or an answer. */
export type GuardEvent =
  | { readonly type: 'decision'; readonly receipt: Receipt }
  | { readonly type: 'answer'; readonly answer: AnswerSign };

/**
 * Told of every event, of a decision before the request is sent. What it throws or rejects is a fault of ours: the
 * request is refused, unless the guard's `onFault` says otherwise. A receipt with the id of an earlier one says what
 * became of that request in the end.
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
