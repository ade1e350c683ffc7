/** The decision receipts of a guard, and what happens when a sink does not accept one. */
import type { KeyedDigest } from '../keyed-digest.js';
import type { Report } from '../model.js';
import { type Receipt, receiptOf } from '../receipt.js';
import type { Signal } from './abort.js';
import type { Delivery } from './delivery.js';
import type { GuardEvent } from './events.js';
import type { Decided } from './judge.js';
import { andThen, type MaybePromise } from './maybe-promise.js';
import type { Outgoing } from './outgoing.js';

/** The decision on a request, or the substitute for it if the check failed. */
export interface Judged {
  readonly decided: Decided;
  readonly stated: Report['policy'];
  readonly fault: boolean;
}

/** What every receipt of a guard has in common, and the function that delivers receipts to its sinks. */
export interface Receipts extends Pick<Receipt, 'mode'>, Pick<Delivery, 'deliver'> {
  readonly digests: KeyedDigest;
  /** The name of the target that requests are sent to. */
  readonly target: string | undefined;
  /** Whether a request is refused if its receipt is lost. */
  readonly faultBlocks: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The receipt's id, and what was decided. */
type Decision = Pick<Receipt, 'id' | 'decision'>;

const receiptFor = (
  { digests: { key, digest: digestOf }, target, mode, now }: Receipts,
  { content }: Outgoing,
  { decided: { subject, text, fixes }, stated, fault }: Judged,
  { id, decision }: Decision,
): MaybePromise<Receipt> => {
  try {
    const time = now();
    const body = text ?? (content.kind === 'text' ? content.text : undefined);
    const length = text?.length ?? (content.kind === 'text' ? content.length : undefined);
    const judged = target === undefined ? subject : { ...subject, target };
    return andThen(body === undefined ? undefined : digestOf(body), (digest) =>
      receiptOf(judged, stated, { id, time, decision, fault, key, digest, length, mode, fixes }),
    );
  } catch (error) {
    return Promise.reject(error);
  }
};

/** Delivers the receipt of a decision. Returns whether it was lost, so that the request has to be refused after all. */
export const deliverReceipt = (
  receipts: Receipts,
  outgoing: Outgoing,
  judged: Judged,
  decision: Decision,
  signal: Signal | undefined,
): MaybePromise<boolean> => {
  const { deliver, faultBlocks } = receipts;
  const receipt = receiptFor(receipts, outgoing, judged, decision);
  const refused = decision.decision === 'refused';
  const delivered = deliver(andThen(receipt, (one) => ({ type: 'decision', receipt: one })));
  if (!refused && !faultBlocks) return false;
  return andThen(delivered, (accepted) => {
    if (refused || (accepted && !signal?.aborted)) return false;
    // Sinks that accepted the receipt need a second one, which says that the request was not sent after all.
    const unsent: Partial<Receipt> = accepted ? { decision: 'refused' } : { decision: 'refused', fault: true };
    const event = andThen(receipt, (one): GuardEvent => ({ type: 'decision', receipt: { ...one, ...unsent } }));
    return andThen(deliver(event), () => !accepted);
  });
};
