/** Patterns of `data.ts` as functions. Null, and a list with nothing in it, count as absent. */
import type { Matcher, Scalar } from './data.js';

export type Test = (value: unknown) => boolean;

/** Whether a member with this value counts as not there. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

const isScalar = (matcher: Matcher): matcher is Scalar => typeof matcher !== 'object' || matcher === null;

const COMPARE: Record<string, (value: number, limit: number) => boolean> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '=': (value, limit) => value === limit,
  '>=': (value, limit) => value >= limit,
  '>': (value, limit) => value > limit,
};

const numericTest = (spec: readonly (string | number)[]): Test => {
  const pairs: [(value: number, limit: number) => boolean, number][] = [];
  for (let i = 0; i + 1 < spec.length; i += 2) {
    const compare = COMPARE[String(spec[i])];
    if (compare) pairs.push([compare, Number(spec[i + 1])]);
  }
  return (value) => typeof value === 'number' && pairs.every(([compare, limit]) => compare(value, limit));
};

/** The test of one matcher on one value that is no list. */
const elementTest = (matcher: Matcher): Test => {
  if (isScalar(matcher)) return (value) => value === matcher;
  const { prefix, suffix, 'anything-but': others, numeric } = matcher;
  const tests: Test[] = [];
  if (prefix !== undefined) tests.push((value) => typeof value === 'string' && value.startsWith(prefix));
  if (suffix !== undefined) tests.push((value) => typeof value === 'string' && value.endsWith(suffix));
  if (others) {
    const known = others.map(elementTest);
    tests.push((value) => !known.some((test) => test(value)));
  }
  if (numeric) tests.push(numericTest(numeric));
  return (value) => tests.every((test) => test(value));
};

/** The test of one matcher. */
export const matcherTest = (matcher: Matcher): Test => {
  if (matcher === null) return (value) => value === null;
  if (typeof matcher === 'object') {
    const { exists, 'other-than': list } = matcher;
    if (exists !== undefined) return (value) => isAbsent(value) !== exists;
    if (list) return (value) => JSON.stringify(value) !== JSON.stringify(list);
  }
  const test = elementTest(matcher);
  return (value) => !isAbsent(value) && (Array.isArray(value) ? value.some(test) : test(value));
};
