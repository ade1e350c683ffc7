/** Writes the retention ledger of a report as CSV (RFC 4180). */
import { secondsOf } from '../../duration.js';
import type { Compliance } from '../../report/compliance.js';
import { csvRows } from '../csv-rows.js';
import { COVERAGE_WORDS } from '../words.js';

const HEAD = [
  'target',
  'platform',
  'arrangement',
  'feature',
  'what stays',
  'with whom',
  'up to',
  'last day',
  'basis',
  'reach of the arrangement',
  'requests',
];

/** The ledger as CSV, one line for each row. */
export const csv = ({ ledger, targets }: Compliance): string => {
  const rows = ledger.map((row) => {
    const target = targets.find(({ id }) => id === row.target);
    return [
      target?.name ?? '',
      target?.platform ?? '',
      target?.arrangement ?? '',
      row.feature ?? '',
      row.what,
      row.where,
      row.upTo,
      row.until ?? (secondsOf(row.upTo) === undefined ? '' : 'not known'),
      row.basis,
      COVERAGE_WORDS[row.coverage],
      row.requests,
    ];
  });
  return csvRows([HEAD, ...rows]);
};
