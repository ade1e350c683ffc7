/** Evaluates calls that convert an instance to an object or JSON, or copy it with changed members. */
import { ownBindings } from './bindings.js';
import type { Frame } from './frame.js';
import { objectOf } from './instances.js';
import { each, memberOf, merge } from './operations.js';
import type { Call } from './program.js';
import type { Resolver } from './resolve.js';
import { emptyObject, isNothing, single, type Value } from './value.js';
import { words } from './words.js';

/** Functions and methods that return the members of an instance as an object, and as JSON. */
const TO_OBJECT = words('asdict vars model_dump dict _asdict to_dict');
const TO_JSON = words('model_dump_json json');

/** The named arguments of a call, including spread objects, as an object. */
export const namedArguments = (call: Call, resolver: Resolver, frame: Frame, at: number): Value => {
  let value: Value = emptyObject(at);
  for (const arg of call.args) {
    const of = resolver.valueOf(arg.value, frame);
    if (arg.name !== undefined) value = merge(value, single(arg.name, of));
    else if (arg.spread !== 'list') value = merge(value, of);
  }
  return value;
};

/** Functions that copy an instance with changed members, and the argument with the changes: all if undefined. */
const COPIES: ReadonlyMap<string, string | undefined> = new Map([
  ['model_copy', 'update'],
  ['copy', 'update'],
  ['replace', undefined],
  ['_replace', undefined],
  ['evolve', undefined],
]);

/** The members of a copy with changes; undefined if the call does not make one. */
export const modifiedCopy = (
  name: string,
  of: Value,
  call: Call,
  resolver: Resolver,
  frame: Frame,
): Value | undefined => {
  if (!COPIES.has(name)) return undefined;
  const member = COPIES.get(name);
  const all = namedArguments(
    { ...call, args: call.args.filter((arg) => arg.name !== undefined || arg.spread) },
    resolver,
    frame,
    call.at,
  );
  const given = member === undefined ? all : memberOf(all, member, call.at);
  if (isNothing(given) || (all.is === 'object' && all.members.size === 0)) return undefined;
  return each(of, (one) => merge(one.is === 'instance' ? objectOf(one, call.at, resolver) : one, given));
};

/** An instance as an object or JSON; undefined if its class defines the method, or for another method. */
export const serialized = (name: string, of: Value | undefined, at: number, resolver: Resolver): Value | undefined => {
  if (!of || !(TO_OBJECT.has(name) || TO_JSON.has(name))) return undefined;
  if (of.is === 'object' && name === 'asdict') return of;
  if (of.is !== 'instance' || ownBindings(of.scope, `this.${name}`, resolver.valueOf)) return undefined;
  const object = objectOf(of, at, resolver);
  return TO_JSON.has(name) ? { is: 'json', of: object, at } : object;
};

/** A copy of an instance, of which only the members are known, as an object or JSON. */
export const serializedCopy = (name: string, of: Value, at: number): Value | undefined =>
  TO_OBJECT.has(name) ? of : TO_JSON.has(name) ? { is: 'json', of, at } : undefined;
