/**
 * What changes a value that more than one name leads to, or that is handed on: the changes of each are noted as
 * changes of the others, so that a request is seen as it is when it is sent.
 */

import { handedToMembers } from '../program/instances.js';
import { constructorOf, ownFunctions } from '../program/own-functions.js';
import { type Place, placesIn, placesOf } from '../program/places.js';
import {
  type Argument,
  addChange,
  type Binding,
  type Call,
  type Change,
  type Expr,
  type FunctionMade,
  functionOf,
  type Path,
  type Program,
  type Write,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { writesOf } from '../program/writes.js';
import { isHarmless } from './harmless.js';

/** Names for names, and functions that hand on to functions, are followed so far. */
const MOST_ROUNDS = 24;
const MOST_CHANGES = 20_000;
/** No part of a request lies deeper; what is changed below is a change of what lies there. */
const DEEPEST_PATH = 8;

/** Changes by the names that they begin with. */
type Changes = ReadonlyMap<string, readonly Change[]>;

const byName = (changes: readonly Change[]): Changes => {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const known = found.get(change.name);
    if (known) known.push(change);
    else found.set(change.name, [change]);
  }
  return found;
};

/** A value that two places share: that of a name, at a path, and that of an expression. */
interface Shared {
  readonly binding: Binding;
  readonly path: Path;
  readonly with: Place;
  readonly at: number;
}

const sameStep = (a: string | Expr | undefined, b: string | Expr): boolean =>
  a !== undefined && (typeof a !== 'string' || typeof b !== 'string' || a === b);

/** What of a path lies below another; undefined where it does not. */
const rest = (path: Path, start: Path): Path | undefined =>
  path.length >= start.length && start.every((step, i) => sameStep(path[i], step))
    ? path.slice(start.length)
    : undefined;

/** Whether a change reaches what is shared, and does not put another value in its place. */
const reaches = ({ how }: Write, below: Path, copied: boolean): boolean => {
  if (below.length === 0) return how !== 'set' && !copied;
  return !copied || below.length > 1 || how !== 'set';
};

const DEEPEST = 3;

/** The places that are put into an expression as they are. */
const parts = (expr: Expr, path: Path, resolver: Resolver, depth = 0): { path: Path; place: Place }[] => {
  if (depth > DEEPEST) return [];
  if (expr.is === 'object')
    return expr.entries.flatMap(({ key, value }) =>
      typeof key === 'string' ? parts(value, [...path, key], resolver, depth + 1) : [],
    );
  if (expr.is === 'list') {
    const even = !expr.items.some(({ spread }) => spread);
    return expr.items.flatMap(({ value, spread }, i) => {
      const index: Expr = even
        ? { is: 'literal', value: i, at: expr.at }
        : { is: 'unknown', why: 'expression', at: expr.at };
      return spread ? [] : parts(value, [...path, index], resolver, depth + 1);
    });
  }
  if (expr.is === 'call') {
    const kept = handedToMembers(expr, resolver);
    if (kept.length > 0)
      return kept.flatMap(({ member, value, path: below }) =>
        below.length === 0
          ? parts(value, [...path, member], resolver, depth + 1)
          : placesIn(value, below, resolver).map((place) => ({ path: [...path, member], place })),
      );
  }
  return placesOf(expr, resolver).map((place) => ({ path, place }));
};

const isOf = (change: Write & { name: string }, binding: Binding, resolver: Resolver): boolean =>
  resolver.bindingsOf(change.name, change.where, change.at).includes(binding);

/** What bindings share with what they are given. */
const sharedByBindings = ({ given }: Program, resolver: Resolver): Shared[] =>
  given.flatMap((binding): Shared[] =>
    binding.how === 'value' && binding.value
      ? parts(binding.value, [], resolver).map(({ path, place }) => ({ binding, path, with: place, at: binding.at }))
      : [],
  );

/** What changes that put a value somewhere make shared. */
const sharedByChanges = (changes: readonly Change[], resolver: Resolver): Shared[] =>
  changes.flatMap((change): Shared[] => {
    const { name, path, how, value, where, at } = change;
    if (how !== 'set' && how !== 'append') return [];
    const index: Expr = { is: 'unknown', why: 'expression', at };
    const start = how === 'set' ? path : [...path, index];
    const found = parts(value, start, resolver);
    return found.length === 0
      ? []
      : resolver
          .bindingsOf(name, where, at)
          .flatMap((binding) => found.map((one) => ({ binding, path: one.path, with: one.place, at })));
  });

/** `a = b = []` gives two places the very same value. */
const ofSameValue = (program: Program, resolver: Resolver): Shared[] => {
  const known = new Map<Expr, { binding: Binding; path: Path; at: number }[]>();
  const add = (value: Expr, binding: Binding, path: Path, at: number) => {
    if (value.is === 'list' || value.is === 'object')
      known.set(value, [...(known.get(value) ?? []), { binding, path, at }]);
  };
  for (const binding of program.given)
    if (binding.how === 'value' && binding.value) add(binding.value, binding, [], binding.at);
  for (const { name, path, how, value, where, at } of [...program.changes.values()].flat())
    if (how === 'set') for (const binding of resolver.bindingsOf(name, where, at)) add(value, binding, path, at);
  return [...known.values()].flatMap(([first, ...others]) =>
    others.map(({ binding, path, at }): Shared => {
      const { name, where } = (first as { binding: Binding }).binding;
      const own: Place = { name: { is: 'name', name, where, at }, path: first?.path ?? [], copied: false };
      return { binding, path, with: own, at: Math.max(at, first?.at ?? 0) };
    }),
  );
};

/** The changes that come to one of two places through the other. */
const throughShared = (shared: readonly Shared[], changes: Changes, resolver: Resolver): Change[] =>
  shared.flatMap(({ binding, path, with: place, at }) => {
    const { name: own } = place;
    const forth = (changes.get(binding.name) ?? []).flatMap((change): Change[] => {
      const below = rest(change.path, path);
      if (!below || !reaches(change, below, place.copied) || !isOf(change, binding, resolver)) return [];
      return [{ ...change, name: own.name, path: [...place.path, ...below] }];
    });
    const back = (changes.get(own.name) ?? []).flatMap((change): Change[] => {
      const below = rest(change.path, place.path);
      // What came before the value was taken is in it already.
      if (!below || change.at <= at || !reaches(change, below, place.copied)) return [];
      if (functionOf(change.where.scope) !== functionOf(own.where.scope)) return [];
      if (change.where.loops.some((loop) => binding.where.loops.includes(loop))) return [];
      const [here] = resolver.bindingsOf(own.name, own.where, own.at);
      if (!here || !isOf(change, here, resolver)) return [];
      return [{ ...change, name: binding.name, path: [...path, ...below] }];
    });
    return [...forth, ...back];
  });

const parameterOf = (parameters: readonly Binding[], { name }: Argument, i: number): Binding | undefined =>
  name === undefined ? parameters[i] : parameters.find((one) => one.name === name);

const unknownChange = (call: Call, { name, path }: Place): Change => ({
  name: name.name,
  path,
  how: 'unknown',
  value: { is: 'unknown', why: 'handed', at: call.at },
  where: call.where,
  at: call.at,
});

/** The functions of the file that run when something is called: itself, or the constructor of what it makes. */
const running = (callee: Expr, resolver: Resolver): readonly FunctionMade[] =>
  ownFunctions(callee, resolver) ?? [constructorOf(callee, resolver)].flatMap((one) => one ?? []);

/** The changes that a function makes to its parameters, as changes of what it is called with. */
const byFunction = (changes: Changes, resolver: Resolver, call: Call): Change[] =>
  running(call.callee, resolver).flatMap(({ parameters }) =>
    call.args.flatMap((arg, i): Change[] => {
      const parameter = parameterOf(parameters, arg, i);
      if (!parameter || arg.spread) return [];
      const again = parameter.where.scope.bindings.get(parameter.name)?.length !== 1;
      return (changes.get(parameter.name) ?? []).flatMap((change) => {
        if (functionOf(change.where.scope) !== functionOf(parameter.where.scope)) return [];
        return placesIn(arg.value, change.path, resolver).map(
          (place): Change =>
            // A parameter that is given another value may no longer be the caller's.
            again
              ? unknownChange(call, place)
              : {
                  ...change,
                  name: place.name.name,
                  path: place.path,
                  where: { ...call.where, branches: [...call.where.branches, ...change.where.branches] },
                  at: call.at,
                },
        );
      });
    }),
  );

/** The parameter of a function that is handed to a method of a list (`forEach`) is one of its elements. */
const byElement = (changes: Changes, resolver: Resolver, { callee, args }: Call): Change[] => {
  const made = args[0]?.value;
  if (callee.is !== 'member' || made?.is !== 'function') return [];
  const { of, name } = callee;
  const parameter = made.made.parameters[name.startsWith('reduce') ? 1 : 0];
  if (!parameter) return [];
  const index: Expr = { is: 'unknown', why: 'loop', at: of.at };
  return (changes.get(parameter.name) ?? []).flatMap((change) =>
    isOf(change, parameter, resolver)
      ? placesOf({ is: 'index', of, index, at: of.at }, resolver).map(
          (place): Change => ({ ...change, name: place.name.name, path: [...place.path, ...change.path] }),
        )
      : [],
  );
};

/** `add = tools.append`, `push = tools.push.bind(tools)`: a method that is called by another name. */
const byMethod = (resolver: Resolver, { callee, args, where, at }: Call): Program['loose'] => {
  if (callee.is !== 'name' || args.length === 0) return [];
  const [only, ...others] = resolver.bindingsOf(callee.name, callee.where, at);
  const value = others.length === 0 ? only?.value : undefined;
  const bound = value?.is === 'call' && value.callee.is === 'member' && value.callee.name === 'bind';
  const method = bound && value.callee.is === 'member' ? value.callee.of : value;
  return method?.is === 'member' ? writesOf(method, args, at).map((write) => ({ ...write, where, at })) : [];
};

/** What is handed to a function that is not in the file may be changed by it. */
const byOthers = (resolver: Resolver, call: Call): Change[] => {
  const { callee, args, at } = call;
  const values = args.flatMap(({ value, spread }) => (spread ? [] : [value]));
  const places = [...(callee.is === 'member' ? [callee.of] : []), ...values]
    .flatMap((value) => (value.is === 'list' ? [] : parts(value, [], resolver).map(({ place }) => place)))
    .filter(({ copied }) => !copied);
  if (places.length === 0 || ownFunctions(callee, resolver) || isHarmless(call, resolver)) return [];
  if (writesOf(callee, args, at).length + byMethod(resolver, call).length > 0) return [];
  return places.map((place) => unknownChange(call, place));
};

/** What an expression that begins with no name comes to may be that of a name. */
const ofLoose = (program: Program, resolver: Resolver): Change[] =>
  program.loose.flatMap(({ target, ...write }) =>
    placesOf(target, resolver)
      .filter(({ copied, path }) => !copied || path.length > 0)
      .map(({ name, path }) => ({ ...write, name: name.name, path })),
  );

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
  /** Adds the changes that were not there; gives those. */
  const note = (changes: readonly Change[]): Change[] =>
    changes.flatMap((one) => {
      const deep = one.path.length > DEEPEST_PATH;
      const change: Change = deep ? { ...one, path: one.path.slice(0, DEEPEST_PATH), how: 'unknown' } : one;
      const key = keyOf(change);
      if (seen.has(key) || ++count > MOST_CHANGES) return [];
      seen.add(key);
      addChange(program, change);
      return [change];
    });
  for (const change of [...program.changes.values()].flat()) seen.add(keyOf(change));
  for (const call of program.calls) program.loose.push(...byMethod(resolver, call));
  note(ofLoose(program, resolver));
  note(program.calls.flatMap((call) => byOthers(resolver, call)));
  const shared = [...sharedByBindings(program, resolver), ...ofSameValue(program, resolver)];
  let fresh = [...program.changes.values()].flat();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // What is newly shared is reached by what changed before as well.
    const newly = sharedByChanges(fresh, resolver);
    const changes = byName(fresh);
    const more = [
      ...throughShared(shared, changes, resolver),
      ...throughShared(newly, program.changes, resolver),
      ...program.calls.flatMap((call) => [
        ...byFunction(changes, resolver, call),
        ...byElement(changes, resolver, call),
      ]),
    ];
    shared.push(...newly);
    fresh = note(more);
    if (fresh.length === 0) return count <= MOST_CHANGES;
  }
  return false;
};
