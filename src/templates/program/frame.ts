/** Frames: the values of parameters and receivers during a call. */

import { merge } from './operations.js';
import type { Binding, Call, Scope } from './program.js';
import type { Resolver } from './resolve.js';
import {
  emptyObject,
  isNothing,
  nothing,
  type ObjectValue,
  type Open,
  openObject,
  single,
  type Value,
} from './value.js';

/** Values of parameters, and for the scope of a class the receiver of a method. */
export type Frame = ReadonlyMap<Binding | Scope, Value>;

/** Outside of any call. */
export const NO_FRAME: Frame = new Map();

/** The arguments of a call as values. */
interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ObjectValue;
  /** Further, unknown positional arguments. */
  readonly rest: Open | undefined;
}

/** Evaluates the arguments of a call. */
export const argumentsOf = (call: Call, frame: Frame, resolver: Resolver): Arguments => {
  const { at } = call;
  const positional: Value[] = [];
  let named: Value = emptyObject(at);
  let rest: Open | undefined;
  for (const { value, name, spread } of call.args) {
    const of = resolver.valueOf(value, frame);
    if (name !== undefined) named = merge(named, single(name, of));
    else if (spread === 'object') named = merge(named, of);
    else if (rest) continue;
    else if (spread === undefined) positional.push(of);
    else if (of.is === 'list') {
      positional.push(...of.items);
      rest = of.open;
    } else if (!isNothing(of)) rest = { why: 'spread', at };
  }
  // One of several objects is spread, so that any name may be given.
  return {
    positional,
    named: named.is === 'object' ? named : openObject('spread', at),
    rest,
  };
};

/** The frame of a call. A parameter that may get an unknown argument is left out. */
export const frameOf = (call: Call, parameters: readonly Binding[], outer: Frame, resolver: Resolver): Frame => {
  const { positional, named, rest } = argumentsOf(call, outer, resolver);
  const { at } = call;
  const frame = new Map(outer);
  for (const [i, parameter] of parameters.entries()) {
    const { name, variadic, type, value } = parameter;
    if (variadic && type === 'dict') {
      const others = [...named.members].filter(([one]) => !parameters.some((own) => own.name === one));
      frame.set(parameter, { ...named, members: new Map(others) });
    } else if (variadic) frame.set(parameter, { is: 'list', items: positional.slice(i), open: rest, at });
    else {
      const given = positional[i] ?? named.members.get(name);
      if (given) frame.set(parameter, given);
      else if (rest || named.open) frame.delete(parameter);
      else frame.set(parameter, value ? resolver.valueOf(value) : nothing(at));
    }
  }
  return frame;
};
