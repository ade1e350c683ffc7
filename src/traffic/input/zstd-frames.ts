/** Splits a zstd stream into frames, because decompressors stop silently after one frame, or where it is cut off. */
import { UnreadableInput } from './unreadable-input.js';

const MAGIC = 0xfd2fb528;
/** The magic number of skippable frames, without its last four bits. */
const SKIPPED = 0x184d2a5;

/** Whether bytes begin like a zstd frame or a skippable frame. */
export const beginsZstd = (bytes: Uint8Array): boolean => {
  if (bytes.length < 4) return false;
  const magic = Buffer.from(bytes.subarray(0, 4)).readUInt32LE();
  return magic === MAGIC || magic >>> 4 === SKIPPED;
};

/** Returns the next `size` bytes of a stream; fewer at its end. */
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
    const bytes = held.subarray(0, size);
    held = held.subarray(size);
    return bytes;
  };
};

/** The decompressed length and checksum that a frame states; both are optional, and set when they have been read. */
interface Promised {
  length?: bigint;
  /** The lower half of their XXH64. */
  checksum?: number;
}

/** The size of a frame header after its first byte, which determines it, and the size of its length field. */
const headerSizes = (flags: number): readonly [size: number, ofLength: number] => {
  const isOneSegment = (flags & 0x20) !== 0;
  const ofLength = [isOneSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const ofDictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  return [(isOneSegment ? 0 : 1) + ofDictionary + ofLength, ofLength];
};
/** The content length; a field of two bytes is offset by 256. */
const lengthIn = (bytes: Buffer): bigint => {
  const [low, high] = [bytes.readUIntLE(0, Math.min(4, bytes.length)), bytes.length > 4 ? bytes.readUInt32LE(4) : 0];
  return BigInt(high) * 0x1_0000_0000n + BigInt(bytes.length === 2 ? low + 256 : low);
};
const HAS_CHECKSUM = 4;
/** The type of a run-length block, which consists of one byte; its size is the number of repetitions. */
const REPEATED = 1;

/** Yields the bytes of a frame, with its magic number; returns whether the frame is complete. */
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
  const header = await take(4);
  let left = header.length < 4 ? 1 : header.readUInt32LE();
  while (left > 0) {
    const { length } = await take(Math.min(left, STEP));
    if (length === 0) return false;
    left -= length;
  }
  return true;
};

/** A frame: its compressed bytes, and what it states about the decompressed ones. */
export interface Frame extends AsyncIterable<Uint8Array> {
  readonly promised: Promised;
}

/**
 * The frames of a stream. Each must be read to its end before the next is requested.
 * @throws UnreadableInput if the stream ends within a frame, or something else follows one.
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
