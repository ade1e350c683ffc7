/** Where a value lives: the names, and the members of what they hold, that an expression may stand for. */
import type { Expr, Path } from './program.js';
import type { Resolver } from './resolve.js';
import { pathOf } from './writer.js';

/** A member on the way from a name; `copied` where only what lies deeper is shared, as after `list(x)`. */
export interface Place {
  readonly name: Extract<Expr, { is: 'name' }>;
  readonly path: Path;
  readonly copied: boolean;
}

/** Methods that give one of the elements or members of what they are called on. */
const ONE: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get', 'setdefault', 'popitem']);
/** Methods and functions that give the same elements again, in a list of their own. */
const COPIES: ReadonlySet<string> = new Set(
  'filter slice copy toSorted toReversed values list tuple sorted reversed concat'.split(' '),
);
/** Methods that give what they are called on, and functions that give what they are handed. */
const SAME: ReadonlySet<string> = new Set(['sort', 'reverse', 'freeze', 'cast', 'seal', 'vars']);

const MOST = 8;

const below = (places: readonly Place[], step: string | Expr): Place[] =>
  places.map((place) => ({ ...place, path: [...place.path, step] }));

/** The argument that a function of the file gives back, where it gives one of its parameters. */
const givenBack = (call: Extract<Expr, { is: 'call' }>, resolver: Resolver, depth: number): Place[] => {
  const { callee, args } = call;
  if (callee.is !== 'name') return [];
  const made = resolver.bindingsOf(callee.name, callee.where, callee.at).map(({ value }) => value);
  return made.flatMap((one) => {
    if (one?.is !== 'function') return [];
    return one.made.returns.flatMap((given) => {
      const place = pathOf(given);
      const index = one.made.parameters.findIndex(({ name }) => name === place?.name);
      const argument = index < 0 || args.some(({ spread, name }) => spread || name) ? undefined : args[index];
      return argument ? placesIn(argument.value, place?.path ?? [], resolver, depth + 1) : [];
    });
  });
};

const ofCall = (call: Extract<Expr, { is: 'call' }>, resolver: Resolver, depth: number): Place[] => {
  const { callee, args, at } = call;
  const [first] = args.map(({ value }) => value);
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : '';
  const one = (of: Expr, step: string | Expr) => below(placesOf(of, resolver, depth + 1), step);
  if (callee.is === 'member' && ONE.has(name)) {
    const key = first?.is === 'literal' && typeof first.value === 'string' ? first.value : undefined;
    return one(callee.of, key ?? { is: 'unknown', why: 'expression', at });
  }
  const of = callee.is === 'member' && !first ? callee.of : first;
  const on = callee.is === 'member' && COPIES.has(name) && first?.is === 'function' ? callee.of : of;
  if (on && (COPIES.has(name) || SAME.has(name)))
    return placesOf(on, resolver, depth + 1).map((place) => ({ ...place, copied: place.copied || COPIES.has(name) }));
  return givenBack(call, resolver, depth);
};

/** The places that an expression may stand for; none where it makes a value of its own, or that is not followed. */
export const placesOf = (expr: Expr, resolver: Resolver, depth = 0): Place[] => {
  if (depth > MOST) return [];
  switch (expr.is) {
    case 'name':
      return [{ name: expr, path: [], copied: false }];
    case 'member':
      return below(placesOf(expr.of, resolver, depth + 1), expr.name);
    case 'index': {
      if (expr.of.is === 'list')
        return expr.of.items.slice(0, MOST).flatMap(({ value }) => placesOf(value, resolver, depth + 1));
      const key = expr.index.is === 'literal' && typeof expr.index.value === 'string' ? expr.index.value : expr.index;
      return below(placesOf(expr.of, resolver, depth + 1), key);
    }
    case 'choice':
      return expr.options.slice(0, MOST).flatMap((option) => placesOf(option, resolver, depth + 1));
    case 'call':
      return ofCall(expr, resolver, depth);
    default:
      return [];
  }
};

/** The places of what lies at a path below an expression, through objects that are written out. */
export const placesIn = (expr: Expr, path: Path, resolver: Resolver, depth = 0): Place[] => {
  const [step, ...rest] = path;
  if (expr.is === 'object' && typeof step === 'string') {
    const entry = [...expr.entries].reverse().find(({ key }) => key === step);
    return entry && depth < MOST ? placesIn(entry.value, rest, resolver, depth + 1) : [];
  }
  return placesOf(expr, resolver, depth).map((place) => ({ ...place, path: [...place.path, ...path] }));
};
