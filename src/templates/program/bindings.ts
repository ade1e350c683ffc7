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

/** The bindings of a name where it stands, and the scope that has them. */
export const lookup = (
  name: string,
  from: Scope,
  evaluate: Evaluate,
): { scope: Scope; bindings: readonly Binding[] } | undefined => {
  if (name.startsWith('this.')) {
    const scope = classOf(from);
    const bindings = scope && ownBindings(scope, name, evaluate);
    return scope && bindings ? { scope, bindings } : undefined;
  }
  for (let here: Scope | undefined = from; here; here = here.parent) {
    // A class's names are not those of its methods.
    if (here.kind === 'class' && here !== from) continue;
    const bindings = here.bindings.get(name);
    if (bindings) return { scope: here, bindings };
  }
  return undefined;
};

/** Which of a name's bindings hold at a place: the last sure one before it, and what may have come since. */
export const reaching = (bindings: readonly Binding[], where: Where, at: number): readonly Binding[] => {
  if (bindings.length === 1) return bindings;
  const here = functionOf(where.scope);
  if (bindings.some((one) => functionOf(one.where.scope) !== here)) return bindings;
  const found: Binding[] = [];
  for (const one of [...bindings].sort((a, b) => b.at - a.at)) {
    if ((one.until ?? one.at) >= at) {
      if (shareLoop(one.where, where)) found.push(one);
      continue;
    }
    // A branch beside the one the place is in does not lead to it.
    found.push(one);
    if (begins(where.branches, one.where.branches)) break;
  }
  return found.length > 0 ? found : bindings;
};
