/** Bytes that zstd compressed → what they were: by Node, where it can, else by a package that need not be installed. */
import { PassThrough, pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import { UnreadableInput } from './unreadable-input.js';
import { xxh64 } from './xxh64.js';
import { type Frame, framesOf } from './zstd-frames.js';

type Unpack = (frame: Frame) => AsyncGenerator<Uint8Array>;

/** The part of fzstd that is used. */
interface Fzstd {
  readonly Decompress: new (onChunk: (chunk: Uint8Array) => void) => { push(chunk: Uint8Array): void };
}

const DAMAGED = 'the zstd stream is damaged, or cannot be read here: give its text by zstdcat';

const byPackage = async (): Promise<Unpack> => {
  let fzstd: Fzstd;
  try {
    // Not a literal, so that a bundler does not insist on a package that is optional.
    const name: string = 'fzstd';
    fzstd = (await import(name)) as Fzstd;
  } catch {
    throw new UnreadableInput('it is compressed with zstd: run npm install fzstd, or give its text by zstdcat');
  }
  return byReader(fzstd);
};

/** By the package, which does not look whether it made what was compressed. */
export const byReader = ({ Decompress }: Fzstd): Unpack =>
  async function* (frame) {
    const out: Uint8Array[] = [];
    const reader = new Decompress((chunk) => out.push(chunk));
    const sum = xxh64();
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
 * What the frames of a stream hold, one after another.
 * @throws UnreadableInput after what could be read.
 */
export async function* unzstd(stream: AsyncIterable<Uint8Array>, given?: Unpack): AsyncGenerator<Uint8Array> {
  // Newer releases of Node can read zstd themselves.
  const make = (zlib as { createZstdDecompress?: () => NodeJS.ReadWriteStream }).createZstdDecompress;
  const unpack = given ?? (make ? byNode(make) : await byPackage());
  for await (const frame of framesOf(stream))
    try {
      yield* unpack(frame);
    } catch (error) {
      if (error instanceof UnreadableInput) throw error;
      throw new UnreadableInput(DAMAGED);
    }
}
