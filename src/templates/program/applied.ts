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
  return changes.flatMap((change): Applied[] => {
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
};
