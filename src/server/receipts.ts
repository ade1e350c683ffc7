/** Writes receipts and tracks whether that works, since nothing is forwarded without a receipt. */
import { within } from '../guard/clock.js';
import { isPromiseLike } from '../guard/maybe-promise.js';

/** Writes the receipt of a decision as a line. False if it could not be written. */
export type WriteReceipt = (line: string) => boolean | Promise<boolean>;

/** Writes receipts within a time limit. */
interface Receipts {
  /** Writes a line. Resolves to whether it was written in time; never rejects. */
  readonly write: (line: string) => Promise<boolean>;
  /** Whether a receipt was lost recently and none has been written since. */
  readonly failing: () => boolean;
}

/** Writes receipts with `write`, each within `limit` milliseconds, and logs when that stops working or works again. */
export const receiptsOf = (
  write: WriteReceipt,
  limit: number,
  now: () => number,
  log: (line: string) => void,
): Receipts => {
  /** The time of the last loss; undefined once a receipt is written. */
  let lastLoss: number | undefined;
  const writeInTime = async (line: string): Promise<boolean> => {
    const writing = write(line);
    return (isPromiseLike(writing) ? await within(limit, writing) : writing) !== false;
  };
  return {
    write: async (line) => {
      const written = await writeInTime(line).catch(() => false);
      const wasFailing = lastLoss !== undefined;
      lastLoss = written ? undefined : now();
      if (written === wasFailing)
        log(written ? 'receipts are written again' : 'receipts cannot be written; nothing is forwarded');
      return written;
    },
    // Only for a while: an unready gateway gets no requests from a load balancer, so it could never find out that it works.
    failing: () => lastLoss !== undefined && now() < lastLoss + limit,
  };
};
