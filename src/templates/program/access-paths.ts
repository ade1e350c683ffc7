/** Access paths: the names and members (`a.b[0]`) through which the value of an expression may also be reached. */

import { valuesOf } from './assigned.js';
import { ownBindings } from './bindings.js';
import { returnedArgument } from './built-in.js';
import {
  type Call,
  type Change,
  type Expr,
  type FunctionDefinition,
  lastNameOf,
  type Name,
  type Path,
  type Scope,
} from './program.js';
import type { Resolver } from './resolve.js';
import { words } from './words.js';

/** A name, and the members from its value to another one. */
export interface AccessPath {
  readonly name: Name;
  readonly path: Path;
  /**
   * How many of the last steps lead into a shallow copy, so that only the values below it are shared; undefined if
   * there is no copy.
   */
  readonly copied: number | undefined;
}

/** Methods that return an element or a member of their receiver, and functions that do so of their argument. */
const ELEMENT = words('find findLast at pop shift popleft get setdefault popitem next last head first');
/** Methods and functions that return a shallow copy. */
const COPIES = words(
  `filter slice copy toSorted toReversed values list tuple sorted reversed concat dict OrderedDict deque chain from
   clone compact reverse sortBy model_copy`,
);
/** Methods that return their receiver, and functions that return their first argument. */
const IDENTITY = words(`sort reverse freeze cast seal vars iter assign defineProperty merge extend defaults tap Proxy
  WeakRef deref`);
/** Functions that return pairs, of which the second is an element or a member. */
const PAIRS = words('items entries enumerate toPairs');
/** Functions whose last argument is the list to iterate over. */
export const OVER_LAST = words('filter map');

/** The depth of expressions that are followed, and the number of elements or options of each. */
const MOST = 8;
/** The depth for which a call of a function of the file counts, since each of its results may be another call. */
const OF_FUNCTION = 3;

/** Whether a change `below` steps below an access path affects the shared value, which a change of a copy does not. */
export const isShared = ({ copied }: AccessPath, below: number, how: Change['how']): boolean =>
  copied === undefined || copied + below > 1 || (copied + below === 1 && how !== 'set');

/** The access path with `steps` of it in a copy. */
const inCopy = (place: AccessPath, steps: number): AccessPath => ({
  ...place,
  copied: Math.min(steps, place.copied ?? steps),
});

/** The access paths of the value at `path` below an expression of which a shallow copy is made. */
const pathsInCopy = (expr: Expr, path: Path, resolver: Resolver, depth: number): AccessPath[] =>
  accessPathsAt(expr, path, resolver, depth).map((place) => inCopy(place, path.length));

/** Whether an expression is the name of a module or of a namespace of the language. */
const isModule = (expr: Expr, { bindingsOf }: Resolver): boolean =>
  expr.is === 'name' && bindingsOf(expr).every(({ how }) => how === 'import');

/** The classes of the program that an expression names, or of which it creates an instance. */
const classesOf = (expr: Expr, resolver: Resolver): Scope[] =>
  valuesOf(expr, resolver)
    .flatMap((one) => (one.is === 'call' ? valuesOf(one.callee, resolver) : [one]))
    .flatMap((one) => (one.is === 'class' ? [one.scope] : []));

/** The functions of the file that a call may run, by name or as a method of a class or an object. */
export const functionsOf = ({ callee }: Call, resolver: Resolver): FunctionDefinition[] => {
  const found =
    callee.is === 'member'
      ? [
          ...classesOf(callee.of, resolver).flatMap((scope) =>
            (ownBindings(scope, `this.${callee.name}`, resolver.valueOf) ?? []).flatMap(({ value }) => value ?? []),
          ),
          ...valuesOf(callee.of, resolver).flatMap((one) =>
            one.is === 'object' ? one.entries.flatMap(({ key, value }) => (key === callee.name ? [value] : [])) : [],
          ),
        ]
      : valuesOf(callee, resolver);
  return found.flatMap((one) => (one.is === 'function' ? [one.definition] : []));
};

/** The access paths of what a call of a function of the file returns. */
const returned = (call: Call, path: Path, resolver: Resolver, depth: number): AccessPath[] =>
  functionsOf(call, resolver).flatMap(({ returns, parameters }) =>
    returns.slice(0, MOST).flatMap((given) =>
      accessPathsAt(given, path, resolver, depth).flatMap((place): AccessPath[] => {
        const [binding] = resolver.bindingsOf(place.name);
        const index = binding ? parameters.indexOf(binding) : -1;
        if (index < 0) return [place];
        const isPlain = call.args.every(({ spread, name }) => spread === undefined && name === undefined);
        const argument = isPlain ? call.args[index] : undefined;
        const inner = argument ? accessPathsAt(argument.value, place.path, resolver, depth) : [];
        return place.copied === undefined ? inner : inner.map((one) => inCopy(one, place.copied ?? 0));
      }),
    ),
  );

const literalOf = (step: string | Expr | undefined): unknown =>
  typeof step === 'object' && step.is === 'literal' ? step.value : undefined;

const ofCall = (call: Call, path: Path, resolver: Resolver, depth: number): AccessPath[] => {
  const { callee, at } = call;
  const name = lastNameOf(callee);
  const own = functionsOf(call, resolver);
  if (own.length > 0) return returned(call, path, resolver, depth + OF_FUNCTION);
  const [first, second] = call.args.filter((arg) => arg.name === undefined).map(({ value }) => value);
  const method = callee.is === 'member' && !isModule(callee.of, resolver) ? callee.of : undefined;
  const on = method ?? (OVER_LAST.has(name) || returnedArgument(name, call) === 1 ? second : first);
  if (!on) return [];
  const any: Expr = { is: 'unknown', why: 'expression', at };
  if (ELEMENT.has(name)) {
    const key = method && first?.is === 'literal' && typeof first.value === 'string' ? first.value : any;
    return accessPathsAt(on, [key, ...path], resolver, depth);
  }
  if (PAIRS.has(name) && path.length > 1 && literalOf(path[1]) !== 0)
    return accessPathsAt(on, [any, ...path.slice(2)], resolver, depth);
  if (name === 'zip' && path.length > 1) {
    const place = literalOf(path[1]);
    return call.args
      .filter((_, i) => typeof place !== 'number' || place === i)
      .flatMap(({ value }) => accessPathsAt(value, [any, ...path.slice(2)], resolver, depth));
  }
  if (IDENTITY.has(name) || (call.isNew && name === 'Set')) return accessPathsAt(on, path, resolver, depth);
  if (COPIES.has(name)) return pathsInCopy(on, path, resolver, depth);
  return [];
};

const ofObject = (
  expr: Extract<Expr, { is: 'object' }>,
  path: Path,
  resolver: Resolver,
  depth: number,
): AccessPath[] => {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const found: AccessPath[] = [];
  for (const { key, value } of [...expr.entries].reverse()) {
    if (key === undefined) found.push(...pathsInCopy(value, path, resolver, depth));
    else if (key === step) return [...found, ...accessPathsAt(value, rest, resolver, depth)];
    else if (typeof key !== 'string' || typeof step !== 'string')
      found.push(...accessPathsAt(value, rest, resolver, depth));
  }
  return found;
};

const ofList = (
  { items }: Extract<Expr, { is: 'list' }>,
  path: Path,
  resolver: Resolver,
  depth: number,
): AccessPath[] => {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const place = items.some(({ spread }) => spread) ? undefined : literalOf(step);
  const [only] = typeof place === 'number' ? items.slice(place, place + 1 || undefined) : [];
  return (only ? [only] : items.slice(0, MOST)).flatMap(({ value, spread }) =>
    spread ? pathsInCopy(value, path, resolver, depth) : accessPathsAt(value, rest, resolver, depth),
  );
};

/** The access paths of the value at `path` below an expression; empty for a new value, or one that is not followed. */
export const accessPathsAt = (expr: Expr, path: Path, resolver: Resolver, depth = 0): AccessPath[] => {
  if (depth > MOST) return [];
  switch (expr.is) {
    case 'name':
      return [{ name: expr, path, copied: undefined }];
    case 'member':
      return accessPathsAt(expr.of, [expr.name, ...path], resolver, depth + 1);
    case 'index': {
      const { of, index } = expr;
      const key = index.is === 'literal' && typeof index.value === 'string' ? index.value : index;
      return accessPathsAt(of, [key, ...path], resolver, depth + 1);
    }
    case 'choice':
      return expr.options.slice(0, MOST).flatMap((option) => accessPathsAt(option, path, resolver, depth + 1));
    case 'object':
      return ofObject(expr, path, resolver, depth + 1);
    case 'list':
      return ofList(expr, path, resolver, depth + 1);
    case 'call':
      return ofCall(expr, path, resolver, depth + 1);
    default:
      return [];
  }
};

/** The access paths of the value of an expression. */
export const accessPathsOf = (expr: Expr, resolver: Resolver): AccessPath[] => accessPathsAt(expr, [], resolver);
