/** Gives the records that begin on the same line their numbers, so that no two have the same place. */
import type { RecordPlace } from '../aggregate.js';

/** Records with the line on which each begins, in the order of the lines, each with its place in the file. */
export function* placed<Item extends { readonly line: number }>(
  file: string,
  items: Iterable<Item>,
): Generator<readonly [item: Item, place: RecordPlace]> {
  let last: Item | undefined;
  let count = 0;
  const placeOf = ({ line }: Item, isAlone: boolean): RecordPlace =>
    isAlone ? { file, line } : { file, line, record: count };
  for (const item of items) {
    const isSame = item.line === last?.line;
    if (last) yield [last, placeOf(last, count === 1 && !isSame)];
    count = isSame ? count + 1 : 1;
    last = item;
  }
  if (last) yield [last, placeOf(last, count === 1)];
}
