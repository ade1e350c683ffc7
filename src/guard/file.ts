/** Events as JSON Lines in a file: for Node only, so it has an entry of its own (`claude-preflight/guard/file`). */
import type { EventSink } from './events.js';
import { growingFile } from './growing-file.js';

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
 * answer as a line with `sign`. Lines are whole and in order. A file that was moved or deleted, as logs are rotated, is
 * made anew. It throws where a line could not be written, by which a guard refuses the request unless told otherwise.
 */
export const fileEvents = (file: string, { onError = warn }: FileOptions = {}): EventSink => {
  if (typeof file !== 'string' || file === '')
    throw new TypeError('claude-preflight: fileEvents takes the name of a file');
  let waiting: string[] = [];
  const growing = growingFile(file, { folder: true });

  return (event) => {
    waiting.push(`${JSON.stringify(event.type === 'decision' ? event.receipt : event.answer)}\n`);
    let written = 0;
    try {
      // Synchronous on purpose: a request waits for its receipt, and a write through another thread takes ten times
      // as long.
      for (const line of waiting) {
        growing.write(line);
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
