import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demandsOf } from '../../scripts/demands.ts';

describe('what a pattern demands', () => {
  it.each([
    ['\\d{3}-\\d{2}-\\d{4}', 11, '-'],
    ['a(?:b|cd)?[:/]e*', 2, ':/'],
    ['\\d{1,2}([/-])\\d{1,2}\\1', 3, '/-'],
    ['(?:a:|b)c', 2, ''],
    ['(?<![-@])x(?=@)', 1, ''],
    ['[^@]\\s(?:-)?', 2, ''],
    ['.+@[a-z.]+\\.com', 7, '@'],
  ])('%s: %i characters, of the signs %j', (source, least, signs) => {
    expect(demandsOf(source, false)).toEqual({ least, signs });
  });

  it('holds of whatever the pattern matches', () => {
    const sources = ['(?:a:|b-){1,2}\\d?', '(?:[-/]|x@|[.:]{2})+y', '\\b(?:ab|[./]c)(?:_d)?'];
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.stringMatching(/^[abcdxy1:@/._-]{0,12}$/), (source, text) => {
        const found = new RegExp(source).exec(text);
        const { least, signs } = demandsOf(source, false);
        if (!found) return;
        expect(found[0].length).toBeGreaterThanOrEqual(least);
        expect(signs === '' || [...signs].some((sign) => found[0].includes(sign))).toBe(true);
      }),
    );
  });
});
