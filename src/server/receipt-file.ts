/** Where receipts are kept: a file that only grows. */
import { openGrowing } from '../guard/growing-file.js';

export interface ReceiptFile {
  /** Whether the whole line now stands in the file. */
  readonly write: (line: string) => boolean;
  /** Opens the file by its name again, as after a rotation; true where that could be done. */
  readonly reopen: () => boolean;
  readonly close: () => void;
}

const done = (action: () => void): boolean => {
  try {
    action();
    return true;
  } catch {
    return false;
  }
};

/** Opens a file for receipts, readable by its owner only. @throws Error where it cannot be opened. */
export const openReceiptFile = (file: string): ReceiptFile => {
  const open = () => openGrowing(file, 0o600);
  let current = open();
  return {
    // Written at once, without a queue: a request goes on only when its receipt is there.
    write: (line) => done(() => current.write(line)),
    reopen: () =>
      done(() => {
        const next = open();
        current.close();
        current = next;
      }),
    close: () => current.close(),
  };
};
