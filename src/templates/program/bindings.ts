/** Which assignments a name can have its value from, where it stands. */
import { type Binding, classOf, type Expr, functionOf, type Scope, type Where } from './program.js';
import type { Value } from './value.js';

type Evaluate = (expr: Expr) => Value;

/** Whether a place lies in the branches that another one is in. */
export const begins = (whole: readonly number[], start: readonly number[]): boolean =>
  start.every((id, i) => whole[i] === id);
/** Whether two places run in turn, again and again. */
export const shareLoop = (a: Where, b: Where): boolean => a.loops.some((id) => b.loops.includes(id));

/** The bindings of a scope itself, and for a class of what it extends. */
export const ownBindings = (
  scope: Scope,
  name: string,
  evaluate: Evaluate,
  depth = 0,
): readonly Binding[] | undefined => {
  const found = scope.bindings.get(name);
  if (found || !scope.bases || depth > MOST) return found;
  for (const base of scope.bases) {
    const of = evaluate(base);
    const inherited = of.is === 'class' ? ownBindings(of.scope, name, evaluate, depth + 1) : undefined;
    if (inherited) return inherited;
  }
  return undefined;
};
const MOST = 8;

/** The bindings of a name, and the scope that has them. */
export interface Found {
  readonly scope: Scope;
  readonly bindings: readonly Binding[];
}

/** The bindings of a name where it stands, and the scope that has them. */
export const lookup = (name: string, from: Scope, evaluate: Evaluate): Found | undefined => {
  if (name.startsWith('this.')) {
    const scope = classOf(from);
    const bindings = scope && ownBindings(scope, name, evaluate);
    return scope && bindings ? { scope, bindings } : undefined;
  }
  for (let here: Scope | undefined = from; here; here = here.parent) {
    // The methods of a class do not see its names as bare names.
    if (here.kind === 'class' && here !== from) continue;
    const bindings = here.bindings.get(name);
    if (bindings) return { scope: here, bindings };
  }
  return undefined;
};

/** The bindings of a name from the last to the first, and the function that they all stand in, if it is one. */
interface Ordered {
  readonly count: number;
  readonly inside: Scope | undefined;
  readonly last: readonly Binding[];
}

const known = new WeakMap<readonly Binding[], Ordered>();

const ordered = (bindings: readonly Binding[]): Ordered => {
  const before = known.get(bindings);
  if (before?.count === bindings.length) return before;
  const [inside, ...others] = new Set(bindings.map(({ where }) => functionOf(where.scope)));
  const made = {
    count: bindings.length,
    inside: others.length === 0 ? inside : undefined,
    last: [...bindings].sort((a, b) => b.at - a.at),
  };
  known.set(bindings, made);
  return made;
};

/** Of bindings from the last to the first, the index of the first one that begins before a place. */
const firstBefore = (last: readonly Binding[], at: number): number => {
  let low = 0;
  let high = last.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((last[middle]?.at ?? 0) >= at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Which of a name's bindings hold at a place: the last sure one before it, and what may have come since. */
export const reaching = (bindings: readonly Binding[], where: Where, at: number): readonly Binding[] => {
  if (bindings.length === 1) return bindings;
  const { inside, last } = ordered(bindings);
  if (inside !== functionOf(where.scope)) return bindings;
  const found: Binding[] = [];
  // What comes after the place reaches it only in a loop.
  for (let i = where.loops.length > 0 ? 0 : firstBefore(last, at); i < last.length; i++) {
    const one = last[i] as Binding;
    if ((one.until ?? one.at) >= at) {
      if (shareLoop(one.where, where)) found.push(one);
      continue;
    }
    found.push(one);
    // Stop at a binding that surely ran: it hides all before it.
    if (begins(where.branches, one.where.branches)) break;
  }
  return found.length > 0 ? found : bindings;
};
