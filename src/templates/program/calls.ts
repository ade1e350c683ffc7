/** Values of calls: functions of the program are evaluated with their arguments, up to a depth. */
import { builtIn } from './built-in.js';
import { scopesOf } from './classes.js';
import { type Frame, frameOf } from './frame.js';
import { instanceOf } from './instances.js';
import { each, either } from './operations.js';
import { type Binding, type Call, type Expr, type FunctionDefinition, lastNameOf, type Program } from './program.js';
import type { Resolver } from './resolve.js';
import { nothing, unknown, type Value } from './value.js';

/** The depth of nested calls up to which functions are evaluated. */
const MOST_CALLS = 8;

/** Gives a call that has a special meaning its value; undefined for any other. */
export type SpecialCalls = (call: Call, resolver: Resolver, frame: Frame) => Value | undefined;

/** Evaluates calls. */
export interface Calls {
  readonly valueOf: (call: Call, frame: Frame) => Value;
  /** The value that a function returns for arguments. */
  readonly apply: (definition: FunctionDefinition, args: readonly Value[]) => Value;
}

/** Whether the form of a call shows that it creates an instance. */
const isConstruction = ({ isNew, callee }: Call, { constructsByCall }: Program): boolean =>
  isNew || (constructsByCall && /^[A-Z]/.test(lastNameOf(callee)));

/** The frame for a call of a method, with the receiver for its class and the classes that this extends. */
const withReceiver = (callee: Expr, frame: Frame, resolver: Resolver): Frame => {
  const of = callee.is === 'member' ? resolver.valueOf(callee.of, frame) : undefined;
  if (of?.is !== 'instance' && of?.is !== 'class') return frame;
  return new Map([...frame, ...scopesOf(of.scope, resolver).map((scope) => [scope, of] as const)]);
};

/** Returns the evaluation of a program's calls. */
export const callsOf = (resolver: Resolver, special: SpecialCalls): Calls => {
  let depth = 0;

  const returned = (returns: readonly Expr[], frame: Frame, at: number): Value => {
    if (returns.length === 0) return nothing(at);
    depth++;
    const value = either(
      returns.map((one) => resolver.valueOf(one, frame)),
      at,
    );
    depth--;
    return value;
  };

  const calledOn = (callee: Value, call: Call, frame: Frame): Value => {
    const { at } = call;
    if (callee.is === 'class') return instanceOf(call, callee.scope, resolver, frame);
    if (callee.is === 'unknown' && callee.replayed) return { ...unknown('call', at), replayed: true };
    if (callee.is !== 'function')
      return { ...unknown('call', at), call, ...(isConstruction(call, resolver.program) ? { isInstance: true } : {}) };
    if (depth >= MOST_CALLS) return unknown('too-many', at);
    const { parameters, returns } = callee.definition;
    return returned(returns, frameOf(call, parameters, withReceiver(call.callee, frame, resolver), resolver), at);
  };

  return {
    valueOf: (call, frame) =>
      special(call, resolver, frame) ??
      builtIn(call, resolver, frame) ??
      each(resolver.valueOf(call.callee, frame), (callee) => calledOn(callee, call, frame)),
    apply: ({ parameters, returns }, args) => {
      if (depth >= MOST_CALLS) return unknown('too-many', 0);
      const frame = new Map<Binding, Value>();
      for (const [i, parameter] of parameters.entries())
        frame.set(parameter, args[i] ?? unknown('parameter', parameter.at));
      return returned(returns, frame, returns[0]?.at ?? 0);
    },
  };
};
