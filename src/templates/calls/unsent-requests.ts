/** Finds requests that a program builds but does not send: bodies of Messages, batches, and batch lines. */
import type { Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { bodyMembersOf, isModel } from '../belongs.js';
import { rows } from '../clients.js';
import { isForeignBody } from '../documents/objects.js';
import type { Draft } from '../draft.js';
import { plainContent } from '../program/content.js';
import { type Call, type Expr, lastNameOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import {
  known,
  nothing,
  type ObjectValue,
  openObject,
  optionsIn,
  partsIn,
  textOf,
  type Value,
} from '../program/value.js';

/** Functions that only compare their arguments. */
const COMPARES = /^(?:expect|assert\w*|to[A-Z]\w*|\w*[eE]qual\w*|\w*[cC]alled\w*)$/;

/** Whether a call only compares its arguments. */
export const isCompared = (callee: Expr): boolean =>
  COMPARES.test(lastNameOf(callee)) || (callee.is === 'member' && isCompared(callee.of));

/** Functions that convert their argument to a text. */
const SERIALIZERS: ReadonlySet<string> = new Set(['dump', 'dumps', 'stringify', 'safe_dump']);
const SENDS: ReadonlySet<string> = new Set(rows.http.methods);

const isCallOf = (names: ReadonlySet<string>, { callee }: Call): boolean => names.has(lastNameOf(callee));

const DEEPEST = 12;

/** Visits the objects in a value, and the parts of those for which `take` is false; `isText` within a JSON text. */
const walk = (
  value: Value,
  isText: boolean,
  take: (object: ObjectValue, isText: boolean) => boolean,
  depth = 0,
): void => {
  if (depth > DEEPEST) return;
  if (value.is === 'object' && take(value, isText)) return;
  for (const part of partsIn(value)) walk(part, isText || value.is === 'json', take, depth + 1);
};

/** The URL for a body with the version of a cloud. */
const cloudOf = (version: Value | undefined): string | undefined => {
  const text = textOf(version);
  return rows.cloud.bodies.find(({ prefix }) => text?.startsWith(prefix))?.url;
};

/** Whether an object has only members that a body can have. */
const isPlain = ({ members }: ObjectValue, policy: Policy): boolean =>
  [...members.keys()].every((name) => name === rows.cloud.version || bodyMembersOf(policy).has(name));

/**
 * Whether an object is the body of a Messages request. One without `max_tokens` must be converted to a text and have
 * only members that a body can have: stored conversations have others.
 */
const isBody = (object: ObjectValue, policy: Policy, isText: boolean): boolean => {
  const { members } = object;
  const messages = members.get('messages');
  // In a schema of a body this is the name of a type.
  if (!messages || messages.is === 'known' || messages.is === 'object') return false;
  const isSized = members.has('max_tokens');
  if (!isModel(policy, members.get('model'))) return isSized && cloudOf(members.get(rows.cloud.version)) !== undefined;
  return isSized || (isText && isPlain(object, policy));
};

const isLine = ({ members }: ObjectValue, policy: Policy): boolean =>
  members.has('custom_id') &&
  optionsIn(members.get('params') ?? nothing(0)).some(
    (one) =>
      one.is === 'unknown' || (one.is === 'object' && (one.members.has('max_tokens') || isBody(one, policy, true))),
  );

const isBatch = ({ members }: ObjectValue, policy: Policy): boolean => {
  const requests = members.get('requests');
  return requests?.is === 'list' && requests.items.some((one) => one.is === 'object' && isLine(one, policy));
};

const isRequest = (object: ObjectValue, policy: Policy, isText: boolean): boolean =>
  isLine(object, policy) || isBatch(object, policy) || isBody(object, policy, isText);

/** A batch line whose unknown request is an object with unknown members. */
const opened = (object: ObjectValue): ObjectValue => {
  const params = object.members.get('params');
  if (params?.is !== 'unknown') return object;
  const { why, at } = params;
  const any: ObjectValue = openObject(why, at);
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
    url: known(url, at),
    body: values.length === 1 ? opened(first) : { is: 'either', options: values.map(opened), at },
    line,
    at,
  };
};

/** The offsets of everything within values. */
export const offsetsBelow = (values: Iterable<Value>): Set<number> => {
  const below = new Set([...values].flatMap(partsIn));
  for (const value of below) for (const part of partsIn(value)) below.add(part);
  return new Set([...below].map(({ at }) => at));
};

/** An argument of a call before the call itself may change it. */
const argumentBefore = ({ at }: Call, value: Expr): Expr =>
  value.is === 'name' ? { ...value, at: Math.min(at, value.at) } : value;

/** The requests that a program builds, the number of those for other vendors, and a test whether one has an offset. */
interface UnsentRequests {
  readonly drafts: readonly Draft[];
  readonly other: number;
  readonly holds: (at: number) => boolean;
}

/** Objects that may be requests that others send. */
interface Candidates {
  /** By offset: each value that the object had, and the last offset at which it was seen. */
  readonly found: ReadonlyMap<number, ReadonlyMap<ObjectValue, number>>;
  /** Offsets of those that are passed to a function. */
  readonly passedOn: ReadonlySet<number>;
  /** Offsets of those within a request that is sent, or sent to another vendor. */
  readonly excluded: ReadonlySet<number>;
  /** What the program sends itself. */
  readonly own: SentOffsets | undefined;
}

/** The offsets of what a program sends itself. */
export interface SentOffsets {
  /** Of the parts of requests. */
  readonly sent: ReadonlySet<number>;
  /** Of everything in the arguments of the calls. */
  readonly within: ReadonlySet<number>;
}

/** Whether the program sends a value itself, in each of its alternatives. */
const isSent = (value: Value, sent: ReadonlySet<number>): boolean =>
  sent.has(value.at) || (value.is === 'either' && value.options.every((one) => isSent(one, sent)));

/** The requests among the candidates. One that is only within another is a part of that one. */
const requestsOf = ({ found, passedOn, excluded, own }: Candidates, policy: Policy): UnsentRequests => {
  const offsets: Set<number>[] = [];
  const drafts: Draft[] = [];
  let other = 0;
  const candidates = [...found]
    .filter(([at]) => !excluded.has(at))
    .map(([at, values]) => ({
      isPassedOn: passedOn.has(at),
      values: [...values.keys()],
      below: offsetsBelow(values.keys()),
    }))
    .sort((a, b) => Number(b.isPassedOn) - Number(a.isPassedOn) || b.below.size - a.below.size);
  for (const { isPassedOn, values, below } of candidates) {
    const parts = values.flatMap(({ members }) => [...members.values()]);
    if (own && parts.every((one) => isSent(one, own.sent))) continue;
    // In a program that sends requests, a stored conversation has other members.
    if (own && !values.some((one) => isLine(one, policy) || isBatch(one, policy) || isPlain(one, policy))) continue;
    // A part or copy of another request.
    if (!isPassedOn && offsets.some((within) => parts.every(({ at }) => within.has(at)))) continue;
    offsets.push(below);
    if (values.every((one) => isForeignBody(plainContent(new Map(), one, '') as Json))) other++;
    else drafts.push(draftOf(values, policy));
  }
  return { drafts: drafts.sort((a, b) => a.at - b.at), other, holds: (at) => offsets.some((within) => within.has(at)) };
};

/** What is collected of the objects of a program. */
interface Collected {
  readonly found: Map<number, Map<ObjectValue, number>>;
  readonly passedOn: Set<number>;
  readonly excluded: Set<number>;
  /** Offsets of those that are compared. */
  readonly compared: Set<number>;
}

/** Adds a value that an object has at an offset. */
const addValue = ({ found }: Collected, object: ObjectValue, at: number): void => {
  found.set(object.at, (found.get(object.at) ?? new Map<ObjectValue, number>()).set(object, at));
};

/** Visits the requests in the value of an expression; `isText` within a JSON text. */
type VisitRequests = (expr: Expr, isText: boolean, take: (object: ObjectValue) => void) => void;

/** Collects the arguments of a call: they are compared, sent to another vendor, or passed on. */
const collectArguments = (
  call: Call,
  isForeign: (call: Call) => boolean,
  collected: Collected,
  visit: VisitRequests,
  policy: Policy,
): void => {
  for (const { value } of call.args) {
    if (isCompared(call.callee)) visit(value, true, ({ at }) => collected.compared.add(at));
    else if (isForeign(call)) visit(value, true, ({ at }) => collected.excluded.add(at));
    else
      visit(argumentBefore(call, value), isCallOf(SERIALIZERS, call), (object) => {
        collected.passedOn.add(object.at);
        addValue(collected, object, Math.max(call.at, value.at));
      });
    // What a page sends to its own server is no request to Claude unless it looks like one.
    if (isCallOf(SENDS, call))
      visit(value, true, (object) => isRequest(object, policy, false) || collected.excluded.add(object.at));
  }
};

/**
 * The requests that a program builds but does not send, each with the value that it has where it is passed to a
 * function or returned. Excluded are those sent to another vendor or only compared. In a program that sends requests
 * itself, one that is not passed on is excluded too: it may be compared by an operator, and is reported in files that
 * import it.
 */
export const unsentRequests = (
  objects: readonly Expr[],
  resolver: Resolver,
  policy: Policy,
  isForeign: (call: Call) => boolean,
  own: SentOffsets | undefined,
): UnsentRequests => {
  const { program, changesOf } = resolver;
  const collected: Collected = {
    found: new Map(),
    passedOn: new Set(),
    excluded: new Set(own?.within),
    compared: new Set(),
  };
  const { found, compared } = collected;
  const visit: VisitRequests = (expr, isText, take) =>
    walk(resolver.valueOf(expr), isText, (object, isWritten) => {
      const is = isRequest(object, policy, isWritten);
      if (is) take(object);
      return is;
    });
  for (const call of program.calls) collectArguments(call, isForeign, collected, visit, policy);
  for (const { value } of program.valueBindings)
    if (value?.is === 'function')
      for (const expr of [...value.definition.returns, ...value.definition.yields.map(({ value: of }) => of)])
        visit(expr, false, (object) => addValue(collected, object, expr.at));
  // A value that is changed after its last use, or not used in the file, counts with its final value.
  for (const binding of program.valueBindings) {
    const { name, value, where } = binding;
    if (!value || value.is === 'function' || value.is === 'class') continue;
    const changed = Math.max(0, ...changesOf(name, binding).map(({ at }) => at));
    const end: Expr = changed === 0 ? value : { is: 'name', name, where, at: changed + 1 };
    visit(end, false, (object) => {
      const uses = found.get(object.at);
      if (uses ? Math.max(...uses.values()) < changed : !own && !compared.has(object.at))
        addValue(collected, object, end.at);
    });
  }
  for (const expr of own ? [] : objects)
    visit(expr, false, (object) => {
      if (!found.has(object.at) && !compared.has(object.at)) addValue(collected, object, expr.at);
    });
  return requestsOf({ ...collected, own }, policy);
};
