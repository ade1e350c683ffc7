// How the time of the detectors grows with the length of hostile strings, and what a megabyte takes. See README.md.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { detect } from '../src/phi/detect.ts';

/** Eight times as long may take so many times as long; quadratic would be 64. */
const LIMIT = 40;
const SHORT = 6_000;
const UNITS = [
  'a',
  'A',
  '1',
  '1 ',
  'aA',
  'Aa ',
  '_',
  '@',
  'a@',
  '://',
  'Maria ',
  'Maria, ',
  'maria_',
  'Smith^',
  '1 Oak ',
  '(',
];

const { rows } = parse(readFileSync(new URL('../rules/phi.yaml', import.meta.url), 'utf8'));
const units = [
  ...UNITS,
  ...rows.flatMap(({ example, counter }) => [`${example} `, `${counter} `, `${example}`.slice(0, -1)]),
];

let asked = 0;
const time = (unit, length) => {
  let best = Infinity;
  for (let round = 0; round < 3; round += 1) {
    // Never the same string twice: what was judged before is known.
    const text = unit.repeat(Math.ceil(length / unit.length)) + asked++;
    const start = performance.now();
    detect(text, 'const');
    best = Math.min(best, performance.now() - start);
  }
  return best;
};

/** The least of three: once may be the machine. Below two milliseconds it always is. */
const ratioOf = (unit) => Math.min(...[1, 2, 3].map(() => time(unit, 8 * SHORT) / Math.max(time(unit, SHORT), 2)));

const ratios = units.map((unit) => ({ unit, ratio: ratioOf(unit) }));
ratios.sort((a, b) => b.ratio - a.ratio);
for (const { unit, ratio } of ratios.slice(0, 5))
  console.log(`${ratio.toFixed(1).padStart(6)} x  ${JSON.stringify(unit)}`);
for (const unit of ['1 ', 'Maria ', 'a', 'mrn 1', 'Max-', 'max_key_'])
  console.log(`${time(unit, 1_000_000).toFixed(0).padStart(6)} ms for a megabyte of ${JSON.stringify(unit)}`);
if (ratios.some(({ ratio }) => ratio > LIMIT)) process.exitCode = 1;
