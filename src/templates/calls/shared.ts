/** Values that more than one name leads to: what changes one changes the others. */

import { type AccessPath, accessPathsAt, accessPathsOf, isShared } from '../program/access-paths.js';
import { isWithinBranches } from '../program/bindings.js';
import type { ChangesOf } from '../program/changes-reaching.js';
import { argumentsForMembers } from '../program/instances.js';
import {
  type Binding,
  type Call,
  type Change,
  type Expr,
  functionOf,
  type Path,
  type Program,
  type Write,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';

/** Changes by the names that they begin with. */
type Changes = ReadonlyMap<string, readonly Change[]>;

/** Changes by the names that they begin with. */
export const byName = (changes: readonly Change[]): Changes => {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const known = found.get(change.name);
    if (known) known.push(change);
    else found.set(change.name, [change]);
  }
  return found;
};

/** A value that two places share: that of a name, at a path, and that of an expression. */
export interface Shared {
  readonly binding: Binding;
  readonly path: Path;
  readonly with: AccessPath;
  readonly at: number;
  /** Members that the copy has of its own. */
  readonly own?: ReadonlySet<string> | undefined;
}

const sameStep = (a: string | Expr | undefined, b: string | Expr): boolean =>
  a !== undefined && (typeof a !== 'string' || typeof b !== 'string' || a === b);

/** What of a path lies below another; undefined where it does not. */
const rest = (path: Path, start: Path): Path | undefined =>
  path.length >= start.length && start.every((step, i) => sameStep(path[i], step))
    ? path.slice(start.length)
    : undefined;

/** Whether a change reaches what is shared, and does not put another value in its place. */
const reaches = ({ how }: Write, below: Path, place: AccessPath): boolean =>
  (below.length > 0 || how !== 'set') && isShared(place, below.length, how);

const DEEPEST = 3;

/** A place that is put into an expression, and where. */
interface Part extends Pick<Shared, 'path' | 'own'> {
  readonly place: AccessPath;
}

/** The places of which members are put into an object that has others after them, or elements into a list. */
const copied = (value: Expr, path: Path, own: ReadonlySet<string> | undefined, resolver: Resolver): Part[] => {
  const any: Expr = { is: 'unknown', why: 'expression', at: value.at };
  return accessPathsOf(value, resolver).map((place) =>
    own
      ? { path, own, place: { ...place, copied: 0 } }
      : { path: [...path, any], place: { ...place, path: [...place.path, any], copied: 1 } },
  );
};

/** The places that are put into an expression as they are, or of which what lies deeper is. */
export const parts = (expr: Expr, path: Path, resolver: Resolver, depth = 0): Part[] => {
  if (depth > DEEPEST) return [];
  if (expr.is === 'object') {
    const own = new Set<string>();
    return [...expr.entries].reverse().flatMap(({ key, value }) => {
      if (key === undefined) return copied(value, path, new Set(own), resolver);
      if (typeof key !== 'string') return [];
      own.add(key);
      return parts(value, [...path, key], resolver, depth + 1);
    });
  }
  if (expr.is === 'list') {
    const even = !expr.items.some(({ spread }) => spread);
    return expr.items.flatMap(({ value, spread }, i) => {
      const index: Expr = even
        ? { is: 'literal', value: i, at: expr.at }
        : { is: 'unknown', why: 'expression', at: expr.at };
      return spread ? copied(value, path, undefined, resolver) : parts(value, [...path, index], resolver, depth + 1);
    });
  }
  if (expr.is === 'call') {
    const kept = argumentsForMembers(expr, resolver);
    if (kept.length > 0)
      return kept.flatMap(({ member, value, path: below }) =>
        below.length === 0
          ? parts(value, [...path, member], resolver, depth + 1)
          : accessPathsAt(value, below, resolver).map((place) => ({ path: [...path, member], place })),
      );
    const inside = collected(expr);
    if (inside) return inside.flatMap(({ step, value }) => parts(value, [...path, step], resolver, depth + 1));
  }
  return accessPathsOf(expr, resolver).map((place) => ({ path, place }));
};

/** What is written down in a `Set` or a `Map`, and by which key. */
const collected = ({ isNew, callee, args, at }: Call): { step: string | Expr; value: Expr }[] | undefined => {
  const [list] = args.map(({ value }) => value);
  if (!isNew || callee.is !== 'name' || list?.is !== 'list') return undefined;
  const any: Expr = { is: 'unknown', why: 'expression', at };
  if (callee.name === 'Set') return list.items.map(({ value }) => ({ step: any, value }));
  if (callee.name !== 'Map') return undefined;
  return list.items.flatMap(({ value: pair }) => {
    const [key, held] = pair.is === 'list' ? pair.items.map(({ value }) => value) : [];
    const step = key?.is === 'literal' && typeof key.value === 'string' ? key.value : any;
    return held ? [{ step, value: held }] : [];
  });
};

/** What bindings share with what they are given. */
export const sharedByBindings = ({ valueBindings }: Program, resolver: Resolver): Shared[] =>
  valueBindings.flatMap((binding): Shared[] =>
    binding.how === 'value' && binding.value
      ? parts(binding.value, [], resolver).map(({ path, place, own }) => ({
          binding,
          path,
          with: place,
          at: binding.at,
          own,
        }))
      : [],
  );

/** What changes that put a value somewhere make shared. */
export const sharedByChanges = (changes: readonly Change[], resolver: Resolver): Shared[] =>
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
          .flatMap((binding) => found.map(({ path, place, own }) => ({ binding, path, with: place, at, own })));
  });

/** `a = b = []` gives two places the very same value. */
export const ofSameValue = (program: Program, resolver: Resolver): Shared[] => {
  const known = new Map<Expr, { binding: Binding; path: Path; at: number }[]>();
  const add = (value: Expr, binding: Binding, path: Path, at: number) => {
    if (value.is === 'list' || value.is === 'object')
      known.set(value, [...(known.get(value) ?? []), { binding, path, at }]);
  };
  for (const binding of program.valueBindings)
    if (binding.how === 'value' && binding.value) add(binding.value, binding, [], binding.at);
  for (const { name, path, how, value, where, at } of [...program.changes.values()].flat())
    if (how === 'set') for (const binding of resolver.bindingsOf(name, where, at)) add(value, binding, path, at);
  return [...known.values()].flatMap(([first, ...others]) =>
    others.map(({ binding, path, at }): Shared => {
      const { name, where } = (first as { binding: Binding }).binding;
      const own: AccessPath = { name: { is: 'name', name, where, at }, path: first?.path ?? [], copied: undefined };
      return { binding, path, with: own, at: Math.max(at, first?.at ?? 0) };
    }),
  );
};

/** Whether a member of a copy surely has another value by the time of a change. */
const isReset = (binding: Binding, path: Path, { at, where }: Change, resolver: Resolver): boolean =>
  resolver
    .changesOf(binding.name, binding)
    .some(
      (one) =>
        one.how === 'set' &&
        one.at < at &&
        one.path.length === path.length &&
        one.path.every((step, i) => step === path[i]) &&
        isWithinBranches(where.branches, one.where.branches),
    );

/** The changes that come to one of two places through the other. */
export const throughShared = (
  { binding, path, with: place, at, own: members }: Shared,
  changesOf: ChangesOf,
  resolver: Resolver,
): Change[] => {
  const { name: own } = place;
  const isOwn = ([step]: Path, change: Change): boolean =>
    members !== undefined &&
    typeof step === 'string' &&
    (members.has(step) || isReset(binding, [...path, step], change, resolver));
  const forth = changesOf(binding.name, binding).flatMap((change): Change[] => {
    const below = rest(change.path, path);
    if (!below || !reaches(change, below, place) || isOwn(below, change)) return [];
    return [{ ...change, name: own.name, path: [...place.path, ...below] }];
  });
  const [here] = resolver.bindingsOf(own.name, own.where, own.at);
  const back = (here ? changesOf(own.name, here) : []).flatMap((change): Change[] => {
    const below = rest(change.path, place.path);
    // A change before the value was taken is already in it.
    if (!below || change.at <= at || !reaches(change, below, place) || isOwn(below, change)) return [];
    if (functionOf(change.where.scope) !== functionOf(own.where.scope)) return [];
    if (change.where.loops.some((loop) => binding.where.loops.includes(loop))) return [];
    return [{ ...change, name: binding.name, path: [...path, ...below] }];
  });
  return [...forth, ...back];
};
