/**
 * Tells quickly that a parsed text has none of the problems that `JSON.parse` hides, so that few texts need the slow
 * scan.
 */
import { parsed } from '../json.js';
import { DEPTH_LIMIT } from './scan.js';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** The offset of the quote that ends the string beginning at `start`; negative if there is none. */
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

/** The number of member names in a JSON text: its strings followed by a colon. */
const nameCount = (text: string): number => {
  let count = 0;
  for (let start = text.indexOf('"'); start >= 0; ) {
    let at = endOfString(text, start) + 1;
    // Between a string and the next character there is only white space: the text is JSON.
    while (text.charCodeAt(at) <= 32) at++;
    if (text.charCodeAt(at) === COLON) count++;
    // Often the next string follows directly.
    start = text.charCodeAt(at + 1) === QUOTE ? at + 1 : text.indexOf('"', at);
  }
  return count;
};

/** An upper bound of that number: colons after a quote, some of which may be inside strings. */
const nameCountAtMost = (text: string): number => {
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

/** The number of members in a value and all below it; NaN if one is `__proto__` or nested too deep. */
const memberCount = (value: unknown, depth: number): number => {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === DEPTH_LIMIT) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += memberCount(item, depth + 1);
    return count;
  }
  for (const name in value) {
    if (name === '__proto__') return Number.NaN;
    count++;
    const item = (value as Record<string, unknown>)[name];
    if (typeof item === 'object') count += memberCount(item, depth + 1);
  }
  return count;
};

/** Whether `scanJson` would find no problem in a text; `value` is the result of `JSON.parse`. */
export const isPlainJson = (text: string, value: unknown): boolean => {
  const count = memberCount(value, 0);
  // A text has at least as many names as its value has members; more means duplicates. Counting colons is cheaper.
  return nameCountAtMost(text) === count || nameCount(text) === count;
};

/** The value of a text in which `scanJson` would find no problem; undefined otherwise. Never throws. */
export const plainJson = (text: string): unknown => {
  const value = parsed(text);
  return value !== undefined && isPlainJson(text, value) ? value : undefined;
};
