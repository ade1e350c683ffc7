/** Of very many findings those that are told in an answer and in a receipt. */
import type { Finding } from './model.js';

/** A request of thirty megabytes can have two million findings: told of each, it would fill any memory or disk. */
const MOST = 100;

/** Of each rule and feature the first hundred places, and how many more there are. */
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
