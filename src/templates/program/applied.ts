/** Which changes of a value are made by the time that it is read, and how surely. */
import { begins, shareLoop } from './bindings.js';
import { type Binding, type Change, type Expr, functionOf, type Program, type Where } from './program.js';

/** A change as it is made of a value; `sure` where it surely is, so that what it sets is no alternative. */
export interface Applied {
  readonly change: Change;
  readonly sure: boolean;
}

/** Whether a place is run whenever its file is. */
const isAtTop = ({ scope, branches }: Where): boolean => functionOf(scope).kind === 'module' && branches.length === 0;

/** Changes of which each is another: names that stand for one another in a circle lead to the same one many times. */
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
    // What surely is set takes the place of what was there, which may come again.
    if (sure) seen.clear();
    const key = [how, many, done, how === 'unknown' ? '' : idOf(value), ...path.map(textOf)].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** The changes of what a binding gives that are made when a name is read; `changes` are all that reach the binding. */
export const appliedTo = (
  binding: Binding,
  changes: readonly Change[],
  { name, where, at }: Extract<Expr, { is: 'name' }>,
  { ended }: Program,
): Applied[] => {
  const here = functionOf(where.scope);
  const start = functionOf(binding.where.scope);
  const isMember = name.startsWith('this.');
  const all = changes.flatMap((change): Applied[] => {
    const inside = functionOf(change.where.scope);
    const local = inside === here;
    const before = change.at < at;
    if (local && !before && !shareLoop(change.where, where)) return [];
    // A change in a branch that ends the function does not reach what follows, unless the value outlives the call.
    const isEnded = (): boolean => change.where.branches.some((id) => ended.has(id) && !where.branches.includes(id));
    if (local && inside === start && !isMember && isEnded()) return [];
    // In a loop, or in a function that may be called again, each turn has its own value.
    const many = inside !== start || !change.where.loops.every((loop) => binding.where.loops.includes(loop));
    // Code at the top of the file has run before any function is called.
    const done = !local && isAtTop(change.where);
    const sure = local && before && begins(where.branches, change.where.branches);
    return [{ change: many || done ? { ...change, many, done } : change, sure }];
  });
  return distinct(all);
};
