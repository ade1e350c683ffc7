/** Groups the informational findings, which do not affect the verdict, over targets. */
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
export const notedRows = (findings: readonly FindingRow[]): NotedRow[] => {
  const rows = new Map<string, NotedRow>();
  for (const { rule, message, target, requests, verdict } of findings) {
    if (verdict !== 'informational') continue;
    const key = JSON.stringify([rule, message]);
    const known = rows.get(key) ?? { rule, message, targets: [], requests: 0 };
    const targets = known.targets.includes(target) ? known.targets : [...known.targets, target];
    rows.set(key, { rule, message, targets, requests: known.requests + requests });
  }
  return [...rows.values()].map((row) => ({ ...row, targets: [...row.targets].sort(byNumber) }));
};
