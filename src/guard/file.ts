/** Events as JSON Lines in a file: for Node only, so it has an entry of its own (`claude-preflight/guard/file`). */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EventSink } from './events.js';

/** What a file of events does when it cannot be written to. */
export interface FileOptions {
  /** Told of each failure; the default is a warning of the process. The lines stay and are tried again with the next. */
  readonly onError?: (error: Error) => void;
}

const warn = (error: Error): void =>
  process.emitWarning(`claude-preflight: receipts could not be written: ${error.message}`);

/** Lines that wait for a disk that does not take them; beyond it the oldest are given up, and that is an error too. */
const MOST_WAITING = 10_000;

/**
 * A sink that appends each decision receipt as a line of JSON to a file, which it makes if need be, and each sign in an
 * answer as a line with `sign`. Lines are whole and in order; what comes while one is being written goes in the next.
 * It rejects where a line could not be written, by which a guard refuses the request unless told otherwise.
 */
export const fileEvents = (file: string, { onError = warn }: FileOptions = {}): EventSink => {
  if (typeof file !== 'string' || file === '')
    throw new TypeError('claude-preflight: fileEvents takes the name of a file');
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  let torn = false;

  /** Ends its own turn in the same step in which it sees that nothing waits, so that no line is left lying. */
  const flush = async (): Promise<void> => {
    let failure: Error | undefined;
    await mkdir(dirname(file), { recursive: true }).catch(() => undefined);
    while (waiting.length > 0 && !failure) {
      const lines = waiting;
      waiting = [];
      try {
        // What a full disk took of a line is left as a line of its own.
        await appendFile(file, `${torn ? '\n' : ''}${lines.join('')}`);
        torn = false;
      } catch (error) {
        waiting = [...lines, ...waiting];
        torn = true;
        failure = error as Error;
      }
    }
    writing = undefined;
    const lost = waiting.length - MOST_WAITING;
    waiting = waiting.slice(-MOST_WAITING);
    if (failure) onError(failure);
    if (lost > 0) onError(new Error(`${lost} receipts are lost`));
    if (failure) throw failure;
  };

  return (event) => {
    waiting.push(`${JSON.stringify(event.type === 'decision' ? event.receipt : event.answer)}\n`);
    writing ??= flush();
    return writing;
  };
};
