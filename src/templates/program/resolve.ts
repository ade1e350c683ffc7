/** Evaluates the expressions of a program: constants are followed, changes applied, small functions called. */

import { rows } from '../clients.js';
import { lookup, reaching } from './bindings.js';
import { type Callers, callersOf } from './callers.js';
import { type Calls, callsOf, type SpecialCalls } from './calls.js';
import { type ChangesOf, changesReaching } from './changes-reaching.js';
import { joined, listValue, objectValue, sum } from './composed.js';
import type { Frame } from './frame.js';
import { memberOfClass } from './instances.js';
import { memoized } from './memoized.js';
import { type Names, namesOf } from './names.js';
import { each, either, indexed, memberOf } from './operations.js';
import { parameterValues } from './parameter-values.js';
import type { Binding, Expr, FunctionDefinition, Name, Program, Scope } from './program.js';
import { known, nothing, unknown, type Value } from './value.js';

/** Answers questions about a program. */
export interface Resolver {
  readonly program: Program;
  readonly valueOf: (expr: Expr, frame?: Frame) => Value;
  /** The bindings that a name can refer to where it is read or changed. */
  readonly bindingsOf: (use: Pick<Name, 'name' | 'where' | 'at'>) => readonly Binding[];
  /** The changes by a name that reach one of its bindings. */
  readonly changesOf: ChangesOf;
  /** The value that a binding gives its name, before any change. */
  readonly initialValue: Names['initialValue'];
  /** The calls of the function that contains a scope. */
  readonly callersOf: (scope: Scope) => Callers | undefined;
  /** The value that a function returns for arguments. */
  readonly apply: (definition: FunctionDefinition, args: readonly Value[]) => Value;
}

/** What the evaluation of an expression needs, besides its frame. */
interface Evaluation {
  readonly evaluate: Resolver['valueOf'];
  readonly names: Names;
  readonly calls: Calls;
  readonly memberOf: (of: Value, name: string, at: number) => Value;
}

const evaluated = (expr: Expr, frame: Frame, { evaluate, names, calls, memberOf: member }: Evaluation): Value => {
  const { at } = expr;
  const inFrame = (one: Expr): Value => evaluate(one, frame);
  switch (expr.is) {
    case 'literal':
      return known(expr.value, at);
    case 'join':
      return joined(expr.parts, at, inFrame);
    case 'name':
      return names.valueOf(expr, frame);
    case 'member':
      return rows.absent.includes(expr.name) ? nothing(at) : member(evaluate(expr.of, frame), expr.name, at);
    case 'index':
      return indexed(evaluate(expr.of, frame), evaluate(expr.index, frame), at);
    case 'call':
      return calls.valueOf(expr, frame);
    case 'list':
      return listValue(expr, inFrame);
    case 'object':
      return objectValue(expr, inFrame);
    case 'choice':
      return either(expr.options.map(inFrame), at);
    case 'sum':
      return sum(expr.parts, at, inFrame);
    case 'function':
      return { is: 'function', definition: expr.definition, at };
    case 'class':
      return { is: 'class', scope: expr.scope, at };
    case 'unknown':
      return unknown(expr.why, at, expr.type);
  }
};

/** A resolver of one program; `special` evaluates calls that have a special meaning. */
export const resolverOf = (program: Program, special: SpecialCalls): Resolver => {
  const memo = memoized((expr, frame) => evaluated(expr, frame, evaluation));
  const evaluate = memo.valueOf;
  const bindingsOf: Resolver['bindingsOf'] = ({ name, where, at }) => {
    const found = lookup(name, where.scope, evaluate);
    return found ? reaching(found.bindings, where, at) : [];
  };
  const callers = callersOf(program, { bindingsOf });
  const member: Evaluation['memberOf'] = (of, name, at) =>
    each(of, (one) =>
      one.is === 'instance' || one.is === 'class' ? memberOfClass(one, name, at, resolver) : memberOf(one, name, at),
    );
  const resolver: Resolver = {
    program,
    valueOf: evaluate,
    bindingsOf,
    changesOf: changesReaching(program.changes, bindingsOf),
    callersOf: callers.callersAround,
    initialValue: (binding, frame) => names.initialValue(binding, frame),
    apply: (definition, args) => calls.apply(definition, args),
  };
  const names = namesOf(resolver, memo.isolated, parameterValues(callers.sourcesOf, evaluate), member);
  const calls = callsOf(resolver, special);
  const evaluation: Evaluation = { evaluate, names, calls, memberOf: member };
  return resolver;
};
