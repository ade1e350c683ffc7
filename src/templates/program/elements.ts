/** Evaluates built-in operations on the elements of lists and the members of objects. */

import { each, merge, unorderedList } from './operations.js';
import type { Resolver } from './resolve.js';
import { isNothing, known, openObject, single, textOf, unknown, type Value } from './value.js';

/** The values that an element of a list may have; an unknown one if the list is not known. */
export const elementsOf = (list: Value, at: number): readonly Value[] => {
  if (list.is !== 'list') {
    const one: Value = list.is === 'unknown' ? { ...list, type: undefined, at } : unknown('loop', at);
    return [one];
  }
  return list.open ? [...list.items, unknown(list.open.why, at)] : list.items;
};

/** A list of the results of a function for each element. */
export const mapped = (of: Value, fn: Value | undefined, resolver: Resolver, at: number): Value =>
  each(of, (one) => {
    if (fn?.is !== 'function') return unknown('call', at, 'list');
    const items = elementsOf(one, at).map((item) => resolver.apply(fn.definition, [item]));
    return { is: 'list', items, unordered: one.is === 'list' && one.unordered, at: one.at };
  });

/** A list without its null elements, as filters usually remove them; which others are removed is not known. */
export const filtered = (of: Value): Value =>
  each(unorderedList(of), (one) =>
    one.is === 'list' ? { ...one, items: one.items.filter((item) => !isNothing(item)) } : one,
  );

/** The members of an object as a list of values, or of pairs of name and value. */
export const membersOf = (of: Value, withNames: boolean): Value =>
  each(of, (one) => {
    if (one.is !== 'object') return one;
    const items = [...one.members].map(([name, value]): Value => {
      if (!withNames) return value;
      return { is: 'list', items: [known(name, value.at), value], at: value.at };
    });
    // JavaScript lists names that are numbers first, whatever their order in the text.
    return {
      is: 'list',
      items,
      open: one.open,
      unordered: [...one.members.keys()].some((name) => /^\d/.test(name)),
      at: one.at,
    };
  });

/** The object made of a list of pairs. */
export const fromEntries = (of: Value, at: number): Value =>
  each(of, (one) => {
    const whole: Value = { is: 'object', members: new Map(), open: one.is === 'list' ? one.open : undefined, at };
    if (one.is !== 'list') return unknown('call', at, 'object');
    return one.items.reduce((object: Value, item) => {
      const [name, value] = item.is === 'list' ? item.items : [];
      const key = name && textOf(name);
      const next: Value = key !== undefined && value ? single(key, value) : openObject('call', at);
      return merge(object, next);
    }, whole);
  });

/** The texts of a list joined with a separator. */
export const joinedTexts = (list: Value | undefined, between: Value | undefined, at: number): Value => {
  const texts = list?.is === 'list' && !list.open ? list.items.map(textOf) : [undefined];
  const mark = textOf(between);
  return mark === undefined || texts.includes(undefined)
    ? unknown('call', at, 'string')
    : known(texts.join(mark), list?.at ?? at);
};
