import { Buffer } from 'node:buffer';
import * as zlib from 'node:zlib';
import { expect, it } from 'vitest';
import { bytesOf } from '../../src/traffic/input/bytes.js';
import { byPackages, unzstd } from '../../src/traffic/input/zstd.js';
import { framesOf } from '../../src/traffic/input/zstd-frames.js';
import { temporaryFolder } from '../temporary-folder.js';

const logs = temporaryFolder();

const number = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};
const MAGIC = number(0xfd2fb528, 4);
const RAW = 0;
const REPEATED = 1;
const block = (kind: number, size: number, content: string, isLast = true): Buffer =>
  Buffer.concat([number((size << 3) | (kind << 1) | (isLast ? 1 : 0), 3), Buffer.from(content)]);
/** A frame with a window descriptor, without size and checksum. */
const frame = (...blocks: Buffer[]): Buffer => Buffer.concat([MAGIC, Buffer.from([0, 0x50]), ...blocks]);
/** A single-segment frame, with a size of two bytes, a dictionary id and a checksum. */
const full = (text: string): Buffer =>
  Buffer.concat([MAGIC, Buffer.from([0x67, 1, 2, 3, 4, 5, 6]), block(RAW, text.length, text), Buffer.from('sum!')]);
const skipped = (text: string): Buffer =>
  Buffer.concat([number(0x184d2a5e, 4), number(text.length, 4), Buffer.from(text)]);

const FRAMES = [
  frame(block(RAW, 2, 'ab', false), block(REPEATED, 900, 'c', false), block(RAW, 0, '')),
  full('defg'),
  frame(block(RAW, 3, 'hij')),
];

/** The frames of a stream in pieces, and the error with which reading ended. */
const read = async (bytes: Buffer, piece: number): Promise<{ frames: Buffer[]; why?: string }> => {
  const frames: Buffer[] = [];
  const pieces = async function* () {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  };
  try {
    for await (const one of framesOf(pieces())) {
      const parts: Uint8Array[] = [];
      for await (const part of one) parts.push(part);
      frames.push(Buffer.concat(parts));
    }
  } catch (error) {
    return { frames, why: (error as Error).message };
  }
  return { frames };
};

it('a zstd stream is split into its frames, whatever the size of the chunks, and skippable frames are skipped', async () => {
  const [first, second, third] = FRAMES as [Buffer, Buffer, Buffer];
  const all = Buffer.concat([skipped('index'), first, second, skipped(''), third, skipped('more')]);
  for (const piece of [1, 2, 7, 1000]) expect(await read(all, piece)).toEqual({ frames: FRAMES });
});

it('a zstd stream that is cut off anywhere is an error', async () => {
  const all = Buffer.concat([...FRAMES, skipped('index')]);
  const ends = FRAMES.map((_, i) => Buffer.concat(FRAMES.slice(0, i + 1)).length);
  for (let to = 1; to < all.length; to++) {
    const { why } = await read(all.subarray(0, to), 1000);
    const isMark = ends.some((end) => to > end && to < end + MAGIC.length) || to < MAGIC.length;
    expect(why, `after ${to} bytes`).toBe(
      ends.includes(to) ? undefined : isMark ? 'more follows the end of the zstd stream' : 'the zstd stream ends early',
    );
  }
});

it('data after the last frame is an error', async () => {
  for (const more of ['\0\0\0\0\0\0', '{"model":"x"}\n']) {
    const { frames, why } = await read(Buffer.concat([...FRAMES, Buffer.from(more)]), 5);
    expect(frames).toEqual(FRAMES);
    expect(why).toBe('more follows the end of the zstd stream');
  }
});

const unpacked = async (bytes: Buffer): Promise<string> => {
  let text = '';
  try {
    for await (const piece of unzstd(
      (async function* () {
        yield bytes;
      })(),
      await byPackages(),
    ))
      text += Buffer.from(piece);
  } catch (error) {
    return `${text}: ${(error as Error).message}`;
  }
  return text;
};

it('the length and the checksum of a frame are verified if the package decompresses it', async () => {
  const text = 'a request, or another';
  // The output of `zstd --check`, with length and checksum.
  const whole = Buffer.from('KLUv/SQVqQAAYSByZXF1ZXN0LCBvciBhbm90aGVylwku0g==', 'base64');
  expect(await unpacked(Buffer.concat([whole, whole]))).toBe(text + text);
  for (const at of [5, 12, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await unpacked(changed), `byte ${at}`).toMatch(/: the zstd stream is damaged/);
  }
  const unsaid = (length: number[], flags: number): Buffer =>
    Buffer.concat([MAGIC, Buffer.from([flags, 0x50, ...length]), block(RAW, 300, 'x'.repeat(300))]);
  for (const [flags, right, wrong] of [
    [0x40, [44, 0], [45, 0]],
    [0x80, [44, 1, 0, 0], [44, 0, 0, 0]],
    [0xc0, [44, 1, 0, 0, 0, 0, 0, 0], [44, 1, 0, 0, 1, 0, 0, 0]],
  ] as const) {
    expect(await unpacked(unsaid([...right], flags))).toBe('x'.repeat(300));
    expect(await unpacked(unsaid([...wrong], flags))).toMatch(/: the zstd stream is damaged/);
  }
  expect(await unpacked(unsaid([], 0))).toBe('x'.repeat(300));
});

const compress = (zlib as { zstdCompressSync?: (text: string) => Buffer }).zstdCompressSync;

it.runIf(compress)('all frames of a file are read, and damage is an error, if Node supports zstd', async () => {
  const pack = compress as NonNullable<typeof compress>;
  const told = async (name: string, ...parts: Buffer[]): Promise<string> => {
    let text = '';
    try {
      for await (const piece of bytesOf(logs.write(name, Buffer.concat(parts)))) text += Buffer.from(piece);
    } catch (error) {
      return `${text}: ${(error as Error).message}`;
    }
    return text;
  };
  expect(await told('two.zst', pack('one\n'), pack('two\n'))).toBe('one\ntwo\n');
  expect(await told('cut.zst', pack('one\n'), pack('two\n').subarray(0, -1))).toMatch(/^one\n.*: .* ends early$/s);
  expect(await told('odd.zst', pack('one\n'), Buffer.from('{"a":1}'))).toMatch(/^one\n: more follows/);
});
