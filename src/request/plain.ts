/**
 * Whether a parsed text holds none of what `JSON.parse` keeps to itself: the quick answer that makes the slow scan
 * needless for nearly every text.
 */
import { parsed } from '../json.js';
import { DEPTH_LIMIT } from './scan.js';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** The offset of the quote that ends the string that begins at `start`; below 0 where none does. */
export const endOfString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === BACKSLASH) {
    let before = end - 2;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((end - before) % 2 === 1) break;
    end = text.indexOf('"', end + 1);
  }
  return end;
};

/** How many members a JSON text names: its strings that a colon follows. */
const named = (text: string): number => {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let at = endOfString(text, start) + 1;
    // Whatever stands between a string and what follows it is white: the text is JSON.
    while (text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) === COLON) count++;
    // Often the next string stands right behind.
    start = text.charCodeAt(at + 1) === QUOTE ? at + 1 : text.indexOf('"', at);
  }
  return count;
};

/** As many or more: the colons that a string stands before, were it the beginning of one that begins with a colon. */
const namedAtMost = (text: string): number => {
  let count = 0;
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
    let at = colon - 1;
    while (text.charCodeAt(at) <= 32) at--;
    if (text.charCodeAt(at) !== QUOTE) continue;
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) count++;
  }
  return count;
};

/** How many members a value has, all told; NaN where one is `__proto__` or stands too deep. */
const held = (value: unknown, depth: number): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === DEPTH_LIMIT) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += held(item, depth + 1);
    return count;
  }
  for (const name in value) {
    if (name === '__proto__') return Number.NaN;
    count++;
    const item = (value as Record<string, unknown>)[name];
    if (typeof item === 'object') count += held(item, depth + 1);
  }
  return count;
};

/** Whether `scanJson` has nothing to say of a text; `value` is what `JSON.parse` makes of it. */
export const isPlainJson = (text: string, value: unknown): boolean => {
  const count = held(value, 0);
  // No text names fewer than are held, and colons are fewer than quotes.
  return namedAtMost(text) === count || named(text) === count;
};

/** What a text holds if `scanJson` has nothing to say of it; undefined if it has, or if it is no JSON. Never throws. */
export const plainJson = (text: string): unknown => {
  const value = parsed(text);
  return value !== undefined && isPlainJson(text, value) ? value : undefined;
};
