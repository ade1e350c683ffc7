/** The progress of a long run, shown only if standard error is a terminal. */
import { number } from '../../numbers.js';
import type { Io } from '../io.js';

/** Shows the progress of a long run. */
interface Progress {
  /** Records that further bytes have been read. */
  readonly read: (bytes: number) => void;
  readonly end: () => void;
}

/** The number of bytes after which the bar is drawn again. */
const STEP = 8 << 20;
const WIDTH = 30;
const MB = 1_000_000;
/** Clears the line, so that the next output begins at its start. */
const CLEAR = '\r\u001b[K';

/** A bar for `total` bytes; without a total, a counter. */
export const progressOf = (io: Io, total: number | undefined): Progress => {
  if (io.terminal !== true) return { read: () => {}, end: () => {} };
  let done = 0;
  let drawn = 0;
  const draw = () => {
    drawn = done;
    const part = total === undefined || total === 0 ? 0 : Math.min(1, done / total);
    const full = Math.round(part * WIDTH);
    const bar =
      total === undefined ? '' : `[${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${Math.floor(part * 100)} %  `;
    const of = total === undefined ? '' : ` of ${Math.round(total / MB)}`;
    void io.stderr(`\r${bar}${Math.round(done / MB)}${of} MB read`);
  };
  return {
    read: (bytes) => {
      done += bytes;
      if (done - drawn >= STEP) draw();
    },
    end: () => {
      if (drawn > 0) void io.stderr(CLEAR);
    },
  };
};

const FILES = 500;

/** Counts the files of folders that are looked at for recorded traffic. */
export const searchProgress = (io: Io): { readonly seen: () => void; readonly end: () => void } => {
  let files = 0;
  return {
    seen: () => {
      files++;
      if (io.terminal === true && files % FILES === 0)
        void io.stderr(`\r${number(files)} files looked at for recorded traffic`);
    },
    end: () => {
      if (io.terminal === true && files >= FILES) void io.stderr(CLEAR);
    },
  };
};
