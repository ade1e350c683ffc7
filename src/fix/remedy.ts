/** Applies fixes in rounds, as long as they improve the verdict. */
import type { Finding, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { applyFixes } from './apply.js';
import type { Fix } from './change.js';
import { safeFixes } from './fix.js';

/** A request after its mechanical fixes, and the result for it. */
interface Remedied {
  readonly value: unknown;
  readonly subject: Subject;
  /** The fixes, in the order in which they have to be applied; empty if none helped. */
  readonly fixes: readonly Fix[];
}

/** A fix may cause a smaller finding (a beta value that is now idle), which the next round fixes. */
const MOST_ROUNDS = 4;

const count = ({ findings }: Subject, verdict: Finding['verdict']): number =>
  findings.filter((finding) => finding.verdict === verdict).length;

/** Whether a result is better than another: it has fewer failures, or as many and fewer findings to review. */
export const isBetter = (after: Subject, before: Subject): boolean => {
  const fewer = count(before, 'fail') - count(after, 'fail');
  return fewer > 0 || (fewer === 0 && count(after, 'review') < count(before, 'review'));
};

const keyOf = ({ rule, at, feature }: Finding): string => `${rule} ${feature} ${at}`;

/** The gravest verdict of the findings with the same rule, feature and place. */
const byKey = ({ findings }: Subject): ReadonlyMap<string, Finding['verdict']> => {
  const found = new Map<string, Finding['verdict']>();
  for (const finding of findings) if (found.get(keyOf(finding)) !== 'fail') found.set(keyOf(finding), finding.verdict);
  return found;
};

/**
 * Applies the mechanical fixes of a request; `subject` is the result for it, and `judge` judges the changed one. The given
 * value is not changed. Throws only what `judge` throws.
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
    // A fix whose finding is still there afterwards is dropped.
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
