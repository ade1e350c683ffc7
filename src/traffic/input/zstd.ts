/** Decompresses zstd streams, with Node if its version supports zstd, else with optional packages. */
import { PassThrough, pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import type { XXHashAPI } from 'xxhash-wasm';
import { UnreadableInput } from './unreadable-input.js';
import { type Frame, framesOf } from './zstd-frames.js';

type Unpack = (frame: Frame) => AsyncGenerator<Uint8Array>;

const DAMAGED = 'the zstd stream is damaged, or cannot be read here: give its text by zstdcat';

/** Loads an optional package. The name is a variable so that bundlers do not require the package. */
const optional = <Package>(name: string): Promise<Package> => import(name) as Promise<Package>;

/** Decompression by optional packages. `fzstd` does not verify lengths and checksums, so that is done here. */
export const byPackages = async (): Promise<Unpack> => {
  try {
    const { Decompress } = await optional<typeof import('fzstd')>('fzstd');
    const { default: xxhash } = await optional<typeof import('xxhash-wasm')>('xxhash-wasm');
    const { create64 } = await xxhash();
    return verified(Decompress, create64);
  } catch {
    throw new UnreadableInput(
      'it is compressed with zstd: run npm install fzstd xxhash-wasm, or give its text by zstdcat',
    );
  }
};

const verified = (Decompress: typeof import('fzstd').Decompress, create64: XXHashAPI['create64']): Unpack =>
  async function* (frame) {
    const out: Uint8Array[] = [];
    const reader = new Decompress((chunk) => out.push(chunk));
    const sum = create64();
    let length = 0n;
    for await (const chunk of frame) {
      reader.push(chunk);
      for (const piece of out.splice(0)) {
        length += BigInt(piece.length);
        sum.update(piece);
        yield piece;
      }
    }
    const { promised } = frame;
    const isSame =
      length === (promised.length ?? length) &&
      (promised.checksum === undefined || BigInt.asUintN(32, sum.digest()) === BigInt(promised.checksum));
    if (!isSame) throw new UnreadableInput(DAMAGED);
  };

const byNode = (make: () => NodeJS.ReadWriteStream): Unpack =>
  async function* (frame) {
    const through = new PassThrough();
    pipeline(Readable.from(frame), make() as never, through, () => {});
    for await (const chunk of through) yield chunk as Uint8Array;
  };

/**
 * The decompressed bytes of a stream.
 * @throws UnreadableInput after yielding the bytes that could be read.
 */
export async function* unzstd(stream: AsyncIterable<Uint8Array>, given?: Unpack): AsyncGenerator<Uint8Array> {
  // Newer releases of Node support zstd.
  const make = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream }).createZstdDecompress;
  const unpack = given ?? (make ? byNode(make) : await byPackages());
  for await (const frame of framesOf(stream))
    try {
      yield* unpack(frame);
    } catch (error) {
      if (error instanceof UnreadableInput) throw error;
      throw new UnreadableInput(DAMAGED);
    }
}
