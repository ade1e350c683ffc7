/** Gives the records that begin on the same line their numbers, so that no two have the same place. */
import type { RecordPlace } from './aggregate.js';

/** Records with the line on which each begins, in the order of the lines, each with its place in the file. */
export function* placed<Item extends { readonly line: number }>(
  file: string,
  items: Iterable<Item>,
): Generator<Item & { readonly place: RecordPlace }> {
  let last: Item | undefined;
  let count = 0;
  const withPlace = (item: Item, isAlone: boolean) => ({
    ...item,
    place: { file, line: item.line, ...(isAlone ? {} : { record: count }) },
  });
  for (const item of items) {
    const isSame = item.line === last?.line;
    if (last) yield withPlace(last, count === 1 && !isSame);
    count = isSame ? count + 1 : 1;
    last = item;
  }
  if (last) yield withPlace(last, count === 1);
}
