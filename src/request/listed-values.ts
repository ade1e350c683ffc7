/** The values of a header that lists some, as `anthropic-beta` does. */
import { remembered } from '../memoize.js';

const lists = new Map<string, readonly string[]>();

/**
 * Commas separate values; white space and semicolons do too, because they are part of none and a server might split there:
 * a value whose beginning is known would otherwise hide another behind it. An empty text has one value, which is empty.
 */
export const listedValues = (text: string): readonly string[] =>
  remembered(lists, text, () => text.trim().split(/[\s,;]+/));
