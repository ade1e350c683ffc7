/** Counts judged requests. Equal ones are counted as one group, from which rows are made when needed. */

import { defined } from '../../json.js';
import { addCount, sumOf } from '../../lists.js';
import type { Finding, Overall } from '../../model.js';
import type { Aggregate, AuditTerms, InputRow, RecordPlace, SkippedRow } from '../aggregate.js';
import { addGroupRows, pruneShapes } from './group-rows.js';
import type { Group, Observation, Tally } from './groups.js';
import { generalised } from './pointers.js';
import { addRow, EXAMPLES, extendSpan, rowsOf, TABLES, type TableName } from './rows.js';

const GROUPS = 1024;

const NOTE =
  'Counts of recorded requests by a dated reading of public statements: the signed agreement decides, not this program.';

/** An empty tally. `digest` makes keyed digests; `names` are the member names that pointers may show. */
export const emptyTally = (terms: AuditTerms, digest: (text: string) => string, names: ReadonlySet<string>): Tally => ({
  terms,
  digest,
  groups: new Map(),
  recent: new Map(),
  pointers: { names, general: new Map() },
  tables: Object.fromEntries(Object.keys(TABLES).map((name) => [name, new Map()])) as unknown as Tally['tables'],
  totals: {
    requests: 0,
    fail: 0,
    review: 0,
    pass: 0,
    undated: 0,
    unchecked: 0,
    waived: 0,
    other: 0,
    unreadable: 0,
  },
});

const findingKey = (tally: Tally, one: Finding): string =>
  `${one.rule}\t${one.feature}\t${one.verdict}\t${one.api}\t${generalised(tally.pointers, one.at)}\t${one.message}`;

/** A text of everything that rows are made of, except times and places; equal for requests of one group. */
const signature = (tally: Tally, { subject, families }: Observation): string => {
  const { context } = subject;
  const parts: string[] = [];
  for (const { id, at } of subject.features) parts.push(`f${id}\t${generalised(tally.pointers, at)}`);
  for (const one of subject.findings) parts.push(`v${findingKey(tally, one)}`);
  for (const one of subject.waived) parts.push(`w${findingKey(tally, one)}\t${JSON.stringify(one.waiver)}`);
  for (const { at, why } of subject.unchecked) parts.push(`u${generalised(tally.pointers, at)}\t${why}`);
  for (const { id } of subject.signals) parts.push(`s${id}`);
  // Retention follows from features, model families and the day of the terms.
  for (const { feature, upTo, basis, what } of subject.retention) parts.push(`r${feature}\t${upTo}\t${basis}\t${what}`);
  parts.sort();
  return `${subject.target}\t${context.arrangement}\t${context.platform}\t${context.foundryHosting}\t${subject.method}\t${subject.endpoint}\t${families.join()}\n${parts.join('\n')}`;
};

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** Whether two requests share the objects of one judgement, so that signatures need not be computed. */
const isSameJudgement = (a: Observation, b: Observation): boolean => {
  const { subject } = a;
  const other = b.subject;
  return (
    subject.target === other.target &&
    subject.context === other.context &&
    subject.method === other.method &&
    subject.endpoint === other.endpoint &&
    subject.retention === other.retention &&
    sameItems(a.families, b.families) &&
    sameItems(subject.features, other.features) &&
    sameItems(subject.findings, other.findings) &&
    sameItems(subject.signals, other.signals) &&
    sameItems(subject.waived, other.waived) &&
    sameItems(subject.unchecked, other.unchecked)
  );
};

const isBefore = (a: Observation, b: Observation): boolean =>
  a.file !== b.file ? a.file < b.file : a.line !== b.line ? a.line < b.line : (a.record ?? 0) < (b.record ?? 0);

const keepExample = (examples: Observation[], one: Observation): void => {
  if (examples.length >= EXAMPLES && !isBefore(one, examples.at(-1) as Observation)) return;
  examples.push(one);
  for (let i = examples.length - 1; i > 0 && isBefore(one, examples[i - 1] as Observation); i--) {
    examples[i] = examples[i - 1] as Observation;
    examples[i - 1] = one;
  }
  if (examples.length > EXAMPLES) examples.pop();
};

const groupOf = (tally: Tally, one: Observation): Group => {
  const { groups, recent } = tally;
  const [judged] = one.subject.features;
  const before = judged && recent.get(judged);
  if (before && isSameJudgement(before.sample, one)) return before.group;
  const key = signature(tally, one);
  let group = groups.get(key);
  if (!group) {
    if (groups.size >= GROUPS) flushGroups(tally);
    group = { sample: one, requests: 0, first: undefined, last: undefined, days: new Map(), examples: [] };
    groups.set(key, group);
  }
  if (recent.size >= GROUPS) recent.clear();
  if (judged) recent.set(judged, { sample: one, group });
  return group;
};

/** Counts one request. */
export const observe = (tally: Tally, one: Observation): void => {
  const group = groupOf(tally, one);
  group.requests++;
  const { time } = one;
  addCount(group.days, time?.slice(0, 10) ?? '');
  extendSpan(group, time, time);
  keepExample(group.examples, one);
};

/** Counts a record that is not a request to Claude (`other`), or cannot be read. */
export const setAside = (tally: Tally, kind: 'other' | 'unreadable', why: string, place: RecordPlace): void => {
  tally.totals[kind]++;
  addRow(tally.tables[kind], kind, { why, records: 1, examples: [place] });
};

/** Adds an input that was read completely. */
export const addInput = (tally: Tally, input: InputRow): void => addRow(tally.tables.inputs, 'inputs', input);

/** Counts files that were not read. */
export const addSkipped = (tally: Tally, row: SkippedRow): void => addRow(tally.tables.skipped, 'skipped', row);

/** Turns all groups into rows. */
const flushGroups = (tally: Tally): void => {
  for (const group of tally.groups.values()) addGroupRows(tally, group);
  tally.groups.clear();
  tally.recent.clear();
  pruneShapes(tally.tables.shapes);
};

/** Adds all counts of an aggregate. */
export const addAggregate = (tally: Tally, aggregate: Aggregate): void => {
  const { totals, tables } = tally;
  for (const name of Object.keys(TABLES) as TableName[])
    for (const row of aggregate[name]) addRow(tables[name], name, row as never);
  const { first, last, ...counts } = aggregate.totals;
  for (const [name, count] of Object.entries(counts)) totals[name as keyof typeof counts] += count;
  extendSpan(totals, first, last);
  pruneShapes(tables.shapes);
};

/** The overall verdict; `review` if no request was judged. */
const verdictOf = ({ requests, fail, review, unreadable }: Aggregate['totals']): Overall =>
  fail > 0 ? 'fail' : review > 0 || unreadable > 0 || requests === 0 ? 'review' : 'pass';

/** The counts of a tally as an aggregate, in a fixed order. */
export const aggregateOf = (tally: Tally): Aggregate => {
  flushGroups(tally);
  const { tables, totals, terms } = tally;
  const { tool, policy, clock, key, targets } = terms;
  const { first, last, ...counts } = totals;
  const shapes = rowsOf<'shapes'>(tables.shapes);
  return {
    version: 1,
    kind: 'audit',
    tool,
    policy,
    clock,
    key,
    targets,
    note: NOTE,
    verdict: verdictOf(totals),
    totals: defined({ ...counts, first, last }),
    inputs: rowsOf<'inputs'>(tables.inputs),
    endpoints: rowsOf<'endpoints'>(tables.endpoints),
    models: rowsOf<'models'>(tables.models),
    days: rowsOf<'days'>(tables.days),
    features: rowsOf<'features'>(tables.features),
    signals: rowsOf<'signals'>(tables.signals),
    findings: rowsOf<'findings'>(tables.findings),
    waived: rowsOf<'waived'>(tables.waived),
    retention: rowsOf<'retention'>(tables.retention),
    shapes,
    shapesLeftOut: counts.requests - sumOf(shapes, ({ requests }) => requests),
    unchecked: rowsOf<'unchecked'>(tables.unchecked),
    other: rowsOf<'other'>(tables.other),
    unreadable: rowsOf<'unreadable'>(tables.unreadable),
    skipped: rowsOf<'skipped'>(tables.skipped),
  };
};
