/** Caches the values of expressions, and handles expressions that depend on themselves. */
import { onceFor } from '../../memoize.js';
import { parts } from './alternatives.js';
import { type Frame, NO_FRAME } from './frame.js';
import type { Expr } from './program.js';
import { nothing, unknown, type Value } from './value.js';

/** The expressions evaluated in one program. */
const MOST_STEPS = 200_000;
/** The total cost, in one program, of evaluating expressions again that depend on themselves and so are not cached. */
const MOST_RECOMPUTED = 5_000;
/** The cost of evaluating such an expression again, besides the parts of its value. */
const RECOMPUTING_COST = 4;
/** The parts of the value of a name, which grows with repeated changes. */
const MOST_PARTS = 10_000;

/** A cached evaluation. */
export interface Memoized {
  readonly valueOf: (expr: Expr, frame?: Frame) => Value;
  /** Computes something; `isFinal` is whether it depends on no value that is still being evaluated. */
  readonly isolated: <Made>(make: () => Made) => { readonly made: Made; readonly isFinal: boolean };
}

/** Caches `evaluate` for each frame. An expression that depends on itself contributes null to its own value. */
export const memoized = (evaluate: (expr: Expr, frame: Frame) => Value): Memoized => {
  const memoOf = onceFor((_: Frame) => new Map<Expr, Value>());
  /** The expressions being evaluated, and at which depth. */
  const inProgress = new Map<Expr, number>();
  /** The depth of the outermost expression on which a nested one depends; infinite if there is none. */
  let outermost = Number.POSITIVE_INFINITY;
  /** Expressions that are part of a cycle. */
  const cyclic = new Set<Expr>();
  let recomputed = 0;
  let steps = 0;
  return {
    valueOf: (expr, frame = NO_FRAME) => {
      const memo = memoOf(frame.size === 0 ? NO_FRAME : frame);
      const known = memo.get(expr);
      if (known) return known;
      // An expression that depends on itself adds no further value.
      const before = inProgress.get(expr);
      if (before !== undefined) {
        outermost = Math.min(outermost, before);
        return nothing(expr.at);
      }
      const isAgain = cyclic.has(expr);
      steps++;
      if (steps > MOST_STEPS || (isAgain && recomputed > MOST_RECOMPUTED)) return unknown('too-many', expr.at);
      const outer = outermost;
      const own = inProgress.size;
      outermost = Number.POSITIVE_INFINITY;
      inProgress.set(expr, own);
      const made = evaluate(expr, frame);
      const value = parts(made) > MOST_PARTS && expr.is === 'name' ? unknown('too-many', expr.at) : made;
      inProgress.delete(expr);
      if (isAgain) recomputed += RECOMPUTING_COST + parts(value);
      // The value of a part of an outer cycle is not final before the cycle is evaluated, so it is not cached.
      if (outermost < own) cyclic.add(expr);
      else memo.set(expr, value);
      outermost = Math.min(outer, outermost < own ? outermost : Number.POSITIVE_INFINITY);
      return value;
    },
    isolated: (make) => {
      const outer = outermost;
      outermost = Number.POSITIVE_INFINITY;
      const made = make();
      const isFinal = outermost === Number.POSITIVE_INFINITY && steps <= MOST_STEPS;
      outermost = Math.min(outer, outermost);
      return { made, isFinal };
    },
  };
};
