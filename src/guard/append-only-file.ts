/** A file to which whole lines are appended. It needs Node. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.js';

/** A file that is written to by its name: after log rotation has moved or deleted it, a new one is created. */
interface AppendOnlyFile {
  /** Opens the file before the first line is written. @throws Error if it cannot be opened. */
  readonly open: () => void;
  /** Appends a line synchronously. @throws Error if not all of it could be written. */
  readonly write: (line: string) => void;
  readonly close: () => void;
}

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;

/** With O_NONBLOCK, writing to a named pipe that nobody reads is an error; without it the process would hang. */
const APPEND = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;

/** An open file, and its identity on the disk. */
interface Opened {
  readonly handle: number;
  readonly dev: number;
  readonly ino: number;
  /** Whether its last line is incomplete. */
  incomplete: boolean;
}

interface AppendOptions {
  /** The permissions of a new file. */
  readonly mode?: number;
  /** Whether its folder is created as well. */
  readonly folder?: boolean;
}

const LINE_END = 0x0a;

/** Whether the last line of a non-empty file is incomplete, as after a full disk or a power failure. */
const endsWithinLine = (file: string): boolean => {
  let handle: number | undefined;
  try {
    handle = openSync(file, constants.O_RDONLY | O_NONBLOCK);
    const { size } = fstatSync(handle);
    const end = Buffer.of(LINE_END);
    readSync(handle, end, 0, 1, size - 1);
    return end[0] !== LINE_END;
  } catch {
    // The file may be writable but not readable.
    return false;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
};

/** An append-only file. It is opened when the first line is written, unless `open` is called before. */
export const appendOnlyFile = (file: string, { mode, folder = false }: AppendOptions): AppendOnlyFile => {
  let opened: Opened | undefined;
  const close = (): void => {
    const closing = opened;
    opened = undefined;
    if (closing) closeSync(closing.handle);
  };
  /** The file that has the name at present, opened. */
  const current = (): Opened => {
    const onDisk = statSync(file, { throwIfNoEntry: false });
    if (onDisk && opened?.ino === onDisk.ino && opened.dev === onDisk.dev) return opened;
    close();
    if (folder) makeFolder(dirname(file));
    const handle = openSync(file, APPEND, mode);
    const { dev, ino, size } = fstatSync(handle);
    opened = { handle, dev, ino, incomplete: size > 0 && endsWithinLine(file) };
    return opened;
  };
  return {
    open: () => void current(),
    write: (line) => {
      const target = current();
      // If the last line is incomplete, end it first, so that this line does not run into it.
      const bytes = Buffer.from(target.incomplete ? `\n${line}` : line);
      for (let at = 0; at < bytes.length; target.incomplete = at < bytes.length)
        at += writeSync(target.handle, bytes, at);
    },
    close,
  };
};
