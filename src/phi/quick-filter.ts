/** A quick filter for names: most strings are ruled out by their words alone. */
import { has } from './span.js';
import { JOINED, LABEL, PARTICLE, SUFFIX, TITLE, type Word, wordOf } from './vocabulary.js';

/** A word, or a part of one that begins with a capital letter. */
const PARTS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
/**
 * Characters with which the tokens of a string differ from its runs of letters: diacritics, apostrophes, a hyphen after a
 * capitalised word, `GmbH`.
 */
const INTRICATE = /['^]|[^\x20-\x7e]|[A-Z][a-z]*-|[A-Z][a-z]{2}[A-Z](?![A-Za-z])/;
const CAMEL = /[a-z][A-Z]/;

/** The words of a string as written; undefined if only the tokeniser can split it. */
export const plainWords = (text: string): readonly string[] | undefined =>
  INTRICATE.test(text) || (text.includes(' ') && CAMEL.test(text)) ? undefined : (text.match(PARTS) ?? []);

/** Whether a word can continue a name. */
const goesOn = (text: string, word: Word): boolean =>
  text.length === 1 || word.given > -2 || word.surname > -2 || has(word, PARTICLE | SUFFIX | TITLE);

const wordAt = (words: readonly string[], at: number): Word => wordOf((words[at] as string).toLowerCase());

/** Whether the word at a position begins a name, or precedes one, judging by the words that follow. */
const opensAt = (words: readonly string[], at: number, word: Word): boolean => {
  const next = words[at + 1];
  // After a title, the first part of a joined name or the last word, the full check decides.
  if (next === undefined || has(word, TITLE) || JOINED.has((words[at] as string).toLowerCase())) return true;
  const known = wordAt(words, at + 1);
  // After a label, a word that is in no list may also be a name if it is built like one.
  if (goesOn(next, known) || (has(word, LABEL) && known.likeness > 0)) return true;
  // Before an initial or `Jr`, any word may be a surname.
  return at + 2 < words.length && (words[at + 2]?.length === 1 || has(wordAt(words, at + 2), SUFFIX));
};

/** Whether no name begins in a string, as far as its words alone show. */
export const hasNoName = (text: string): boolean => {
  const words = plainWords(text);
  if (!words) return false;
  // After initials, the last word alone is a name: `J. R. Smith`.
  const end = text.includes('.') ? words.length : words.length - 1;
  for (let at = 0; at < end; at += 1) {
    const word = wordAt(words, at);
    if (word.opens && opensAt(words, at, word)) return false;
  }
  return true;
};
