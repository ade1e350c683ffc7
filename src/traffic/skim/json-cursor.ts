/**
 * A position in the UTF-8 bytes of JSON text, and functions that move it over the smallest parts of JSON. They work on
 * bytes, without making strings, and set `sure` to false for anything that is not plain JSON.
 */
import { QUOTE } from '../characters.js';
import { ESCAPED, HASH_FACTOR, isUnicode, NUMBER, STOPS, stopsIn } from './json-bytes.js';

/** A position in bytes. */
export interface Cursor {
  bytes: Buffer;
  /** The same bytes as 32-bit words. */
  words: Int32Array;
  at: number;
  end: number;
  /** False once anything was found that has to be read the slow way; `at` has no meaning then. */
  sure: boolean;
}

const BACKSLASH = 0x5c;
const U = 0x75;

/** A cursor over no bytes. */
export const newCursor = (): Cursor => ({
  bytes: Buffer.alloc(0),
  words: new Int32Array(0),
  at: 0,
  end: 0,
  sure: true,
});

/** Sets the cursor to the bytes between two offsets. */
export const moveTo = (cursor: Cursor, bytes: Buffer, from: number, to: number): void => {
  if (cursor.bytes !== bytes) {
    // Words begin at multiples of four: bytes that begin elsewhere in their buffer are copied.
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
    cursor.bytes = aligned;
    cursor.words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  }
  cursor.at = from;
  cursor.end = to;
  cursor.sure = true;
};

/** Marks the cursor as unsure. */
export const unsure = (cursor: Cursor): undefined => {
  cursor.sure = false;
  return undefined;
};

export const skipWhite = (cursor: Cursor): void => {
  const { bytes, end } = cursor;
  let { at } = cursor;
  while (at < end) {
    const byte = bytes[at] as number;
    if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) break;
    at++;
  }
  cursor.at = at;
};

/** Moves past a string whose opening quote has been read. Returns whether it has escapes. */
export const passString = (cursor: Cursor): boolean => {
  // Copied to locals, which are faster, because most of the time is spent in this loop.
  const { bytes, words, end } = cursor;
  let i = cursor.at;
  let escapes = false;
  for (;;) {
    // Byte by byte to where a word begins, then by words: most texts are short, most bytes are in long ones.
    const near = Math.min(end, (i + 11) & ~3);
    while (i < near && STOPS[bytes[i] as number] === 0) i++;
    if (i === near && i < end) {
      let word = i >> 2;
      while (word < end >> 2 && !stopsIn(words[word] as number)) word++;
      i = word << 2;
      while (i < end && STOPS[bytes[i] as number] === 0) i++;
    }
    const byte = i < end ? bytes[i] : undefined;
    if (byte === QUOTE) {
      cursor.at = i + 1;
      return escapes;
    }
    const next = bytes[i + 1] as number;
    if (byte !== BACKSLASH || (ESCAPED[next] !== 1 && !(next === U && isUnicode(bytes, i + 2)))) {
      cursor.sure = false;
      return false;
    }
    escapes = true;
    i += next === U ? 6 : 2;
  }
};

/** Moves past a name and returns the hash of its bytes; unsure if there is no name, or it has escapes. */
export const nameHash = (cursor: Cursor): number => {
  skipWhite(cursor);
  const { bytes } = cursor;
  let { at } = cursor;
  let hash = 0;
  if (bytes[at] !== QUOTE) cursor.sure = false;
  let byte = bytes[++at] as number;
  for (; STOPS[byte] === 0; byte = bytes[++at] as number) hash = (Math.imul(hash, HASH_FACTOR) ^ byte) | 0;
  if (byte !== QUOTE || ++at > cursor.end) cursor.sure = false;
  cursor.at = at;
  return hash;
};

/** Reads a number. */
export const readNumber = (cursor: Cursor): number | undefined => {
  const { bytes, end, at: from } = cursor;
  let at = from;
  let value = 0;
  let byte = bytes[at] as number;
  // Nearly all numbers are whole numbers of a few digits.
  while (byte >= 0x30 && byte <= 0x39 && at < end) {
    value = value * 10 + byte - 0x30;
    byte = bytes[++at] as number;
  }
  const length = at - from;
  const isWhole = byte !== 0x2e && byte !== 0x65 && byte !== 0x45 && byte !== 0x2d;
  if (isWhole && length > 0 && length < 16 && (length === 1 || bytes[from] !== 0x30)) {
    cursor.at = at;
    return value;
  }
  while (at < end && /[-+.eE\d]/.test(String.fromCharCode(bytes[at] as number))) at++;
  cursor.at = at;
  const written = bytes.toString('latin1', from, at);
  return NUMBER.test(written) ? Number(written) : unsure(cursor);
};

/** Moves past `true`, `false` or `null`, and returns the value given for it. */
export const readWord = (cursor: Cursor, word: string, value: unknown): unknown => {
  for (let i = 0; i < word.length; i++) if (cursor.bytes[cursor.at + i] !== word.charCodeAt(i)) return unsure(cursor);
  cursor.at += word.length;
  return value;
};

/** Moves into a list or an object; if it is empty, past its end. Returns whether it is empty. */
export const isEmpty = (cursor: Cursor, close: number): boolean => {
  cursor.at++;
  skipWhite(cursor);
  const empty = cursor.bytes[cursor.at] === close;
  if (empty) cursor.at++;
  return empty;
};
