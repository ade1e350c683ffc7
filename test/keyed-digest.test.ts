import { createHmac } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { keyedDigest } from '../src/keyed-digest.js';

const KEY = 'an invented key';
/** Lengths at and around the block size of the digest, and of what is digested at once; characters of several bytes. */
const KEYS = [KEY, 'k', 'k'.repeat(63), 'k'.repeat(64), 'k'.repeat(65), 'k'.repeat(200), 'ü'.repeat(33)];
const AT_ONCE = 256 * 1024;
const TEXTS = [
  ...['', 'Lämpchen 💡', '\ud800', 'x'.repeat(300_000)],
  ...['x'.repeat(AT_ONCE), `${'x'.repeat(AT_ONCE - 1)}ü`, 'ü'.repeat(AT_ONCE / 2), '💡'.repeat(AT_ONCE / 4 + 1)],
  // After longer ones, of which nothing may be left.
  'lamp',
];

describe('a keyed digest', () => {
  it('is the same with Node’s digests and with Web Crypto', async () => {
    const here = keyedDigest(KEY);
    const node = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    const anywhere = keyedDigest(KEY);
    node.mockRestore();
    for (const text of TEXTS) {
      const digest = await here.digest(text);
      expect(digest).toMatch(/^hmac-sha256:[0-9a-f]{64}$/);
      expect(await anywhere.digest(text)).toBe(digest);
      expect(await anywhere.digest(new TextEncoder().encode(text))).toBe(digest);
    }
  });

  it('is an HMAC that can be reproduced with the key, whatever its length', async () => {
    for (const key of KEYS) {
      const { digest } = keyedDigest(key);
      for (const text of TEXTS)
        expect(await digest(text)).toBe(`hmac-sha256:${createHmac('sha256', key).update(text).digest('hex')}`);
    }
  });

  it('depends on the key, and states the key’s origin', async () => {
    const [given, run, other] = [keyedDigest(KEY), keyedDigest(), keyedDigest('')];
    expect([given.key, run.key, other.key]).toEqual(['given', 'run', 'run']);
    const digests = await Promise.all([given, run, other].map(({ digest }) => digest('lamp')));
    expect(new Set(digests).size).toBe(3);
    expect(await given.digest('lamp')).toBe(digests[0]);
  });
});
