/** A stream of zstd cut into its frames: what unpacks one stops behind it, or where it is cut off, without a word. */
import { UnreadableInput } from './unreadable-input.js';

const MAGIC = 0xfd2fb528;
/** Frames of other programs, which hold no text: indexes, and how long the next frame is. */
const SKIPPED = 0x184d2a5;

/** Whether bytes begin as a frame of zstd, or as one that is to be passed over. */
export const beginsZstd = (bytes: Uint8Array): boolean => {
  if (bytes.length < 4) return false;
  const magic = Buffer.from(bytes.subarray(0, 4)).readUInt32LE();
  return magic === MAGIC || magic >>> 4 === SKIPPED;
};

/** Gives the next so many bytes of a stream; fewer where it ends. */
type Take = (size: number) => Promise<Buffer>;

const takerOf = (stream: AsyncIterable<Uint8Array>): Take => {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  return async (size) => {
    const parts = [held];
    for (let length = held.length; length < size; ) {
      const { value, done } = await chunks.next();
      if (done) break;
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.length));
      length += value.length;
    }
    held = parts.length === 1 ? held : Buffer.concat(parts);
    const taken = held.subarray(0, size);
    held = held.subarray(size);
    return taken;
  };
};

/** What a frame says of the bytes in it, as far as it has been read; a frame need not say either. */
export interface Promised {
  length?: bigint;
  /** The lower half of their XXH64. */
  checksum?: number;
}

/** How long a header is behind its first byte, which says what stands in it, and how much of that is the length. */
const headerSizes = (flags: number): readonly [size: number, ofLength: number] => {
  const isOneSegment = (flags & 0x20) !== 0;
  const ofLength = [isOneSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const ofDictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  return [(isOneSegment ? 0 : 1) + ofDictionary + ofLength, ofLength];
};
/** A length of two bytes is one of those that do not fit in one. */
const lengthIn = (bytes: Buffer): bigint => {
  const [low, high] = [bytes.readUIntLE(0, Math.min(4, bytes.length)), bytes.length > 4 ? bytes.readUInt32LE(4) : 0];
  return BigInt(high) * 0x1_0000_0000n + BigInt(bytes.length === 2 ? low + 256 : low);
};
const HAS_CHECKSUM = 4;
/** A block that is one byte many times; its size says how often. */
const REPEATED = 1;

/** The bytes of a frame behind its mark, with it; whether it comes to its end. */
async function* frame(magic: Buffer, take: Take, promised: Promised): AsyncGenerator<Buffer, boolean> {
  const first = await take(1);
  const [flags] = first;
  if (flags === undefined) return false;
  const [size, ofLength] = headerSizes(flags);
  const header = await take(size);
  if (header.length < size) return false;
  if (ofLength > 0) promised.length = lengthIn(header.subarray(size - ofLength));
  yield Buffer.concat([magic, first, header]);
  for (let isLast = false; !isLast; ) {
    const head = await take(3);
    if (head.length < 3) return false;
    const says = head.readUIntLE(0, 3);
    isLast = (says & 1) === 1;
    const size = ((says >> 1) & 3) === REPEATED ? 1 : says >> 3;
    const content = await take(size);
    yield Buffer.concat([head, content]);
    if (content.length < size) return false;
  }
  if ((flags & HAS_CHECKSUM) === 0) return true;
  const checksum = await take(4);
  if (checksum.length < 4) return false;
  promised.checksum = checksum.readUInt32LE();
  yield checksum;
  return true;
}

const STEP = 1 << 20;
const passOver = async (take: Take): Promise<boolean> => {
  const said = await take(4);
  let left = said.length < 4 ? 1 : said.readUInt32LE();
  while (left > 0) {
    const { length } = await take(Math.min(left, STEP));
    if (length === 0) return false;
    left -= length;
  }
  return true;
};

/** A frame: its bytes, and what it says of those that they stand for. */
export interface Frame extends AsyncIterable<Uint8Array> {
  readonly promised: Promised;
}

/**
 * The frames of a stream, each to be read to its end before the next is asked for.
 * @throws UnreadableInput where it ends within one, or something else follows.
 */
export async function* framesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  const take = takerOf(stream);
  for (;;) {
    const magic = await take(4);
    if (magic.length === 0) return;
    if (!beginsZstd(magic)) throw new UnreadableInput('more follows the end of the zstd stream');
    let isWhole = false;
    if (magic.readUInt32LE() === MAGIC) {
      const promised: Promised = {};
      const bytes = (async function* () {
        isWhole = yield* frame(magic, take, promised);
      })();
      yield Object.assign(bytes, { promised });
    } else isWhole = await passOver(take);
    if (!isWhole) throw new UnreadableInput('the zstd stream ends early');
  }
}
