/** Files that a command is given besides its input: terms, keys, a baseline, results. */
import { readFileSync } from 'node:fs';
import { textOf } from '../config/text.js';
import { whyUnreadable } from '../config/unreadable.js';
import { plain } from '../format/plain.js';
import { UsageError } from './io.js';

/** The text of a file, or why there is none, in words for the person who named it. */
export const textIn = (file: string): { readonly text: string } | { readonly why: string } => {
  try {
    const text = textOf(readFileSync(file));
    return text === undefined ? { why: 'it is not UTF-8' } : { text };
  } catch (error) {
    return { why: whyUnreadable(error) };
  }
};

/** The text of a file; `what` it should be is said where there is none. @throws UsageError */
export const readText = (file: string, what: string): string => {
  const read = textIn(file);
  if ('text' in read) return read.text;
  throw new UsageError(`${plain(file)}: ${what} cannot be read: ${read.why}`);
};
