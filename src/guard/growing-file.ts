/** A file that only grows, by whole lines: for Node only. */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A file that is written to by its name: one that was moved or deleted, as logs are rotated, is made anew. */
export interface GrowingFile {
  /** Opens it before there is a line. @throws Error where it cannot be opened. */
  readonly open: () => void;
  /** Appends a line before it returns. @throws Error where the file does not take all of it. */
  readonly write: (line: string) => void;
  readonly close: () => void;
}

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;

/** With O_NONBLOCK a named pipe that nobody reads, or not in time, is an error rather than a process that hangs. */
const GROWING = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;

/** A file that is open, and which one it is. */
interface Opened {
  readonly handle: number;
  readonly dev: number;
  readonly ino: number;
  /** Whether it ends within a line. */
  torn: boolean;
}

interface GrowingOptions {
  /** The mode of a file that is made. */
  readonly mode?: number;
  /** Whether its folder is made as well. */
  readonly folder?: boolean;
}

/** Makes a folder and those above it, each once: told to do so itself, Node tries for ever where one can have none, as /proc. */
export const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // No fault if another process has just made it.
    if (!existsSync(folder)) throw error;
  }
};

const LINE_END = 0x0a;

/** Whether a file that is not empty ends within a line, as a process that met a full disk or lost its power leaves it. */
const endsTorn = (file: string): boolean => {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | O_NONBLOCK);
    const { size } = fstatSync(handle);
    const end = Buffer.of(LINE_END);
    readSync(handle, end, 0, 1, size - 1);
    return end[0] !== LINE_END;
  } catch {
    // It may be written to and not be read.
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};

/** A file for lines. It is opened with the first one. */
export const growingFile = (file: string, { mode, folder = false }: GrowingOptions): GrowingFile => {
  let opened: Opened | undefined;
  const close = (): void => {
    const before = opened;
    opened = undefined;
    if (before) closeSync(before.handle);
  };
  /** The file that has the name now. */
  const named = (): Opened => {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there && opened?.ino === there.ino && opened.dev === there.dev) return opened;
    close();
    if (folder) makeFolder(dirname(file));
    const handle = openSync(file, GROWING, mode);
    const made = fstatSync(handle);
    opened = { handle, dev: made.dev, ino: made.ino, torn: made.size > 0 && endsTorn(file) };
    return opened;
  };
  return {
    open: () => void named(),
    write: (line) => {
      const one = named();
      // A full disk may have taken only a part of the line before: end it, so that this one does not run into it.
      const bytes = Buffer.from(one.torn ? `\n${line}` : line);
      for (let at = 0; at < bytes.length; one.torn = at < bytes.length) at += writeSync(one.handle, bytes, at);
    },
    close,
  };
};
