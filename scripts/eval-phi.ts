/**
 * Measures the detectors: `npm run eval:phi -- <positives> <negatives> [more negatives]`, files of JSON Lines,
 * plain or gzipped, of the forms that ../shared/phi/README.md describes. `--show` prints strings that went wrong.
 */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { DetectPlace } from '../src/model.ts';
import { detect } from '../src/phi/detect.ts';
import type { Identification } from '../src/phi/detect-text.ts';

interface Row {
  readonly kind?: string;
  readonly location?: string;
  readonly string: string;
  readonly ctx?: string;
  readonly path?: string;
  readonly siblings?: readonly string[];
  readonly tier?: number;
  readonly category?: string;
}

const PLACES: Readonly<Record<string, DetectPlace>> = {
  property: 'property-name',
  enum: 'enum',
  const: 'const',
  pattern: 'pattern',
  title: 'annotation',
  description: 'annotation',
  default: 'annotation',
  examples: 'annotation',
  comment: 'annotation',
  defname: 'annotation',
  toolname: 'annotation',
};
/** The least confidence at which a finding is at least `review`. */
const LEAST = 0.5;

const readRows = (file: string): Row[] => {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
};

const placeOf = (row: Row): DetectPlace => PLACES[row.location ?? row.kind ?? 'const'] ?? 'const';
const judge = (row: Row, property: boolean): Identification | undefined =>
  detect(row.string, placeOf(row), row.siblings, property ? row.ctx?.split('/').at(-1) : undefined);
const flagged = (row: Row, property = true): boolean => (judge(row, property)?.confidence ?? 0) >= LEAST;
const share = (part: number, all: number): string => (all === 0 ? '-' : (part / all).toFixed(3));
const print = (cells: readonly (string | number)[]): void =>
  console.log(cells.map((cell, i) => (i === 0 ? String(cell).padEnd(24) : String(cell).padStart(10))).join(''));

const recall = (rows: readonly Row[], show: boolean): void => {
  console.log('\nRecall (found with confidence ≥ .5); in brackets without the name of the enclosing property');
  const places = ['property', 'enum', 'const', 'pattern'];
  print(['kind', 'tier', 'strings', 'recall', 'bare', '≥ .7', ...places]);
  const line = (name: string, tier: string, of: readonly Row[]): void => {
    const at = places.map((place) => of.filter((row) => row.location === place));
    const sure = of.filter((row) => (judge(row, true)?.confidence ?? 0) >= 0.7).length;
    print([
      name,
      tier,
      of.length,
      share(of.filter((row) => flagged(row)).length, of.length),
      share(of.filter((row) => flagged(row, false)).length, of.length),
      share(sure, of.length),
      ...at.map((some) => share(some.filter((row) => flagged(row)).length, some.length)),
    ]);
  };
  for (const tier of [1, 2]) {
    const some = rows.filter((row) => (row.tier ?? 1) === tier);
    for (const kind of new Set(some.map((row) => row.kind ?? '')))
      line(
        kind,
        String(tier),
        some.filter((row) => row.kind === kind),
      );
    line('all kinds', String(tier), some);
  }
  if (show)
    for (const row of rows)
      if (!flagged(row))
        console.log(
          'missed',
          row.kind,
          row.location,
          JSON.stringify(row.string),
          row.ctx ?? '',
          judge(row, true)?.confidence ?? '',
        );
};

const falseAlarms = (file: string, rows: readonly Row[], show: boolean): void => {
  const official = rows.filter((row) => placeOf(row) !== 'annotation');
  const schemas = new Set(rows.map((row) => row.path?.split('#')[0]).filter((path) => path !== undefined));
  const bad = new Set(official.filter((row) => flagged(row)).map((row) => row.path?.split('#')[0]));
  console.log(`\n${file}: ${rows.length} strings`);
  const line = (name: string, of: readonly Row[]): void => {
    const found = of.filter((row) => flagged(row)).length;
    const sure = of.filter((row) => (judge(row, true)?.confidence ?? 0) >= 0.7).length;
    print([
      name,
      of.length,
      found,
      ((10000 * found) / Math.max(1, of.length)).toFixed(2),
      ((100 * found) / Math.max(1, of.length)).toFixed(2),
      sure,
    ]);
  };
  print(['', 'strings', 'flagged', '/ 10,000', '%', '≥ .7']);
  line('all', rows);
  line('official places', official);
  for (const key of ['kind', 'category'] as const) {
    for (const value of new Set(rows.map((row) => row[key]).filter((some) => some !== undefined)))
      line(
        `${key} ${value}`,
        rows.filter((row) => row[key] === value),
      );
  }
  if (schemas.size > 0)
    console.log(
      `schema files flagged (official places): ${bad.size} of ${schemas.size} (${((100 * bad.size) / schemas.size).toFixed(2)} %)`,
    );
  if (show)
    for (const row of rows)
      if (flagged(row))
        console.log('flagged', row.kind, JSON.stringify(row.string), row.ctx ?? '', JSON.stringify(judge(row, true)));
};

/** Microseconds for each string. */
const timesOf = (rows: readonly Row[]): readonly number[] =>
  rows.map((row) => {
    const start = process.hrtime.bigint();
    judge(row, true);
    return Number(process.hrtime.bigint() - start) / 1000;
  });

const speed = (name: string, unsorted: readonly number[]): void => {
  const times = [...unsorted].sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  print([
    name,
    mean.toFixed(2),
    (times[Math.floor(times.length / 2)] ?? 0).toFixed(2),
    (times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2),
    (times.at(-1) ?? 0).toFixed(0),
  ]);
};

const main = (): void => {
  const show = process.argv.includes('--show');
  const [positives, ...negatives] = process.argv.slice(2).filter((word) => word !== '--show');
  if (!positives || negatives.length === 0) {
    console.error('usage: npm run eval:phi -- <positives> <negatives> [more negatives] [--show]');
    process.exitCode = 2;
    return;
  }
  const missing = [positives, ...negatives].filter((file) => !existsSync(file));
  for (const file of missing) console.error(`${file}: there is no such file`);
  if (missing.length > 0) {
    process.exitCode = 2;
    return;
  }
  const sets = [positives, ...negatives].map((file) => [file, readRows(file)] as const);
  // The warm-up uses similar strings, so that none of the measured ones is in a cache.
  for (const [, rows] of sets)
    for (const row of rows.slice(0, 3000)) judge({ ...row, string: `${row.string} ~` }, true);
  console.log('µs a string, each seen for the first time');
  print(['', 'mean', 'median', 'p99', 'max']);
  const times = sets.map(([file, rows]) => [file.split('/').at(-1) ?? file, timesOf(rows)] as const);
  for (const [name, some] of times) speed(name, some);
  speed(
    'all',
    times.flatMap(([, some]) => some),
  );
  recall(sets[0]?.[1] ?? [], show);
  for (const [file, rows] of sets.slice(1)) falseAlarms(file, rows, show);
};
main();
