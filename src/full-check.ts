/** The check with the detectors of this package: what every entry but the core uses. */
import * as core from './check.js';
import type { Unread } from './facts/facts.js';
import { detectorOf } from './facts/schema-detector.js';
import { cached } from './facts/seen-schemas.js';
import type { Context, Detect, Report, Subject } from './model.js';
import type { DetectText } from './phi/detect-text.js';
import { isSchema } from './phi/meta-schema.generated.js';
import { newReading } from './phi/reading.js';
import type { Policy } from './policy/compile.js';
import { shippedPolicy } from './policy/shipped.js';
import { readText } from './read-text.js';

const DETECT: Detect = cached(detectorOf(newReading, isSchema));

/** A detector for schemas and fields that passes each of their strings to a detector for strings, for `context.detect`. */
export const schemaDetector = (detect: DetectText): Detect => detectorOf(() => detect, isSchema);

/** `checkSubject` of check.ts, with detectors. */
export const checkSubject = (
  value: unknown,
  context: Context,
  policy: Policy,
  extra: readonly Unread[] = [],
  seen?: Parameters<typeof core.checkSubject>[5],
): Subject => core.checkSubject(value, context, policy, extra, DETECT, seen);

/**
 * The subject for a text that could not be read at all. A bare body counts as a call of the Messages API, but this text
 * may be anything, so method and endpoint are unknown.
 */
export const unreadSubject = (unread: readonly Unread[], context: Context, policy: Policy): Subject => ({
  ...checkSubject(undefined, context, policy, unread),
  method: 'unknown',
  endpoint: 'unknown',
  features: [],
});

/** Judges the text of a request, without a report around it. */
export const checkTextSubject = (text: string, context: Context, policy: Policy): Subject => {
  const { value, unread } = readText(text, policy);
  return value === undefined ? unreadSubject(unread, context, policy) : checkSubject(value, context, policy, unread);
};

/**
 * Judges a parsed request: an envelope, a Messages body, or a batch line.
 * Returns a report of one subject. Pure; never throws for any value.
 */
export const check = (value: unknown, context?: Context, policy?: Policy): Report =>
  core.check(value, context, policy, DETECT);

/**
 * Judges the text of a request: an envelope, a Messages body, or a batch line; also detects duplicate member names.
 * Returns a report of one subject. Pure; never throws for any text.
 */
export const checkText = (text: string, context: Context = {}, policy: Policy = shippedPolicy): Report =>
  typeof text === 'string' && policy?.kinds?.size
    ? core.reportOf([checkTextSubject(text, context, policy)], context, policy)
    : check(text, context, policy);
