import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signsOf } from '../../scripts/demands.ts';

describe('the signs that a pattern requires', () => {
  it.each([
    ['\\d{3}-\\d{2}-\\d{4}', '-'],
    ['a(?:b|cd)?[:/]e*', ':/'],
    ['\\d{1,2}([/-])\\d{1,2}\\1', '/-'],
    ['(?:a:|b)c', ''],
    ['(?<![-@])x(?=@)', ''],
    ['[^@]\\s(?:-)?', ''],
    ['.+@[a-z.]+\\.com', '@'],
  ])('%s requires one of %j', (source, signs) => {
    expect(signsOf(source, false)).toBe(signs);
  });

  it('are in every match of the pattern', () => {
    const sources = ['(?:a:|b-){1,2}\\d?', '(?:[-/]|x@|[.:]{2})+y', '\\b(?:ab|[./]c)(?:_d)?'];
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.stringMatching(/^[abcdxy1:@/._-]{0,12}$/), (source, text) => {
        const found = new RegExp(source).exec(text);
        const signs = signsOf(source, false);
        if (!found) return;
        expect(signs === '' || [...signs].some((sign) => found[0].includes(sign))).toBe(true);
      }),
    );
  });
});
