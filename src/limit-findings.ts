/** Limits the findings in an answer and in a receipt. */
import type { Finding } from './model.js';

/** The limit for each rule and feature. A request of 30 MB can have two million findings, which would fill memory or disk. */
const LIMIT = 100;

/** The first hundred findings of each rule and feature, and the number of others. */
export const limitFindings = (
  findings: readonly Finding[],
): { readonly findings: readonly Finding[]; readonly more?: number } => {
  if (findings.length <= LIMIT) return { findings };
  const counts = new Map<string, number>();
  const listed = findings.filter(({ rule, feature, verdict }) => {
    const key = `${rule} ${feature} ${verdict}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= LIMIT;
  });
  return listed.length === findings.length ? { findings } : { findings: listed, more: findings.length - listed.length };
};
