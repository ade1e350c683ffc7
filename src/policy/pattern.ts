/** Compiles patterns of `data.ts` to functions. Null and an empty list count as absent. */
import type { Condition, Detector, FeatureRow, Matcher, Pattern } from './data.js';

/** What must hold of a node for a detector to apply. */
export const whenOf = ({ has, when = {} }: Detector): Pattern =>
  has === undefined ? when : { [has]: [{ exists: true }] };

/** The detectors of a row, those of signals included. */
export const detectorsOf = ({
  detect = [],
  signals = [],
}: Partial<Pick<FeatureRow, 'detect' | 'signals'>>): readonly Detector[] => [...detect, ...signals];

/** Whether a value matches. */
export type Test = (value: unknown) => boolean;

/** Whether a member with this value counts as absent. */
const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** Pairs of a comparison and a number, of which all must hold. */
const numericTest =
  (spec: readonly (string | number)[]): Test =>
  (value) =>
    typeof value === 'number' &&
    spec.every((given, i) => {
      const sign = '<=>'[Math.sign(value - Number(given)) + 1];
      return i % 2 === 0 || `${spec[i - 1]}`.includes(`${sign}`);
    });

/** The test of one matcher on one value that is no list. */
const elementTest = (matcher: Matcher): Test => {
  if (typeof matcher !== 'object' || matcher === null) return (value) => value === matcher;
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
  const { exists, 'other-than': list } = Object(matcher) as Condition;
  if (exists !== undefined) return (value) => isAbsent(value) !== exists;
  if (list) return (value) => JSON.stringify(value) !== JSON.stringify(list);
  const test = elementTest(matcher);
  return (value) => !isAbsent(value) && (Array.isArray(value) ? value.some(test) : test(value));
};
