/** `checkText`: judges a request as text, in which duplicate member names, depth and truncation can be detected. */
import { check, checkSubject, reportOf } from './check.js';
import type { Unread } from './facts/facts.js';
import type { Context, Report } from './model.js';
import { pointer } from './pointer.js';
import type { Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { lineCounter, type Steps, scanJson, type TextProblem } from './request/scan.js';

/**
 * The pointer of a problem, cut before the first member name that the policy does not know: from there on names may be
 * content, and are not shown.
 */
const placeOf = (policy: Policy, steps: Steps): string => {
  const inBody = steps[0] === 'body' ? steps.slice(1) : steps;
  const end = inBody.findIndex((step) => typeof step === 'string' && !policy.names.has(step));
  return pointer(end < 0 ? inBody : inBody.slice(0, end));
};

/** Problems of a text, with places relative to one request in it, which begins after `skip` steps. */
export const unreadOf = (policy: Policy, text: string, problems: readonly TextProblem[], skip: number): Unread[] => {
  const lineOf = lineCounter(text);
  return problems.map(({ steps, why, offset }) => ({
    at: placeOf(policy, steps.slice(skip)),
    why,
    location: lineOf(offset),
  }));
};

/** A text that was read: its value, undefined where it has none, and what of it could not be read. */
export interface ReadText {
  readonly value: unknown;
  readonly unread: readonly Unread[];
}

/** Reads the text of a request by the slow but complete scan. Never throws. */
export const scanText = (text: string, policy: Policy): ReadText => {
  const { problems, error } = scanJson(text);
  const unread = unreadOf(policy, text, error ? [...problems, error] : problems, 0);
  return { value: error ? undefined : JSON.parse(text), unread };
};

/**
 * Judges the text of a request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any text.
 */
export const checkText = (text: string, context: Context = {}, policy: Policy = shippedPolicy): Report => {
  if (typeof text !== 'string' || !policy?.kinds?.size) return check(text, context, policy);
  const { value, unread } = scanText(text, policy);
  return reportOf([checkSubject(value, context, policy, unread)], context, policy);
};
