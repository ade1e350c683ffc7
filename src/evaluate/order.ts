/** The order in which a report lists things; lists are short, and mostly in order already. */

export const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** Sorts a list in place and drops what `by` finds equal to the one before it. */
export const inOrder = <Item>(items: Item[], by: (a: Item, b: Item) => number): Item[] => {
  if (items.length > 1) items.sort(by);
  let kept = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (i === 0 || by(items[kept - 1] as Item, item) !== 0) items[kept++] = item;
  }
  items.length = kept;
  return items;
};
