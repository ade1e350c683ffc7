/** Applies fixes to a value without changing that value. */
import { steps } from '../pointer.js';
import type { Change } from './change.js';

type Node = Record<string, unknown>;

/**
 * The node after one change, of which only the objects and lists on the path to it are copied. `own` contains the copies
 * made so far, which may be changed in place.
 */
const changed = (node: unknown, path: readonly string[], change: Change, own: Set<unknown>): unknown => {
  const [step, ...rest] = path;
  if (step === undefined || typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) {
    const list: unknown[] = own.has(node) ? node : [...node];
    own.add(list);
    const index = Number(step);
    if (rest.length > 0) list[index] = changed(list[index], rest, change, own);
    else if (change.op === 'remove') list.splice(index, 1);
    else list[index] = change.value;
    return list;
  }
  if (rest.length > 0 && !Object.hasOwn(node, step)) return node;
  const copy: Node = own.has(node) ? (node as Node) : { ...node };
  own.add(copy);
  if (rest.length > 0) copy[step] = changed(copy[step], rest, change, own);
  else if (change.op === 'remove') delete copy[step];
  else copy[step] = change.value;
  return copy;
};

/** The value after the changes, in their order. Its unchanged parts are shared with the given value. */
export const applyFixes = (value: unknown, changes: readonly Change[]): unknown => {
  const own = new Set<unknown>();
  return changes.reduce((before, change) => changed(before, steps(change.path), change, own), value);
};
