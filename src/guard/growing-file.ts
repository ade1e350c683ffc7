/** A file that only grows, by whole lines: for Node only. */
import { closeSync, constants, openSync, writeSync } from 'node:fs';

/** A file that is open for lines. */
export interface GrowingFile {
  readonly handle: number;
  /** Appends a line before it returns. @throws Error where the file does not take all of it. */
  readonly write: (line: string) => void;
  readonly close: () => void;
}

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;

/** A named pipe that nobody reads, or not in time, fails rather than holds the process. */
const GROWING = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;

/** Opens a file, which it makes if need be, with this mode. @throws Error where it cannot be opened. */
export const openGrowing = (file: string, mode?: number): GrowingFile => {
  const handle = openSync(file, GROWING, mode);
  let torn = false;
  return {
    handle,
    write: (line) => {
      // What a full disk took of a line is left as a line of its own.
      const bytes = Buffer.from(torn ? `\n${line}` : line);
      for (let at = 0; at < bytes.length; torn = at < bytes.length) at += writeSync(handle, bytes, at);
    },
    close: () => closeSync(handle),
  };
};
