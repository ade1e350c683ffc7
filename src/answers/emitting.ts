/** A body that is a stream of Node's own, as node-fetch has it, looked at as its reader takes it: nobody else reads it. */
import { codecs } from '../node-builtin.js';
import type { Look } from './through.js';

/** What is used of such a stream. */
export interface Emits {
  emit(event: string | symbol, ...given: unknown[]): boolean;
}

/** Whether a body is a stream of Node's own. */
export const canEmit = (body: unknown): body is Emits =>
  typeof body === 'object' && body !== null && 'emit' in body && typeof body.emit === 'function' && 'read' in body;

const encoder = new codecs.TextEncoder();

/**
 * Looks at each piece when the stream tells of it, which it does however it is read: a listener of our own would begin
 * to read it.
 */
export const lookAtEmitted = (body: Emits, { piece }: Look): void => {
  const { emit } = body;
  const seen: Emits['emit'] = function (this: Emits, event, ...given) {
    const [bytes] = given;
    try {
      if (event === 'data') piece(typeof bytes === 'string' ? encoder.encode(bytes) : (bytes as Uint8Array));
    } catch {
      // The caller gets the piece even where looking at it fails.
    }
    return emit.call(this, event, ...given);
  };
  Object.defineProperty(body, 'emit', { value: seen, configurable: true, writable: true });
};
