/** Comparing, and sorting lists that mostly are in order already. */
import type { Overall } from './model.js';

/** The order of two texts by their UTF-16 units, for sorting. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a === b ? 0 : 1);

/** The average distance that items are moved before the list is sorted in the usual way. */
const NEAR = 8;

/** Sorts a list, perhaps in place, and keeps one of those that `by` finds equal. */
export const inOrder = <Item>(items: Item[], by: (a: Item, b: Item) => number): Item[] => {
  let left = items.length * NEAR;
  let repeats = false;
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as Item;
    let to = i;
    let order = 1;
    for (; to > 0; to--) {
      const before = items[to - 1] as Item;
      order = by(before, item);
      if (order <= 0) break;
      items[to] = before;
    }
    items[to] = item;
    if (order === 0) repeats = true;
    left -= i - to;
    if (left < 0) {
      items.sort(by);
      repeats = true;
      break;
    }
  }
  return repeats ? items.filter((item, i) => i === 0 || by(items[i - 1] as Item, item) !== 0) : items;
};

/** Verdicts of requests, the gravest first. */
export const VERDICT_RANK: Readonly<Record<Overall, number>> = { fail: 0, review: 1, pass: 2 };
