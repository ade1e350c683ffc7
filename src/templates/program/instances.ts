/** Evaluates instances of classes of the program: their members, as constructed and as changed later. */

import { rows } from '../clients.js';
import { accessPathsOf } from './access-paths.js';
import { constructorOf } from './assigned.js';
import { ownBindings } from './bindings.js';
import { applyChange, opened } from './changes.js';
import { changesOfClass, memberPath } from './class-changes.js';
import { fieldsOf, foreignBasesOf, hasSetter, isOpenClass, scopesOf } from './classes.js';
import { argumentsOf, type Frame, frameOf, NO_FRAME } from './frame.js';
import { either, memberOf } from './operations.js';
import { type Binding, type Call, type Expr, functionOf, type Path, type ProgramPoint, type Scope } from './program.js';
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
  const init = constructorOf(call.callee, resolver);
  const setsMembers = !init && resolver.program.constructsByCall;
  return {
    is: 'instance',
    scope,
    frame: init ? frameOf(call, init.parameters, frame, resolver) : NO_FRAME,
    given: setsMembers ? membersOf(call, scope, resolver, frame) : emptyObject(call.at),
    changes: [],
    at: call.at,
  };
};

/** An argument of a call that becomes a member unchanged, with the path within the argument. */
interface MemberArgument {
  readonly member: string;
  readonly value: Expr;
  readonly path: Path;
}

/** The arguments of a constructor call that become members unchanged. */
export const argumentsForMembers = (call: Call, resolver: Resolver): MemberArgument[] => {
  const { callee } = call;
  // Evaluating the callee here would cache its value too early, while changes are still being collected.
  const [binding] = callee.is === 'name' ? resolver.bindingsOf(callee) : [];
  const called = binding?.value;
  if (called?.is !== 'class') return [];
  const init = constructorOf(callee, resolver);
  const args = call.args.filter(({ spread }) => spread === undefined);
  if (!init) {
    const fields = fieldsOf(called.scope, resolver);
    return args.flatMap(({ name, value }, i) => {
      const member = name ?? fields[i];
      return member === undefined ? [] : [{ member, value, path: [] }];
    });
  }
  const { parameters } = init;
  const assigned = scopesOf(called.scope, resolver)
    .flatMap(({ bindings }) => [...bindings])
    .filter(([name]) => name.startsWith('this.'))
    .flatMap(([name, of]) =>
      of.flatMap(({ value }) =>
        (value ? accessPathsOf(value, resolver) : []).map((source) => ({ member: name.slice('this.'.length), source })),
      ),
    );
  return assigned.flatMap(({ member, source }): MemberArgument[] => {
    const i = parameters.findIndex(
      ({ name, where }) => name === source.name.name && isInFunctionOf(source.name.where, where),
    );
    const arg = args.find(({ name }, position) => (name === undefined ? position === i : name === parameters[i]?.name));
    return arg ? [{ member, value: arg.value, path: source.path }] : [];
  });
};

const isInFunctionOf = (where: ProgramPoint, outer: ProgramPoint): boolean =>
  functionOf(where.scope) === functionOf(outer.scope);

type InstanceOrClass = Extract<Value, { is: 'instance' | 'class' }>;

/** The values that the bindings of a member in its class may give it. */
const boundValues = (object: InstanceOrClass, name: string, at: number, resolver: Resolver): Value[] => {
  const { scope } = object;
  const frame = object.is === 'instance' ? object.frame : NO_FRAME;
  const isOfConstructor = ({ where }: Binding): boolean =>
    [...frame.keys()].some((key) => 'where' in key && key.where.scope === where.scope);
  const receiver: Frame = new Map(scopesOf(scope, resolver).map((of) => [of, object]));
  const bindings = ownBindings(scope, `this.${name}`, resolver.valueOf);
  const values = (bindings ?? []).map((binding) =>
    resolver.initialValue(binding, binding.isProperty ? receiver : isOfConstructor(binding) ? frame : NO_FRAME),
  );
  if (!bindings || isOpenClass(scope, resolver)) values.push(unknown('expression', at));
  return values;
};

/** The value of a member before changes: from its class, the arguments of the call, or the environment. */
const constructedMember = (object: InstanceOrClass, name: string, at: number, resolver: Resolver): Value => {
  const bases = foreignBasesOf(object.scope, resolver);
  const values = boundValues(object, name, at, resolver);
  // Settings classes also read their members from the environment.
  if (bases.some((base) => rows.settings.some((end) => base.endsWith(end)))) values.push(unknown('environment', at));
  const value = either(values, at);
  if (object.is !== 'instance' || object.given.is !== 'object') return value;
  const { given } = object;
  const argument = given.members.get(name);
  if (argument) return bases.every((base) => rows.records.includes(base)) ? argument : either([value, argument], at);
  return given.open ? either([value, memberOf(given, name, at)], at) : value;
};

/** The value of a member of an instance or a class, with later changes. */
export const memberOfClass = (object: InstanceOrClass, name: string, at: number, resolver: Resolver): Value => {
  const { scope } = object;
  const instance = object.is === 'instance' ? object : undefined;
  let value = constructedMember(object, name, at, resolver);
  const changes = [
    ...changesOfClass(scope, name, resolver).map((change) => ({ change, sure: false })),
    ...(instance?.changes ?? []),
  ];
  for (const { change, sure } of changes) {
    const [step, ...path] = memberPath(change);
    const key = step === undefined || typeof step === 'string' ? step : resolver.valueOf(step);
    const changed = typeof key === 'string' ? key : key?.is === 'known' ? String(key.value) : undefined;
    // Setters are not followed.
    if (changed === name && path.length === 0 && hasSetter(scope, name, resolver))
      value = either([value, unknown('call', at)], at);
    else if (changed === name) value = applyChange(value, { ...change, path }, sure, resolver.valueOf);
    else if (changed === undefined) value = either([value, unknown('expression', at)], at);
  }
  return instance?.open ? opened(value, instance.open.why, instance.open.at) : value;
};

/** An instance as an object of its members, as a function that serializes it sees it. */
export const objectOf = (instance: Instance, at: number, resolver: Resolver): Value => {
  const { scope, given, changes } = instance;
  const assigned = scopesOf(scope, resolver).flatMap(({ bindings }) =>
    [...bindings].flatMap(([name, [first]]) =>
      name.startsWith('this.') && first?.value?.is !== 'function' && first?.value?.is !== 'class'
        ? [name.slice('this.'.length)]
        : [],
    ),
  );
  const later = changes.flatMap(({ change: { path } }) => (typeof path[0] === 'string' ? [path[0]] : []));
  const names = [
    ...fieldsOf(scope, resolver),
    ...assigned,
    ...(given.is === 'object' ? given.members.keys() : []),
    ...later,
  ];
  const members = [...new Set(names)].map((name) => [name, memberOfClass(instance, name, at, resolver)] as const);
  const isComplete =
    !isOpenClass(scope, resolver) && foreignBasesOf(scope, resolver).every((base) => rows.records.includes(base));
  const open = instance.open ?? (given.is === 'object' ? given.open : undefined);
  return {
    is: 'object',
    members: new Map(members.filter(([, value]) => value.is !== 'function')),
    open: open ?? (isComplete ? undefined : { why: 'expression', at }),
    at,
  };
};
