import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainJson } from '../src/request/plain.js';
import { scanJson } from '../src/request/scan.js';

/** Random JSON texts with white space, escapes and sometimes repeated members. */
const text: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const white = fc.constantFrom('', '', '', ' ', '\n', '\t\r ');
  const name = fc.oneof(
    fc.constantFrom(
      '"a"',
      '"b"',
      '"\\u0061"',
      '"__proto__"',
      '"\\\\"',
      '"\\""',
      '":"',
      '"  :\\\\"',
      '"\\":"',
      '"{"',
      '"\\\\\\""',
    ),
    fc.string({ maxLength: 4 }).map((one) => JSON.stringify(one)),
  );
  const member = fc
    .tuple(white, name, white, white, tie('value'))
    .map(([a, key, b, c, of]) => `${a}${key}${b}:${c}${of}`);
  return {
    value: fc.oneof(
      { depthSize: 'small' },
      name,
      fc.constantFrom('1', 'null', 'true', '-0.5e+3'),
      fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(',')}}`),
    ),
  };
}).value;

describe('plainJson', () => {
  it('accepts exactly the texts in which the full scan finds no problem', () => {
    let clean = 0;
    let odd = 0;
    fc.assert(
      fc.property(text, (one) => {
        const plain = isPlainJson(one, JSON.parse(one));
        expect(plain).toBe(scanJson(one).problems.length === 0);
        if (plain) clean++;
        else odd++;
      }),
      { seed: 20_261_125, numRuns: 5000 },
    );
    expect(Math.min(clean, odd)).toBeGreaterThan(100);
  });

  it.each([511, 512, 513, 5000])('treats a depth of %i like the full scan', (depth) => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const one = `${open.repeat(depth)}1${close.repeat(depth)}`;
      expect(isPlainJson(one, JSON.parse(one))).toBe(scanJson(one).problems.length === 0);
    }
  });
});
