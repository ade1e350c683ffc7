/** Determines which changes reach the value of a binding, computed once for each name. */

import { addTo } from '../../lists.js';
import type { Binding, Change } from './program.js';

/** The changes by a name that reach one of its bindings, in the order in which they were recorded. */
export type ChangesOf = (name: string, binding: Binding) => readonly Change[];

const NONE: readonly Change[] = [];

/** Returns such a look-up. Changes may be added to `changes` while it is in use. */
export const changesReaching = (
  changes: ReadonlyMap<string, readonly Change[]>,
  bindingsOf: (change: Change) => readonly Binding[],
): ChangesOf => {
  const known = new Map<string, { count: number; readonly of: Map<Binding, Change[]> }>();
  return (name, binding) => {
    const list = changes.get(name);
    if (!list) return NONE;
    const index = known.get(name) ?? { count: 0, of: new Map<Binding, Change[]>() };
    known.set(name, index);
    for (; index.count < list.length; index.count++) {
      const change = list[index.count] as Change;
      for (const one of bindingsOf(change)) addTo(index.of, one, change);
    }
    return index.of.get(binding) ?? NONE;
  };
};
