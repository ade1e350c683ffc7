/** What the expressions of a program come to: constants followed, changes applied, small functions called. */

import { rows } from '../clients.js';
import { appliedTo } from './applied.js';
import { type Found, lookup, reaching } from './bindings.js';
import { builtIn } from './built-in.js';
import { type Callers, callersOf, isToBeFilled } from './callers.js';
import { applyChange, opened } from './changes.js';
import { isOpen, scopesOf } from './classes.js';
import { joined, listValue, objectValue, sum } from './composed.js';
import { type Frame, frameOf } from './frame.js';
import { handedBy } from './handed.js';
import { changesFromOutside, instanceOf, memberOfClass, objectOf } from './instances.js';
import type { MemberChanges, Start } from './looks.js';
import {
  type Binding,
  type Call,
  type Change,
  classOf,
  type Expr,
  type Program,
  type Scope,
  type Where,
} from './program.js';
import { type Reached, reachedBy } from './reached.js';
import { rememberedBy } from './remembered.js';
import { each, either, type Instance, indexed, memberOf, nothing, unknown, type Value } from './value.js';

/** What is asked of a program. */
export interface Resolver {
  readonly program: Program;
  readonly valueOf: (expr: Expr, frame?: Frame) => Value;
  /** The bindings that a name can have where it stands. */
  readonly bindingsOf: (name: string, where: Where, at: number) => readonly Binding[];
  /** The changes by a name that reach one of its bindings. */
  readonly changesOf: Reached;
  /** The members of an instance. */
  readonly objectOf: (instance: Instance, at: number) => Value;
  /** The calls of the function that a scope belongs to. */
  readonly callersOf: (scope: Scope) => Callers | undefined;
  /** What a function gives for arguments. */
  readonly apply: (made: Extract<Value, { is: 'function' }>['made'], args: readonly Value[]) => Value;
}

const MOST_CALLS = 8;

/** A resolver of one program; `special` answers for calls that mean something to the reader. */
export const resolverOf = (
  program: Program,
  special: (call: Call, resolver: Resolver, frame: Frame) => Value | undefined,
): Resolver => {
  let depth = 0;
  const members = new Map<Scope, Map<string, MemberChanges>>();

  /** The changes of a member by the bindings of it that they reach: those by its class, and by what is kin to that. */
  const changesOfMember = (name: string, scope: Scope, bindings: readonly Binding[]): MemberChanges => {
    const all = program.changes.get(name) ?? [];
    const known = members.get(scope)?.get(name);
    if (known?.count === all.length && known.bindings === bindings) return known;
    const { made: of, isFinal } = remembered.apart(() => {
      const found = new Map<Binding, Change[]>();
      for (const change of all) {
        const owner = lookup(name, change.where.scope, resolver.valueOf)?.scope;
        if (owner === undefined || (owner !== scope && !isKin(owner, scope))) continue;
        for (const one of reaching(bindings, change.where, change.at)) {
          const before = found.get(one);
          if (before) before.push(change);
          else found.set(one, [change]);
        }
      }
      return found;
    });
    const found = { count: all.length, bindings, of };
    // Do not remember it while the bases of the class are still being resolved: the answer may be incomplete.
    if (isFinal) members.set(scope, (members.get(scope) ?? new Map<string, MemberChanges>()).set(name, found));
    return found;
  };

  /** Whether one of two classes extends the other. */
  const isKin = (a: Scope, b: Scope): boolean => scopesOf(a, resolver).includes(b) || scopesOf(b, resolver).includes(a);

  const startOf = (binding: Binding, frame: Frame): Value => {
    const given = frame.get(binding);
    if (given) return given;
    const { how, at, value } = binding;
    if (how === 'import') return unknown('import', at);
    if (how === 'parameter') return handedTo(binding);
    return value ? resolver.valueOf(value, frame) : unknown('undefined', at);
  };

  const heirsOf = (scope: Scope): readonly Scope[] =>
    program.classes.filter(({ bases = [] }) =>
      bases.some((base) => {
        const of = resolver.valueOf(base);
        return of.is === 'class' && of.scope === scope;
      }),
    );

  const starts = new Map<Expr, { readonly noted: number; readonly of: readonly Start[] }>();

  /** What a name can begin as where it is read. It is the same for every call of its function, so it is worked out once. */
  const startsOf = (expr: Extract<Expr, { is: 'name' }>, found: Found): readonly Start[] => {
    const { name, where, at } = expr;
    const isMember = name.startsWith('this.');
    const known = isMember ? undefined : starts.get(expr);
    if (known?.noted === program.noted) return known.of;
    const ofMember = isMember ? changesOfMember(name, found.scope, found.bindings).of : undefined;
    const of = reaching(found.bindings, where, at).map((binding): Start => {
      const changes = ofMember ? (ofMember.get(binding) ?? []) : changesOf(name, binding);
      return { binding, isChanged: changes.length > 0, applied: appliedTo(binding, changes, expr, program) };
    });
    if (!isMember) starts.set(expr, { noted: program.noted, of });
    return of;
  };

  const nameValue = (expr: Extract<Expr, { is: 'name' }>, frame: Frame): Value => {
    const { name, where, at } = expr;
    if (rows.absent.includes(name)) return nothing(at);
    const receiver = name.startsWith('this.') ? frame.get(classOf(where.scope) ?? where.scope) : undefined;
    if (receiver) return member(receiver, name.slice('this.'.length), at);
    const found = lookup(name, where.scope, resolver.valueOf);
    if (!found) return unknown(ENVIRONMENT.includes(name) ? 'environment' : 'undefined', at);
    const isMember = name.startsWith('this.');
    const outside = isMember ? changesFromOutside(found.scope, name.slice('this.'.length), resolver) : [];
    const values = startsOf(expr, found).map(({ binding, isChanged, applied }) => {
      let value = startOf(binding, frame);
      if (!isChanged && outside.length === 0 && found.bindings.length === 1 && isToBeFilled(binding, value, program))
        value = opened(value, 'elsewhere', binding.at);
      for (const { change, sure } of applied)
        value = applyChange(value, change, sure, (given) => resolver.valueOf(given, frame));
      for (const change of outside) value = applyChange(value, change, false, resolver.valueOf);
      return value;
    });
    if (isMember) {
      if (isOpen(found.scope, resolver)) values.push(unknown('expression', at));
      // A subclass may define the member differently.
      for (const heir of heirsOf(found.scope))
        values.push(...(heir.bindings.get(name) ?? []).map((binding) => startOf(binding, frame)));
    }
    return either(values, at);
  };

  const member = (of: Value, name: string, at: number): Value =>
    each(of, (one) => {
      if (one.is !== 'instance' && one.is !== 'class') return memberOf(one, name, at);
      return memberOfClass(one, name, at, resolver, startOf);
    });

  /** The frame of a call of a method, which knows what that is called on. */
  const receiving = (callee: Expr, frame: Frame): Frame => {
    const of = callee.is === 'member' ? resolver.valueOf(callee.of, frame) : undefined;
    if (of?.is !== 'instance' && of?.is !== 'class') return frame;
    return new Map([...frame, ...scopesOf(of.scope, resolver).map((scope) => [scope, of] as const)]);
  };

  const called = (call: Call, frame: Frame): Value => {
    const meant = special(call, resolver, frame);
    if (meant) return meant;
    const known = builtIn(call, resolver, frame);
    if (known) return known;
    return each(resolver.valueOf(call.callee, frame), (callee) => calledOn(callee, call, frame));
  };

  const calledOn = (callee: Value, call: Call, frame: Frame): Value => {
    if (callee.is === 'class') return instanceOf(call, callee.scope, resolver, frame);
    if (callee.is === 'unknown' && callee.replayed) return { ...unknown('call', call.at), replayed: true };
    if (callee.is !== 'function')
      return { ...unknown('call', call.at), call, ...(isMaking(call, program) ? { made: true } : {}) };
    if (depth >= MOST_CALLS) return unknown('too-many', call.at);
    const inner = frameOf(call, callee.made.parameters, receiving(call.callee, frame), resolver);
    return returned(callee.made.returns, inner, call.at);
  };

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

  const valueIn =
    (frame: Frame) =>
    (expr: Expr): Value =>
      resolver.valueOf(expr, frame);

  const resolved = (expr: Expr, frame: Frame): Value => {
    const { at } = expr;
    switch (expr.is) {
      case 'literal':
        return { is: 'known', value: expr.value, at };
      case 'join':
        return joined(expr.parts, at, valueIn(frame));
      case 'name':
        return nameValue(expr, frame);
      case 'member':
        if (rows.absent.includes(expr.name)) return nothing(at);
        return member(resolver.valueOf(expr.of, frame), expr.name, at);
      case 'index':
        return indexed(resolver.valueOf(expr.of, frame), resolver.valueOf(expr.index, frame), at);
      case 'call':
        return called(expr, frame);
      case 'list':
        return listValue(expr, valueIn(frame));
      case 'object':
        return objectValue(expr, valueIn(frame));
      case 'choice':
        return either(
          expr.options.map((option) => resolver.valueOf(option, frame)),
          at,
        );
      case 'sum':
        return sum(expr.parts, at, valueIn(frame));
      case 'function':
        return { is: 'function', made: expr.made, at };
      case 'class':
        return { is: 'class', scope: expr.scope, at };
      case 'unknown':
        return unknown(expr.why, at, expr.type);
    }
  };

  const bindingsOf: Resolver['bindingsOf'] = (name, where, at) => {
    const found = lookup(name, where.scope, (expr) => resolver.valueOf(expr));
    return found ? reaching(found.bindings, where, at) : [];
  };
  const callers = callersOf(program, { bindingsOf });
  const changesOf = reachedBy(program.changes, bindingsOf);
  const remembered = rememberedBy(resolved);
  const handedTo = handedBy(callers.given, remembered.valueOf);

  const resolver: Resolver = {
    program,
    valueOf: remembered.valueOf,
    bindingsOf,
    changesOf,
    callersOf: callers.around,
    objectOf: (instance, at) => objectOf(instance, at, resolver, startOf),
    apply: (made, args) => {
      if (depth >= MOST_CALLS) return unknown('too-many', 0);
      const frame = new Map<Binding, Value>();
      for (const [i, parameter] of made.parameters.entries())
        frame.set(parameter, args[i] ?? unknown('parameter', parameter.at));
      return returned(made.returns, frame, made.returns[0]?.at ?? 0);
    },
  };
  return resolver;
};

/** Whether a call makes an instance, as far as its form says so. */
const isMaking = ({ made, callee }: Call, { callsMake }: Program): boolean =>
  made || (callsMake && (callee.is === 'name' || callee.is === 'member') && /^[A-Z]/.test(callee.name));

/** Names that stand for what is around the program. */
const ENVIRONMENT: readonly string[] = ['process', 'os', 'Deno', 'Bun'];
