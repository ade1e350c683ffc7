/** Looks up the bindings of names, and determines which of them reach a point of the program. */
import { type Binding, classOf, functionOf, type ProgramPoint, type Scope } from './program.js';
import type { Evaluate } from './value.js';

/** Whether a point in the branches `whole` is within all branches of `start`. */
export const isWithinBranches = (whole: readonly number[], start: readonly number[]): boolean =>
  start.every((id, i) => whole[i] === id);
/** Whether two points lie in a common loop. */
export const shareLoop = (a: ProgramPoint, b: ProgramPoint): boolean => a.loops.some((id) => b.loops.includes(id));

/** The bindings of a name in a scope, or for a class in one that it extends. */
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

/** Looks up the bindings of a name from a scope outwards. */
export const lookup = (name: string, from: Scope, evaluate: Evaluate): Found | undefined => {
  if (name.startsWith('this.')) {
    const scope = classOf(from);
    const bindings = scope && ownBindings(scope, name, evaluate);
    return scope && bindings ? { scope, bindings } : undefined;
  }
  for (let here: Scope | undefined = from; here; here = here.parent) {
    // Methods do not see the members of their class as plain names.
    if (here.kind === 'class' && here !== from) continue;
    const bindings = here.bindings.get(name);
    if (bindings) return { scope: here, bindings };
  }
  return undefined;
};

/** The bindings of a name from last to first, and the function that contains all of them, if it is only one. */
interface SortedBindings {
  readonly count: number;
  readonly inside: Scope | undefined;
  readonly last: readonly Binding[];
}

const known = new WeakMap<readonly Binding[], SortedBindings>();

const sortedBindings = (bindings: readonly Binding[]): SortedBindings => {
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

/** The index of the first binding before an offset, in a list from last to first. */
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

/** The bindings that reach a point: the last certain one before it, and later ones that may have been executed. */
export const reaching = (bindings: readonly Binding[], where: ProgramPoint, at: number): readonly Binding[] => {
  if (bindings.length === 1) return bindings;
  const { inside, last } = sortedBindings(bindings);
  if (inside !== functionOf(where.scope)) return bindings;
  const found: Binding[] = [];
  // A later binding reaches the point only in a loop.
  for (let i = where.loops.length > 0 ? 0 : firstBefore(last, at); i < last.length; i++) {
    const one = last[i] as Binding;
    if ((one.until ?? one.at) >= at) {
      if (shareLoop(one.where, where)) found.push(one);
      continue;
    }
    found.push(one);
    // A binding that was certainly executed hides the earlier ones.
    if (isWithinBranches(where.branches, one.where.branches)) break;
  }
  return found.length > 0 ? found : bindings;
};
