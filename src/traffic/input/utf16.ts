/** Converts UTF-16, as programs on Windows write logs, to UTF-8. */
import { UTF16_HEAD, utf16Of } from '../../decoded-text.js';
import { UnreadableInput } from './unreadable-input.js';

/**
 * The bytes of a stream, converted to UTF-8 if they begin like UTF-16, else unchanged.
 * @throws UnreadableInput if the stream begins like UTF-16 and is not valid UTF-16.
 */
export async function* asUtf8(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let head: Uint8Array | undefined = new Uint8Array(0);
  const decoded = (bytes?: Uint8Array): Uint8Array => {
    try {
      return Buffer.from(decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '');
    } catch {
      throw new UnreadableInput('it begins as UTF-16, and is not UTF-16 to its end');
    }
  };
  /** Takes the first bytes, which tell the encoding. */
  const begun = (bytes: Uint8Array): Uint8Array => {
    head = undefined;
    const order = utf16Of(bytes);
    if (order) decoder = new TextDecoder(order, { fatal: true });
    return bytes;
  };
  for await (const chunk of stream) {
    let bytes = chunk;
    if (head) {
      // Copied: the bytes of a chunk are valid only until the next one is asked for.
      head = Buffer.concat([head, chunk]);
      if (head.length < UTF16_HEAD) continue;
      bytes = begun(head);
    }
    yield decoder ? decoded(bytes) : bytes;
  }
  if (head && head.length > 0) {
    const bytes = begun(head);
    yield decoder ? decoded(bytes) : bytes;
  }
  if (decoder) yield decoded();
}
