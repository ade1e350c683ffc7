/** Finds aliases: values that can be reached by several access paths, so that a change by one is seen by the others. */

import { grouped } from '../../lists.js';
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
  type Item,
  lastNameOf,
  type Path,
  type Write,
} from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { words } from '../program/words.js';

/** A value that can be reached by a path from a binding, and by another access path. */
interface Alias {
  readonly binding: Binding;
  readonly path: Path;
  readonly with: AccessPath;
  readonly at: number;
  /** Members that a copy does not share. */
  readonly own?: ReadonlySet<string> | undefined;
}

const sameStep = (a: string | Expr | undefined, b: string | Expr): boolean =>
  a !== undefined && (typeof a !== 'string' || typeof b !== 'string' || a === b);

/** The rest of a path after its start; undefined if it does not begin with `start`. */
const pathBelow = (path: Path, start: Path): Path | undefined =>
  path.length >= start.length && start.every((step, i) => sameStep(path[i], step))
    ? path.slice(start.length)
    : undefined;

/** Whether a change affects the shared value, and does not replace it. */
const affects = ({ how }: Write, below: Path, place: AccessPath): boolean =>
  (below.length > 0 || how !== 'set') && isShared(place, below.length, how);

/** The depth of a source in a block of a message. */
const DEEPEST = 6;

/** An access path of a value embedded in an expression, and the path to it. */
interface Embedded extends Pick<Alias, 'path' | 'own'> {
  readonly place: AccessPath;
}

/** The access paths of a value that is spread into an object, with members of its own after it, or into a list. */
const copied = (value: Expr, path: Path, own: ReadonlySet<string> | undefined, resolver: Resolver): Embedded[] => {
  const any: Expr = { is: 'unknown', why: 'expression', at: value.at };
  return accessPathsOf(value, resolver).map((place) =>
    own
      ? { path, own, place: { ...place, copied: 0 } }
      : { path: [...path, any], place: { ...place, path: [...place.path, any], copied: 1 } },
  );
};

/** Functions that return a new object with the members of their arguments, or with the arguments as members. */
const MERGES = words('dict OrderedDict assign extend merge defaults');

/** A call or a sum that creates an object or a list, as a literal of what it puts together; any other unchanged. */
const asLiteral = (expr: Expr): Expr => {
  const { at } = expr;
  if (expr.is === 'sum') {
    const isObject = expr.parts.some(({ is }) => is === 'object');
    return isObject
      ? { is: 'object', entries: expr.parts.map((value) => ({ value, at })), at }
      : { is: 'list', items: expr.parts.map((value) => ({ value, spread: true })), at };
  }
  if (expr.is !== 'call') return expr;
  const name = lastNameOf(expr.callee);
  if (expr.callee.is === 'member' && name === 'concat')
    return asLiteral({ is: 'sum', parts: [expr.callee.of, ...expr.args.map(({ value }) => value)], at });
  const isMerge = MERGES.has(name) && expr.args.length > 1;
  const isNamed = expr.args.length > 0 && expr.args.every((arg) => arg.name !== undefined || arg.spread === 'object');
  if (!isMerge && !(isNamed && /^(?:dict$|[A-Z])/.test(name))) return expr;
  const entries = expr.args.map(({ name: key, value }) => (key === undefined ? { value, at } : { key, value, at }));
  return { is: 'object', entries, at };
};

/** The access paths of the values in a literal. */
const inLiteral = (expr: Expr, path: Path, resolver: Resolver, depth: number): Embedded[] => {
  const within = (value: Expr, step: string | Expr): Embedded[] =>
    embeddedPaths(value, [...path, step], resolver, depth + 1);
  if (expr.is === 'object') {
    const own = new Set<string>();
    const entries = expr.entries.flatMap((one) =>
      one.key === undefined && one.value.is === 'object' ? one.value.entries : [one],
    );
    return entries.reverse().flatMap(({ key, value }) => {
      if (key === undefined) return copied(value, path, new Set(own), resolver);
      if (typeof key !== 'string') return [];
      own.add(key);
      return within(value, key);
    });
  }
  if (expr.is !== 'list') return [];
  const items = expr.items.flatMap((one) => (one.spread && one.value.is === 'list' ? one.value.items : [one]));
  const even = !items.some(({ spread }) => spread);
  return items.flatMap(({ value, spread }, i) => {
    const index: Expr = even
      ? { is: 'literal', value: i, at: expr.at }
      : { is: 'unknown', why: 'expression', at: expr.at };
    return spread ? copied(value, path, undefined, resolver) : within(value, index);
  });
};

/** The access paths of the values embedded in an expression, whole or as a shallow copy. */
export const embeddedPaths = (expr: Expr, path: Path, resolver: Resolver, depth = 0): Embedded[] => {
  if (depth > DEEPEST) return [];
  if (expr.is === 'call') {
    const members = argumentsForMembers(expr, resolver);
    if (members.length > 0)
      return members.flatMap(({ member, value, path: below }) =>
        below.length === 0
          ? embeddedPaths(value, [...path, member], resolver, depth + 1)
          : accessPathsAt(value, below, resolver).map((place) => ({ path: [...path, member], place })),
      );
    const inside = collectionItems(expr);
    if (inside) return inside.flatMap(({ step, value }) => embeddedPaths(value, [...path, step], resolver, depth + 1));
  }
  const whole = accessPathsOf(expr, resolver).map((place) => ({ path, place }));
  return [...whole, ...inLiteral(asLiteral(expr), path, resolver, depth)];
};

/** The values in `new Set([…])` or `new Map([…])`, and their keys. */
const collectionItems = ({ isNew, callee, args, at }: Call): { step: string | Expr; value: Expr }[] | undefined => {
  const [list] = args.map(({ value }) => value);
  if (!isNew || callee.is !== 'name' || list?.is !== 'list') return undefined;
  const any: Expr = { is: 'unknown', why: 'expression', at };
  if (callee.name === 'Set') return list.items.map(({ value }) => ({ step: any, value }));
  if (callee.name !== 'Map') return undefined;
  return list.items.flatMap(({ value: pair }) => {
    const [key, value] = pair.is === 'list' ? pair.items.map(({ value }) => value) : [];
    const step = key?.is === 'literal' && typeof key.value === 'string' ? key.value : any;
    return value ? [{ step, value }] : [];
  });
};

/** The aliases that bindings create. */
export const aliasesByBindings = (resolver: Resolver): Alias[] =>
  resolver.program.valueBindings.flatMap((binding): Alias[] =>
    binding.how === 'value' && binding.value
      ? embeddedPaths(binding.value, [], resolver).map(({ path, place, own }) => ({
          binding,
          path,
          with: place,
          at: binding.at,
          own,
        }))
      : [],
  );

/** What a change puts at its path: a value, or an object or a list with what is merged or inserted. */
const insertedBy = ({ how, value, at }: Change): Expr | undefined => {
  const further: Item = { value: { is: 'unknown', why: 'expression', at }, spread: true };
  switch (how) {
    case 'set':
      return value;
    case 'append':
      return { is: 'list', items: [further, { value, spread: false }], at };
    case 'extend':
      return { is: 'list', items: [further, { value, spread: true }], at };
    case 'merge':
      return { is: 'object', entries: [{ value, at }], at };
    default:
      return undefined;
  }
};

/** The aliases that changes create which insert a value. */
export const aliasesByChanges = (changes: readonly Change[], resolver: Resolver): Alias[] =>
  changes.flatMap((change): Alias[] => {
    const { path, at } = change;
    const inserted = insertedBy(change);
    if (!inserted) return [];
    const found = embeddedPaths(inserted, path, resolver);
    return found.length === 0
      ? []
      : resolver
          .bindingsOf(change)
          .flatMap((binding) => found.map(({ path, place, own }) => ({ binding, path, with: place, at, own })));
  });

/** The aliases that `a = b = []` creates. */
export const aliasesOfSameValue = (resolver: Resolver): Alias[] => {
  const { program } = resolver;
  const holders: [value: Expr, holder: { binding: Binding; path: Path; at: number }][] = [];
  const add = (value: Expr, binding: Binding, path: Path, at: number) => {
    if (value.is === 'list' || value.is === 'object') holders.push([value, { binding, path, at }]);
  };
  for (const binding of program.valueBindings)
    if (binding.how === 'value' && binding.value) add(binding.value, binding, [], binding.at);
  for (const change of [...program.changes.values()].flat())
    if (change.how === 'set')
      for (const binding of resolver.bindingsOf(change)) add(change.value, binding, change.path, change.at);
  return [...grouped(holders, ([value]) => value).values()].flatMap(([[, first], ...others]) =>
    others.map(([, { binding, path, at }]): Alias => {
      const { name, where } = first.binding;
      const own: AccessPath = { name: { is: 'name', name, where, at }, path: first.path, copied: undefined };
      return { binding, path, with: own, at: Math.max(at, first.at) };
    }),
  );
};

/** Whether a member of a copy has certainly been overwritten before a change. */
const isOverwritten = (binding: Binding, path: Path, { at, where }: Change, resolver: Resolver): boolean =>
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

/** The changes by each of two aliases, as changes by the other. */
export const changesThroughAlias = (
  { binding, path, with: place, at, own: members }: Alias,
  changesOf: ChangesOf,
  resolver: Resolver,
): Change[] => {
  const { name: own } = place;
  const isOwn = ([step]: Path, change: Change): boolean =>
    members !== undefined &&
    typeof step === 'string' &&
    (members.has(step) || isOverwritten(binding, [...path, step], change, resolver));
  const forth = changesOf(binding.name, binding).flatMap((change): Change[] => {
    const below = pathBelow(change.path, path);
    if (!below || !affects(change, below, place) || isOwn(below, change)) return [];
    return [{ ...change, name: own.name, path: [...place.path, ...below] }];
  });
  const [here] = resolver.bindingsOf(own);
  const back = (here ? changesOf(own.name, here) : []).flatMap((change): Change[] => {
    const below = pathBelow(change.path, place.path);
    // A change before the alias was created is already in the value.
    if (!below || change.at <= at || !affects(change, below, place) || isOwn(below, change)) return [];
    if (functionOf(change.where.scope) !== functionOf(own.where.scope)) return [];
    if (change.where.loops.some((loop) => binding.where.loops.includes(loop))) return [];
    return [{ ...change, name: binding.name, path: [...path, ...below] }];
  });
  return [...forth, ...back];
};
