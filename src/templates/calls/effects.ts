/**
 * Propagates changes: a change of a value through one name is recorded for its aliases, and a change of a parameter for
 * the arguments of calls, so that a request has the value that it has when it is sent.
 */

import { grouped } from '../../lists.js';
import {
  type AccessPath,
  accessPathsAt,
  accessPathsOf,
  functionsOf,
  isShared,
  OVER_LAST,
} from '../program/access-paths.js';
import { constructorOf, ownFunctions } from '../program/assigned.js';
import { type ChangesOf, changesReaching } from '../program/changes-reaching.js';
import {
  type Argument,
  addChange,
  type Binding,
  type Call,
  type Change,
  type Expr,
  type FunctionDefinition,
  type Path,
  type Program,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { isMutator, writesOf } from '../program/writes.js';
import {
  aliasesByBindings,
  aliasesByChanges,
  aliasesOfSameValue,
  changesThroughAlias,
  embeddedPaths,
} from './aliases.js';
import { isHarmless } from './harmless.js';
import { unbound } from './parts.js';

/**
 * The number of rounds in which changes are propagated. Each alias of an alias, and each function that passes a value
 * on, takes another one.
 */
const MOST_ROUNDS = 24;
const MOST_CHANGES = 20_000;
/**
 * The number of changes examined, including known ones, since aliases may be cyclic.
 */
const MOST_EXAMINED = 200_000;
/** The length of paths. No part of a request is deeper; a change below is an unknown change of that part. */
const DEEPEST_PATH = 7;
/** The number of unknown steps in a path. */
const MOST_OPEN = 3;

/** The parameter for an argument, and for a rest parameter the index or name of the argument in it. */
const parameterFor = (
  parameters: readonly Binding[],
  { name }: Argument,
  i: number,
): { parameter: Binding; step?: string | number } | undefined => {
  const own = name === undefined ? parameters[i] : parameters.find((one) => one.name === name);
  if (own && !own.variadic) return { parameter: own };
  const rests = parameters.filter(({ variadic }) => variadic);
  const parameter = name === undefined ? rests[0] : rests.at(-1);
  return parameter && { parameter, step: name ?? i - parameters.indexOf(parameter) };
};

/**
 * The rest of a path after the step that selects an argument of a rest parameter; undefined if the path selects another
 * argument.
 */
const pathWithin = (path: Change['path'], step: string | number | undefined): Change['path'] | undefined => {
  if (step === undefined) return path;
  const [first, ...rest] = path;
  const key = typeof first === 'object' ? (first.is === 'literal' ? first.value : step) : first;
  return first !== undefined && key === step ? rest : undefined;
};

const unknownChange = (call: Call, { name, path }: AccessPath): Change => ({
  name: name.name,
  path,
  how: 'unknown',
  value: { is: 'unknown', why: 'handed', at: call.at },
  where: call.where,
  at: call.at,
});

/**
 * A change in a function as a change at a call of it. Repeated branches are removed: else the changes of a recursive
 * function would never end.
 */
const atCall = ({ where, at }: Call, { name, path }: AccessPath, change: Change): Change => ({
  ...change,
  name: name.name,
  path,
  where: { ...where, branches: [...new Set([...where.branches, ...change.where.branches])] },
  at,
});

/** The functions of the file that a call runs: by name, as a method, or as a constructor. */
const calledFunctions = (call: Call, resolver: Resolver): readonly FunctionDefinition[] => {
  const own = ownFunctions(call.callee, resolver) ?? functionsOf(call, resolver);
  return own.length > 0 ? own : [constructorOf(call.callee, resolver)].flatMap((one) => one ?? []);
};

/** A call of functions of the file, with its arguments or with the elements of a list. */
interface FunctionCall {
  readonly call: Call;
  readonly functions: readonly FunctionDefinition[];
  readonly elements: readonly Element[];
}

const functionCallsIn = (resolver: Resolver): FunctionCall[] =>
  resolver.program.calls
    .map((call) => ({ call, functions: calledFunctions(call, resolver), elements: elementsOf(call, resolver) }))
    .filter(({ functions, elements }) => functions.length + elements.length > 0);

/** The changes that a function makes to its parameters, as changes of the arguments of a call. */
const parameterChanges = (changesOf: ChangesOf, resolver: Resolver, { call, functions }: FunctionCall): Change[] =>
  functions.flatMap(({ parameters }) =>
    call.args.flatMap((arg, i): Change[] => {
      const taken = parameterFor(parameters, arg, i);
      if (!taken || arg.spread) return [];
      const { parameter, step } = taken;
      const isReassigned = parameter.where.scope.bindings.get(parameter.name)?.length !== 1;
      return changesOf(parameter.name, parameter).flatMap((change) => {
        const path = pathWithin(change.path, step);
        if (!path) return [];
        return accessPathsAt(arg.value, path, resolver)
          .filter((place) => isShared(place, 0, change.how))
          .map(
            (place): Change =>
              // The parameter is reassigned, so that the changed value may not be the argument.
              isReassigned ? unknownChange(call, place) : atCall(call, place, change),
          );
      });
    }),
  );

/** An element of a list that is passed to a function, and the parameter for it. */
interface Element {
  readonly of: Expr;
  readonly parameter: Binding;
}

/** The elements that a call passes to a function: `list.forEach(f)`, `map(f, list)`. */
const elementsOf = ({ callee, args, at }: Call, resolver: Resolver): Element[] => {
  const [first, second] = args.map(({ value }) => value);
  const of =
    callee.is === 'member' ? callee.of : callee.is === 'name' && OVER_LAST.has(callee.name) ? second : undefined;
  if (!of || !first) return [];
  const isFolded = callee.is === 'member' && callee.name.startsWith('reduce');
  const index: Expr = { is: 'unknown', why: 'loop', at };
  return (ownFunctions(first, resolver) ?? []).flatMap(({ parameters }) => {
    const parameter = parameters[isFolded ? 1 : 0];
    return parameter ? [{ of: { is: 'index', of, index, at: of.at }, parameter }] : [];
  });
};

/** The changes that a function makes to the elements passed to it. */
const elementChanges = (changesOf: ChangesOf, resolver: Resolver, { call, elements }: FunctionCall): Change[] =>
  elements.flatMap(({ of, parameter }) =>
    changesOf(parameter.name, parameter).flatMap((change) =>
      accessPathsAt(of, change.path, resolver)
        .filter((place) => isShared(place, 0, change.how))
        .map((place): Change => atCall(call, place, change)),
    ),
  );

/** A method that is not called: `tools.append`, or bound `tools.push.bind(tools)`. */
const methodIn = (expr: Expr | undefined): Extract<Expr, { is: 'member' }> | undefined => {
  const method = expr && unbound(expr);
  return method?.is === 'member' ? method : undefined;
};

/** Changes by a method with another name: `add = tools.append`, `push = tools.push.bind(tools)`. */
const methodAliasChanges = (resolver: Resolver, { callee, args, where, at }: Call): Program['unnamedChanges'] => {
  if (callee.is !== 'name' || args.length === 0) return [];
  const [only, ...others] = resolver.bindingsOf(callee);
  const method = others.length === 0 ? methodIn(only?.value) : undefined;
  return method ? writesOf(method, args, at).map((write) => ({ ...write, where, at })) : [];
};

/** Changes of the receiver of a passed method: `list.forEach(tools.push, tools)`, `map(tools.append, list)`. */
const callbackMethodChanges = (resolver: Resolver, call: Call): Change[] =>
  call.args.flatMap(({ value }) => {
    const method = methodIn(value);
    return method && isMutator(method.name)
      ? accessPathsOf(method.of, resolver).map((place) => unknownChange(call, place))
      : [];
  });

/** Changes that a function outside of the file may make to its arguments. */
const unknownFunctionChanges = (resolver: Resolver, call: Call): Change[] => {
  const { callee, args, at } = call;
  const values = args.flatMap(({ value, spread }) => (spread ? [] : [value]));
  const places = [...(callee.is === 'member' ? [callee.of] : []), ...values]
    .flatMap((value) => (value.is === 'list' ? [] : embeddedPaths(value, [], resolver).map(({ place }) => place)))
    .filter((place) => isShared(place, 0, 'unknown'));
  if (places.length === 0 || calledFunctions(call, resolver).length > 0 || isHarmless(call, resolver)) return [];
  if (writesOf(callee, args, at).length + methodAliasChanges(resolver, call).length > 0) return [];
  return places.map((place) => unknownChange(call, place));
};

/** Changes through expressions that do not begin with a name, for the names that have the same value. */
const namedChanges = (resolver: Resolver): Change[] =>
  resolver.program.unnamedChanges.flatMap(({ target, ...write }) =>
    accessPathsOf(target, resolver)
      .filter((place) => isShared(place, 0, write.how))
      // The change of a member is recorded in the scope of the class.
      .map(({ name, path }) => ({
        ...write,
        name: name.name,
        path,
        where: name.name.startsWith('this.') ? name.where : write.where,
      })),
  );

/** The index at which a path is cut off, or -1: `here = here[key]` in a loop would extend it without end. */
const endOf = (path: Path): number => {
  let open = 0;
  return path.findIndex((step, i) => i >= DEEPEST_PATH || (typeof step !== 'string' && ++open > MOST_OPEN));
};

/** A function that gives equal changes the same key; values are the same if they are the same expression. */
const changeKeys = (): ((change: Change) => string) => {
  const ids = new Map<Expr, number>();
  const idOf = (expr: Expr): number => {
    const id = ids.get(expr) ?? ids.size;
    ids.set(expr, id);
    return id;
  };
  const step = (one: string | Expr): string =>
    typeof one === 'string' ? one : one.is === 'literal' ? `${one.value}` : '*';
  return ({ name, path, how, value, at, where }) =>
    `${name} ${path.map(step).join(' ')} ${how} ${how === 'unknown' ? '' : idOf(value)} ${at} ${where.branches.join()}`;
};

/** Propagates the changes of a program; returns whether all were propagated within the limits. */
export const propagateChanges = (resolver: Resolver): boolean => {
  const { program } = resolver;
  const seen = new Set<string>();
  const keyOf = changeKeys();
  let count = 0;
  let examined = 0;
  const isFull = (): boolean => count > MOST_CHANGES || examined > MOST_EXAMINED;
  /** Adds the changes that are new, and returns them. */
  const addNew = (changes: readonly Change[]): Change[] =>
    changes.flatMap((one) => {
      const end = endOf(one.path);
      const change: Change = end >= 0 ? { ...one, path: one.path.slice(0, end), how: 'unknown' } : one;
      const key = keyOf(change);
      examined++;
      if (seen.has(key) || ++count > MOST_CHANGES) return [];
      seen.add(key);
      addChange(program, change);
      return [change];
    });
  for (const change of [...program.changes.values()].flat()) seen.add(keyOf(change));
  for (const call of program.calls) program.unnamedChanges.push(...methodAliasChanges(resolver, call));
  addNew(namedChanges(resolver));
  addNew(
    program.calls.flatMap((call) => [
      ...callbackMethodChanges(resolver, call),
      ...unknownFunctionChanges(resolver, call),
    ]),
  );
  const aliases = [...aliasesByBindings(resolver), ...aliasesOfSameValue(resolver)];
  const functionCalls = functionCallsIn(resolver);
  let latest = [...program.changes.values()].flat();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Earlier changes also reach new aliases.
    const newAliases = aliasesByChanges(latest, resolver);
    const changes = changesReaching(
      grouped(latest, ({ name }) => name),
      resolver.bindingsOf,
    );
    const found: Change[] = [];
    const take = <T>(list: readonly T[], of: (one: T) => readonly Change[]): void => {
      for (const one of list) if (!isFull()) found.push(...addNew(of(one)));
    };
    take(aliases, (one) => changesThroughAlias(one, changes, resolver));
    take(newAliases, (one) => changesThroughAlias(one, resolver.changesOf, resolver));
    take(functionCalls, (one) => [
      ...parameterChanges(changes, resolver, one),
      ...elementChanges(changes, resolver, one),
    ]);
    if (isFull()) return false;
    aliases.push(...newAliases);
    latest = found;
    if (latest.length === 0) return true;
  }
  return false;
};
