import { createHmac } from 'node:crypto';
import { assertType, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { checkSubject, reportOf } from '../src/check.js';
import { remedied } from '../src/fix/remedy.js';
import { keyedDigest } from '../src/keyed-digest.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import { type Circumstances, type Receipt, receiptLine, receiptOf } from '../src/receipt.js';
import type { receiptSchema } from '../src/saved/receipt-schema.js';
import { cases } from './fixture-cases.js';
import { receiptErrors } from './receipt-errors.js';
import type { Plain, Same } from './same-type.js';

const GIVEN: Circumstances = {
  id: '8c6f1f0e-6f0a-4b8e-9d57-5d6f3d1c2b3a',
  time: Date.UTC(2026, 9, 1, 12),
  digest: `hmac-sha256:${'0'.repeat(64)}`,
  key: 'run',
  length: 12,
  decision: 'refused',
  mode: 'block',
  fixes: [],
  fault: false,
};

describe('a receipt', () => {
  it('has exactly the members of its schema', () => {
    type Read = Plain<z.infer<typeof receiptSchema>>;
    assertType<Same<Plain<Omit<Receipt, 'tool'>>, Omit<Read, 'tool'>>>(true);
  });

  it('conforms to the published schema for every fixture, with fixes too', () => {
    for (const { name, request, context } of cases) {
      const judge = (value: unknown) => checkSubject(value, context, shippedPolicy);
      const { subject, fixes } = remedied(request, judge(request), judge, shippedPolicy);
      const { policy } = reportOf([subject], context, shippedPolicy);
      for (const given of [GIVEN, { ...GIVEN, digest: undefined, length: undefined, fault: true }]) {
        const line = receiptLine(receiptOf(subject, policy, { ...given, fixes }));
        expect(line.endsWith('}\n') && line.indexOf('\n') === line.length - 1, name).toBe(true);
        expect(receiptErrors(JSON.parse(line)), name).toEqual([]);
      }
    }
  });

  it('has its time in the format of Date, in whatever order times come', () => {
    const subject = checkSubject({}, {}, shippedPolicy);
    const { policy } = reportOf([subject], {}, shippedPolicy);
    const noon = Date.UTC(2026, 9, 1, 12);
    for (const time of [
      noon,
      noon + 7,
      noon + 999,
      noon + 1000,
      noon + 999.9,
      noon - 1,
      noon,
      0,
      9,
      -1,
      -1000,
      8.64e15,
    ])
      expect(receiptOf(subject, policy, { ...GIVEN, time }).time).toBe(new Date(time).toISOString());
    expect(() => receiptOf(subject, policy, { ...GIVEN, time: Number.NaN })).toThrow(RangeError);
  });

  it('has no content of the request, and not what a fix wrote', () => {
    const canary = 'canary-7f3a';
    const value = {
      headers: { 'anthropic-beta': `files-api-2025-04-14,${canary}`, 'x-api-key': canary },
      name: canary,
      body: {
        model: canary,
        max_tokens: 1,
        messages: [{ role: 'user', content: canary }],
        tools: [{ type: `web_search_20260209`, name: canary }, { type: canary }],
        metadata: { user_id: canary },
      },
    };
    const judge = (one: unknown) => checkSubject(one, { arrangement: 'hipaa' }, shippedPolicy);
    const { subject, fixes } = remedied(value, judge(value), judge, shippedPolicy);
    expect(fixes.length).toBeGreaterThan(1);
    expect(JSON.stringify(fixes)).toContain(canary);
    const { policy } = reportOf([subject], {}, shippedPolicy);
    expect(receiptLine(receiptOf(subject, policy, { ...GIVEN, fixes }))).not.toContain(canary);
  });
});

describe('a keyed digest', () => {
  it('is the HMAC of the UTF-8 bytes, and says that its key was given', async () => {
    const { key, digest } = keyedDigest('a key of ours');
    expect(key).toBe('given');
    for (const text of ['', 'invented', 'Ω≈ç 𝒳', '\ud800'])
      expect(await digest(text)).toBe(
        `hmac-sha256:${createHmac('sha256', 'a key of ours').update(Buffer.from(text, 'utf8')).digest('hex')}`,
      );
    expect(await digest(new TextEncoder().encode('invented'))).toBe(await digest('invented'));
  });

  it.each([undefined, ''])('uses a random key if %j was given, and says so', async (none) => {
    const [one, other] = [keyedDigest(none), keyedDigest(none)];
    expect([one.key, other.key]).toEqual(['run', 'run']);
    expect(await one.digest('invented')).toBe(await one.digest('invented'));
    expect(await one.digest('invented')).not.toBe(await other.digest('invented'));
  });
});
