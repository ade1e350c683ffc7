/** Values of expressions, each worked out once: also where expressions depend on themselves, in circles. */
import { onceFor } from '../../memoize.js';
import { parts } from './alternatives.js';
import { type Frame, NO_FRAME } from './frame.js';
import type { Expr } from './program.js';
import { nothing, unknown, type Value } from './value.js';

const MOST_STEPS = 200_000;
/** Expressions that depend on themselves are not remembered: so much may be made of them anew in one program. */
const MOST_ANEW = 5_000;
/** What looking at one anew counts for, beside the parts of its value. */
const LOOK = 4;
/** The most parts of what a name stands for that is changed again and again. */
const MOST_PARTS = 10_000;

/** A look-up of values that is not made twice where that changes nothing. */
export interface Remembered {
  readonly valueOf: (expr: Expr, frame?: Frame) => Value;
  /** Works something out; `isFinal` is whether it rests on no value that is still being looked at. */
  readonly apart: <Made>(make: () => Made) => { readonly made: Made; readonly isFinal: boolean };
}

/** Remembers what `resolved` makes of expressions outside of any call. */
export const rememberedBy = (resolved: (expr: Expr, frame: Frame) => Value): Remembered => {
  const memoOf = onceFor((_: Frame) => new Map<Expr, Value>());
  /** What is being looked at, and how deep. */
  const busy = new Map<Expr, number>();
  /** The depth of the outermost expression that something within it depends on; infinite where nothing does. */
  let circle = Number.POSITIVE_INFINITY;
  /** What turned out to be part of such a circle. */
  const circular = new Set<Expr>();
  let anew = 0;
  let steps = 0;
  return {
    valueOf: (expr, frame = NO_FRAME) => {
      const memo = memoOf(frame.size === 0 ? NO_FRAME : frame);
      const known = memo.get(expr);
      if (known) return known;
      // An expression that depends on itself adds no further value.
      const before = busy.get(expr);
      if (before !== undefined) {
        circle = Math.min(circle, before);
        return nothing(expr.at);
      }
      const isAgain = circular.has(expr);
      steps++;
      if (steps > MOST_STEPS || (isAgain && anew > MOST_ANEW)) return unknown('too-many', expr.at);
      const outer = circle;
      const own = busy.size;
      circle = Number.POSITIVE_INFINITY;
      busy.set(expr, own);
      const made = resolved(expr, frame);
      const value = parts(made) > MOST_PARTS && expr.is === 'name' ? unknown('too-many', expr.at) : made;
      busy.delete(expr);
      if (isAgain) anew += LOOK + parts(value);
      // Part of a circle that began further up: its value is final only when that one is, so it is not remembered.
      if (circle < own) circular.add(expr);
      else memo.set(expr, value);
      circle = Math.min(outer, circle < own ? circle : Number.POSITIVE_INFINITY);
      return value;
    },
    apart: (make) => {
      const outer = circle;
      circle = Number.POSITIVE_INFINITY;
      const made = make();
      const isFinal = circle === Number.POSITIVE_INFINITY && steps <= MOST_STEPS;
      circle = Math.min(outer, circle);
      return { made, isFinal };
    },
  };
};
