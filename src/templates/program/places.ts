/** Where a value lives: the names, and the members of what they hold, that an expression may stand for. */
import { ownBindings } from './bindings.js';
import { givesAgain } from './built-in.js';
import type { Call, Change, Expr, FunctionMade, Path, Scope } from './program.js';
import type { Resolver } from './resolve.js';
import { words } from './words.js';

/** A member on the way from a name. */
export interface Place {
  readonly name: Extract<Expr, { is: 'name' }>;
  readonly path: Path;
  /** How many of its last steps lie in a copy of what stands above them, of which only what lies deeper is shared. */
  readonly copied: number | undefined;
}

/** Methods that give one of the elements or members of what they are called on, and functions that do of what they are handed. */
const ONE = words('find findLast at pop shift popleft get setdefault popitem next last head first');
/** Methods and functions that give the same elements again, in a list or an object of their own. */
const COPIES = words(
  `filter slice copy toSorted toReversed values list tuple sorted reversed concat dict OrderedDict deque chain from
   clone compact reverse sortBy model_copy`,
);
/** Methods that give what they are called on, and functions that give the first that they are handed. */
const SAME = words(`sort reverse freeze cast seal vars iter assign defineProperty merge extend defaults tap Proxy
  WeakRef deref`);
/** What gives pairs, of which the second is an element or a member. */
const PAIRS = words('items entries enumerate toPairs');
/** Functions that are handed what they go over last. */
export const OVER_LAST = words('filter map');

const MOST = 8;
/** A function of the file counts for so many steps: of several results each may be a call of several. */
const OF_FUNCTION = 3;

/** Whether a change reaches what is shared at a place: of a copy only what lies deeper is. */
export const isShared = ({ copied }: Place, below: number, how: Change['how']): boolean =>
  copied === undefined || copied + below > 1 || (copied + below === 1 && how !== 'set');

/** What a place is where `steps` of it lie in a copy. */
const inCopy = (place: Place, steps: number): Place => ({ ...place, copied: Math.min(steps, place.copied ?? steps) });

/** Whether a name stands for what is around the program or imported: a module, or a namespace of the language. */
const isModule = (expr: Expr, { bindingsOf }: Resolver): boolean =>
  expr.is === 'name' && bindingsOf(expr.name, expr.where, expr.at).every(({ how }) => how === 'import');

const valuesOf = (expr: Expr, { bindingsOf }: Resolver): Expr[] =>
  expr.is === 'name'
    ? bindingsOf(expr.name, expr.where, expr.at).flatMap(({ value }) => (value ? [value] : []))
    : [expr];

/** The classes of the program that an expression is, or is an instance of, as far as it is written down. */
const classesOf = (expr: Expr, resolver: Resolver): Scope[] =>
  valuesOf(expr, resolver)
    .flatMap((one) => (one.is === 'call' ? valuesOf(one.callee, resolver) : [one]))
    .flatMap((one) => (one.is === 'class' ? [one.scope] : []));

/** The functions of the file that a call runs, by a name or as a method of one of its classes or objects. */
export const functionsOf = ({ callee }: Call, resolver: Resolver): FunctionMade[] => {
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
  return found.flatMap((one) => (one.is === 'function' ? [one.made] : []));
};

/** What a call of a function of the file gives: one of its arguments, or what it reaches itself. */
const returned = (call: Call, path: Path, resolver: Resolver, depth: number): Place[] =>
  functionsOf(call, resolver).flatMap(({ returns, parameters }) =>
    returns.slice(0, MOST).flatMap((given) =>
      placesIn(given, path, resolver, depth).flatMap((place): Place[] => {
        const [binding] = resolver.bindingsOf(place.name.name, place.name.where, place.name.at);
        const index = binding ? parameters.indexOf(binding) : -1;
        if (index < 0) return [place];
        const isPlain = call.args.every(({ spread, name }) => spread === undefined && name === undefined);
        const argument = isPlain ? call.args[index] : undefined;
        const inner = argument ? placesIn(argument.value, place.path, resolver, depth) : [];
        return place.copied === undefined ? inner : inner.map((one) => inCopy(one, place.copied ?? 0));
      }),
    ),
  );

const literalOf = (step: string | Expr | undefined): unknown =>
  typeof step === 'object' && step.is === 'literal' ? step.value : undefined;

const ofCall = (call: Call, path: Path, resolver: Resolver, depth: number): Place[] => {
  const { callee, at } = call;
  const name = callee.is === 'member' || callee.is === 'name' ? callee.name : '';
  const own = functionsOf(call, resolver);
  if (own.length > 0) return returned(call, path, resolver, depth + OF_FUNCTION);
  const [first, second] = call.args.map(({ value }) => value);
  const method = callee.is === 'member' && !isModule(callee.of, resolver) ? callee.of : undefined;
  const on = method ?? (OVER_LAST.has(name) || givesAgain(name, call) === 1 ? second : first);
  if (!on) return [];
  const any: Expr = { is: 'unknown', why: 'expression', at };
  if (ONE.has(name)) {
    const key = method && first?.is === 'literal' && typeof first.value === 'string' ? first.value : any;
    return placesIn(on, [key, ...path], resolver, depth);
  }
  if (PAIRS.has(name) && path.length > 1 && literalOf(path[1]) !== 0)
    return placesIn(on, [any, ...path.slice(2)], resolver, depth);
  if (name === 'zip' && path.length > 1) {
    const place = literalOf(path[1]);
    return call.args
      .filter((_, i) => typeof place !== 'number' || place === i)
      .flatMap(({ value }) => placesIn(value, [any, ...path.slice(2)], resolver, depth));
  }
  if (SAME.has(name) || (call.made && name === 'Set')) return placesIn(on, path, resolver, depth);
  if (COPIES.has(name)) return placesIn(on, path, resolver, depth).map((place) => inCopy(place, path.length));
  return [];
};

const ofObject = (expr: Extract<Expr, { is: 'object' }>, path: Path, resolver: Resolver, depth: number): Place[] => {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const found: Place[] = [];
  for (const { key, value } of [...expr.entries].reverse()) {
    if (key === undefined)
      found.push(...placesIn(value, path, resolver, depth).map((place) => inCopy(place, path.length)));
    else if (key === step) return [...found, ...placesIn(value, rest, resolver, depth)];
    else if (typeof key !== 'string' || typeof step !== 'string') found.push(...placesIn(value, rest, resolver, depth));
  }
  return found;
};

const ofList = ({ items }: Extract<Expr, { is: 'list' }>, path: Path, resolver: Resolver, depth: number): Place[] => {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  const place = items.some(({ spread }) => spread) ? undefined : literalOf(step);
  const [only] = typeof place === 'number' ? items.slice(place, place + 1 || undefined) : [];
  return (only ? [only] : items.slice(0, MOST)).flatMap(({ value, spread }) =>
    spread
      ? placesIn(value, path, resolver, depth).map((one) => inCopy(one, path.length))
      : placesIn(value, rest, resolver, depth),
  );
};

/** The places of what lies at a path below an expression; none where it makes that itself, or where it is not followed. */
export const placesIn = (expr: Expr, path: Path, resolver: Resolver, depth = 0): Place[] => {
  if (depth > MOST) return [];
  switch (expr.is) {
    case 'name':
      return [{ name: expr, path, copied: undefined }];
    case 'member':
      return placesIn(expr.of, [expr.name, ...path], resolver, depth + 1);
    case 'index': {
      const { of, index } = expr;
      const key = index.is === 'literal' && typeof index.value === 'string' ? index.value : index;
      return placesIn(of, [key, ...path], resolver, depth + 1);
    }
    case 'choice':
      return expr.options.slice(0, MOST).flatMap((option) => placesIn(option, path, resolver, depth + 1));
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

/** The places that an expression may stand for. */
export const placesOf = (expr: Expr, resolver: Resolver): Place[] => placesIn(expr, [], resolver);
