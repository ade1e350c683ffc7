/** A first look at a string: whether its words alone say that it names no person, as of most. */
import { has } from './span.js';
import { JOINED, LABEL, PARTICLE, SUFFIX, TITLE, type Word, wordOf } from './vocabulary.js';

/** The letters of one word, or of a part of one that begins with a capital. */
const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
/**
 * What makes words of a string differ from its runs of letters: marks, apostrophes, a hyphen behind a capital, `GmbH`.
 */
const INTRICATE = /['^]|[^\x20-\x7e]|[A-Z][a-z]*-|[A-Z][a-z]{2}[A-Z](?![A-Za-z])/;
const CAMEL = /[a-z][A-Z]/;

/** The words of a string as written, without what stands between them; undefined where that takes a closer look. */
export const plainWords = (text: string): readonly string[] | undefined =>
  INTRICATE.test(text) || (text.includes(' ') && CAMEL.test(text)) ? undefined : (text.match(PARTS) ?? []);

/** Whether a name can go on with a word. */
const goesOn = (text: string, word: Word): boolean =>
  text.length === 1 || word.given > -2 || word.surname > -2 || has(word, PARTICLE | SUFFIX | TITLE);

const wordAt = (words: readonly string[], at: number): Word => wordOf((words[at] as string).toLowerCase());

/** Whether a name begins with a word that can begin one, or behind it, given the words that follow. */
const opensAt = (words: readonly string[], at: number, word: Word): boolean => {
  const next = words[at + 1];
  // What follows a title, or the first part of a joined name, is looked at closely; nor does the last word go on.
  if (next === undefined || has(word, TITLE) || JOINED.has((words[at] as string).toLowerCase())) return true;
  const known = wordAt(words, at + 1);
  // Behind a label stands a name also where it is in no list, but built like one.
  if (goesOn(next, known) || (has(word, LABEL) && known.likeness > 0)) return true;
  // Before an initial or `Jr` a word may be a surname that looks like none.
  return at + 2 < words.length && (words[at + 2]?.length === 1 || has(wordAt(words, at + 2), SUFFIX));
};

/** Whether a name begins nowhere in a string, which is told from its words alone. */
export const opensNowhere = (text: string): boolean => {
  const words = plainWords(text);
  if (!words) return false;
  // Behind initials the last alone is a name: `J. R. Smith`.
  const end = text.includes('.') ? words.length : words.length - 1;
  for (let at = 0; at < end; at += 1) {
    const word = wordAt(words, at);
    if (word.opens && opensAt(words, at, word)) return false;
  }
  return true;
};
