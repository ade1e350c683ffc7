/** Limits the findings in an answer and in a receipt. */
import type { Finding } from './model.js';

/** The limit: a request of 30 MB can have two million findings, which would fill memory or disk. */
const MOST = 100;

/** The first hundred findings of each rule and feature, and the number of others. */
export const mostFindings = (
  findings: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly more?: number } => {
  if (findings.length <= MOST) return { findings };
  const seen = new Map<string, number>();
  const most = findings.filter(({ rule, feature, verdict }) => {
    const one = `${rule} ${feature} ${verdict}`;
    const count = (seen.get(one) ?? 0) + 1;
    seen.set(one, count);
    return count <= MOST;
  });
  return most.length === findings.length ? { findings } : { findings: most, more: findings.length - most.length };
};
