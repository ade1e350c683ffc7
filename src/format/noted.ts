/** Groups the informational findings, which do not affect the verdict, over targets. */
import { merged } from '../lists.js';
import { compare } from '../order.js';
import type { FindingRow } from '../report/compliance.js';

/** An informational finding, and the targets that have it. */
interface NotedRow {
  readonly rule: string;
  readonly message: string;
  readonly targets: readonly string[];
  readonly requests: number;
}

const byNumber = (a: string, b: string): number => a.length - b.length || compare(a, b);

/** The informational findings, in the order of their first occurrence. */
export const notedRows = (findings: readonly FindingRow[]): NotedRow[] =>
  merged(
    findings
      .filter(({ verdict }) => verdict === 'informational')
      .map(({ rule, message, target, requests }): NotedRow => ({ rule, message, targets: [target], requests })),
    ({ rule, message }) => JSON.stringify([rule, message]),
    (known, more) => ({
      ...known,
      targets: [...new Set([...known.targets, ...more.targets])],
      requests: known.requests + more.requests,
    }),
  ).map((row) => ({ ...row, targets: [...row.targets].sort(byNumber) }));
