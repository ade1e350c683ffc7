/** The check with the detectors of this package: what every entry but the core uses. */
import * as core from './check.js';
import * as text from './check-text.js';
import type { Unread } from './facts/facts.js';
import type { Detectors } from './facts/identifiers.js';
import type { Context, Report, Subject } from './model.js';
import { isSchema } from './phi/meta-schema.generated.js';
import { newReading } from './phi/reading.js';
import type { Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { plainJson } from './request/plain.js';

const DETECTORS: Detectors = { reading: newReading, isSchema };

/** `checkSubject` of check.ts, with detectors. */
export const checkSubject = (
  value: unknown,
  context: Context,
  policy: Policy,
  extra?: readonly Unread[],
  families?: Set<string>,
): Subject => core.checkSubject(value, context, policy, extra, DETECTORS, families);

/** `checkTextSubject` of check-text.ts, with detectors; nearly every text is spared its slow scan. */
export const checkTextSubject = (body: string, context: Context, policy: Policy): Subject => {
  const value = plainJson(body);
  return value === undefined
    ? text.checkTextSubject(body, context, policy, DETECTORS)
    : checkSubject(value, context, policy);
};

/**
 * Judges a parsed request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any value.
 */
export const check = (value: unknown, context?: Context, policy?: Policy): Report =>
  core.check(value, context, policy, DETECTORS);

/**
 * Judges the text of a request: an envelope, a Messages body, or a batch line; sees member names that stand twice too.
 * Returns a report of one subject. Pure; never throws for any text.
 */
export const checkText = (body: string, context: Context = {}, policy: Policy = shippedPolicy): Report =>
  typeof body === 'string'
    ? core.reportOf([checkTextSubject(body, context, policy)], context, policy)
    : check(body, context, policy);
