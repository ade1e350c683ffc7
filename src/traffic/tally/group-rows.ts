/** Adds the rows of a group of equal requests to the tables of a tally. */

import { defined } from '../../json.js';
import { grouped } from '../../lists.js';
import type { Finding, Overall, Subject } from '../../model.js';
import type { Example, Seen, Tallied, Under } from '../aggregate.js';
import type { Group, Tally } from './groups.js';
import { generalised, shown } from './pointers.js';
import { addRow, extendSpan, type RowOf, type Table, wording } from './rows.js';

/** The number of shapes listed. Those with the smallest digests are kept, so that the order of requests does not matter. */
const SHAPES = 2000;

const by = (verdict: Overall, requests: number): Pick<Tallied, 'fail' | 'review' | 'pass'> => ({
  fail: verdict === 'fail' ? requests : 0,
  review: verdict === 'review' ? requests : 0,
  pass: verdict === 'pass' ? requests : 0,
});

/** The example places of a group; `at` selects the pointer in each. */
const placesOf = (tally: Tally, group: Group, at: (subject: Subject) => string | undefined): Example[] =>
  group.examples.map(({ file, line, record, subject }) => {
    const place = at(subject);
    return defined({ file, line, record, at: place === undefined ? undefined : shown(tally.pointers, place) });
  });

const underOf = ({ target, context: { arrangement, platform } }: Subject): Under =>
  defined({ target, arrangement, platform });

const seenOf = ({ requests, first, last }: Group): Seen => defined({ requests, first, last });

const kindOf = ({ rule, feature, verdict, api, message }: Finding): string =>
  `${rule}\t${feature}\t${verdict}\t${api}\t${wording(message)}`;

const findingRow = (
  tally: Tally,
  group: Group,
  alike: readonly [Finding, ...Finding[]],
  among: 'findings' | 'waived',
): RowOf<'findings'> => {
  const [one] = alike;
  const kind = kindOf(one);
  const texts = alike.map(({ message, remedy, sources }) => ({ message, remedy, sources }));
  return defined({
    ...underOf(group.sample.subject),
    ...seenOf(group),
    rule: one.rule,
    feature: one.feature,
    verdict: one.verdict,
    api: one.api,
    findings: alike.length * group.requests,
    says: texts.reduce((a, b) => (JSON.stringify(b) < JSON.stringify(a) ? b : a)),
    examples: placesOf(tally, group, (subject) => subject[among].find((other) => kindOf(other) === kind)?.at),
  });
};

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** The shape of a group, without anything that is specific to one request. */
const shapeOf = (tally: Tally, { sample: { subject, families } }: Group) => ({
  ...underOf(subject),
  method: subject.method,
  endpoint: subject.endpoint,
  verdict: subject.verdict,
  models: [...families],
  features: distinct(
    subject.features.map(({ id, at }) => JSON.stringify({ id, at: generalised(tally.pointers, at) })),
  ).map((text) => JSON.parse(text) as { id: string; at: string }),
  findings: distinct(
    subject.findings.map(({ rule, at, verdict }) =>
      JSON.stringify({ rule, at: generalised(tally.pointers, at), verdict }),
    ),
  ).map((text) => JSON.parse(text) as RowOf<'shapes'>['findings'][number]),
});

/** Removes the shapes beyond the number that is listed. */
export const pruneShapes = (table: Table): void => {
  if (table.size <= SHAPES) return;
  const keys = [...table.keys()].sort();
  for (const key of keys.slice(SHAPES)) table.delete(key);
};

const addTotals = ({ totals }: Tally, { sample: { subject }, requests, days, first, last }: Group): void => {
  totals.requests += requests;
  totals[subject.verdict] += requests;
  totals.undated += days.get('') ?? 0;
  if (subject.unchecked.length > 0) totals.unchecked += requests;
  if (subject.waived.length > 0) totals.waived += requests;
  extendSpan(totals, first, last);
};

/** Adds a row for each reason and generalised place at which the requests of a group could not be checked. */
const addUnchecked = (tally: Tally, group: Group): void => {
  const { subject } = group.sample;
  const groups = grouped(subject.unchecked, ({ at, why }) => `${generalised(tally.pointers, at)}\t${why}`);
  for (const [part] of groups.values()) {
    const at = generalised(tally.pointers, part.at);
    const place = ({ unchecked }: Subject) =>
      unchecked.find((one) => one.why === part.why && generalised(tally.pointers, one.at) === at)?.at;
    addRow(tally.tables.unchecked, 'unchecked', {
      ...underOf(subject),
      ...seenOf(group),
      at,
      why: part.why,
      examples: placesOf(tally, group, place),
    });
  }
};

/** Adds rows for the features that the requests of a group use, and for those that they show signs of. */
const addFeatures = (tally: Tally, group: Group): void => {
  const { subject } = group.sample;
  const under = underOf(subject);
  const seen = seenOf(group);
  for (const [feature, uses] of grouped(subject.features, ({ id }) => id))
    addRow(tally.tables.features, 'features', {
      ...under,
      ...seen,
      ...by(subject.verdict, group.requests),
      feature,
      uses: uses.length * group.requests,
      examples: placesOf(tally, group, (other) => other.features.find(({ id }) => id === feature)?.at),
    });
  for (const feature of distinct(subject.signals.map(({ id }) => id)))
    addRow(tally.tables.signals, 'signals', { ...under, ...seen, feature });
};

/** Adds rows for the findings of a group, with a waiver or without. */
const addFindings = (tally: Tally, group: Group): void => {
  const { tables } = tally;
  const { findings, waived } = group.sample.subject;
  for (const alike of grouped(findings, kindOf).values())
    addRow(tables.findings, 'findings', findingRow(tally, group, alike, 'findings'));
  for (const alike of grouped(waived, (one) => `${kindOf(one)}\t${JSON.stringify(one.waiver)}`).values())
    addRow(tables.waived, 'waived', { ...findingRow(tally, group, alike, 'waived'), waiver: alike[0].waiver });
};

const addShape = (tally: Tally, group: Group): void => {
  const { shapes } = tally.tables;
  const shape = shapeOf(tally, group);
  const digest = tally.digest(JSON.stringify(shape));
  addRow(shapes, 'shapes', {
    ...shape,
    ...seenOf(group),
    digest,
    examples: placesOf(tally, group, () => undefined),
  });
  if (shapes.size > 2 * SHAPES) pruneShapes(shapes);
};

/** Adds a group to the tables of its tally. */
export const addGroupRows = (tally: Tally, group: Group): void => {
  const { tables } = tally;
  const { subject, families } = group.sample;
  const under = underOf(subject);
  const seen = seenOf(group);
  const tallied = { ...seen, ...by(subject.verdict, group.requests) };

  addTotals(tally, group);
  addRow(
    tables.endpoints,
    'endpoints',
    defined({
      ...under,
      foundryHosting: subject.context.foundryHosting,
      ...tallied,
      method: subject.method,
      endpoint: subject.endpoint,
    }),
  );
  for (const family of families.length > 0 ? families : ['none'])
    addRow(tables.models, 'models', { ...under, ...tallied, family });
  for (const [day, count] of group.days)
    addRow(tables.days, 'days', {
      ...under,
      requests: count,
      ...by(subject.verdict, count),
      ...(day === '' ? {} : { day }),
    });
  addFeatures(tally, group);
  addFindings(tally, group);
  for (const [line] of grouped(subject.retention, (one) => JSON.stringify(one)).values())
    addRow(tables.retention, 'retention', { ...under, ...seen, ...line });
  addUnchecked(tally, group);
  addShape(tally, group);
};
