/** The receipts of a guard: made for each decision, and what follows where a sink does not take one. */
import type { KeyedDigest } from '../keyed-digest.js';
import type { Report } from '../model.js';
import { type Receipt, receiptOf } from '../receipt.js';
import type { GuardEvent } from './events.js';
import type { Decided } from './judge.js';
import type { Outgoing } from './outgoing.js';
import { type Signal, type Soon, soon } from './soon.js';
import type { Telling } from './telling.js';

/** A judgement, or what stands for one where the check failed. */
export interface Judged {
  readonly decided: Decided;
  readonly stated: Report['policy'];
  readonly fault: boolean;
}

/** What receipts say of the guard that they are of, and how sinks are told of them. */
export interface Receipts extends Pick<Receipt, 'mode'>, Pick<Telling, 'tell'> {
  readonly digests: KeyedDigest;
  /** The name of the place that requests go to. */
  readonly target: string | undefined;
  /** Whether a lost receipt keeps a request from being sent. */
  readonly faultBlocks: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a receipt is known by, and what was decided. */
type Decision = Pick<Receipt, 'id' | 'decision'>;

const receiptFor = (
  { digests: { key, digest: digestOf }, target, mode, now }: Receipts,
  { content }: Outgoing,
  { decided: { subject, text, fixes }, stated, fault }: Judged,
  { id, decision }: Decision,
): Soon<Receipt> => {
  try {
    const time = now();
    const body = text ?? (content.kind === 'text' ? content.text : undefined);
    const length = text?.length ?? (content.kind === 'text' ? content.length : undefined);
    const judged = target === undefined ? subject : { ...subject, target };
    return soon(body === undefined ? undefined : digestOf(body), (digest) =>
      receiptOf(judged, stated, { id, time, decision, fault, key, digest, length, mode, fixes }),
    );
  } catch (error) {
    return Promise.reject(error);
  }
};

/** Tells of a decision, and says whether its receipt was lost, so that the request is refused after all. */
export const isLost = (
  receipts: Receipts,
  outgoing: Outgoing,
  judged: Judged,
  decision: Decision,
  signal: Signal | undefined,
): Soon<boolean> => {
  const { tell, faultBlocks } = receipts;
  const receipt = receiptFor(receipts, outgoing, judged, decision);
  const refused = decision.decision === 'refused';
  const told = tell(soon(receipt, (one) => ({ type: 'decision', receipt: one })));
  if (!refused && !faultBlocks) return false;
  return soon(told, (taken) => {
    if (refused || (taken && !signal?.aborted)) return false;
    // The sinks that took the receipt have to hear that the request was not sent after all.
    const unsent: Partial<Receipt> = taken ? { decision: 'refused' } : { decision: 'refused', fault: true };
    const event = soon(receipt, (one): GuardEvent => ({ type: 'decision', receipt: { ...one, ...unsent } }));
    return soon(tell(event), () => !taken);
  });
};
