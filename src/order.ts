/** Comparing and sorting. */
import type { Overall } from './model.js';

/** The order of two texts by their UTF-16 units, for sorting. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1);

/** Sorts a list in place, and keeps one of those that `by` finds equal. */
export const inOrder = <Item>(items: Item[], by: (a: Item, b: Item) => number): Item[] => {
  // However it sorts, equal neighbours are compared with one another.
  let repeats = false;
  items.sort((a, b) => {
    const order = by(a, b);
    if (order === 0) repeats = true;
    return order;
  });
  return repeats ? items.filter((item, i) => i === 0 || by(items[i - 1] as Item, item) !== 0) : items;
};

/** Verdicts of requests, the gravest first. */
export const VERDICT_RANK: Readonly<Record<Overall, number>> = { fail: 0, review: 1, pass: 2 };
