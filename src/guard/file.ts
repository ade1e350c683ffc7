/** Events as JSON Lines in a file: for Node only, so it has an entry of its own (`claude-preflight/guard/file`). */
import { closeSync, constants, fstatSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventSink } from './events.js';

/** What a file of events does when it cannot be written to. */
export interface FileOptions {
  /** Told of each failure; the default is a warning of the process. The lines stay and are tried again with the next. */
  readonly onError?: (error: Error) => void;
}

const warn = (error: Error): void =>
  process.emitWarning(`claude-preflight: receipts could not be written: ${error.message}`);

const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK = 0 } = constants;

/** How a file of lines is opened: a named pipe that nobody reads, or not in time, fails rather than holds the process. */
const GROWING = O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK;

/** Lines that wait for a disk that does not take them; beyond it the oldest are given up, and that is an error too. */
const MOST_WAITING = 10_000;

/** A file that is open, and which one it is. */
interface Opened {
  readonly handle: number;
  readonly dev: number;
  readonly ino: number;
}

/**
 * A sink that appends each decision receipt as a line of JSON to a file, which it makes if need be, and each sign in an
 * answer as a line with `sign`. Lines are whole and in order. A file that was moved or deleted, as logs are rotated, is
 * made anew. It throws where a line could not be written, by which a guard refuses the request unless told otherwise.
 */
export const fileEvents = (file: string, { onError = warn }: FileOptions = {}): EventSink => {
  if (typeof file !== 'string' || file === '')
    throw new TypeError('claude-preflight: fileEvents takes the name of a file');
  let waiting: string[] = [];
  let opened: Opened | undefined;
  let torn = false;

  /** The file that has the name now. */
  const handleOf = (): number => {
    const there = statSync(file, { throwIfNoEntry: false });
    if (opened && there?.ino === opened.ino && there.dev === opened.dev) return opened.handle;
    const before = opened;
    opened = undefined;
    if (before) closeSync(before.handle);
    mkdirSync(dirname(file), { recursive: true });
    const handle = openSync(file, GROWING);
    const { dev, ino } = fstatSync(handle);
    opened = { handle, dev, ino };
    return handle;
  };

  /** Written at once: a request waits for its receipt, and a turn through another thread costs it ten times as much. */
  const write = (line: string): void => {
    const handle = handleOf();
    // What a full disk took of a line is left as a line of its own.
    const bytes = Buffer.from(torn ? `\n${line}` : line);
    for (let at = 0; at < bytes.length; torn = at < bytes.length) at += writeSync(handle, bytes, at);
  };

  return (event) => {
    waiting.push(`${JSON.stringify(event.type === 'decision' ? event.receipt : event.answer)}\n`);
    let written = 0;
    try {
      for (const line of waiting) {
        write(line);
        written++;
      }
    } catch (error) {
      const lost = waiting.length - written - MOST_WAITING;
      onError(error as Error);
      if (lost > 0) {
        written += lost;
        onError(new Error(`${lost} receipts are lost`));
      }
      throw error;
    } finally {
      waiting = waiting.slice(written);
    }
  };
};
