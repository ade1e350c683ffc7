/** Bytes of UTF-16 as those of UTF-8: programs of Windows write logs so. */
import { utf16Of } from '../config/text.js';
import { UnreadableInput } from './unreadable-input.js';

const LENGTH = 2;

/**
 * The bytes of a stream, in UTF-8 where it begins with the mark of UTF-16; others as they are.
 * @throws UnreadableInput where what the mark promises is not so.
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
  for await (const chunk of stream) {
    let bytes = chunk;
    if (head) {
      // Copied: the bytes of a chunk are valid only until the next one is asked for.
      bytes = Buffer.concat([head, chunk]);
      head = bytes.length < LENGTH ? bytes : undefined;
      if (head) continue;
      const order = utf16Of(bytes);
      if (order) decoder = new TextDecoder(order, { fatal: true });
    }
    yield decoder ? decoded(bytes) : bytes;
  }
  if (head && head.length > 0) yield head;
  if (decoder) yield decoded();
}
