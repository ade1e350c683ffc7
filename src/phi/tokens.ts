/** A string as words, each with what stands before it. */
import { JOINED } from './vocabulary.js';

/** What stands before a word; `camel` where a capital alone begins it. */
export type Separator = 'start' | 'camel' | 'space' | 'underscore' | 'hyphen' | 'dot' | 'comma' | 'caret' | 'other';
/** How the letters of a word are written. */
type Form = 'lower' | 'title' | 'upper' | 'digits';

/** One word or number of a string. */
export interface Token {
  /** Lower-case letters; empty for digits. */
  readonly word: string;
  readonly form: Form;
  readonly before: Separator;
  /** Ends in 's: the name of somebody in the name of a thing. */
  readonly possessive: boolean;
}

/** Two syllables of one name, as Korean ones are written among other words: `DaeHyun`. */
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
    // Among other words it joins the names of substances: `afzelii+burgdorferi Ab`.
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

/** A word or a part of one is all capitals if its first two are, but for names that are left whole. */
const formOf = (text: string): Form =>
  text.charCodeAt(0) > 90 ? 'lower' : text.length > 1 && text.charCodeAt(1) <= 90 ? 'upper' : 'title';

const push = (tokens: Token[], text: string, before: Separator, possessive: boolean): void => {
  const last = tokens.at(-1);
  const word = text.toLowerCase();
  // `McDonald`, `DeLaCruz`: one name, though its capitals look like two words.
  if (before === 'camel' && last && last.form === 'title' && JOINED.has(last.word) && text.charCodeAt(0) <= 90) {
    tokens[tokens.length - 1] = { ...last, word: last.word + word, possessive };
  } else tokens.push({ word, form: formOf(text), before, possessive });
};

/** Whether a capital inside a run of letters begins a part of it: `B` in `aB` and in `ABc`. */
const beginsPart = (letters: string, at: number): boolean =>
  letters.charCodeAt(at) <= 90 &&
  (letters.charCodeAt(at - 1) > 90 || (at + 1 < letters.length && letters.charCodeAt(at + 1) > 90));

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Where digits or letters end that begin at a place; an apostrophe before a letter is among the letters. */
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

/** The words and numbers of a string without marks on its letters. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  // Not `includes`, which the engine asks again at every word: a megabyte of words took ten seconds.
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
