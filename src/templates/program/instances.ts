/** Evaluates instances of classes of the program: their members, as constructed and as changed later. */

import { addTo } from '../../lists.js';
import { rows } from '../clients.js';
import { accessPathsOf } from './access-paths.js';
import { constructorOf } from './assigned.js';
import { ownBindings } from './bindings.js';
import { applyChange, opened } from './changes.js';
import { fieldsOf, foreignBasesOf, hasSetter, isOpenClass, scopesOf } from './classes.js';
import { argumentsOf, type Frame, frameOf, NO_FRAME } from './frame.js';
import { either, memberOf } from './operations.js';
import {
  type Binding,
  type Call,
  type Change,
  type Expr,
  functionOf,
  type Path,
  type Program,
  type ProgramPoint,
  type Scope,
} from './program.js';
import type { Resolver } from './resolve.js';
import { emptyObject, type Instance, unknown, type Value } from './value.js';

/** The members set by the arguments of a class without a constructor, by name or in the order of its fields. */
const membersOf = (call: Call, scope: Scope, resolver: Resolver, frame: Frame): Value => {
  const { positional, named, rest } = argumentsOf(call, frame, resolver);
  const fields = positional.length > 0 ? fieldsOf(scope, resolver) : [];
  const ordered = positional.flatMap((value, i) => (fields[i] === undefined ? [] : [[fields[i], value] as const]));
  const isMore = rest ?? (ordered.length < positional.length ? ({ why: 'spread', at: call.at } as const) : undefined);
  return { ...named, members: new Map([...ordered, ...named.members]), open: named.open ?? isMore };
};

/** The instance that a call of a class of the program creates. */
export const instanceOf = (call: Call, scope: Scope, resolver: Resolver, frame: Frame): Instance => {
  const made = constructorOf(call.callee, resolver);
  const none: Value = emptyObject(call.at);
  return {
    is: 'instance',
    scope,
    frame: made ? frameOf(call, made.parameters, frame, resolver) : NO_FRAME,
    given: made || !resolver.program.constructsByCall ? none : membersOf(call, scope, resolver, frame),
    changes: [],
    at: call.at,
  };
};

/** The arguments of a constructor call that become members unchanged, with the path within the argument. */
export const argumentsForMembers = (call: Call, resolver: Resolver): { member: string; value: Expr; path: Path }[] => {
  const { callee } = call;
  // Evaluating the callee here would cache its value too early, while changes are still being collected.
  const [binding] = callee.is === 'name' ? resolver.bindingsOf(callee) : [];
  const of = binding?.value;
  if (of?.is !== 'class') return [];
  const made = constructorOf(callee, resolver);
  const args = call.args.filter(({ spread }) => spread === undefined);
  if (!made) {
    const fields = fieldsOf(of.scope, resolver);
    return args.flatMap(({ name, value }, i) => {
      const member = name ?? fields[i];
      return member === undefined ? [] : [{ member, value, path: [] }];
    });
  }
  return scopesOf(of.scope, resolver).flatMap(({ bindings }) =>
    [...bindings].flatMap(([name, given]) =>
      given.flatMap(({ value: held }) =>
        (name.startsWith('this.') && held ? accessPathsOf(held, resolver) : []).flatMap((place) => {
          const at = made.parameters.findIndex(
            (one) => one.name === place.name.name && isInFunctionOf(place.name.where, one.where),
          );
          const arg = args.find((one, i) =>
            one.name === undefined ? i === at : one.name === made.parameters[at]?.name,
          );
          return arg ? [{ member: name.slice('this.'.length), value: arg.value, path: place.path }] : [];
        }),
      ),
    ),
  );
};

const isInFunctionOf = (where: ProgramPoint, outer: ProgramPoint): boolean =>
  functionOf(where.scope) === functionOf(outer.scope);

/** Returns a function of a program whose result is cached until the program has grown. */
const cachedByProgram = <Made>(sizeOf: (program: Program) => number, make: (program: Program) => Made) => {
  const known = new WeakMap<Program, { readonly size: number; readonly made: Made }>();
  return (program: Program): Made => {
    const size = sizeOf(program);
    const before = known.get(program);
    if (before?.size === size) return before.made;
    const made = make(program);
    known.set(program, { size, made });
    return made;
  };
};

/** The bindings whose value is a class. */
const classBindings = cachedByProgram(
  ({ valueBindings }) => valueBindings.length,
  ({ valueBindings: given }) =>
    given.flatMap((one) => (one.value?.is === 'class' ? [{ holder: one, scope: one.value.scope }] : [])),
);

/** Changes from outside of classes, by the first member of their path, which is removed from it. */
const byMember = cachedByProgram(
  ({ changeCount }) => changeCount,
  ({ changes }): ReadonlyMap<string, readonly Change[]> => {
    const found = new Map<string, Change[]>();
    for (const [name, list] of changes) {
      if (name.startsWith('this.')) continue;
      for (const change of list) {
        const [step, ...path] = change.path[0] === '__dict__' ? change.path.slice(1) : change.path;
        if (typeof step !== 'string') continue;
        addTo(found, step, { ...change, path });
      }
    }
    return found;
  },
);

/** Changes of a class member through the name of the class or a base class, or in their methods. */
const changesOfClass = (scope: Scope, name: string, resolver: Resolver): Change[] => {
  const { program, changesOf } = resolver;
  const scopes = scopesOf(scope, resolver);
  const holders = classBindings(program).flatMap(({ holder, scope: of }) => (scopes.includes(of) ? [holder] : []));
  const through = holders.flatMap((holder) => changesOf(holder.name, holder).filter(({ path }) => path.length > 0));
  const inside = (program.changes.get(`this.${name}`) ?? []).filter(({ where }) =>
    scopes.some((one) => isScopeWithin(where.scope, one)),
  );
  return [...through, ...inside.map((change) => ({ ...change, path: [name, ...change.path] }))];
};

/** Whether the value of a binding is an instance of a class, or of a base class or subclass. */
const isInstance = ({ value, type }: Binding, scope: Scope, resolver: Resolver): boolean => {
  const isKin = (one: Expr | undefined): boolean =>
    one?.is === 'class' &&
    (scopesOf(one.scope, resolver).includes(scope) || scopesOf(scope, resolver).includes(one.scope));
  const named: readonly string[] = type?.match(/\w+/g) ?? [];
  if (named.length > 0 && resolver.program.valueBindings.some((one) => named.includes(one.name) && isKin(one.value)))
    return true;
  if (value?.is !== 'call' || value.callee.is !== 'name') return false;
  return resolver.bindingsOf(value.callee).some((one) => isKin(one.value));
};

/** Changes of a member of the instances of a class through names of instances. */
export const changesFromOutside = (scope: Scope, member: string, resolver: Resolver): Change[] =>
  (byMember(resolver.program).get(member) ?? []).filter((change) =>
    resolver.bindingsOf(change).some((one) => isInstance(one, scope, resolver)),
  );

const isScopeWithin = (scope: Scope, outer: Scope): boolean => {
  for (let here: Scope | undefined = scope; here; here = here.parent) if (here === outer) return true;
  return false;
};

/** The value of a member of an instance or a class; `initialValue` gives the value of a binding before changes. */
export const memberOfClass = (
  one: Extract<Value, { is: 'instance' | 'class' }>,
  name: string,
  at: number,
  resolver: Resolver,
  initialValue: (binding: Binding, frame: Frame) => Value,
): Value => {
  const { scope } = one;
  const evaluate = (expr: Expr): Value => resolver.valueOf(expr);
  const instance = one.is === 'instance' ? one : undefined;
  const bindings = ownBindings(scope, `this.${name}`, evaluate);
  const isOfConstructor = (binding: Binding): boolean =>
    [...(instance?.frame.keys() ?? [])].some((one) => 'where' in one && one.where.scope === binding.where.scope);
  const own: Frame = new Map(scopesOf(scope, resolver).map((of) => [of, one]));
  const values = (bindings ?? []).map((binding) =>
    initialValue(binding, binding.isProperty ? own : instance && isOfConstructor(binding) ? instance.frame : NO_FRAME),
  );
  const outside = foreignBasesOf(scope, resolver);
  if (!bindings || isOpenClass(scope, resolver)) values.push(unknown('expression', at));
  // Settings classes also read their members from the environment.
  if (outside.some((base) => rows.settings.some((end) => base.endsWith(end)))) values.push(unknown('environment', at));
  let value = either(values, at);
  if (instance?.given.is === 'object') {
    const given = instance.given.members.get(name);
    const sure = outside.every((base) => rows.records.includes(base));
    if (given) value = sure ? given : either([value, given], at);
    else if (instance.given.open) value = either([value, memberOf(instance.given, name, at)], at);
  }
  const changes = [
    ...changesOfClass(scope, name, resolver).map((change) => ({ change, sure: false })),
    ...(instance?.changes ?? []),
  ];
  for (const { change, sure } of changes) {
    const [step, ...path] = change.path[0] === '__dict__' ? change.path.slice(1) : change.path;
    const key = step === undefined || typeof step === 'string' ? step : evaluate(step);
    const known = typeof key === 'string' ? key : key?.is === 'known' ? String(key.value) : undefined;
    // Setters are not followed.
    if (known === name && path.length === 0 && hasSetter(scope, name, resolver))
      value = either([value, unknown('call', at)], at);
    else if (known === name) value = applyChange(value, { ...change, path }, sure, evaluate);
    else if (known === undefined) value = either([value, unknown('expression', at)], at);
  }
  return instance?.open ? opened(value, instance.open.why, instance.open.at) : value;
};

/** An instance as an object of its members, as what writes it out has it. */
export const objectOf = (
  one: Instance,
  at: number,
  resolver: Resolver,
  initialValue: (binding: Binding, frame: Frame) => Value,
): Value => {
  const { scope, given, changes } = one;
  const set = scopesOf(scope, resolver).flatMap(({ bindings }) =>
    [...bindings].flatMap(([name, [first]]) =>
      name.startsWith('this.') && first?.value?.is !== 'function' && first?.value?.is !== 'class'
        ? [name.slice(5)]
        : [],
    ),
  );
  const later = changes.flatMap(({ change: { path } }) => (typeof path[0] === 'string' ? [path[0]] : []));
  const names = [
    ...fieldsOf(scope, resolver),
    ...set,
    ...(given.is === 'object' ? given.members.keys() : []),
    ...later,
  ];
  const members = [...new Set(names)].map(
    (name) => [name, memberOfClass(one, name, at, resolver, initialValue)] as const,
  );
  const isWhole =
    !isOpenClass(scope, resolver) && foreignBasesOf(scope, resolver).every((base) => rows.records.includes(base));
  const hidden = one.open ?? (given.is === 'object' ? given.open : undefined);
  return {
    is: 'object',
    members: new Map(members.filter(([, value]) => value.is !== 'function')),
    open: hidden ?? (isWhole ? undefined : { why: 'expression', at }),
    at,
  };
};
