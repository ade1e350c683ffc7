/** Which changes reach the value of an assignment: worked out once for each name, not anew for each question. */
import type { Binding, Change, Where } from './program.js';

/** The changes by a name that reach one of its bindings, in the order in which they were noted. */
export type Reached = (name: string, binding: Binding) => readonly Change[];

const NONE: readonly Change[] = [];

/** A look-up of changes, which may be added to while it is in use. */
export const reachedBy = (
  changes: ReadonlyMap<string, readonly Change[]>,
  bindingsOf: (name: string, where: Where, at: number) => readonly Binding[],
): Reached => {
  const known = new Map<string, { count: number; readonly of: Map<Binding, Change[]> }>();
  return (name, binding) => {
    const list = changes.get(name);
    if (!list) return NONE;
    const index = known.get(name) ?? { count: 0, of: new Map<Binding, Change[]>() };
    known.set(name, index);
    for (; index.count < list.length; index.count++) {
      const change = list[index.count] as Change;
      for (const one of bindingsOf(name, change.where, change.at)) {
        const before = index.of.get(one);
        if (before) before.push(change);
        else index.of.set(one, [change]);
      }
    }
    return index.of.get(binding) ?? NONE;
  };
};
