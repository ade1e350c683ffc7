/** Finds the positions of values in a JSON text by their pointers. It parses only what leads to them and skips the rest. */
import { type PointerTree, pointerTree } from '../../pointer.js';
import { eachMember, opensAt, pastWhite } from '../../request/json-members.js';
import { lineCounter } from '../../request/scan.js';

/** The position of a value: line and column from 1, and the offset in the text. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The positions of the values at some pointers. If the text is not JSON, only the pointer `""` is allowed. */
export const positionsOf = (text: string, pointers: Iterable<string>): Map<string, Position> => {
  const found = new Map<string, Position>();
  const lineOf = lineCounter(text);
  /** Reads the value at an offset; returns its end if it was walked over. */
  const read = ({ here, below }: PointerTree<string>, offset: number): number | undefined => {
    // Of a repeated member the last one counts, as in `JSON.parse`.
    if (here !== undefined) found.set(here, { offset, ...lineOf(offset) });
    if (below.size === 0 || !opensAt(text, offset)) return undefined;
    return eachMember(text, offset, ({ name, start }) => {
      const next = below.get(name);
      return next && read(next, start);
    });
  };
  read(pointerTree(Array.from(pointers, (pointer) => [pointer, pointer])), pastWhite(text, 0));
  return found;
};
