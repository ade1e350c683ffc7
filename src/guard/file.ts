/** Events as JSON Lines in a file. It needs Node, so it has its own entry point: `claude-preflight/guard/file`. */

import { appendOnlyFile } from './append-only-file.js';
import type { EventSink } from './events.js';

/** What happens when the file cannot be written. */
export interface FileOptions {
  /** Called with each failure; by default a process warning is emitted. The lines are kept and written with the next event. */
  readonly onError?: (error: Error) => void;
}

const warn = (error: Error): void =>
  process.emitWarning(`claude-preflight: receipts could not be written: ${error.message}`);

/** The number of unwritten lines that are kept. Beyond it the oldest are dropped, which is reported as an error. */
const MAX_WAITING = 10_000;

/**
 * A sink that appends each decision receipt to a file as a line of JSON, and each sign in an answer as a line with
 * `sign`. Lines are whole and in order. The file is created if it does not exist, also after log rotation has moved or
 * deleted it. The sink throws if a line cannot be written; a guard then refuses the request, unless `onFault` is `pass`.
 */
export const fileEvents = (file: string, { onError = warn }: FileOptions = {}): EventSink => {
  if (typeof file !== 'string' || file === '')
    throw new TypeError('claude-preflight: fileEvents takes the name of a file');
  let waiting: string[] = [];
  const appender = appendOnlyFile(file, { folder: true });

  return (event) => {
    waiting.push(`${JSON.stringify(event.type === 'decision' ? event.receipt : event.answer)}\n`);
    let written = 0;
    try {
      // Synchronous on purpose: the request waits for its receipt, and an asynchronous write takes ten times as long.
      for (const line of waiting) {
        appender.write(line);
        written++;
      }
    } catch (error) {
      const lost = waiting.length - written - MAX_WAITING;
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
