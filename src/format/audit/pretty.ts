/** Writes an aggregate for a terminal: verdict, findings, endpoints, retention, and what was not checked. */

import { duration } from '../../duration.js';
import { GRAVITY } from '../../evaluate/says.js';
import { many, number } from '../../numbers.js';
import type {
  Aggregate,
  Example,
  FindingRow,
  RetentionRow,
  Seen,
  SetAsideRow,
  Tallied,
  Under,
} from '../../traffic/aggregate.js';
import { isOfPolicy, STANDARD_NOTE } from '../found.js';
import { recordText } from '../place.js';
import { plain } from '../plain.js';
import { painter } from '../pretty.js';
import { familyWords, SERVER_WORDS } from '../words.js';

/** The first and last day; empty if no record has a time. */
export const span = ({ first, last }: Seen): string => {
  if (first === undefined || last === undefined) return '';
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  return from === to ? from : `${from} to ${to}`;
};

/** The first and last day of all requests, and how many have no day. */
export const spanOfAll = ({ totals }: Aggregate): string => {
  const days = span(totals);
  if (days === '' || totals.undated === 0) return days;
  return `${days}; ${many(totals.undated, 'request')} without a day`;
};

/** A note on the standard terms, if requests were judged under them. */
export const standardNote = ({ endpoints }: Aggregate): readonly string[] =>
  endpoints.some(({ arrangement }) => arrangement === 'standard') ? [STANDARD_NOTE] : [];

/** `file:line pointer`. */
export const place = ({ at, ...record }: Example): string =>
  plain(`${recordText(record)}${at === undefined || at === '' ? '' : ` ${at}`}`);

/** The counts of the verdicts that occur. */
export const verdicts = (row: Tallied): string =>
  (['fail', 'review', 'pass'] as const)
    .filter((verdict) => row[verdict] > 0)
    .map((verdict) => `${number(row[verdict])} ${verdict}`)
    .join(', ');

/** The terms of a row: target, platform, arrangement. */
export const under = ({ target, arrangement, platform }: Under): string =>
  [...(target === undefined ? [] : [plain(target)]), platform, arrangement].join(', ');

/** The findings on requests. */
export const ofRequests = ({ findings }: Aggregate): FindingRow[] => findings.filter((row) => !isOfPolicy(row));

/** The finding on the policy itself, once. */
export const ofPolicy = ({ findings }: Aggregate): string[] =>
  findings
    .filter(isOfPolicy)
    .slice(0, 1)
    .map(({ verdict, rule, says }) => `${verdict}  ${rule}  ${says.message} ${says.remedy}`);

/** Findings by severity, then by the number of requests. */
export const graveFirst = <Row extends FindingRow>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => GRAVITY[a.verdict] - GRAVITY[b.verdict] || b.requests - a.requests);

const mostFirst = <Row extends Seen>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => b.requests - a.requests);

/** In words, as of which day requests were judged. */
export const clockWords = ({ clock, totals }: Aggregate): string =>
  clock === 'record'
    ? `each request is judged as of its own day; ${many(totals.undated, 'request has', 'requests have')} none and ${totals.undated === 1 ? 'is' : 'are'} judged as of the newest row of the policy`
    : `every request is judged as of ${clock}`;

/** Makes a function that writes the places of a row; inputs of which nothing could be read have no line. */
const placesIn = ({ inputs }: Aggregate): ((row: Pick<SetAsideRow, 'examples'>) => string) => {
  const lineless = new Set(inputs.filter(({ bytes }) => bytes === 0).map(({ file }) => file));
  const where = (one: Example): string => (lineless.has(one.file) ? plain(one.file) : place(one));
  return ({ examples }) => (examples.length > 0 ? ` (${examples.slice(0, 3).map(where).join(', ')})` : '');
};

/** Sentences on what was not checked, each with its places. */
export const notChecked = (aggregate: Aggregate): string[] => {
  const places = placesIn(aggregate);
  return [
    ...aggregate.unreadable.map((row) => `${many(row.records, 'record')} not read: ${row.why}${places(row)}`),
    ...aggregate.other.map((row) => `${many(row.records, 'record')} set apart: ${row.why}${places(row)}`),
    ...aggregate.unchecked.map(
      (row) =>
        `${many(row.requests, 'request')} not judged ${row.at === '' ? 'as a whole' : `at ${plain(row.at)}`}: ${row.why}${places(row)}`,
    ),
    ...aggregate.skipped.map(
      ({ files, why, examples }) =>
        `${number(files)} skipped: ${why} (${examples
          .slice(0, 3)
          .map(({ file }) => plain(file))
          .join(', ')})`,
    ),
  ];
};

/** The rows of the ledger that requests have; none if nothing was judged. */
export const kept = ({ totals, retention }: Aggregate): readonly RetentionRow[] =>
  totals.requests === 0 ? [] : retention.filter(({ requests }) => requests > 0);

const finding = (row: FindingRow, paint: ReturnType<typeof painter>): string[] => [
  `  ${paint(row.verdict)(row.verdict)}  ${paint('bold')(row.rule)}${row.feature === undefined ? '' : `  ${row.feature}`}  ${many(row.requests, 'request')}  ${span(row)}`.trimEnd(),
  `    ${row.says.message}`,
  `    ${paint('dim')('terms')}   ${under(row)}`,
  `    ${paint('dim')('server')}  ${SERVER_WORDS[row.api]}`,
  ...(row.says.remedy === '' ? [] : [`    ${paint('dim')('fix')}     ${row.says.remedy}`]),
  ...(row.examples.length > 0
    ? [`    ${paint('dim')('seen')}    ${row.examples.slice(0, 3).map(place).join(', ')}`]
    : []),
  '',
];

const ledgerLine = (row: RetentionRow): string =>
  `  ${duration(row.upTo)}, at ${row.where}: ${row.what} (${row.feature ?? row.basis.replaceAll('-', ' ')}; ${under(row)}; ${many(row.requests, 'request')})`;

const endpointLine = (row: Aggregate['endpoints'][number]): string =>
  `  ${many(row.requests, 'request')}  ${row.method} ${row.endpoint}, ${under(row)}: ${verdicts(row)}`;

const waivedLine = ({ waiver, ...row }: Aggregate['waived'][number]): string =>
  `  ${row.rule}${row.feature === undefined ? '' : `  ${row.feature}`}  ${many(row.requests, 'request')}, ${under(row)}, by ${plain(waiver.owner)} until ${waiver.expires}: ${plain(waiver.reason)}`;

const featureLine = (row: Aggregate['features'][number]): string =>
  `  ${row.feature}  ${many(row.requests, 'request')}, ${under(row)}: ${verdicts(row)}`;

const modelLine = (row: Aggregate['models'][number]): string =>
  `  ${familyWords(row.family)}  ${many(row.requests, 'request')}, ${under(row)}`;

/** The verdict, the counts and the days of the requests. */
const summary = (aggregate: Aggregate, paint: ReturnType<typeof painter>): string[] => {
  const { totals, inputs, verdict } = aggregate;
  const { requests } = totals;
  const aside = [
    ...(totals.other > 0 ? [`${many(totals.other, 'record')} not Claude’s`] : []),
    ...(totals.unreadable > 0 ? [`${many(totals.unreadable, 'record')} not read`] : []),
    ...(totals.waived > 0 ? [`${many(totals.waived, 'request')} with a waiver`] : []),
  ];
  const rest = aside.length > 0 ? `; ${aside.join(', ')}` : '';
  return [
    `${requests === 0 ? 'NOTHING JUDGED' : paint(verdict)(verdict.toUpperCase())}  ${many(requests, 'request')} in ${many(inputs.length, 'input')}${requests === 0 ? '' : `: ${verdicts(totals)}`}${rest}`,
    ...(spanOfAll(aggregate) === '' ? [] : [`      ${spanOfAll(aggregate)}`]),
    '',
  ];
};

/** The aggregate as text for a terminal. */
export const prettyAggregate = (aggregate: Aggregate, options: { readonly colour: boolean }): string => {
  const paint = painter(options.colour);
  const { tool, policy, key } = aggregate;
  const digests = key.from === 'run' ? 'a key made for this run' : key.from;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [paint('bold')(title), ...lines, ''];
  const findings = graveFirst(ofRequests(aggregate)).flatMap((row) => finding(row, paint));
  return [
    ...summary(aggregate, paint),
    ...section('where they went', mostFirst(aggregate.endpoints).map(endpointLine)),
    ...section('findings', findings.slice(0, -1)),
    ...section('waived', graveFirst(aggregate.waived).map(waivedLine)),
    ...section('features used', mostFirst(aggregate.features).map(featureLine)),
    ...section('models', mostFirst(aggregate.models).map(modelLine)),
    ...section('what is retained', kept(aggregate).map(ledgerLine)),
    ...section(
      'what was not checked',
      notChecked(aggregate).map((line) => `  ${line}`),
    ),
    ...ofPolicy(aggregate),
    ...(aggregate.totals.requests > 0 ? [paint('dim')(clockWords(aggregate))] : []),
    paint('dim')(
      `policy ${policy.digest.slice(0, 19)}, newest row ${policy.newest}; digests with ${digests}; ${tool.name} ${tool.version}`,
    ),
    paint('dim')(aggregate.note),
    ...standardNote(aggregate).map(paint('dim')),
    '',
  ].join('\n');
};
