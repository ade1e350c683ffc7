/** A value as far as a file shows it: known, unknown, or one of several. Never absent by mere ignorance. */
import type { Binding, Call, Change, Expr, JsonType, Scalar, Scope, Why } from './program.js';

interface At {
  /** Offset of the place in the text that gives the value. */
  readonly at: number;
}

/** Members or elements beside the known ones that cannot be seen. */
export interface Open extends At {
  readonly why: Why;
}

/** What an expression comes to. */
export type Value =
  | Known
  | List
  | ({ readonly is: 'object'; readonly members: ReadonlyMap<string, Value>; readonly open?: Open | undefined } & At)
  | ({ readonly is: 'either'; readonly options: readonly Value[] } & At)
  | Unknown
  /** The JSON text of a value. */
  | ({ readonly is: 'json'; readonly of: Value } & At)
  | ({ readonly is: 'function'; readonly made: Extract<Expr, { is: 'function' }>['made'] } & At)
  | ({ readonly is: 'class'; readonly scope: Scope } & At)
  | Instance;

/** A string, a number, true, false or nothing, as it is sent. */
interface Known extends At {
  readonly is: 'known';
  readonly value: Scalar;
  /** Whether it is one of several that may stand there: nothing is then sent where it is null. */
  readonly perhaps?: boolean;
}

/** Elements in their order, unless that is `loose`: then any may stand in any place. */
interface List extends At {
  readonly is: 'list';
  readonly items: readonly Value[];
  readonly open?: Open | undefined;
  readonly loose?: boolean | undefined;
}

/** What a class of the program's makes. */
export interface Instance extends At {
  readonly is: 'instance';
  readonly scope: Scope;
  /** What the parameters of its constructor are given. */
  readonly frame: ReadonlyMap<Binding | Scope, Value>;
  /** Members that it is given where the class has no constructor of its own. */
  readonly given: Value;
  /** What changes its members later, in order, and whether that surely happens. */
  readonly changes: readonly { readonly change: Change; readonly sure: boolean }[];
  /** Whether it may have been changed in any way. */
  readonly open?: Open | undefined;
}

/** A value that the file does not show, and why. */
export interface Unknown extends At {
  readonly is: 'unknown';
  readonly why: Why;
  readonly type?: JsonType | undefined;
  /** Of a string: what is known of it, with `{}` for what is not. */
  readonly text?: string;
  /** Whether it comes out of an answer of Claude's: sent again, it is history. */
  readonly replayed?: boolean;
  /** Whether it is an instance of a class that another file defines. */
  readonly made?: boolean;
  /** The call whose answer it is, where that is of another file. */
  readonly call?: Call;
}

/** More alternatives than this are not looked at one by one. */
export const MOST_OPTIONS = 16;

/** Lists that are put together of lists again and again are not followed beyond this length. */
const MOST_ITEMS = 1_000;

/** A value that is known. */
export const known = (value: Scalar, at: number): Value => ({ is: 'known', value, at });

/** A value that cannot be known. */
export const unknown = (why: Why, at: number, type?: JsonType): Unknown =>
  type === undefined ? { is: 'unknown', why, at } : { is: 'unknown', why, type, at };

/** Nothing: what null, None and undefined mean to the API. */
export const nothing = (at: number): Value => ({ is: 'known', value: null, at });

/** Whether a value surely is null, None or undefined. */
export const isNothing = (value: Value): boolean => value.is === 'known' && value.value === null;

/** A null that is written out, and so sent, where what is left out on some condition is not. */
export const isNull = (value: Value): boolean => value.is === 'known' && value.value === null && !value.perhaps;

/** One of several values; what is the same twice is there once. */
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

/** What becomes of a value, for each of its alternatives. */
export const each = (value: Value, of: (one: Value) => Value): Value =>
  value.is === 'either' ? either(value.options.map(of), value.at) : of(value);

/** A list put after another. */
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
      const hidden = [a, b].map((one) => openOf(one, 'list')).find((one) => one !== undefined);
      const open: Open | undefined = hidden ?? (isLong ? { why: 'too-many', at } : undefined);
      return { is: 'list', items, open, loose: isLoose(a) || isLoose(b), at };
    }),
  );

const isLoose = (value: Value): boolean => value.is === 'list' && value.loose === true;

/** A list of which it is not known what stands where. */
export const loosened = (value: Value): Value =>
  each(value, (one) => (one.is === 'list' && one.items.length > 1 ? { ...one, loose: true } : one));

/** The elements from one place to another, as the languages count them; in any order where the places are not known. */
export const sliced = (value: Value, from: Value | undefined, to: Value | undefined): Value =>
  each(value, (one) => {
    const [start, end] = [from, to].map((place) => (place && !isNothing(place) ? placeOf(place) : undefined));
    const text = textOf(one);
    const isKnown = start !== null && end !== null;
    if (text !== undefined)
      return isKnown ? { ...one, value: text.slice(start, end) } : unknown('expression', one.at, 'string');
    if (one.is !== 'list') return one;
    return !isKnown || one.open || one.loose ? loosened(one) : { ...one, items: one.items.slice(start, end) };
  });

/** A place in a list; null where it is not known. */
const placeOf = (place: Value): number | null =>
  place.is === 'known' && typeof place.value === 'number' ? place.value : null;

/** What cannot be seen of a value that stands for several. What is no list or object at all is taken as unknown. */
const openOf = (value: Value, is: 'list' | 'object'): Open | undefined => {
  if (value.is === is) return value.open;
  // What Claude answered holds nothing that asks for a feature.
  if (value.is === 'unknown' && value.replayed) return undefined;
  return { why: value.is === 'unknown' ? value.why : 'spread', at: value.at };
};

/** An object with another one's members over its own. */
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

/** The container that an answer names: it has an id, and what else is not known. */
const answered = (at: number): Value => ({
  is: 'object',
  members: new Map([['id', unknown('call', at, 'string')]]),
  open: { why: 'call', at },
  at,
});

/** The value of a member, or nothing where there surely is none. */
export const memberOf = (of: Value, name: string, at: number): Value =>
  each(of, (one) => {
    switch (one.is) {
      case 'object': {
        const found = one.members.get(name);
        return found ?? (one.open ? unknown(one.open.why, at) : nothing(at));
      }
      case 'unknown':
        if (!one.replayed) return unknown(one.why, at);
        return name === 'container' ? answered(at) : { ...unknown('call', at), replayed: true };
      case 'list':
        return unknown('expression', at, name === 'length' ? 'number' : undefined);
      case 'known':
        // `.value` of a member of an enumeration, and `.href` of an address, are the value itself.
        return name === 'value' || name === 'href' ? one : unknown('expression', at);
      default:
        return unknown('expression', at);
    }
  });

/** The string that a value surely is. */
export const textOf = (value: Value | undefined): string | undefined =>
  value?.is === 'known' && typeof value.value === 'string' ? value.value : undefined;

/** The value of an element or a member by a key that may not be known: then any of them. */
export const indexed = (of: Value, index: Value, at: number): Value =>
  each(of, (one) => {
    const key = index.is === 'known' ? index.value : undefined;
    if (typeof key === 'string') return memberOf(one, key, at);
    if (one.is === 'list') {
      const beside = one.open ? [unknown(one.open.why, at)] : [];
      const found = typeof key === 'number' && !one.loose ? one.items.at(key) : undefined;
      if (found) return either([found, ...beside], at);
      return one.items.length + beside.length > 0 ? either([...one.items, ...beside], at) : unknown('loop', at);
    }
    if (one.is === 'object') {
      const beside = one.open ? [unknown(one.open.why, at)] : [];
      return one.members.size > 0 ? either([...one.members.values(), ...beside], at) : unknown('expression', at);
    }
    if (one.is === 'unknown') return one.replayed ? { ...unknown('call', at), replayed: true } : unknown(one.why, at);
    return unknown('expression', at);
  });
