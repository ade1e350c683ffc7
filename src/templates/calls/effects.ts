/**
 * What changes a value that more than one name leads to, or that is handed on: the changes of each are noted as
 * changes of the others, so that a request is seen as it is when it is sent.
 */

import {
  type AccessPath,
  accessPathsAt,
  accessPathsOf,
  functionsOf,
  isShared,
  OVER_LAST,
} from '../program/access-paths.js';
import { type ChangesOf, changesReaching } from '../program/changes-reaching.js';
import { constructorOf, ownFunctions } from '../program/own-functions.js';
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
import { isHarmless } from './harmless.js';
import { byName, ofSameValue, parts, sharedByBindings, sharedByChanges, throughShared } from './shared.js';

/**
 * How often all changes are gone over: a name for a name, and a function that hands on to another, take a round more
 * each.
 */
const MOST_ROUNDS = 24;
const MOST_CHANGES = 20_000;
/**
 * The most changes that are looked at, counting those that are known already: values may lead to one another in
 * circles.
 */
const MOST_LOOKED_AT = 200_000;
/** No part of a request lies deeper; what is changed below is a change of what lies there. */
const DEEPEST_PATH = 7;
/** The most steps of it that are not known. */
const MOST_OPEN = 3;

/** The parameter that takes an argument, and which of its elements or members, where it takes any number of them. */
const takenBy = (
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
 * The rest of a path behind the element that an argument is of what its parameter takes; undefined where the change is
 * of another element.
 */
const within = (path: Change['path'], step: string | number | undefined): Change['path'] | undefined => {
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
 * A change that a function makes, as one that is made where it is called. A function that calls itself comes to each of
 * its branches again, which says no more: written again each time it would be another change without end.
 */
const broughtTo = ({ where, at }: Call, { name, path }: AccessPath, change: Change): Change => ({
  ...change,
  name: name.name,
  path,
  where: { ...where, branches: [...new Set([...where.branches, ...change.where.branches])] },
  at,
});

/** The functions of the file that run when something is called: itself, a method of its class, or a constructor. */
const running = (call: Call, resolver: Resolver): readonly FunctionDefinition[] => {
  const own = ownFunctions(call.callee, resolver) ?? functionsOf(call, resolver);
  return own.length > 0 ? own : [constructorOf(call.callee, resolver)].flatMap((one) => one ?? []);
};

/** A call that hands something to functions of the file: what it is called with, or the elements of something. */
interface Handing {
  readonly call: Call;
  readonly functions: readonly FunctionDefinition[];
  readonly elements: readonly Element[];
}

const handingsIn = ({ calls }: Program, resolver: Resolver): Handing[] =>
  calls
    .map((call) => ({ call, functions: running(call, resolver), elements: elementsOf(call, resolver) }))
    .filter(({ functions, elements }) => functions.length + elements.length > 0);

/** The changes that a function makes to its parameters, as changes of what it is called with. */
const byFunction = (changesOf: ChangesOf, resolver: Resolver, { call, functions }: Handing): Change[] =>
  functions.flatMap(({ parameters }) =>
    call.args.flatMap((arg, i): Change[] => {
      const taken = takenBy(parameters, arg, i);
      if (!taken || arg.spread) return [];
      const { parameter, step } = taken;
      const again = parameter.where.scope.bindings.get(parameter.name)?.length !== 1;
      return changesOf(parameter.name, parameter).flatMap((change) => {
        const path = within(change.path, step);
        if (!path) return [];
        return accessPathsAt(arg.value, path, resolver)
          .filter((place) => isShared(place, 0, change.how))
          .map(
            (place): Change =>
              // The parameter is assigned anew, so it may no longer be the caller's value that changes.
              again ? unknownChange(call, place) : broughtTo(call, place, change),
          );
      });
    }),
  );

/** One after another of what is handed to a function, and the parameter that takes it. */
interface Element {
  readonly of: Expr;
  readonly parameter: Binding;
}

/** What a call hands to a function one after another: `list.forEach(f)`, `map(f, list)`. */
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

/** The changes that a function makes to what it is handed one after another. */
const byElement = (changesOf: ChangesOf, resolver: Resolver, { call, elements }: Handing): Change[] =>
  elements.flatMap(({ of, parameter }) =>
    changesOf(parameter.name, parameter).flatMap((change) =>
      accessPathsAt(of, change.path, resolver)
        .filter((place) => isShared(place, 0, change.how))
        .map((place): Change => broughtTo(call, place, change)),
    ),
  );

/** A method by itself, `tools.append`, or bound, `tools.push.bind(tools)`. */
const methodIn = (expr: Expr | undefined): Extract<Expr, { is: 'member' }> | undefined => {
  const callee = expr?.is === 'call' ? expr.callee : undefined;
  const method = callee?.is === 'member' && callee.name === 'bind' ? callee.of : expr;
  return method?.is === 'member' ? method : undefined;
};

/** `add = tools.append`, `push = tools.push.bind(tools)`: a method that is called by another name. */
const byMethod = (resolver: Resolver, { callee, args, where, at }: Call): Program['unnamedChanges'] => {
  if (callee.is !== 'name' || args.length === 0) return [];
  const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, at);
  const method = others.length === 0 ? methodIn(only?.value) : undefined;
  return method ? writesOf(method, args, at).map((write) => ({ ...write, where, at })) : [];
};

/** What has a method that changes it handed to a call: `list.forEach(tools.push, tools)`, `map(tools.append, list)`. */
const byHanded = (resolver: Resolver, call: Call): Change[] =>
  call.args.flatMap(({ value }) => {
    const method = methodIn(value);
    return method && isMutator(method.name)
      ? accessPathsOf(method.of, resolver).map((place) => unknownChange(call, place))
      : [];
  });

/** What is handed to a function that is not in the file may be changed by it. */
const byOthers = (resolver: Resolver, call: Call): Change[] => {
  const { callee, args, at } = call;
  const values = args.flatMap(({ value, spread }) => (spread ? [] : [value]));
  const places = [...(callee.is === 'member' ? [callee.of] : []), ...values]
    .flatMap((value) => (value.is === 'list' ? [] : parts(value, [], resolver).map(({ place }) => place)))
    .filter((place) => isShared(place, 0, 'unknown'));
  if (places.length === 0 || running(call, resolver).length > 0 || isHarmless(call, resolver)) return [];
  if (writesOf(callee, args, at).length + byMethod(resolver, call).length > 0) return [];
  return places.map((place) => unknownChange(call, place));
};

/** What an expression that begins with no name comes to may be that of a name. */
const ofLoose = (program: Program, resolver: Resolver): Change[] =>
  program.unnamedChanges.flatMap(({ target, ...write }) =>
    accessPathsOf(target, resolver)
      .filter((place) => isShared(place, 0, write.how))
      // The change of a member stands where the class names that member.
      .map(({ name, path }) => ({
        ...write,
        name: name.name,
        path,
        where: name.name.startsWith('this.') ? name.where : write.where,
      })),
  );

/** How far a path is followed: `here = here[key]` in a loop makes it longer and longer. */
const endOf = (path: Path): number => {
  let open = 0;
  return path.findIndex((step, i) => i >= DEEPEST_PATH || (typeof step !== 'string' && ++open > MOST_OPEN));
};

/** Notes in a program what its changes change beside the names that they are made through; says whether that is all. */
export const noteEffects = (program: Program, resolver: Resolver): boolean => {
  const seen = new Set<string>();
  const ids = new Map<Expr, number>();
  const idOf = (expr: Expr): number => {
    const id = ids.get(expr) ?? ids.size;
    ids.set(expr, id);
    return id;
  };
  const step = (one: string | Expr): string =>
    typeof one === 'string' ? one : one.is === 'literal' ? `${one.value}` : '*';
  const keyOf = ({ name, path, how, value, at, where }: Change): string =>
    `${name} ${path.map(step).join(' ')} ${how} ${how === 'unknown' ? '' : idOf(value)} ${at} ${where.branches.join()}`;
  let count = 0;
  let looked = 0;
  const isFull = (): boolean => count > MOST_CHANGES || looked > MOST_LOOKED_AT;
  /** Adds the changes that were not there; gives those. */
  const note = (changes: readonly Change[]): Change[] =>
    changes.flatMap((one) => {
      const end = endOf(one.path);
      const change: Change = end >= 0 ? { ...one, path: one.path.slice(0, end), how: 'unknown' } : one;
      const key = keyOf(change);
      looked++;
      if (seen.has(key) || ++count > MOST_CHANGES) return [];
      seen.add(key);
      addChange(program, change);
      return [change];
    });
  for (const change of [...program.changes.values()].flat()) seen.add(keyOf(change));
  for (const call of program.calls) program.unnamedChanges.push(...byMethod(resolver, call));
  note(ofLoose(program, resolver));
  note(program.calls.flatMap((call) => [...byHanded(resolver, call), ...byOthers(resolver, call)]));
  const shared = [...sharedByBindings(program, resolver), ...ofSameValue(program, resolver)];
  const handings = handingsIn(program, resolver);
  let fresh = [...program.changes.values()].flat();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Earlier changes reach newly shared values too.
    const newly = sharedByChanges(fresh, resolver);
    const changes = changesReaching(byName(fresh), resolver.bindingsOf);
    const found: Change[] = [];
    const take = <T>(list: readonly T[], of: (one: T) => readonly Change[]): void => {
      for (const one of list) if (!isFull()) found.push(...note(of(one)));
    };
    take(shared, (one) => throughShared(one, changes, resolver));
    take(newly, (one) => throughShared(one, resolver.changesOf, resolver));
    take(handings, (one) => [...byFunction(changes, resolver, one), ...byElement(changes, resolver, one)]);
    if (isFull()) return false;
    shared.push(...newly);
    fresh = found;
    if (fresh.length === 0) return true;
  }
  return false;
};
