/** An input as bytes of UTF-8: a file or standard input, decompressed and decoded by what its first bytes say. */
import { createReadStream, statSync } from 'node:fs';
import { PassThrough, pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { utf16Of } from '../config/text.js';
import { whyUnreadable } from '../config/unreadable.js';
import { piecesOf } from './pieces.js';
import { UnreadableInput } from './unreadable-input.js';
import { asUtf8 } from './utf16.js';

const MAGIC = { gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd] } as const;
const LONGEST_MAGIC = 4;

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

async function* gunzipped(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // A gzip file may have several members one after another; zlib reads them as one stream.
  const gunzip = zlib.createGunzip({ chunkSize: 1 << 18 });
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
  // zlib stops at a NUL byte behind a member, without a word about what follows.
  if (gunzip.bytesWritten < given) throw new UnreadableInput('more follows the end of the gzip stream');
}

/** The part of fzstd that is used; it need not be installed. */
interface Fzstd {
  readonly Decompress: new (
    onChunk: (chunk: Uint8Array, last: boolean) => void,
  ) => { push(chunk: Uint8Array, last: boolean): void };
}

async function* zstdByPackage(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let fzstd: Fzstd;
  try {
    // Not a literal, so that a bundler does not insist on a package that is optional.
    const name: string = 'fzstd';
    fzstd = (await import(name)) as Fzstd;
  } catch {
    throw new UnreadableInput('it is compressed with zstd: run npm install fzstd, or give its text by zstdcat');
  }
  const out: Uint8Array[] = [];
  const reader = new fzstd.Decompress((chunk) => out.push(chunk));
  try {
    for await (const chunk of stream) {
      reader.push(chunk, false);
      yield* out.splice(0);
    }
    reader.push(new Uint8Array(0), true);
  } catch {
    yield* out.splice(0);
    throw new UnreadableInput('the zstd stream is damaged or ends early');
  }
  yield* out.splice(0);
}

async function* zstdByNode(
  make: () => NodeJS.ReadWriteStream,
  stream: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const through = new PassThrough();
  pipeline(Readable.from(stream), make() as never, through, () => {});
  try {
    for await (const chunk of through) yield chunk as Uint8Array;
  } catch {
    throw new UnreadableInput('the zstd stream is damaged or ends early');
  }
}

const unzstd = (stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> => {
  // Newer releases of Node can read zstd themselves.
  const make = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream }).createZstdDecompress;
  return make ? zstdByNode(make, stream) : zstdByPackage(stream);
};

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
  if (begins(head, MAGIC.gzip)) yield* gunzipped(all);
  else if (begins(head, MAGIC.zstd)) yield* unzstd(all);
  else yield* all;
}

/** Whether it is a file, no stream, of which the bytes are what they stand for. */
const isPlain = (file: string): boolean => {
  if (!statSync(file).isFile()) return false;
  for (const head of piecesOf(file))
    return !Object.values(MAGIC).some((magic) => begins(head, magic)) && utf16Of(head) === undefined;
  return true;
};

/**
 * The bytes of a file, or of standard input where `stdin` is given. A piece holds them until the next is asked for.
 * @throws UnreadableInput after the bytes that could be read.
 */
export async function* bytesOf(
  file: string,
  stdin?: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const streamed = async function* () {
    for await (const chunk of stdin ?? createReadStream(file, { highWaterMark: 1 << 20 })) {
      onRead(chunk.length);
      yield chunk as Uint8Array;
    }
  };
  try {
    if (stdin === undefined && isPlain(file)) {
      for (const piece of piecesOf(file)) {
        onRead(piece.length);
        yield piece;
      }
    } else yield* asUtf8(decompressed(streamed()));
  } catch (error) {
    if (error instanceof UnreadableInput) throw error;
    throw new UnreadableInput(whyUnreadable(error));
  }
}
