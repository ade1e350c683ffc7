/** Whole requests that a program writes out for others to send: bodies of Messages, batches, and lines of them. */
import type { Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { isModel } from '../belongs.js';
import { rows } from '../clients.js';
import { isForeignBody } from '../documents/objects.js';
import { type Draft, urlOf } from '../draft.js';
import { plainContent } from '../program/content.js';
import type { Call, Expr } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { nothing, textOf, type Value } from '../program/value.js';

type ObjectValue = Extract<Value, { is: 'object' }>;

/** What only compares: what it is handed is sent by nobody. */
const COMPARES = /^(?:expect|assert\w*|to[A-Z]\w*|\w*[eE]qual\w*|\w*[cC]alled\w*)$/;

/** Whether a call only compares what it is handed. */
export const isCompared = (callee: Expr): boolean =>
  ((callee.is === 'name' || callee.is === 'member') && COMPARES.test(callee.name)) ||
  (callee.is === 'member' && isCompared(callee.of));

/** Functions that make a text of what they are handed. */
const WRITES: ReadonlySet<string> = new Set(['dump', 'dumps', 'stringify', 'safe_dump']);
const SENDS: ReadonlySet<string> = new Set(rows.http.methods);

const calls = (names: ReadonlySet<string>, { callee }: Call): boolean =>
  (callee.is === 'name' || callee.is === 'member') && names.has(callee.name);

const DEEPEST = 12;

/** Goes over the objects of a value, and into those of which `take` says no; `isText` below what is made a text. */
const walk = (
  value: Value,
  isText: boolean,
  take: (object: ObjectValue, isText: boolean) => boolean,
  depth = 0,
): void => {
  if (depth > DEEPEST) return;
  const into = (parts: Iterable<Value>, below = isText): void => {
    for (const part of parts) walk(part, below, take, depth + 1);
  };
  if (value.is === 'object') {
    if (!take(value, isText)) into(value.members.values());
  } else if (value.is === 'list') into(value.items);
  else if (value.is === 'either') into(value.options);
  else if (value.is === 'json') into([value.of], true);
};

const optionsOf = (value: Value): readonly Value[] => (value.is === 'either' ? value.options : [value]);

/** Where a body goes that has the version of a cloud. */
const cloudOf = (version: Value | undefined): string | undefined => {
  const text = textOf(version);
  return rows.cloud.bodies.find(({ prefix }) => text?.startsWith(prefix))?.url;
};

/** Whether an object has no member that a body cannot have. */
const isPlain = ({ members }: ObjectValue, policy: Policy): boolean => {
  const known = policy.data.shape.request?.members ?? {};
  return [...members.keys()].every((name) => name === rows.cloud.version || Object.hasOwn(known, name));
};

/**
 * Whether an object is a body of Messages for Claude. One without `max_tokens` counts only where it is made a text and
 * has no member that a body cannot have: what a program keeps of a chat has others.
 */
const isBody = (object: ObjectValue, policy: Policy, isText: boolean): boolean => {
  const { members } = object;
  const messages = members.get('messages');
  // What only describes a body has the name of a type there.
  if (!messages || messages.is === 'known' || messages.is === 'object') return false;
  const isSized = members.has('max_tokens');
  if (!isModel(policy, members.get('model'))) return isSized && cloudOf(members.get(rows.cloud.version)) !== undefined;
  return isSized || (isText && isPlain(object, policy));
};

const isLine = ({ members }: ObjectValue, policy: Policy): boolean =>
  members.has('custom_id') &&
  optionsOf(members.get('params') ?? nothing(0)).some(
    (one) =>
      one.is === 'unknown' || (one.is === 'object' && (one.members.has('max_tokens') || isBody(one, policy, true))),
  );

const isBatch = ({ members }: ObjectValue, policy: Policy): boolean => {
  const requests = members.get('requests');
  return requests?.is === 'list' && requests.items.some((one) => one.is === 'object' && isLine(one, policy));
};

const isWhole = (object: ObjectValue, policy: Policy, isText: boolean): boolean =>
  isLine(object, policy) || isBatch(object, policy) || isBody(object, policy, isText);

/** A line of which the request is not known, as one that may hold anything. */
const opened = (object: ObjectValue): ObjectValue => {
  const params = object.members.get('params');
  if (params?.is !== 'unknown') return object;
  const { why, at } = params;
  const any: ObjectValue = { is: 'object', members: new Map(), open: { why, at }, at };
  return { ...object, members: new Map([...object.members, ['params', any]]) };
};

const draftOf = (values: readonly ObjectValue[], policy: Policy): Draft => {
  const [first] = values as [ObjectValue];
  const { members, at } = first;
  const line = isLine(first, policy);
  const cloud = members.has('model') ? undefined : cloudOf(members.get(rows.cloud.version));
  const url = line || members.has('requests') ? rows.paths.batches : (cloud ?? rows.paths.messages);
  return {
    method: 'POST',
    url: urlOf(url, at),
    body: values.length === 1 ? opened(first) : { is: 'either', options: values.map(opened), at },
    line,
    at,
  };
};

/** The places of all that stands within values. */
export const placesBelow = (values: Iterable<Value>): Set<number> => {
  const below = new Set<Value>();
  const into = (value: Value): void => {
    const parts =
      value.is === 'object'
        ? value.members.values()
        : value.is === 'list'
          ? value.items
          : value.is === 'either'
            ? value.options
            : value.is === 'json'
              ? [value.of]
              : [];
    for (const part of parts) {
      if (below.has(part)) continue;
      below.add(part);
      into(part);
    }
  };
  for (const value of values) into(value);
  return new Set([...below].map(({ at }) => at));
};

/** What a call is handed, as it is before the call itself may change it. */
const handedTo = ({ at }: Call, value: Expr): Expr =>
  value.is === 'name' ? { ...value, at: Math.min(at, value.at) } : value;

/** What a program writes out: requests, how many are another vendor's, and whether something stands in one of them. */
interface Written {
  readonly drafts: readonly Draft[];
  readonly other: number;
  readonly holds: (at: number) => boolean;
}

/** The wholes that a program writes out, each by its place, and what becomes of some of them. */
interface Wholes {
  /** By its place: each form of it that was seen, and where last. */
  readonly found: ReadonlyMap<number, ReadonlyMap<ObjectValue, number>>;
  /** Handed to something. */
  readonly handed: ReadonlySet<number>;
  /** Within what is sent, or sent to another vendor. */
  readonly gone: ReadonlySet<number>;
  /** What the program sends itself. */
  readonly own: Own | undefined;
}

/** What a program sends itself. */
export interface Own {
  /** The places of all that it sends. */
  readonly sent: ReadonlySet<number>;
  /** The places of all that stands in the calls that send. */
  readonly within: ReadonlySet<number>;
}

/** Whether the program sends what stands there itself, in each of its alternatives. */
const isSent = (value: Value, sent: ReadonlySet<number>): boolean =>
  sent.has(value.at) || (value.is === 'either' && value.options.every((one) => isSent(one, sent)));

/** The requests that wholes are; what only stands in another is a part of that. */
const requestsOf = ({ found, handed, gone, own }: Wholes, policy: Policy): Written => {
  const held: Set<number>[] = [];
  const drafts: Draft[] = [];
  let other = 0;
  const inFull = [...found]
    .filter(([at]) => !gone.has(at))
    .map(([at, values]) => ({
      isHanded: handed.has(at),
      values: [...values.keys()],
      below: placesBelow(values.keys()),
    }))
    .sort((a, b) => Number(b.isHanded) - Number(a.isHanded) || b.below.size - a.below.size);
  for (const { isHanded, values, below } of inFull) {
    const parts = values.flatMap(({ members }) => [...members.values()]);
    if (own && parts.every((one) => isSent(one, own.sent))) continue;
    // What a program that sends keeps of an exchange has other members.
    if (own && !values.some((one) => isLine(one, policy) || isBatch(one, policy) || isPlain(one, policy))) continue;
    // What only stands in another whole, or is copied into one, is part of that.
    if (!isHanded && held.some((places) => parts.every((one) => places.has(one.at)))) continue;
    held.push(below);
    if (values.every((one) => isForeignBody(plainContent(new Map(), one, '') as Json))) other++;
    else drafts.push(draftOf(values, policy));
  }
  return { drafts: drafts.sort((a, b) => a.at - b.at), other, holds: (at) => held.some((places) => places.has(at)) };
};

/**
 * The whole requests that a program writes out, each as it is where it is handed on or given back; what is sent to
 * another vendor, or only compared, is none, nor is what the program sends itself. In a program that sends, what is
 * handed to nothing is none either: it may be compared by an operator, and a file that imports it is told of there.
 */
export const writtenIn = (
  objects: readonly Expr[],
  resolver: Resolver,
  policy: Policy,
  isForeign: (call: Call) => boolean,
  own: Own | undefined,
): Written => {
  const { program, changesOf } = resolver;
  const found = new Map<number, Map<ObjectValue, number>>();
  const handed = new Set<number>();
  const gone = new Set(own?.within);
  const compared = new Set<number>();
  const add = (object: ObjectValue, at: number): void => {
    found.set(object.at, (found.get(object.at) ?? new Map<ObjectValue, number>()).set(object, at));
  };
  const wholes = (expr: Expr, isText: boolean, take: (object: ObjectValue) => void): void =>
    walk(resolver.valueOf(expr), isText, (object, isWritten) => {
      const is = isWhole(object, policy, isWritten);
      if (is) take(object);
      return is;
    });
  for (const call of program.calls)
    for (const { value } of call.args) {
      if (isCompared(call.callee)) wholes(value, true, ({ at }) => compared.add(at));
      else if (isForeign(call)) wholes(value, true, ({ at }) => gone.add(at));
      else
        wholes(handedTo(call, value), calls(WRITES, call), (object) => {
          handed.add(object.at);
          add(object, Math.max(call.at, value.at));
        });
      // What a page hands its own server is no request to Claude unless it looks like one.
      if (calls(SENDS, call)) wholes(value, true, (one) => isWhole(one, policy, false) || gone.add(one.at));
    }
  for (const { value } of program.valueBindings)
    if (value?.is === 'function')
      for (const one of [...value.definition.returns, ...value.definition.yields.map(({ value: of }) => of)])
        wholes(one, false, (object) => add(object, one.at));
  // What is changed after it was last seen, or is handed to nothing in the file, is for others as it is in the end.
  for (const binding of program.valueBindings) {
    const { name, value, where } = binding;
    if (!value || value.is === 'function' || value.is === 'class') continue;
    const changed = Math.max(0, ...changesOf(name, binding).map(({ at }) => at));
    const end: Expr = changed === 0 ? value : { is: 'name', name, where, at: changed + 1 };
    wholes(end, false, (object) => {
      const seen = found.get(object.at);
      if (seen ? Math.max(...seen.values()) < changed : !own && !compared.has(object.at)) add(object, end.at);
    });
  }
  for (const object of own ? [] : objects)
    wholes(object, false, (one) => {
      if (!found.has(one.at) && !compared.has(one.at)) add(one, object.at);
    });
  return requestsOf({ found, handed, gone, own }, policy);
};
