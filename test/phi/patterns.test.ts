/** The patterns of schemas, and those of the detectors. */
import { describe, expect, it } from 'vitest';
import { readPhi } from '../../scripts/phi.ts';
import { rowIds, rows } from '../../src/phi/detectors.generated.ts';
import { literals } from '../../src/phi/pattern.ts';
import { counterOf } from './steps.ts';

const table = readPhi();
/** The maximum steps of a backtracking engine for each character of a string. */
const MOST_STEPS = 3000;
const MANY = Array.from({ length: 300 }, (_, i) => `code${i}`);

describe('literals', () => {
  it.each([
    ['^karin[- ]holmberg$', ['karin holmberg']],
    ['^512[- ]44[\\s-]7719$', ['512-44-7719']],
    ['^(john\\.smith|MRN-00482913)$', ['john.smith', 'MRN-00482913']],
    ['^\\d{3}-\\d{2}-\\d{4}$', []],
    ['\\x4aohn \\u0053mith', ['John Smith']],
    ['^(?:N/A|[Kk]a[Rr]in)$', ['N/A', 'Karin']],
    ['^MR[Nn]-12$', ['MRN-12']],
    ['^M[Rr][Nn]-12$', ['MRN-12']],
    ['^[Kk][Aa]rin$', ['Karin']],
    ['^serial[Nn][Oo]12$', ['serialno12']],
    ['^(karin\\.holmberg', ['karin.holmberg']],
    ['^[A-Za-z0-9_.-]{1,64}@[a-z]+$', []],
    ['\\u004aohn [a-z]+', ['John']],
    ['[0-9]{3}5121{6}', ['512111111']],
    ['(?i)^zoë núñez$', ['zoë núñez', 'Zoë Núñez']],
    ['(?i)^UDI \\(01\\)0088$', ['UDI (01)0088']],
    ['\\[Karin-Holmberg]', ['[Karin-Holmberg]']],
    ['^karin[]holmberg$', ['karin', 'holmberg']],
    ['^tag\\s*:?\\s*MY58$', ['tag : MY58', 'tag MY58']],
  ])('%s', (pattern, found) => expect(literals(pattern)).toEqual(found));

  it.each([
    ['many alternatives', (text: string) => `^(${MANY.join('|')}|${text})$`],
    ['alternatives after many', (text: string) => `^(${MANY.join('|')}) (a|${text})$`],
    ['a group that is repeated', (text: string) => `^(x|y|${text})*$`],
    ['an alternative of a look ahead', (text: string) => `^(?!${MANY.join('|')}|${text}).*$`],
    ['deep groups', (text: string) => `${'('.repeat(300)}${text}${')'.repeat(300)}`],
    ['more groups than can be read', (text: string) => `${'('.repeat(9000)}${text}${')'.repeat(9000)}`],
    ['what follows a long text', (text: string) => `^(${'a'.repeat(2000)}|b) ${text}$`],
    [
      'what follows many long texts',
      (text: string) => `^(?:${MANY.map((word) => word.repeat(40)).join('|')}) ${text}$`,
    ],
    ['a pattern that is too long to be read', (text: string) => `^(${MANY.join('|').repeat(20)}|${text})$`],
  ])('are found in %s', (_, patternOf) => {
    const said = (text: string): boolean => literals(patternOf(text)).some((literal) => literal.includes(text));
    expect([
      said('karin holmberg'),
      literals(patternOf('karin\\sholmberg')).some((literal) => literal.includes('karin holmberg')),
    ]).toEqual([true, true]);
  });

  it('multiplies alternatives out only if they are few', () => {
    expect(literals('^(John|Jane) (Smith|Doe)$')).toHaveLength(4);
    const pattern = `^${'(aaa|bbb|ccc|ddd)'.repeat(40)}$`;
    expect(literals(pattern).length).toBeLessThanOrEqual(64);
    const wide = `^(${MANY.join('|')})(${MANY.join('|')})$`;
    expect(literals(wide)).toHaveLength(MANY.length);
  });
});

describe('the patterns of the rows', () => {
  const UNITS = [
    'a',
    'A',
    '1',
    '1 ',
    '1-',
    'a1',
    ' a',
    'Aa ',
    'aA',
    '_',
    '@',
    'a@',
    'a.',
    '1.',
    '://',
    'https://www.',
    '/patients/',
    'mrn ',
    'ssn:',
    'age 9',
    'Maria ',
    'Maria, ',
    'maria_',
    'Smith^',
    'patient_',
    '1 Oak ',
    'Jan 1 ',
    '(',
    '(a|b)',
    '[a]',
    '2001:',
    '(01)',
    'data:image/png,',
  ];
  /** The hardest strings for a row repeat its own matches or hints. */
  const unitsOf = (i: number): string[] => {
    const { example, counter } = table.rows[i] ?? expect.unreachable();
    return [
      ...UNITS,
      example,
      `${example} `,
      counter,
      `${counter} `,
      example.slice(0, -1),
      example.slice(0, example.length / 2),
    ];
  };
  const repeated = (unit: string, length: number): string =>
    unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

  it('take a bounded number of steps for each character of the hardest strings', () => {
    const bad = rows.flatMap((row, i) => {
      const count = counterOf(row.pattern());
      return unitsOf(i).flatMap((unit) => {
        const short = count(repeated(unit, 250)).steps;
        const long = count(repeated(unit, 450)).steps;
        return (long - short) / 200 > MOST_STEPS
          ? [`${rowIds[i]} ${JSON.stringify(unit)} ${(long - short) / 200}`]
          : [];
      });
    });
    expect(bad).toEqual([]);
  });

  it('are counted with the same matches as those of the engine', () => {
    for (const [i, row] of rows.entries()) {
      const count = counterOf(row.pattern());
      for (const unit of unitsOf(i)) {
        const text = repeated(unit, 80);
        const found = [...text.matchAll(new RegExp(row.pattern()))].map(({ index }) => index);
        expect([rowIds[i], unit, count(text).found]).toEqual([rowIds[i], unit, found]);
      }
    }
  });

  it('distinguish a pattern that is not linear', () => {
    const stepsOf = (pattern: RegExp, length: number): number => counterOf(pattern)(repeated('a', length)).steps;
    expect(stepsOf(/a*b/g, 800) / stepsOf(/a*b/g, 400)).toBeGreaterThan(3.5);
    expect(stepsOf(/a{0,20}b/g, 800) / stepsOf(/a{0,20}b/g, 400)).toBeLessThan(2.2);
  });
});

describe('hostile patterns', () => {
  it.each([
    '(a|b|c|d)*'.repeat(1900),
    `${'('.repeat(9000)}a${')'.repeat(9000)}`,
    `(${MANY.join('|')})${'xyz'.repeat(5000)}`,
    `(${MANY.join('|')})`.repeat(8),
    '(?=(a|bb|ccc))'.repeat(1400),
    `${'(ab|'.repeat(90)}x${')'.repeat(90)}`.repeat(20),
  ])('are never multiplied out: %#', (pattern) => {
    const pieces = literals(pattern);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(40 * pattern.length);
  });
});
