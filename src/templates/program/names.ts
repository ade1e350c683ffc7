/** Values of names: the bindings that reach a name, and the changes of their values before it is read. */

import { addTo } from '../../lists.js';
import { rows } from '../clients.js';
import { type Applied, appliedTo } from './applied.js';
import { type Found, lookup, reaching } from './bindings.js';
import { isFilledElsewhere } from './callers.js';
import { applyChange, opened } from './changes.js';
import { changesFromOutside } from './class-changes.js';
import { areRelated, isOpenClass } from './classes.js';
import type { Frame } from './frame.js';
import type { Memoized } from './memoized.js';
import { either } from './operations.js';
import { type Binding, type Change, classOf, type Expr, type Name, type Scope } from './program.js';
import type { Resolver } from './resolve.js';
import { nothing, unknown, type Value } from './value.js';

/** Names of the environment outside of the program. */
const ENVIRONMENT: readonly string[] = ['process', 'os', 'Deno', 'Bun'];

/** The changes of a member by the bindings that they reach; out of date once the program has more than `count`. */
interface MemberChanges {
  readonly count: number;
  readonly bindings: readonly Binding[];
  readonly of: ReadonlyMap<Binding, readonly Change[]>;
}

/**
 * Returns a cached look-up of the changes of a member (`this.x`) of a class by the bindings that they reach: those made
 * in the class and in related ones.
 */
const memberChanges = (
  resolver: Resolver,
  isolated: Memoized['isolated'],
): ((name: string, scope: Scope, bindings: readonly Binding[]) => MemberChanges) => {
  const cached = new Map<Scope, Map<string, MemberChanges>>();
  return (name, scope, bindings) => {
    const all = resolver.program.changes.get(name) ?? [];
    const known = cached.get(scope)?.get(name);
    if (known?.count === all.length && known.bindings === bindings) return known;
    const { made: of, isFinal } = isolated(() => {
      const found = new Map<Binding, Change[]>();
      for (const change of all) {
        const owner = lookup(name, change.where.scope, resolver.valueOf)?.scope;
        if (owner === undefined || !areRelated(owner, scope, resolver)) continue;
        for (const one of reaching(bindings, change.where, change.at)) addTo(found, one, change);
      }
      return found;
    });
    const found = { count: all.length, bindings, of };
    // Not cached while the bases of the class are still being resolved, since the result may be incomplete.
    if (isFinal) cached.set(scope, (cached.get(scope) ?? new Map<string, MemberChanges>()).set(name, found));
    return found;
  };
};

/** A binding that reaches a name, and the changes of its value before the name is read. */
interface Reaching {
  readonly binding: Binding;
  readonly isChanged: boolean;
  readonly applied: readonly Applied[];
}

/** Returns a look-up of the bindings that reach a name. It is the same for every call of the function, so it is cached. */
const reachingBindings = (
  resolver: Resolver,
  isolated: Memoized['isolated'],
): ((expr: Name, found: Found) => readonly Reaching[]) => {
  const { program } = resolver;
  const cached = new Map<Expr, { readonly changeCount: number; readonly of: readonly Reaching[] }>();
  const changesOfMember = memberChanges(resolver, isolated);
  return (expr, found) => {
    const { name, where, at } = expr;
    const isMember = name.startsWith('this.');
    const known = isMember ? undefined : cached.get(expr);
    if (known?.changeCount === program.changeCount) return known.of;
    const ofMember = isMember ? changesOfMember(name, found.scope, found.bindings).of : undefined;
    const of = reaching(found.bindings, where, at).map((binding): Reaching => {
      const changes = ofMember ? (ofMember.get(binding) ?? []) : resolver.changesOf(name, binding);
      return { binding, isChanged: changes.length > 0, applied: appliedTo(binding, changes, expr, program) };
    });
    if (!isMember) cached.set(expr, { changeCount: program.changeCount, of });
    return of;
  };
};

const subclassesOf = (scope: Scope, resolver: Resolver): readonly Scope[] =>
  resolver.program.classes.filter(({ bases = [] }) =>
    bases.some((base) => {
      const of = resolver.valueOf(base);
      return of.is === 'class' && of.scope === scope;
    }),
  );

/** Evaluates names. */
export interface Names {
  /** The value that a binding gives its name, before any change. */
  readonly initialValue: (binding: Binding, frame: Frame) => Value;
  readonly valueOf: (expr: Name, frame: Frame) => Value;
}

/**
 * Returns the evaluation of a program's names. `valueOfParameter` gives the value of a parameter outside of a call,
 * `memberOf` a member of a value.
 */
export const namesOf = (
  resolver: Resolver,
  isolated: Memoized['isolated'],
  valueOfParameter: (parameter: Binding) => Value,
  memberOf: (of: Value, name: string, at: number) => Value,
): Names => {
  const reachingOf = reachingBindings(resolver, isolated);

  const initialValue: Names['initialValue'] = (binding, frame) => {
    const given = frame.get(binding);
    if (given) return given;
    const { how, at, value } = binding;
    if (how === 'import') return unknown('import', at);
    if (how === 'parameter') return valueOfParameter(binding);
    return value ? resolver.valueOf(value, frame) : unknown('undefined', at);
  };

  const boundValues = (expr: Name, found: Found, outside: readonly Change[], frame: Frame): Value[] =>
    reachingOf(expr, found).map(({ binding, isChanged, applied }) => {
      let value = initialValue(binding, frame);
      const isOnly = !isChanged && outside.length === 0 && found.bindings.length === 1;
      if (isOnly && isFilledElsewhere(binding, value, resolver.program)) value = opened(value, 'elsewhere', binding.at);
      for (const { change, sure } of applied)
        value = applyChange(value, change, sure, (given) => resolver.valueOf(given, frame));
      for (const change of outside) value = applyChange(value, change, false, resolver.valueOf);
      return value;
    });

  const nameValue: Names['valueOf'] = (expr, frame) => {
    const { name, where, at } = expr;
    if (rows.absent.includes(name)) return nothing(at);
    const member = name.startsWith('this.') ? name.slice('this.'.length) : undefined;
    const receiver = member === undefined ? undefined : frame.get(classOf(where.scope) ?? where.scope);
    if (receiver && member !== undefined) return memberOf(receiver, member, at);
    const found = lookup(name, where.scope, resolver.valueOf);
    if (!found) return unknown(ENVIRONMENT.includes(name) ? 'environment' : 'undefined', at);
    const outside = member === undefined ? [] : changesFromOutside(found.scope, member, resolver);
    const values = boundValues(expr, found, outside, frame);
    if (member !== undefined) {
      if (isOpenClass(found.scope, resolver)) values.push(unknown('expression', at));
      // A subclass may define the member differently.
      for (const subclass of subclassesOf(found.scope, resolver))
        values.push(...(subclass.bindings.get(name) ?? []).map((binding) => initialValue(binding, frame)));
    }
    return either(values, at);
  };

  return { initialValue, valueOf: nameValue };
};
