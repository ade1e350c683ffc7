/** Splits a value with alternatives into several without, in which each alternative occurs at least once. */
import { onceFor } from '../../memoize.js';
import { MOST_OPTIONS } from './operations.js';
import { isNothing, partsIn, unknown, type Value, withParts } from './value.js';

/** The number of values needed for all alternatives, and of parts. Cached, since many values may share a part. */
const sizeOf = onceFor((value: Value): { readonly ways: number; readonly parts: number } => {
  let ways = value.is === 'either' ? 0 : 1;
  let all = 1;
  for (const one of partsIn(value)) {
    ways = value.is === 'either' ? ways + count(one) : Math.max(ways, count(one));
    all += parts(one);
  }
  return { ways, parts: all };
});

const isWhole = ({ is }: Value): boolean => is === 'known' || is === 'unknown';

/** The number of values needed to show each alternative of a value. */
export const count = (value: Value): number => (isWhole(value) ? 1 : sizeOf(value).ways);

/** The number of parts of a value, counted as a tree. */
export const parts = (value: Value): number => (isWhole(value) ? 1 : sizeOf(value).parts);

/** The value with its n-th alternatives, or the last where there are fewer. */
export const pick = (value: Value, n: number): Value => {
  if (value.is !== 'either') return count(value) === 1 ? value : withParts(value, (part) => pick(part, n));
  let left = n;
  for (const option of value.options) {
    const many = count(option);
    if (isNothing(option) && left < many) return { is: 'known', value: null, perhaps: true, at: option.at };
    if (left < many) return pick(option, left);
    left -= many;
  }
  return pick(value.options.at(-1) as Value, 0);
};

/** A value for each alternative; if there are too many, the first ones and an unknown value. */
export const alternatives = (value: Value): Value[] => {
  const many = count(value);
  const values = Array.from({ length: Math.min(many, MOST_OPTIONS) }, (_, n) => pick(value, n));
  return many > MOST_OPTIONS ? [...values, unknown('too-many', value.at)] : values;
};
