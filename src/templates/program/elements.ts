/** What a language does with the elements of a list and the members of an object. */
import type { Resolver } from './resolve.js';
import { each, isNothing, loosened, merge, single, textOf, unknown, type Value } from './value.js';

/** What one element of a list may be. Of what is no list that is known, it is not known. */
export const elementsOf = (list: Value, at: number): readonly Value[] => {
  if (list.is !== 'list') {
    const one: Value = list.is === 'unknown' ? { ...list, type: undefined, at } : unknown('loop', at);
    return [one];
  }
  return list.open ? [...list.items, unknown(list.open.why, at)] : list.items;
};

/** A list of what a function gives for each element. */
export const mapped = (of: Value, fn: Value | undefined, resolver: Resolver, at: number): Value =>
  each(of, (one) => {
    if (fn?.is !== 'function') return unknown('call', at, 'list');
    const items = elementsOf(one, at).map((item) => resolver.apply(fn.made, [item]));
    return { is: 'list', items, loose: one.is === 'list' && one.loose, at: one.at };
  });

/** Some of the elements. Which ones is not known, but an element that is nothing is what filters most often drop. */
export const filtered = (of: Value): Value =>
  each(loosened(of), (one) =>
    one.is === 'list' ? { ...one, items: one.items.filter((item) => !isNothing(item)) } : one,
  );

/** The members of an object as a list of values, or of pairs of name and value. */
export const membersOf = (of: Value, withNames: boolean): Value =>
  each(of, (one) => {
    if (one.is !== 'object') return one;
    const items = [...one.members].map(([name, value]): Value => {
      if (!withNames) return value;
      return { is: 'list', items: [{ is: 'known', value: name, at: value.at }, value], at: value.at };
    });
    // JavaScript lists names that are numbers first, whatever their order in the text.
    return {
      is: 'list',
      items,
      open: one.open,
      loose: [...one.members.keys()].some((name) => /^\d/.test(name)),
      at: one.at,
    };
  });

/** The object that a list of pairs of name and value makes. */
export const entered = (of: Value, at: number): Value =>
  each(of, (one) => {
    const whole: Value = { is: 'object', members: new Map(), open: one.is === 'list' ? one.open : undefined, at };
    if (one.is !== 'list') return unknown('call', at, 'object');
    return one.items.reduce((object: Value, item) => {
      const [name, value] = item.is === 'list' ? item.items : [];
      const key = name && textOf(name);
      const next: Value =
        key !== undefined && value
          ? single(key, value)
          : { is: 'object', members: new Map(), open: { why: 'call', at }, at };
      return merge(object, next);
    }, whole);
  });

/** The texts of a list as one text, with another between them. */
export const joinedTexts = (list: Value | undefined, between: Value | undefined, at: number): Value => {
  const texts = list?.is === 'list' && !list.open ? list.items.map(textOf) : [undefined];
  const mark = textOf(between);
  return mark === undefined || texts.includes(undefined)
    ? unknown('call', at, 'string')
    : { is: 'known', value: texts.join(mark), at: list?.at ?? at };
};
