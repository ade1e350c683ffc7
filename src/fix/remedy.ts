/** Fixes until nothing more helps: only what makes the judgement better is kept. */
import type { Finding, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { applyFixes } from './apply.js';
import { type Fix, safeFixes } from './fix.js';

/** A request after its mechanical fixes, and how it is judged then. */
export interface Remedied {
  readonly value: unknown;
  readonly subject: Subject;
  /** What was changed, in the order in which it has to be done; empty where nothing helped. */
  readonly fixes: readonly Fix[];
}

/** A fix may cause a smaller finding (a beta value that is now idle), which the next round fixes. */
const MOST_ROUNDS = 4;

const count = ({ findings }: Subject, verdict: Finding['verdict']): number =>
  findings.filter((finding) => finding.verdict === verdict).length;

/** Whether a judgement is better than another: fewer failures, or as many and less to review. */
export const isBetter = (after: Subject, before: Subject): boolean => {
  const fewer = count(before, 'fail') - count(after, 'fail');
  return fewer > 0 || (fewer === 0 && count(after, 'review') < count(before, 'review'));
};

const keyOf = ({ rule, at, feature }: Finding): string => `${rule} ${feature} ${at}`;

/** Findings by what they say and where: the gravest verdict of each. */
const byKey = ({ findings }: Subject): ReadonlyMap<string, Finding['verdict']> => {
  const found = new Map<string, Finding['verdict']>();
  for (const finding of findings) if (found.get(keyOf(finding)) !== 'fail') found.set(keyOf(finding), finding.verdict);
  return found;
};

/**
 * Fixes a request as far as mechanical fixes go; `judge` is how it was judged. The value given is not changed.
 * Throws only what `judge` throws.
 */
export const remedied = (
  value: unknown,
  subject: Subject,
  judge: (value: unknown) => Subject,
  policy: Policy,
): Remedied => {
  let now: Remedied = { value, subject, fixes: [] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let fixes = safeFixes(now.value, now.subject, policy);
    if (fixes.length === 0) break;
    let next = applyFixes(now.value, fixes);
    let judged = judge(next);
    // A fix after which its finding is still there is dropped.
    const left = byKey(judged);
    const useful = fixes.filter(({ finding }) => {
      const still = left.get(keyOf(finding));
      return still !== 'fail' && still !== finding.verdict;
    });
    if (useful.length < fixes.length) {
      fixes = useful;
      next = applyFixes(now.value, fixes);
      judged = judge(next);
    }
    if (!isBetter(judged, now.subject)) break;
    now = { value: next, subject: judged, fixes: [...now.fixes, ...fixes] };
  }
  return now;
};
