/** `checkText`: a request as text, where a member named twice, depth and truncation can still be seen. */
import { check, checkSubject, reportOf } from './check.js';
import type { Unread } from './facts/facts.js';
import type { Detectors } from './facts/identifiers.js';
import type { Context, Report, Subject } from './model.js';
import { pointer } from './pointer.js';
import type { Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { lineCounter, type Steps, scanJson, type TextProblem } from './request/scan.js';

/**
 * The pointer of a problem, as far as its steps are names that the policy knows: what lies deeper is content,
 * and its member names are not shown.
 */
const placeOf = (policy: Policy, steps: Steps): string => {
  const inBody = steps[0] === 'body' ? steps.slice(1) : steps;
  const end = inBody.findIndex((step) => typeof step === 'string' && !policy.names.has(step));
  return pointer(end < 0 ? inBody : inBody.slice(0, end));
};

/** Problems of a text as places of one request in it. `skip` steps lead to the request. */
export const unreadOf = (policy: Policy, text: string, problems: readonly TextProblem[], skip: number): Unread[] => {
  const lineOf = lineCounter(text);
  return problems.map(({ steps, why, offset }) => ({
    at: placeOf(policy, steps.slice(skip)),
    why,
    location: lineOf(offset),
  }));
};

/** Judges a request as text, without a report around it. */
export const checkTextSubject = (text: string, context: Context, policy: Policy, detectors?: Detectors): Subject => {
  const { problems, error } = scanJson(text);
  const unread = (all: readonly TextProblem[]) => unreadOf(policy, text, all, 0);
  if (error === undefined) return checkSubject(JSON.parse(text), context, policy, unread(problems), detectors);
  const why = error < text.length ? 'it is not JSON' : 'it ends before the JSON does';
  const whole = { steps: [], why, offset: error };
  return checkSubject(undefined, context, policy, unread([...problems, whole]), detectors);
};

/**
 * Judges the text of a request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any text.
 */
export const checkText = (
  text: string,
  context: Context = {},
  policy: Policy = shippedPolicy,
  detectors?: Detectors,
): Report =>
  typeof text === 'string'
    ? reportOf([checkTextSubject(text, context, policy, detectors)], context, policy)
    : check(text, context, policy, detectors);
