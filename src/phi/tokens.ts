/** Splits a string into words and numbers. */
import { JOINED } from './vocabulary.js';

/** The separator before a word; `camel` if only a capital letter marks its beginning. */
export type Separator = 'start' | 'camel' | 'space' | 'underscore' | 'hyphen' | 'dot' | 'comma' | 'caret' | 'other';
/** The letter case of a word. */
type Form = 'lower' | 'title' | 'upper' | 'digits';

/** One word or number of a string. */
export interface Token {
  /** Lower-case letters; empty for digits. */
  readonly word: string;
  readonly form: Form;
  readonly before: Separator;
  /** Whether it ends in 's, as a person's name in the name of a thing. */
  readonly possessive: boolean;
}

/** Two syllables of one name, as Korean names are sometimes written: `DaeHyun`. */
const SYLLABLES = /^[A-Z][a-z]{1,4}[A-Z][a-z]{1,4}$/;
/** `GmbH` */
const LEGAL = /^[A-Z][a-z]{2}[A-Z]$/;

const separator = (between: string, spaced: boolean): Separator => {
  switch (between.trim()) {
    case '':
      return 'space';
    case '.':
      return between === '.' ? 'dot' : 'space';
    case '-':
      return between === '-' ? 'hyphen' : 'other';
    case '_':
      return 'underscore';
    // In a text with spaces, + joins names of substances: `afzelii+burgdorferi Ab`.
    case '+':
      return between === '+' && !spaced ? 'dot' : 'other';
    case ',':
    case '*':
    case '|':
    case '.,':
      return 'comma';
    case '^':
      return 'caret';
    default:
      return /^[_-]{2}$/.test(between) ? 'underscore' : between === '; ' ? 'comma' : 'other';
  }
};

/** The case of a word or a part of one. It counts as upper case if its first two letters are. */
const formOf = (text: string): Form =>
  text.charCodeAt(0) > 90 ? 'lower' : text.length > 1 && text.charCodeAt(1) <= 90 ? 'upper' : 'title';

const push = (tokens: Token[], text: string, before: Separator, possessive: boolean): void => {
  const last = tokens.at(-1);
  const word = text.toLowerCase();
  // `McDonald`, `DeLaCruz`: one name, although the capitals look like two words.
  if (before === 'camel' && last && last.form === 'title' && JOINED.has(last.word) && text.charCodeAt(0) <= 90) {
    tokens[tokens.length - 1] = { ...last, word: last.word + word, possessive };
  } else tokens.push({ word, form: formOf(text), before, possessive });
};

/** Whether a capital within a run of letters begins a new word: `B` in `aB` and in `ABc`. */
const beginsPart = (letters: string, at: number): boolean =>
  letters.charCodeAt(at) <= 90 &&
  (letters.charCodeAt(at - 1) > 90 || (at + 1 < letters.length && letters.charCodeAt(at + 1) > 90));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** The end of the digits or letters that begin at a position; an apostrophe before a letter counts as a letter. */
const endOf = (text: string, from: number, digits: boolean): number => {
  let at = from + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (digits ? isDigit(code) : isLetter(code)) continue;
    if (digits || code !== 39 || at + 1 >= text.length || !isLetter(text.charCodeAt(at + 1))) break;
  }
  return at;
};

const SPACE = / /;

/** The words and numbers of a string without diacritics. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  // Not `includes`: the engine evaluates it again at every word, which took ten seconds for a megabyte of words.
  const spaced = SPACE.test(text);
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digits = isDigit(text.charCodeAt(at));
    if (!digits && !isLetter(text.charCodeAt(at))) continue;
    const before: Separator = end === 0 ? 'start' : end === at ? 'camel' : separator(text.slice(end, at), spaced);
    end = endOf(text, at, digits);
    const chunk = text.slice(at, end);
    at = end - 1;
    if (digits) {
      tokens.push({ word: '', form: 'digits', before, possessive: false });
      continue;
    }
    const quoted = chunk.includes("'");
    const possessive = quoted && chunk.endsWith("'s");
    const letters = quoted ? (possessive ? chunk.slice(0, -2) : chunk).replaceAll("'", '') : chunk;
    let from = 0;
    for (let i = 1; i < letters.length; i += 1) {
      if (!beginsPart(letters, i)) continue;
      if (from === 0 && (LEGAL.test(letters) || (spaced && SYLLABLES.test(letters)))) break;
      push(tokens, letters.slice(from, i), from === 0 ? before : 'camel', possessive);
      from = i;
    }
    push(tokens, letters.slice(from), from === 0 ? before : 'camel', possessive);
  }
  return tokens;
};
