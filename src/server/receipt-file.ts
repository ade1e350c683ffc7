/** A file of receipts. */
import { appendOnlyFile } from '../guard/append-only-file.js';

/** A file of receipts that is open for writing. */
interface ReceiptFile {
  /** Appends a line. Returns whether all of it was written. */
  readonly write: (line: string) => boolean;
  readonly close: () => void;
}

/** Opens a file for receipts, which only its owner can read. @throws Error if it cannot be opened. */
export const openReceiptFile = (file: string): ReceiptFile => {
  const appender = appendOnlyFile(file, { mode: 0o600 });
  appender.open();
  return {
    // Synchronous on purpose: a request is forwarded only once its receipt is in the file.
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
