/** Instances that are written out, as an object or as JSON, or copied with other members. */
import { ownBindings } from './bindings.js';
import type { Frame } from './frame.js';
import type { Call } from './program.js';
import type { Resolver } from './resolve.js';
import { each, isNothing, memberOf, merge, single, type Value } from './value.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Functions and methods that give the members of an instance as an object, and as JSON. */
const WRITES = words('asdict vars model_dump dict _asdict to_dict');
const JSONS = words('model_dump_json json');

/** The arguments of a call that have names, or are spread with theirs, as an object. */
export const named = (call: Call, resolver: Resolver, frame: Frame, at: number): Value => {
  let value: Value = { is: 'object', members: new Map(), at };
  for (const arg of call.args) {
    const of = resolver.valueOf(arg.value, frame);
    if (arg.name !== undefined) value = merge(value, single(arg.name, of));
    else if (arg.spread !== 'list') value = merge(value, of);
  }
  return value;
};

/** How a copy of an instance is made that has other members: the argument that holds them, or all that have a name. */
const ALTERED: ReadonlyMap<string, string | undefined> = new Map([
  ['model_copy', 'update'],
  ['copy', 'update'],
  ['replace', undefined],
  ['_replace', undefined],
  ['evolve', undefined],
]);

/** The members of a copy that has others than what it is made of; undefined where a call makes none. */
export const altered = (name: string, of: Value, call: Call, resolver: Resolver, frame: Frame): Value | undefined => {
  if (!ALTERED.has(name)) return undefined;
  const member = ALTERED.get(name);
  const all = named(
    { ...call, args: call.args.filter((arg) => arg.name !== undefined || arg.spread) },
    resolver,
    frame,
    call.at,
  );
  const given = member === undefined ? all : memberOf(all, member, call.at);
  if (isNothing(given) || (all.is === 'object' && all.members.size === 0)) return undefined;
  return each(of, (one) => merge(one.is === 'instance' ? resolver.objectOf(one, call.at) : one, given));
};

/** An instance that is written out as an object, or as JSON; undefined where its class does that itself. */
export const writtenOut = (name: string, of: Value | undefined, at: number, resolver: Resolver): Value | undefined => {
  if (!of || !(WRITES.has(name) || JSONS.has(name))) return undefined;
  if (of.is === 'object' && name === 'asdict') return of;
  if (of.is !== 'instance' || ownBindings(of.scope, `this.${name}`, (expr) => resolver.valueOf(expr))) return undefined;
  const object = resolver.objectOf(of, at);
  return JSONS.has(name) ? { is: 'json', of: object, at } : object;
};

/** A copy of an instance, of which the members alone are known, written out. */
export const writtenCopy = (name: string, of: Value, at: number): Value | undefined =>
  WRITES.has(name) ? of : JSONS.has(name) ? { is: 'json', of, at } : undefined;
