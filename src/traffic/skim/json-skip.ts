/** Moves a cursor past JSON values that are not read, and verifies only that they are plain JSON. */

import { CLOSE, CLOSE_LIST, COLON, COMMA, OPEN, OPEN_LIST, QUOTE } from '../characters.js';
import { PROTO } from './json-bytes.js';
import { type Cursor, isEmpty, nameHash, passString, readNumber, readWord, skipWhite, unsure } from './json-cursor.js';

/** The maximum depth of nesting; deeper values are read the slow way. */
export const DEPTH = 256;
/** The values in place of a string, an object and a list that were skipped. */
export const BLANK = ' ';
const SOME_OBJECT = Object.freeze({});
const SOME_LIST = Object.freeze([]);

/** The maximum number of names of all objects around a place; with more, the slow way is taken. */
const NAMES = 1024;

/** The hashes of the names of the objects around the cursor, to detect names that occur twice in one object. */
export interface NameStack {
  readonly hashes: Int32Array;
  size: number;
}

export const newNameStack = (): NameStack => ({ hashes: new Int32Array(NAMES), size: 0 });

/** Moves past a value and returns a value in its place; unsure if a name may occur twice in an object. */
export const skipValue = (cursor: Cursor, names: NameStack, depth: number): unknown => {
  if (depth > DEPTH) return unsure(cursor);
  skipWhite(cursor);
  if (cursor.at >= cursor.end) return unsure(cursor);
  switch (cursor.bytes[cursor.at]) {
    case QUOTE:
      cursor.at++;
      passString(cursor);
      return BLANK;
    case OPEN_LIST:
      return skipItems(cursor, names, depth, CLOSE_LIST, false) ? SOME_LIST : unsure(cursor);
    case OPEN:
      return skipItems(cursor, names, depth, CLOSE, true) ? SOME_OBJECT : unsure(cursor);
    default:
      return readPlain(cursor);
  }
};

/** Reads a number or a word. */
export const readPlain = (cursor: Cursor): unknown => {
  switch (cursor.bytes[cursor.at]) {
    case 0x74:
      return readWord(cursor, 'true', true);
    case 0x66:
      return readWord(cursor, 'false', false);
    case 0x6e:
      return readWord(cursor, 'null', null);
    default:
      return readNumber(cursor);
  }
};

const skipItems = (cursor: Cursor, names: NameStack, depth: number, close: number, named: boolean): boolean => {
  const first = names.size;
  if (isEmpty(cursor, close)) return cursor.at <= cursor.end;
  for (;;) {
    if (named && !skipName(cursor, names, first)) return false;
    skipValue(cursor, names, depth + 1);
    if (!cursor.sure) return false;
    skipWhite(cursor);
    const byte = cursor.bytes[cursor.at++];
    if (byte === close) {
      names.size = first;
      return cursor.at <= cursor.end;
    }
    if (byte !== COMMA) return false;
  }
};

/** Moves past a name and its colon. `first` is the index of the first name of the same object. */
const skipName = (cursor: Cursor, names: NameStack, first: number): boolean => {
  const { hashes, size } = names;
  const hash = nameHash(cursor);
  if (!cursor.sure || hash === PROTO || size >= NAMES) return false;
  for (let i = first; i < size; i++) if (hashes[i] === hash) return false;
  hashes[size] = hash;
  names.size = size + 1;
  skipWhite(cursor);
  return cursor.bytes[cursor.at++] === COLON;
};
