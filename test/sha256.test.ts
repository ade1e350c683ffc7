import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyedDigest } from '../src/keyed-digest.js';
import { hmacSha256, sha256 } from '../src/sha256.js';

/** Bytes that differ from each other and from place to place. */
const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (i * 167 + length * 31) & 255);
const hexadecimal = (digest: Uint8Array): string => Buffer.from(digest).toString('hex');

describe('a digest that is made at once', () => {
  it('is that of any other SHA-256, whatever the length', () => {
    for (let length = 0; length < 300; length++)
      expect(hexadecimal(sha256(bytes(length)))).toBe(createHash('sha256').update(bytes(length)).digest('hex'));
    const long = bytes(100_003);
    expect(hexadecimal(sha256(long))).toBe(createHash('sha256').update(long).digest('hex'));
    expect(hexadecimal(sha256(long.subarray(5, 900)))).toBe(
      createHash('sha256').update(long.subarray(5, 900)).digest('hex'),
    );
  });

  it('is that of any other HMAC, whatever the key', () => {
    for (const length of [0, 1, 32, 63, 64, 65, 200])
      for (const of of [0, 55, 56, 64, 3000])
        expect(hexadecimal(hmacSha256(bytes(length))(bytes(of)))).toBe(
          createHmac('sha256', bytes(length)).update(bytes(of)).digest('hex'),
        );
  });

  it('is the same on both sides of the length from which another thread makes it', async () => {
    const { digest } = keyedDigest('a key of ours');
    for (const length of [32 * 1024, 32 * 1024 + 1]) {
      const text = 'ä'.repeat(length / 2) + (length % 2 ? 'a' : '');
      expect(await digest(text)).toBe(
        `hmac-sha256:${createHmac('sha256', 'a key of ours').update(text).digest('hex')}`,
      );
    }
  });
});
