/** Reads a file or standard input as UTF-8. Its first bytes tell how it is compressed and encoded. */
import { createReadStream, statSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { utf16Of } from '../../decoded-text.js';
import { whyUnreadable } from '../../file-errors.js';
import { piecesOf } from './pieces.js';
import { UnreadableInput } from './unreadable-input.js';
import { asUtf8 } from './utf16.js';
import { unzstd } from './zstd.js';
import { beginsZstd } from './zstd-frames.js';

/** The number of bytes by which a compressed stream is recognised. */
export const LONGEST_MAGIC = 4;
const beginsGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function* gunzipped(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // A gzip file may consist of several members, which zlib reads as one stream.
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  let given = 0;
  const counted = async function* () {
    for await (const chunk of stream) {
      given += chunk.length;
      yield chunk;
    }
  };
  pipeline(Readable.from(counted()), gunzip, () => {});
  try {
    for await (const chunk of gunzip) yield chunk as Uint8Array;
  } catch (error) {
    const early = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    throw new UnreadableInput(early ? 'the gzip stream ends early' : 'the gzip stream is damaged');
  }
  // zlib stops silently at a NUL byte after a member.
  if (gunzip.bytesWritten < given) throw new UnreadableInput('more follows the end of the gzip stream');
}

async function* decompressed(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < LONGEST_MAGIC) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = head.length === 0 ? value : Buffer.concat([head, value]);
  }
  const all = (async function* () {
    if (head.length > 0) yield head;
    for (;;) {
      const { value, done } = await chunks.next();
      if (done) return;
      yield value;
    }
  })();
  try {
    if (beginsGzip(head)) yield* gunzipped(all);
    else if (beginsZstd(head)) yield* unzstd(all);
    else yield* all;
  } finally {
    // A stream that is not read to its end would otherwise keep its file open.
    await chunks.return?.();
  }
}

/** Whether bytes begin as those of a stream that `bytesOf` decompresses. */
export const isCompressed = (bytes: Uint8Array): boolean => beginsGzip(bytes) || beginsZstd(bytes);

/** The size and the time of the last change of a file; null for anything else. */
export const stampOf = (file: string): string | null => {
  try {
    const found = statSync(file);
    return found.isFile() ? `${found.size} ${found.ctimeMs}` : null;
  } catch {
    return null;
  }
};

/** Whether it is a regular file that is neither compressed nor UTF-16. */
const isPlain = (file: string): boolean => {
  if (!statSync(file).isFile()) return false;
  for (const head of piecesOf(file)) return !isCompressed(head) && utf16Of(head) === undefined;
  return true;
};

/**
 * The bytes of a file, or of standard input if `stdin` is given. A piece is valid until the next one is requested.
 * @throws UnreadableInput after yielding the bytes that could be read.
 */
export async function* bytesOf(
  file: string,
  stdin?: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  let read = 0;
  const counted = async function* (pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      read += piece.length;
      onRead(piece.length);
      yield piece;
    }
  };
  try {
    const size = stdin === undefined ? statSync(file).size : 0;
    if (stdin === undefined && isPlain(file)) yield* counted(piecesOf(file));
    else yield* asUtf8(decompressed(counted(stdin ?? createReadStream(file, { highWaterMark: 1 << 20 }))));
    // Log rotation may copy a file and truncate it while it is being read.
    if (read < size) throw new UnreadableInput('it became shorter while it was read; what was cut off is not known');
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput(whyUnreadable(error));
  }
}
