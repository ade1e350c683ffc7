/** Where receipts are kept: a file that only grows. */
import { appendOnlyFile } from '../guard/append-only-file.js';

/** A file of receipts that is open for writing. */
export interface ReceiptFile {
  /** Whether the whole line now stands in the file. */
  readonly write: (line: string) => boolean;
  readonly close: () => void;
}

/** Opens a file for receipts, readable by its owner only. @throws Error where it cannot be opened. */
export const openReceiptFile = (file: string): ReceiptFile => {
  const appender = appendOnlyFile(file, { mode: 0o600 });
  appender.open();
  return {
    // Synchronous on purpose: a request goes on only when its receipt is in the file.
    write: (line) => {
      try {
        appender.write(line);
        return true;
      } catch {
        return false;
      }
    },
    close: appender.close,
  };
};
