/** Abstract values: known, unknown, or one of several. An unknown value is never treated as absent. */
import type { Binding, Call, Change, Expr, FunctionDefinition, JsonType, Scalar, Scope, Why } from './program.js';

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
  | ObjectValue
  | ({ readonly is: 'either'; readonly options: readonly Value[] } & At)
  | Unknown
  /** The JSON text of a value. */
  | ({ readonly is: 'json'; readonly of: Value } & At)
  | ({ readonly is: 'function'; readonly definition: FunctionDefinition } & At)
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

/** An object. */
export interface ObjectValue extends At {
  readonly is: 'object';
  readonly members: ReadonlyMap<string, Value>;
  readonly open?: Open | undefined;
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

/** Gives the value of an expression. */
export type Evaluate = (expr: Expr) => Value;

/** Creates a known value. */
export const known = (value: Scalar, at: number): Value => ({ is: 'known', value, at });

/** Creates an unknown value. */
export const unknown = (why: Why, at: number, type?: JsonType): Unknown =>
  type === undefined ? { is: 'unknown', why, at } : { is: 'unknown', why, type, at };

/** Creates a null, which also represents None and undefined. */
export const nothing = (at: number): Value => known(null, at);

/** Creates a list without elements. */
export const emptyList = (at: number): List => ({ is: 'list', items: [], at });

/** Creates an object without members. */
export const emptyObject = (at: number): ObjectValue => ({ is: 'object', members: new Map(), at });

/** Adds a header. One that is given again has a list of its values, as all of them are sent. */
export const addHeader = (headers: Map<string, Value>, name: string, value: Value): void => {
  const before = headers.get(name);
  const items = before?.is === 'list' ? before.items : before ? [before] : [];
  headers.set(name, before ? { is: 'list', items: [...items, value], at: before.at } : value);
};

/** Creates an object of which no member is known. */
export const openObject = (why: Why, at: number): ObjectValue => ({ ...emptyObject(at), open: { why, at } });

/** Whether a value is certainly null, None or undefined. */
export const isNothing = (value: Value): boolean => value.is === 'known' && value.value === null;

/** Whether a value is a null that is sent, and not one alternative of several. */
export const isNull = (value: Value): boolean => value.is === 'known' && value.value === null && !value.perhaps;

/** Why a value that cannot be used as it is given is not known. */
export const whyOf = (value: Value): Why => (value.is === 'unknown' ? value.why : 'expression');

/** The alternatives of a value, or the value itself if it has none. */
export const optionsIn = (value: Value): readonly Value[] => (value.is === 'either' ? value.options : [value]);

/** The direct parts of a value: alternatives, elements, members, or what a JSON text contains. */
export const partsIn = (value: Value): readonly Value[] => {
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

/** A value with a function applied to each of its direct parts. */
export const withParts = (value: Value, of: (part: Value) => Value): Value => {
  switch (value.is) {
    case 'either':
      return { ...value, options: value.options.map(of) };
    case 'list':
      return { ...value, items: value.items.map(of) };
    case 'object':
      return { ...value, members: new Map([...value.members].map(([name, part]) => [name, of(part)])) };
    case 'json':
      return { ...value, of: of(value.of) };
    default:
      return value;
  }
};

/** An object with one member. */
export const single = (name: string, value: Value): Value => ({
  is: 'object',
  members: new Map([[name, value]]),
  at: value.at,
});

/** The string that a value certainly is; else undefined. */
export const textOf = (value: Value | undefined): string | undefined =>
  value?.is === 'known' && typeof value.value === 'string' ? value.value : undefined;

/** The string that a value is, with `{}` for unknown parts; undefined if nothing of it is known. */
export const partialTextOf = (value: Value | undefined): string | undefined =>
  value?.is === 'unknown' ? value.text : textOf(value);
