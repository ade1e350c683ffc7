/** Where receipts are kept: a file that only grows. */
import { closeSync, constants, openSync, writeSync } from 'node:fs';

export interface ReceiptFile {
  /** Whether the whole line now stands in the file. */
  readonly write: (line: string) => boolean;
  /** Opens the file by its name again, as after a rotation; true where that could be done. */
  readonly reopen: () => boolean;
  readonly close: () => void;
}

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;

/** A named pipe that nobody reads, or not in time, fails rather than holds every request. */
const GROWING = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;

/** Opens a file for receipts, readable by its owner only. @throws Error where it cannot be opened. */
export const openReceiptFile = (file: string): ReceiptFile => {
  const open = (): number => openSync(file, GROWING, 0o600);
  let handle = open();
  let torn = false;
  return {
    // Written at once, without a queue: a request goes on only when its receipt is there.
    write: (line) => {
      const bytes = Buffer.from(torn ? `\n${line}` : line);
      try {
        for (let at = 0; at < bytes.length; ) {
          at += writeSync(handle, bytes, at);
          torn = true;
        }
        torn = false;
        return true;
      } catch {
        return false;
      }
    },
    reopen: () => {
      try {
        const next = open();
        closeSync(handle);
        handle = next;
        torn = false;
        return true;
      } catch {
        return false;
      }
    },
    close: () => closeSync(handle),
  };
};
