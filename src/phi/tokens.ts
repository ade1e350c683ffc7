/** A string as words, each with what stands before it. */

export type Separator = 'start' | 'camel' | 'space' | 'underscore' | 'hyphen' | 'dot' | 'comma' | 'caret' | 'other';
export type Form = 'lower' | 'title' | 'upper' | 'digits';

export interface Token {
  /** Lower-case letters; empty for digits. */
  readonly word: string;
  readonly form: Form;
  readonly before: Separator;
  /** Ends in 's: the name of somebody in the name of a thing. */
  readonly possessive: boolean;
}

const CHUNKS = /[A-Za-z]+(?:'[A-Za-z]+)*|\d+/g;
const CAMEL = /[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]+(?=[A-Z][a-z])|[A-Z]/g;
/** Capitals inside. */
const MIXED = /[a-z][A-Z]|[A-Z]{2}[a-z]/;
/** Two syllables of one name, as Korean ones are written among other words: `DaeHyun`. */
const SYLLABLES = /^[A-Z][a-z]{1,4}[A-Z][a-z]{1,4}$/;
/** `GmbH` */
const LEGAL = /^[A-Z][a-z]{2}[A-Z]$/;
const JOINED = new Set(['mc', 'mac', 'de', 'la', 'le', 'van', 'von', 'di', 'du', 'o', 'fitz', 'st', 'del', 'dela']);

const separator = (between: string): Separator => {
  switch (between.trim()) {
    case '':
      return 'space';
    case '.':
      return between === '.' ? 'dot' : 'space';
    case '-':
      return between === '-' ? 'hyphen' : 'other';
    case '_':
      return 'underscore';
    case '+':
      return between === '+' ? 'dot' : 'other';
    case ',':
      return 'comma';
    case '^':
      return 'caret';
    default:
      return /^[_-]{2}$/.test(between) ? 'underscore' : 'other';
  }
};

const formOf = (text: string): Form =>
  text.length > 1 && text === text.toUpperCase() ? 'upper' : text.charCodeAt(0) < 97 ? 'title' : 'lower';

const push = (tokens: Token[], text: string, before: Separator, possessive: boolean): void => {
  const last = tokens.at(-1);
  const word = text.toLowerCase();
  // `McDonald`, `DeLaCruz`: one name, though its capitals look like two words.
  if (before === 'camel' && last && last.form === 'title' && JOINED.has(last.word) && text.charCodeAt(0) < 97) {
    tokens[tokens.length - 1] = { ...last, word: last.word + word, possessive };
  } else tokens.push({ word, form: formOf(text), before, possessive });
};

/** The words and numbers of a string without marks on its letters. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let end = 0;
  const spaced = text.includes(' ');
  CHUNKS.lastIndex = 0;
  for (let chunk = CHUNKS.exec(text); chunk; chunk = CHUNKS.exec(text)) {
    let before: Separator =
      end === 0 ? 'start' : end === chunk.index ? 'camel' : separator(text.slice(end, chunk.index));
    end = chunk.index + chunk[0].length;
    const first = chunk[0].charCodeAt(0);
    if (first < 58) {
      tokens.push({ word: '', form: 'digits', before, possessive: false });
      continue;
    }
    const quoted = chunk[0].includes("'");
    const possessive = quoted && chunk[0].endsWith("'s");
    const whole = possessive ? chunk[0].slice(0, -2) : chunk[0];
    const letters = quoted ? whole.replaceAll("'", '') : whole;
    if (!MIXED.test(letters) || LEGAL.test(letters) || (spaced && SYLLABLES.test(letters))) {
      push(tokens, letters, before, possessive);
      continue;
    }
    for (const part of letters.match(CAMEL) ?? []) {
      push(tokens, part, before, possessive);
      before = 'camel';
    }
  }
  return tokens;
};
