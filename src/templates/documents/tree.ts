/** A document of data: its value, and where each part of it stands. */
import { escapeStep } from '../../pointer.js';
import { unknown, type Value } from '../program/value.js';

/** `value` is plain JSON; `offsetOf` gives the offset of a place (a JSON Pointer) in the text. */
export interface Tree {
  readonly value: unknown;
  readonly offsetOf: (at: string) => number;
  /** The offset of a character of the string at a place, where the text has it otherwise than in one piece. */
  readonly offsetIn?: (at: string, index: number) => number;
}

/** Objects and lists within one another; what is deeper is no request. */
const DEEPEST = 200;

/** A part of a tree as a value. */
export const partOf = (tree: Tree, at: string, part: unknown, depth = 0): Value => {
  const offset = tree.offsetOf(at);
  if (depth > DEEPEST) return unknown('too-many', offset);
  if (Array.isArray(part)) {
    return { is: 'list', items: part.map((item, i) => partOf(tree, `${at}/${i}`, item, depth + 1)), at: offset };
  }
  if (typeof part === 'object' && part !== null) {
    const members = new Map(
      Object.entries(part).map(([name, item]): [string, Value] => {
        const here = `${at}/${escapeStep(name)}`;
        // Step Functions replace a member with such a name by the value of an expression.
        if (name.endsWith('.$')) return [name.slice(0, -2), unknown('expression', tree.offsetOf(here))];
        return [name, partOf(tree, here, item, depth + 1)];
      }),
    );
    return { is: 'object', members, at: offset };
  }
  if (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') {
    return { is: 'known', value: part, at: offset };
  }
  return { is: 'known', value: null, at: offset };
};

/** A plain value with every offset the same: a document inside a string. */
export const flatTree = (value: unknown, offset: number): Tree => ({ value, offsetOf: () => offset });
