/** A value with alternatives as several values without: together they show each alternative at least once. */
import { onceFor } from '../../memoize.js';
import { isNothing, MOST_OPTIONS, unknown, type Value } from './value.js';

/** What a value directly holds. */
const heldBy = (value: Value): readonly Value[] => {
  switch (value.is) {
    case 'either':
      return value.options;
    case 'list':
      return value.items;
    case 'object':
      return [...value.members.values()];
    case 'json':
      return [value.of];
    default:
      return [];
  }
};

/** How many values its alternatives take, and of how many parts it is. A part is mostly held by many. */
const sizeOf = onceFor((value: Value): { readonly ways: number; readonly parts: number } => {
  let ways = value.is === 'either' ? 0 : 1;
  let all = 1;
  for (const one of heldBy(value)) {
    ways = value.is === 'either' ? ways + count(one) : Math.max(ways, count(one));
    all += parts(one);
  }
  return { ways, parts: all };
});

const isWhole = ({ is }: Value): boolean => is === 'known' || is === 'unknown';

/** How many values it takes. */
export const count = (value: Value): number => (isWhole(value) ? 1 : sizeOf(value).ways);

/** Of how many parts a value is. */
export const parts = (value: Value): number => (isWhole(value) ? 1 : sizeOf(value).parts);

/** The value with the n-th alternative, or the last where there are fewer. */
export const pick = (value: Value, n: number): Value => {
  switch (value.is) {
    case 'either': {
      let left = n;
      for (const option of value.options) {
        const many = count(option);
        if (isNothing(option) && left < many) return { is: 'known', value: null, perhaps: true, at: option.at };
        if (left < many) return pick(option, left);
        left -= many;
      }
      return pick(value.options.at(-1) as Value, 0);
    }
    case 'list':
      return count(value) === 1 ? value : { ...value, items: value.items.map((item) => pick(item, n)) };
    case 'object': {
      if (count(value) === 1) return value;
      const members = new Map([...value.members].map(([name, member]) => [name, pick(member, n)] as const));
      return { ...value, members };
    }
    case 'json':
      return { ...value, of: pick(value.of, n) };
    default:
      return value;
  }
};

/** A value for each alternative; of too many only some, and one that is not known. */
export const alternatives = (value: Value): Value[] => {
  const many = count(value);
  const some = Array.from({ length: Math.min(many, MOST_OPTIONS) }, (_, n) => pick(value, n));
  return many > MOST_OPTIONS ? [...some, unknown('too-many', value.at)] : some;
};
