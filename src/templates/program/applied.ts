/** Determines which changes of a value are made before it is read, and whether certainly. */
import { isWithinBranches, shareLoop } from './bindings.js';
import {
  type Binding,
  type Change,
  type Expr,
  functionOf,
  type Name,
  type Program,
  type ProgramPoint,
} from './program.js';

/** A change to be applied to a value; `sure` if it is certainly made, so that the old value is no alternative. */
export interface Applied {
  readonly change: Change;
  readonly sure: boolean;
}

/** Whether a point is at the top level of the file, outside of branches. */
const isAtTop = ({ scope, branches }: ProgramPoint): boolean =>
  functionOf(scope).kind === 'module' && branches.length === 0;

/** Removes repeated changes, to which names that alias each other in cycles lead. */
const distinct = (all: readonly Applied[]): Applied[] => {
  const ids = new Map<Expr, number>();
  const idOf = (expr: Expr): string => {
    ids.set(expr, ids.get(expr) ?? ids.size);
    return `#${ids.get(expr)}`;
  };
  const textOf = (step: string | Expr): string =>
    typeof step === 'string'
      ? step
      : step.is === 'literal'
        ? `${step.value}`
        : step.is === 'unknown'
          ? '*'
          : idOf(step);
  const seen = new Set<string>();
  return all.filter(({ change: { path, how, value, many, done }, sure }) => {
    // A certain change may overwrite earlier ones, which are then no repetitions.
    if (sure) seen.clear();
    const key = [how, many, done, how === 'unknown' ? '' : idOf(value), ...path.map(textOf)].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** The changes of a binding's value that may be made before a name is read, out of all that reach the binding. */
export const appliedTo = (
  binding: Binding,
  changes: readonly Change[],
  { name, where, at }: Name,
  { endingBranches: ended }: Program,
): Applied[] => {
  const here = functionOf(where.scope);
  const start = functionOf(binding.where.scope);
  const isMember = name.startsWith('this.');
  const all = changes.flatMap((change): Applied[] => {
    const inside = functionOf(change.where.scope);
    const local = inside === here;
    const before = change.at < at;
    if (local && !before && !shareLoop(change.where, where)) return [];
    // A change in a branch that ends the function does not reach later code, unless the value outlives the call.
    const isEnded = (): boolean => change.where.branches.some((id) => ended.has(id) && !where.branches.includes(id));
    if (local && inside === start && !isMember && isEnded()) return [];
    // A loop, or a function called several times, may make the change with several values.
    const many = inside !== start || !change.where.loops.every((loop) => binding.where.loops.includes(loop));
    // Code at the top of the file has run before any function is called.
    const done = !local && isAtTop(change.where);
    const sure = local && before && isWithinBranches(where.branches, change.where.branches);
    return [{ change: many || done ? { ...change, many, done } : change, sure }];
  });
  return distinct(all);
};
