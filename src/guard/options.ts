/** Validates the options of a guard when it is made, so that a typo does not silently weaken it. */
import { DAY_MS } from '../day.js';
import { didYouMean } from '../did-you-mean.js';
import type { Place } from './mark.js';

type Choice = readonly [string, ...string[]];

/** An option: a list of possible words, or a test with a description of what passes it. */
type Option = Choice | { readonly is: string; readonly test: (value: unknown) => boolean };

const isFunction = (value: unknown): boolean => typeof value === 'function';
const aFunction: Option = { is: 'a function', test: isFunction };

const OPTIONS: Readonly<Record<string, Option>> = {
  mode: ['block', 'observe'],
  onReview: ['block', 'pass'],
  others: ['block', 'pass'],
  remediate: ['safe'],
  onFault: ['block', 'pass'],
  policy: {
    is: 'a policy of compilePolicy',
    test: (value) => typeof value === 'object' && value !== null && 'data' in value && 'newest' in value,
  },
  target: { is: 'a name', test: (value) => typeof value === 'string' && value !== '' },
  events: { is: 'a function, or a list of functions', test: (value) => [value].flat().every(isFunction) },
  onLost: aFunction,
  sinkTime: {
    is: 'a number of milliseconds, from 1 to a day',
    test: (value) => typeof value === 'number' && value >= 1 && value <= DAY_MS,
  },
  onReport: aFunction,
  key: { is: 'a text', test: (value) => typeof value === 'string' },
  errorBase: { is: 'a class of errors', test: isFunction },
  now: aFunction,
};

/** The options that only a guarded fetch has. */
const FETCH_OPTIONS: Readonly<Record<string, Option>> = { onBlock: ['respond', 'throw'] };

const problemOf = (name: string, value: unknown, known: Readonly<Record<string, Option>>): string | undefined => {
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!option) {
    const names = Object.keys(known);
    return `there is no option ${name}${didYouMean(name, names)}; they are ${names.join(', ')}`;
  }
  if (value === undefined) return undefined;
  if ('test' in option) return option.test(value) ? undefined : `${name} must be ${option.is}`;
  if (option.includes(value as string)) return undefined;
  return `${name} must be ${option.join(' or ')}${typeof value === 'string' ? didYouMean(value, option) : ''}`;
};

const problemsOf = (options: unknown, known: Readonly<Record<string, Option>>): string[] =>
  typeof options !== 'object' || options === null || Array.isArray(options)
    ? ['they are not an object']
    : Object.entries(options).flatMap(([name, value]) => problemOf(name, value, known) ?? []);

/** Validates options. @throws TypeError naming every option that is unknown or invalid, and what it can be. */
export const assertOptions = (options: unknown, client: Place): void => {
  const problems = problemsOf(options, client === 'fetch' ? { ...OPTIONS, ...FETCH_OPTIONS } : OPTIONS);
  if (problems.length > 0) throw new TypeError(`claude-preflight: the options cannot be used: ${problems.join('; ')}`);
};
