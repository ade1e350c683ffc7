/** Lists, groups, counts and sums. */

/** Adds an item to the list of a key. */
export const addTo = <Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void => {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
};

/** Adds to the count of a key. */
export const addCount = <Key>(counts: Map<Key, number>, key: Key, count = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

/** The sum of a number of each item. */
export const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((sum, item) => sum + of(item), 0);

/** The items with each key, both in the order of their first occurrence. */
export const grouped = <Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Map<Key, readonly [Item, ...Item[]]> => {
  const groups = new Map<Key, [Item, ...Item[]]>();
  for (const item of items) addTo<Key, Item>(groups, keyOf(item), item);
  return groups;
};

/** The items, of which those with equal keys are merged, in the order of their first occurrence. */
export const merged = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  merge: (known: Item, more: Item) => Item,
): Item[] => [...grouped(items, keyOf).values()].map((alike) => alike.reduce(merge));
