/** Abstract values: known, unknown, or one of several. An unknown value is never treated as absent. */
import type { Binding, Call, Change, Expr, JsonType, Scalar, Scope, Why } from './program.js';

interface At {
  /** Offset of the expression that gives the value. */
  readonly at: number;
}

/** Further members or elements that are unknown. */
export interface Open extends At {
  readonly why: Why;
}

/** The abstract value of an expression. */
export type Value =
  | Known
  | List
  | ({ readonly is: 'object'; readonly members: ReadonlyMap<string, Value>; readonly open?: Open | undefined } & At)
  | ({ readonly is: 'either'; readonly options: readonly Value[] } & At)
  | Unknown
  /** The JSON text of a value. */
  | ({ readonly is: 'json'; readonly of: Value } & At)
  | ({ readonly is: 'function'; readonly definition: Extract<Expr, { is: 'function' }>['definition'] } & At)
  | ({ readonly is: 'class'; readonly scope: Scope } & At)
  | Instance;

/** A string, a number, a boolean or null. */
interface Known extends At {
  readonly is: 'known';
  readonly value: Scalar;
  /** Whether it is one of several alternatives: a null is then not sent. */
  readonly perhaps?: boolean;
}

/** A list; `unordered` if the order of its elements is unknown. */
interface List extends At {
  readonly is: 'list';
  readonly items: readonly Value[];
  readonly open?: Open | undefined;
  readonly unordered?: boolean | undefined;
}

/** An instance of a class of the program. */
export interface Instance extends At {
  readonly is: 'instance';
  readonly scope: Scope;
  /** The arguments of its constructor. */
  readonly frame: ReadonlyMap<Binding | Scope, Value>;
  /** Members set by the arguments, if the class has no constructor. */
  readonly given: Value;
  /** Later changes of its members, in order, and whether they are certainly made. */
  readonly changes: readonly { readonly change: Change; readonly sure: boolean }[];
  /** Whether it may have been changed in any way. */
  readonly open?: Open | undefined;
}

/** An unknown value, and why. */
export interface Unknown extends At {
  readonly is: 'unknown';
  readonly why: Why;
  readonly type?: JsonType | undefined;
  /** The known parts of a string, with `{}` for the others. */
  readonly text?: string;
  /** Whether it comes from a response of Claude, so that it asks for no feature when it is sent again. */
  readonly replayed?: boolean;
  /** Whether it is an instance of a class that another file defines. */
  readonly isInstance?: boolean;
  /** The call that returned it, if the function is in another file. */
  readonly call?: Call;
}

/** The alternatives of a value that are distinguished. */
export const MOST_OPTIONS = 16;

/** The length up to which lists are concatenated. */
const MOST_ITEMS = 1_000;

/** Creates a known value. */
export const known = (value: Scalar, at: number): Value => ({ is: 'known', value, at });

/** Creates an unknown value. */
export const unknown = (why: Why, at: number, type?: JsonType): Unknown =>
  type === undefined ? { is: 'unknown', why, at } : { is: 'unknown', why, type, at };

/** Creates a null, which also represents None and undefined. */
export const nothing = (at: number): Value => ({ is: 'known', value: null, at });

/** Whether a value is certainly null, None or undefined. */
export const isNothing = (value: Value): boolean => value.is === 'known' && value.value === null;

/** Whether a value is a null that is sent, and not one alternative of several. */
export const isNull = (value: Value): boolean => value.is === 'known' && value.value === null && !value.perhaps;

/** A value that is one of several, without duplicates. */
export const either = (options: readonly Value[], at: number): Value => {
  const flat = new Set(options.flatMap((option) => (option.is === 'either' ? option.options : [option])));
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

/** An object with one member set. */
export const withMember = (of: Value, name: string, value: Value): Value =>
  each(of, (one) => {
    if (one.is !== 'object') return one.is === 'unknown' ? merge(one, single(name, value)) : one;
    const members = new Map(one.members);
    members.set(name, value);
    return { ...one, members };
  });

/** An object with one member. */
export const single = (name: string, value: Value): Value => ({
  is: 'object',
  members: new Map([[name, value]]),
  at: value.at,
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

/** The string that a value certainly is; else undefined. */
export const textOf = (value: Value | undefined): string | undefined =>
  value?.is === 'known' && typeof value.value === 'string' ? value.value : undefined;

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
