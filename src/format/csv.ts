/** Writes a report as CSV: one line for each finding, for each request without findings, and for the counts. */
import type { Report, Subject } from '../model.js';
import { csvRows } from './csv-rows.js';
import { type Found, foundIn, lookedAt, NOTHING_JUDGED, silentIn } from './found.js';

const COLUMNS = [
  'kind',
  'request',
  'file',
  'line',
  'column',
  'cell',
  'target',
  'method',
  'endpoint',
  'platform',
  'arrangement',
  'verdict',
  'rule',
  'feature',
  'at',
  'api',
  'message',
  'remedy',
  'source',
  'owner',
  'expires',
  'reason',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

const requestOf = ({ name, target, method, endpoint, context, location }: Subject): Row => ({
  request: name ?? '',
  target: target ?? '',
  method,
  endpoint,
  platform: context.platform,
  arrangement: context.arrangement,
  ...(location?.cell === undefined ? {} : { cell: location.cell }),
});

const rowOf = ({ subject, finding, waiver, file, line, column }: Found): Row => ({
  ...requestOf(subject),
  kind: waiver ? 'waived' : 'finding',
  ...(file === undefined ? {} : { file, line, column }),
  verdict: finding.verdict,
  rule: finding.rule,
  feature: finding.feature ?? '',
  at: finding.at,
  api: finding.api,
  message: finding.message,
  remedy: finding.remedy,
  source: finding.sources.map(({ page, captured }) => `${page}, ${captured}`).join('; '),
  ...(waiver ? { owner: waiver.owner, expires: waiver.expires, reason: waiver.reason } : {}),
});

const passOf = (subject: Subject): Row => ({
  ...requestOf(subject),
  kind: 'pass',
  verdict: 'pass',
  ...(subject.location ? { file: subject.location.file ?? '', line: subject.location.line } : {}),
});

/** The report as CSV (RFC 4180), with a header. */
export const csv = (report: Report): string => {
  const rows: readonly Row[] = [
    ...foundIn(report).map(rowOf),
    ...silentIn(report).map(passOf),
    ...(report.counts
      ? [
          {
            kind: 'counts',
            verdict: report.subjects.length === 0 ? NOTHING_JUDGED : report.verdict,
            message: lookedAt(report.counts),
          },
        ]
      : []),
  ];
  return csvRows([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column]))]);
};
