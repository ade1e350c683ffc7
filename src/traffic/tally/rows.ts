/** Tables of rows in which rows with the same key are added up, independent of their order. */
import { compare } from '../../order.js';
import type { Aggregate, Example, FindingText, Instant } from '../aggregate.js';

/** The members that are the key of a row in each table. Of the other members numbers are added, and the first text kept. */
export const TABLES = {
  inputs: ['file', 'form', 'bytes', 'digest'],
  endpoints: ['target', 'arrangement', 'platform', 'foundryHosting', 'method', 'endpoint'],
  models: ['target', 'arrangement', 'platform', 'family'],
  days: ['day', 'target', 'arrangement', 'platform'],
  features: ['feature', 'target', 'arrangement', 'platform'],
  signals: ['feature', 'target', 'arrangement', 'platform'],
  findings: ['rule', 'target', 'arrangement', 'platform', 'feature', 'verdict', 'api', 'says'],
  waived: ['rule', 'target', 'arrangement', 'platform', 'feature', 'verdict', 'api', 'says', 'waiver'],
  retention: ['target', 'arrangement', 'platform', 'basis', 'feature', 'where', 'upTo', 'what'],
  shapes: ['digest'],
  unchecked: ['why', 'at', 'target', 'arrangement', 'platform'],
  other: ['why'],
  unreadable: ['why'],
  skipped: ['why'],
} as const satisfies { [Name in TableName]: readonly (keyof RowOf<Name>)[] };

/** The lists of an aggregate that hold rows. */
export type TableName = {
  [Name in keyof Aggregate]: Name extends 'targets' ? never : Aggregate[Name] extends readonly object[] ? Name : never;
}[keyof Aggregate];
/** A row of a list of the aggregate. */
export type RowOf<Name extends TableName> = Aggregate[Name][number];

type Members = Record<string, unknown>;
/** Rows by key. */
export type Table = Map<string, Members>;

/** The number of example places that a row keeps. */
export const EXAMPLES = 5;

/** Orders places by file, line, record and pointer. */
const byPlace = (a: Example, b: Example): number =>
  compare(a.file, b.file) || a.line - b.line || (a.record ?? 0) - (b.record ?? 0) || compare(a.at ?? '', b.at ?? '');

/** Whether places are in order, each once. */
const inOrder = (places: readonly Example[]): boolean =>
  places.every((one, i) => i === 0 || byPlace(places[i - 1] as Example, one) < 0);

const firstPlaces = (a: readonly Example[], b: readonly Example[]): readonly Example[] => {
  const last = a[EXAMPLES - 1];
  // Of millions of rows that are added, nearly all have later places.
  if (last && inOrder(a) && b.every((one) => byPlace(last, one) <= 0)) return a;
  return [...a, ...b]
    .sort(byPlace)
    .filter((one, i, all) => i === 0 || byPlace(all[i - 1] as Example, one) !== 0)
    .slice(0, EXAMPLES);
};

const firstInOrder = (a: unknown, b: unknown): unknown => (JSON.stringify(b) < JSON.stringify(a) ? b : a);

/** Adds a row to another with the same key: sums, the earliest and latest times, the first places. */
const addTo = (row: Members, more: Members): void => {
  for (const [name, value] of Object.entries(more)) {
    const old = row[name];
    if (old === undefined) row[name] = value;
    else if (name === 'first') row.first = compare(old as string, value as string) < 0 ? old : value;
    else if (name === 'last') row.last = compare(old as string, value as string) > 0 ? old : value;
    else if (name === 'examples') row.examples = firstPlaces(old as Example[], value as Example[]);
    else if (name === 'says') row.says = firstInOrder(old, value);
    else if (name !== 'bytes' && name !== 'line' && typeof value === 'number') row[name] = (old as number) + value;
  }
};

/** Extends a span of time to include another. */
export const extendSpan = (
  span: { first?: Instant | undefined; last?: Instant | undefined },
  first: Instant | undefined,
  last: Instant | undefined,
): void => {
  if (first !== undefined && !((span.first ?? first) < first)) span.first = first;
  if (last !== undefined && !((span.last ?? last) > last)) span.last = last;
};

/** A message without its numbers, so that messages that differ only by a length are equal. */
export const wording = (message: string): string => message.replace(/\d+/g, '#');

const keyPart = (row: Members, member: string): unknown =>
  member === 'says' ? wording((row.says as FindingText).message) : (row[member] ?? null);

/** The key of a row in its table. */
const keyOf = <Name extends TableName>(name: Name, row: RowOf<Name>): string =>
  JSON.stringify(TABLES[name].map((member) => keyPart(row as unknown as Members, member)));

/** Adds a row to a table. */
export const addRow = <Name extends TableName>(table: Table, name: Name, row: RowOf<Name>): void => {
  const key = keyOf(name, row);
  const known = table.get(key);
  if (known) addTo(known, row as unknown as Members);
  else table.set(key, { ...row });
};

const inMemberOrder = (row: Members): Members =>
  Object.fromEntries(Object.entries(row).sort(([a], [b]) => compare(a, b)));

/** The rows of a table, sorted by key. */
export const rowsOf = <Name extends TableName>(table: Table): RowOf<Name>[] =>
  [...table.entries()].sort(([a], [b]) => compare(a, b)).map(([, row]) => inMemberOrder(row) as unknown as RowOf<Name>);
