/** Whether receipts are kept, which decides whether anything is sent on. */
import { within } from '../guard/clock.js';
import { isPromiseLike } from '../guard/maybe-promise.js';

/** Takes one line a decision. False where it could not be kept. */
export type TakeReceipt = (line: string) => boolean | Promise<boolean>;

/** Receipts on their way to where they are kept. */
export interface Receipts {
  /** Whether the line was kept in time. Never rejects. */
  readonly keep: (line: string) => Promise<boolean>;
  /** Whether one was lost lately, and none was kept since. */
  readonly failing: () => boolean;
}

/** Keeps receipts with `take`, each within `limit` milliseconds, and logs when that stops working or works again. */
export const receiptsOf = (
  take: TakeReceipt,
  limit: number,
  now: () => number,
  log: (line: string) => void,
): Receipts => {
  /** When the last one was lost; undefined once one was kept. */
  let lost: number | undefined;
  const taken = async (line: string): Promise<boolean> => {
    const taking = take(line);
    return (isPromiseLike(taking) ? await within(limit, taking) : taking) !== false;
  };
  return {
    keep: async (line) => {
      const kept = await taken(line).catch(() => false);
      const before = lost;
      lost = kept ? undefined : now();
      if (kept === (before !== undefined))
        log(kept ? 'receipts are written again' : 'receipts cannot be written; nothing is forwarded');
      return kept;
    },
    // Only for a while: a balancer sends nothing to a gateway that is not ready, so none would find out that it works.
    failing: () => lost !== undefined && now() < lost + limit,
  };
};
