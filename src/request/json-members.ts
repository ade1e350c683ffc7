/**
 * Walks over the members of objects and lists in a JSON text by their positions, without parsing values. In a text that is
 * not valid JSON, as one with comments, the positions may be wrong, but it ends and does not throw.
 */
import { parsed } from '../json.js';
import { endOfString } from './plain.js';

/** A member of an object, or an element of a list, in a text. */
export interface Member {
  /** The name; for an element its index. */
  readonly name: string;
  /** The offset of the name; for an element that of the value. */
  readonly from: number;
  /** The offset of the value. */
  readonly start: number;
  /** The offset after the value, known once the visit has returned. */
  end: number;
  readonly first: boolean;
  /** Whether it is the last one, known once the visit has returned. */
  last: boolean;
}

const SCALAR = /[^\s,\]}]*/y;

/** The first offset, from one on, without white space. */
export const pastWhite = (text: string, from: number): number => {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
};

/** Whether an object or a list begins at an offset. */
export const opensAt = (text: string, at: number): boolean => text[at] === '{' || text[at] === '[';

/** The offset after the string that begins at an offset. */
const pastString = (text: string, start: number): number => {
  const end = endOfString(text, start);
  return end < 0 ? text.length : end + 1;
};

/** The end of the value that begins at an offset. Depth is counted instead of recursing, as texts may be nested deeply. */
const endOfValue = (text: string, start: number): number => {
  if (text[start] !== '"' && !opensAt(text, start)) {
    SCALAR.lastIndex = start;
    return SCALAR.test(text) ? SCALAR.lastIndex : text.length;
  }
  let depth = 0;
  let at = start;
  do {
    const char = text[at];
    if (char === '"') at = pastString(text, at);
    else {
      if (char === '{' || char === '[') depth++;
      else if (char === '}' || char === ']') depth--;
      at++;
    }
  } while (depth > 0 && at < text.length);
  return at;
};

/**
 * Visits the members of the object or list that begins at an offset, and returns its end. A visit that has walked over
 * the value returns the end of that, so that no part of the text is read twice.
 */
export const eachMember = (text: string, start: number, visit: (member: Member) => number | undefined): number => {
  const list = text[start] === '[';
  let at = pastWhite(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== ']' && text[at] !== '}'; index++) {
    const from = at;
    let name = String(index);
    if (!list) {
      const raw = text.slice(from, pastString(text, from));
      name = raw.includes('\\') ? String(parsed(raw)) : raw.slice(1, -1);
      at = pastWhite(text, pastWhite(text, from + raw.length) + 1);
    }
    const member: Member = { name, from, start: at, end: at, first: index === 0, last: false };
    member.end = visit(member) ?? endOfValue(text, member.start);
    at = pastWhite(text, member.end);
    member.last = text[at] !== ',';
    if (!member.last) at = pastWhite(text, at + 1);
  }
  return at + 1;
};
