/** Observes a body that is a Node stream, as in node-fetch, without reading it. */
import { codecs } from '../node-builtin.js';
import type { Look } from './through.js';

/** The used part of the interface of such a stream. */
interface Emits {
  emit(event: string | symbol, ...given: unknown[]): boolean;
}

/** Whether a body is a Node stream. */
export const canEmit = (body: unknown): body is Emits =>
  typeof body === 'object' && body !== null && 'emit' in body && typeof body.emit === 'function' && 'read' in body;

const encoder = new codecs.TextEncoder();

/**
 * Looks at each piece when the stream emits it, which it does however it is read. A listener would not do: adding one
 * starts the stream.
 */
export const lookAtEmitted = (body: Emits, { piece }: Look): void => {
  const { emit } = body;
  const seen: Emits['emit'] = function (this: Emits, event, ...given) {
    const [bytes] = given;
    try {
      if (event === 'data') piece(typeof bytes === 'string' ? encoder.encode(bytes) : (bytes as Uint8Array));
    } catch {
      // The caller gets the piece even if looking at it fails.
    }
    return emit.call(this, event, ...given);
  };
  Object.defineProperty(body, 'emit', { value: seen, configurable: true, writable: true });
};
