import { readFileSync } from 'node:fs';
import { type AST, parseRegExpLiteral, visitRegExpAST } from '@eslint-community/regexpp';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capturing, expand, inSmallLetters, readPhi } from '../../scripts/phi.ts';
import { checks } from '../../src/phi/checks.ts';
import { rowIds, rows, under, underIds } from '../../src/phi/detectors.generated.ts';
import { canMatch, tryRow, tryUnder, underRows } from '../../src/phi/rows.ts';
import { marksOf, plain, spaced } from '../../src/phi/text.ts';

const table = readPhi();
const rowOf = (id: string) => rows[rowIds.indexOf(id)] ?? expect.unreachable(id);
const underOf = (id: string) => under[underIds.indexOf(id)] ?? expect.unreachable(id);
const sureness = (id: string, text: string): number => {
  const row = rowOf(id);
  const marks = marksOf(plain(text));
  if (!canMatch(row, marks)) return 0;
  if (!row.hints().some(({ piece }) => plain(text).toLowerCase().includes(piece))) return 0;
  return tryRow(row, row.words ? spaced(plain(text)) : plain(text));
};

/** The greatest repetition in a pattern. */
const LONGEST_REPEAT = 256;
const repeats = (pattern: RegExp): AST.Quantifier[] => {
  const found: AST.Quantifier[] = [];
  visitRegExpAST(parseRegExpLiteral(pattern), { onQuantifierEnter: (node) => void found.push(node) });
  return found;
};

describe('rules/phi.yaml', () => {
  it('has rows for each of the 18 kinds of identifier except names, which have a model', () => {
    const letters = Object.values(table.kinds).map(({ letter }) => letter);
    expect(letters.sort().join('')).toBe('ABCDEFGHIJKLMNOPQR');
    const used = new Set(table.rows.map((row) => row.identifier));
    expect(Object.keys(table.kinds).filter((kind) => !used.has(kind))).toEqual(['name']);
  });

  it.each(table.rows.map((row) => [row.id, row.example]))('%s finds its example', (id, example) => {
    expect(sureness(id, example)).toBe(rowOf(id).confidence);
  });

  it.each(table.rows.map((row) => [row.id, row.counter]))('%s does not find its counter-example', (id, counter) => {
    expect(sureness(id, counter)).toBeLessThan(0.5);
  });

  it.each(table.under.map((row) => [row.id, row]))('%s finds its example and not its counter-example', (id, row) => {
    const sureOf = ([property, value]: readonly [string, string]): number =>
      underRows(property).includes(underOf(id)) ? tryUnder(underOf(id), value) : 0;
    expect(sureOf(row.example)).toBe(row.confidence);
    expect(sureOf(row.counter)).toBeLessThan(0.5);
  });

  it.each(table.under.map(({ id }) => [id, underOf(id)]))(
    '%s has a hint for every name of a property that it matches',
    (_, row) => {
      const held = (name: string): boolean => row.hints().some(({ piece }) => name.toLowerCase().includes(piece));
      const names = fc.stringMatching(new RegExp(row.property().source));
      fc.assert(
        fc.property(names, (name) => held(name)),
        { seed: 1, numRuns: 300 },
      );
    },
  );

  it('matches the same with and without capturing groups, and in lower case as in any case', () => {
    expect(capturing('(?<!x)(?:a|[(?:]){1,2}\\(?:(?=b)')).toBe('(?<!x)(a|[(?:]){1,2}\\(?:(?=b)');
    expect(capturing('(?:a|b)([-/])c\\1')).toBe('(?:a|b)([-/])c\\1');
    expect(inSmallLetters('(?<![A-Za-z0-9])A[LK]\\D\\W')).toBe('(?<![a-z0-9])a[lk]\\D\\W');
    const strings = table.rows.flatMap(({ example, counter }) => [example, counter, spaced(`${counter} ${example}`)]);
    const matches = (pattern: RegExp, text: string) =>
      [...text.matchAll(pattern)].map((one) => [one.index, one[0].length]);
    for (const { id, pattern, case: letters } of table.rows) {
      const { exact, pattern: made } = rowOf(id);
      expect(exact).toBe(letters === 'exact');
      const { source, flags } = made();
      const written = new RegExp(expand(pattern, table.fragments), exact || flags.includes('i') ? flags : `${flags}i`);
      const ready = new RegExp(source, flags);
      for (const text of strings.flatMap((one) => [one, one.toUpperCase()]))
        expect(matches(ready, exact ? text : text.toLowerCase()), id).toEqual(matches(written, text));
    }
  });

  it('has a space for every white space, because no other is in a text to which rows are applied', () => {
    const all = [...rows, ...under].map(({ pattern }) => pattern().source);
    expect(all.filter((source) => source.includes('\\s'))).toEqual([]);
    expect(plain('a\vb\u2028c\u00a0d\te')).toBe('a b c d e');
  });

  it('names only checks that exist', () => {
    const named = [...table.rows, ...table.under].map((row) => row.check).filter((name) => name !== undefined);
    expect(named.filter((name) => !Object.hasOwn(checks, name))).toEqual([]);
  });

  it('has no unbounded repetition, so that time is linear in the length of a string', () => {
    const all = [...rows, ...under].map(({ pattern }) => pattern());
    const bad = all.filter((pattern) => repeats(pattern).some(({ max }) => max > LONGEST_REPEAT)).map(String);
    expect(bad).toEqual([]);
  });

  it('is refused with all problems at once, each with its position', () => {
    const text = readFileSync('rules/phi.yaml', 'utf8');
    const broken = text.replace('confidence: 0.95', 'confidence: 2').replace('identifier: fax', 'identifier: telegram');
    expect(() => readPhi(broken)).toThrow(/rules\/phi\.yaml:\d+:\d+: .*\n.*rules\/phi\.yaml:\d+:\d+: no kind telegram/);
  });
});
