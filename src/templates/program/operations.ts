/** Operations on values: alternatives, concatenation, merging, members and slices. */
import { isNothing, nothing, type Open, optionsIn, single, textOf, unknown, type Value } from './value.js';

/** The alternatives of a value that are distinguished. */
export const MOST_OPTIONS = 16;

/** The length up to which lists are concatenated. */
const MOST_ITEMS = 1_000;

/** A value that is one of several, without duplicates. */
export const either = (options: readonly Value[], at: number): Value => {
  const flat = new Set(options.flatMap(optionsIn));
  const seen = new Set<unknown>();
  const distinct = [...flat].filter((option) => {
    if (option.is !== 'known') return true;
    if (seen.has(option.value)) return false;
    seen.add(option.value);
    return true;
  });
  const [only] = distinct;
  if (only === undefined) return nothing(at);
  if (distinct.length === 1) return only;
  return distinct.length > MOST_OPTIONS ? unknown('too-many', at) : { is: 'either', options: distinct, at };
};

/** Applies a function to each alternative of a value. */
export const each = (value: Value, of: (one: Value) => Value): Value =>
  value.is === 'either' ? either(value.options.map(of), value.at) : of(value);

/** The alternatives of a value that may be meant, if there are any; else all. */
export const narrowed = (value: Value, isPossible: (one: Value) => boolean): Value => {
  const possible = optionsIn(value).filter(isPossible);
  return value.is === 'either' && possible.length > 0 ? either(possible, value.at) : value;
};

/** Concatenates two lists. */
export const concat = (first: Value, second: Value): Value =>
  each(first, (a) =>
    each(second, (b) => {
      if (isNothing(a)) return b;
      if (isNothing(b)) return a;
      const [before, after] = [a, b].map((one) => (one.is === 'list' ? one.items : [])) as [
        readonly Value[],
        readonly Value[],
      ];
      const at = a.is === 'list' ? a.at : b.at;
      const isLong = before.length + after.length > MOST_ITEMS && Math.min(before.length, after.length) > 1;
      const items = isLong ? [...before, ...after].slice(0, MOST_ITEMS) : [...before, ...after];
      const reason = [a, b].map((one) => openOf(one, 'list')).find((one) => one !== undefined);
      const open: Open | undefined = reason ?? (isLong ? { why: 'too-many', at } : undefined);
      return { is: 'list', items, open, unordered: isUnordered(a) || isUnordered(b), at };
    }),
  );

const isUnordered = (value: Value): boolean => value.is === 'list' && value.unordered === true;

/** A list with unknown order. */
export const unorderedList = (value: Value): Value =>
  each(value, (one) => (one.is === 'list' && one.items.length > 1 ? { ...one, unordered: true } : one));

/** A slice of a list or a text; unordered if the indices are unknown. */
export const sliced = (value: Value, from: Value | undefined, to: Value | undefined): Value =>
  each(value, (one) => {
    const [start, end] = [from, to].map((place) => (place && !isNothing(place) ? placeOf(place) : undefined));
    const text = textOf(one);
    const isKnown = start !== null && end !== null;
    if (text !== undefined)
      return isKnown ? { ...one, value: text.slice(start, end) } : unknown('expression', one.at, 'string');
    if (one.is !== 'list') return one;
    return !isKnown || one.open || one.unordered ? unorderedList(one) : { ...one, items: one.items.slice(start, end) };
  });

/** An index as a number; null if it is unknown. */
const placeOf = (place: Value): number | null =>
  place.is === 'known' && typeof place.value === 'number' ? place.value : null;

/** Whether a list or object has unknown items, and why. A value of another type counts as having them. */
const openOf = (value: Value, is: 'list' | 'object'): Open | undefined => {
  if (value.is === is) return value.open;
  // A response of Claude asks for no feature.
  if (value.is === 'unknown' && value.replayed) return undefined;
  return { why: value.is === 'unknown' ? value.why : 'spread', at: value.at };
};

/** Merges two objects; members of the second take precedence. */
export const merge = (under: Value, over: Value): Value =>
  each(under, (a) =>
    each(over, (b) => {
      if (isNothing(b) || (b.is === 'known' && typeof b.value === 'boolean')) return a;
      if (isNothing(a)) return b;
      const members = new Map(a.is === 'object' ? a.members : []);
      if (b.is === 'object') for (const [name, value] of b.members) members.set(name, value);
      const open = openOf(a, 'object') ?? openOf(b, 'object');
      return { is: 'object', members, open, at: a.at };
    }),
  );

/** Merges the objects that are given, in this order; undefined if none is. */
export const mergeGiven = (objects: readonly (Value | undefined)[]): Value | undefined => {
  const [first, ...others] = objects.filter((one) => one !== undefined);
  return first && others.reduce(merge, first);
};

/** An object with one member set. */
export const withMember = (of: Value, name: string, value: Value): Value =>
  each(of, (one) => {
    if (one.is !== 'object') return one.is === 'unknown' ? merge(one, single(name, value)) : one;
    const members = new Map(one.members);
    members.set(name, value);
    return { ...one, members };
  });

/** The container in a response: an object with an id. */
const containerOf = (at: number): Value => ({
  is: 'object',
  members: new Map([['id', unknown('call', at, 'string')]]),
  open: { why: 'call', at },
  at,
});

/** The value of a member; null if there certainly is none. */
export const memberOf = (of: Value, name: string, at: number): Value =>
  each(of, (one) => {
    switch (one.is) {
      case 'object': {
        const found = one.members.get(name);
        return found ?? (one.open ? unknown(one.open.why, at) : nothing(at));
      }
      case 'unknown':
        if (name === 'href' && one.text !== undefined) return one;
        if (!one.replayed) return unknown(one.why, at);
        return name === 'container' ? containerOf(at) : { ...unknown('call', at), replayed: true };
      case 'list':
        return unknown('expression', at, name === 'length' ? 'number' : undefined);
      case 'known':
        // `.value` of an enum member and `.href` of a URL are the value itself.
        return name === 'value' || name === 'href' ? one : unknown('expression', at);
      default:
        return unknown('expression', at);
    }
  });

/** The value of an element or a member; any of them if the key is unknown. */
export const indexed = (of: Value, index: Value, at: number): Value =>
  each(of, (one) => {
    const key = index.is === 'known' ? index.value : undefined;
    if (typeof key === 'string') return memberOf(one, key, at);
    if (one.is === 'list') {
      const further = one.open ? [unknown(one.open.why, at)] : [];
      const found = typeof key === 'number' && !one.unordered ? one.items.at(key) : undefined;
      if (found) return either([found, ...further], at);
      return one.items.length + further.length > 0 ? either([...one.items, ...further], at) : unknown('loop', at);
    }
    if (one.is === 'object') {
      const further = one.open ? [unknown(one.open.why, at)] : [];
      return one.members.size > 0 ? either([...one.members.values(), ...further], at) : unknown('expression', at);
    }
    if (one.is === 'unknown') return one.replayed ? { ...unknown('call', at), replayed: true } : unknown(one.why, at);
    return unknown('expression', at);
  });
