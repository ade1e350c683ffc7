/** A document of data with the offsets of its parts. */
import { escapeStep } from '../../pointer.js';
import { known, nothing, unknown, type Value } from '../program/value.js';

/** `value` is plain JSON; `offsetOf` gives the offset of a JSON Pointer in the file. */
export interface Tree {
  readonly value: unknown;
  readonly offsetOf: (at: string) => number;
  /** The offset of a character of the string at a pointer, if that is known. */
  readonly offsetIn?: (at: string, index: number) => number;
}

/** The offset of a pointer, or of the nearest enclosing value that has one; undefined if none has. */
export const nearestOffset = (offsets: ReadonlyMap<string, number>, at: string): number | undefined => {
  for (let here = at; ; here = here.slice(0, here.lastIndexOf('/'))) {
    const offset = offsets.get(here);
    if (offset !== undefined || here === '') return offset;
  }
};

/** The nesting depth up to which values are converted; no request is nested as deep. */
const DEEPEST = 200;

/** Converts a part of a tree to a value. */
export const valueIn = (tree: Tree, at: string, part: unknown, depth = 0): Value => {
  const offset = tree.offsetOf(at);
  if (depth > DEEPEST) return unknown('too-many', offset);
  if (Array.isArray(part)) {
    return { is: 'list', items: part.map((item, i) => valueIn(tree, `${at}/${i}`, item, depth + 1)), at: offset };
  }
  if (typeof part === 'object' && part !== null) {
    const members = new Map(
      Object.entries(part).map(([name, item]): [string, Value] => {
        const here = `${at}/${escapeStep(name)}`;
        // Step Functions replace a member with this suffix by the value of an expression.
        if (name.endsWith('.$')) return [name.slice(0, -2), unknown('expression', tree.offsetOf(here))];
        return [name, valueIn(tree, here, item, depth + 1)];
      }),
    );
    return { is: 'object', members, at: offset };
  }
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') {
    return known(part, offset);
  }
  return nothing(offset);
};

/** A tree in which every offset is the same, for a document inside a string. */
export const flatTree = (value: unknown, offset: number): Tree => ({ value, offsetOf: () => offset });
