import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bytesOf } from '../../src/traffic/input/bytes.js';
import { temporaryFolder } from '../temporary-folder.js';

const logs = temporaryFolder();

/** Longer than one piece, without any repetition. */
const text = Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join('');

const read = async (file: string): Promise<{ text: string; told: number }> => {
  const pieces: Uint8Array[] = [];
  let told = 0;
  for await (const piece of bytesOf(file, undefined, (bytes) => {
    told += bytes;
  }))
    pieces.push(Buffer.from(piece));
  return { text: Buffer.concat(pieces).toString(), told };
};

it('plain and compressed files are read completely, in pieces', async () => {
  const compressed = gzipSync(text);
  expect(await read(logs.write('plain.jsonl', text))).toEqual({ text, told: text.length });
  expect(await read(logs.write('plain.jsonl.gz', compressed))).toEqual({ text, told: compressed.length });
});

it('files that are empty or shorter than a magic number are read', async () => {
  expect(await read(logs.write('short.jsonl', '{}'))).toEqual({ text: '{}', told: 2 });
  expect(await read(logs.write('empty.jsonl', ''))).toEqual({ text: '', told: 0 });
});

it('a file that cannot be read gives an error message of our own', async () => {
  await expect(read(`${logs.path}/nothing.jsonl`)).rejects.toThrow('there is no such file or folder');
  await expect(read(logs.path)).rejects.toThrow('it is a folder');
});

it('all members of a compressed file are read, and data after them is an error', async () => {
  const part = gzipSync(text);
  expect(await read(logs.write('parts.jsonl.gz', Buffer.concat([part, part])))).toMatchObject({ text: text + text });
  for (const more of [Buffer.concat([Buffer.alloc(10), part]), Buffer.from(text)])
    await expect(read(logs.write('more.jsonl.gz', Buffer.concat([part, more])))).rejects.toThrow(
      /more follows the end|is damaged/,
    );
});

it('a file that is truncated while it is read, as by log rotation, is an error', async () => {
  const file = logs.write('rotated.jsonl', text);
  const bytes = bytesOf(file);
  await bytes.next();
  truncateSync(file);
  const rest = async () => {
    for await (const _ of bytes);
  };
  await expect(rest()).rejects.toThrow('it became shorter while it was read');
});

it.runIf(existsSync('/proc/self/fd'))('a compressed file that cannot be read to its end is closed', async () => {
  const damaged = logs.write('damaged.jsonl.gz', Buffer.concat([gzipSync(text), Buffer.alloc(4 << 20, 'x')]));
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  for (let i = 0; i < 5; i++) await read(damaged).catch(() => {});
  expect(open()).toBeLessThan(before + 5);
});
