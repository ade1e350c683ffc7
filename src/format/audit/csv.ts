/** Writes an aggregate as CSV (RFC 4180): one row for each row of its lists. */

import type { Aggregate, Example } from '../../traffic/aggregate.js';
import { csvRows } from '../csv-rows.js';
import { recordText } from '../place.js';

const COLUMNS = [
  'list',
  'target',
  'arrangement',
  'platform',
  'subject',
  'verdict',
  'api',
  'requests',
  'fail',
  'review',
  'pass',
  'count',
  'first',
  'last',
  'where',
  'upTo',
  'basis',
  'what',
  'example',
  'owner',
  'expires',
  'reason',
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

const example = ([one]: readonly Example[]): string | undefined =>
  one && `${recordText(one)}${one.at === undefined ? '' : ` ${one.at}`}`;

const rowsOf = (aggregate: Aggregate): Cells[] => [
  { list: 'totals', ...aggregate.totals, verdict: aggregate.verdict },
  ...aggregate.inputs.map(({ file, form, ...row }) => ({
    list: 'inputs',
    subject: file,
    what: form,
    requests: row.requests,
    count: row.bytes,
  })),
  ...aggregate.endpoints.map((row) => ({ list: 'endpoints', ...row, subject: `${row.method} ${row.endpoint}` })),
  ...aggregate.models.map((row) => ({ list: 'models', ...row, subject: row.family })),
  ...aggregate.days.map((row) => ({ list: 'days', ...row, subject: row.day ?? 'undated' })),
  ...aggregate.features.map((row) => ({
    list: 'features',
    ...row,
    subject: row.feature,
    count: row.uses,
    example: example(row.examples),
  })),
  ...aggregate.signals.map((row) => ({ list: 'signals', ...row, subject: row.feature })),
  ...(['findings', 'waived'] as const).flatMap((list) =>
    aggregate[list].map((row) => ({
      list,
      ...('waiver' in row ? row.waiver : {}),
      ...row,
      subject: row.feature === undefined ? row.rule : `${row.rule} ${row.feature}`,
      count: row.findings,
      what: row.says.message,
      example: example(row.examples),
    })),
  ),
  ...aggregate.retention.map((row) => ({ list: 'retention', ...row, subject: row.feature })),
  ...aggregate.unchecked.map((row) => ({
    list: 'unchecked',
    ...row,
    subject: row.at,
    what: row.why,
    example: example(row.examples),
  })),
  ...(['other', 'unreadable'] as const).flatMap((list) =>
    aggregate[list].map((row) => ({ list, count: row.records, what: row.why, example: example(row.examples) })),
  ),
  ...aggregate.skipped.map(({ files, why, examples }) => ({
    list: 'skipped',
    count: files,
    what: why,
    example: examples[0]?.file,
  })),
];

/** The aggregate as CSV, without its shapes, which only JSON has. */
export const csvAggregate = (aggregate: Aggregate): string =>
  csvRows([COLUMNS, ...rowsOf(aggregate).map((row) => COLUMNS.map((name) => row[name]))]);
