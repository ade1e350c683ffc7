/** A pair of words that may be a name, with evidence from its form and the words around it. */
import type { Separator, Token } from './tokens.js';
import {
  AGAINST,
  CONJUNCTION,
  PARTICLE,
  PEOPLE,
  PERSON,
  PLACE,
  STEM,
  SUFFIX,
  THING,
  TITLE,
  type Word,
} from './vocabulary.js';

/** A pair of words: the tokens at `first` and `last`, with the separator `join`. */
export interface Span {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
  readonly join: Separator;
  /** Evidence from the tokens between the two words, and from outside the string. */
  readonly middle: number;
}

/** Whether a word has a role, or one of several. */
export const has = (word: Word | undefined, role: number): boolean => word !== undefined && (word.roles & role) !== 0;
/** Whether a token is a single letter. */
export const isInitial = (token: Token | undefined): boolean => token?.word.length === 1;

/**
 * The scores of a pair for even odds, by separator and case, for 0, 1 and 2 listed names. They are higher for forms that
 * are often used for other things than people.
 */
const THRESHOLDS: Readonly<Record<string, readonly [number, number, number]>> = {
  'space title': [7.5, 5.2, 4.3],
  'space upper': [8.5, 5.2, 4.3],
  'space lower': [13, 12, 9],
  'space mixed': [9, 8, 7],
  'camel title': [7, 6.7, 4],
  'camel mixed': [5.5, 6.5, 6],
  'underscore title': [5.5, 5, 3],
  'underscore lower': [5.5, 5.5, 5],
  'underscore upper': [13, 13, 10.5],
  'dot lower': [4.5, 3.5, 3],
  'dot title': [7.5, 6.5, 4.5],
  'hyphen lower': [8.5, 7, 5],
  'hyphen title': [16, 16, 16],
  'comma title': [4, 3.5, 3],
  'comma upper': [3, 3, 3],
  'comma mixed': [8, 7, 6],
  'caret upper': [-1, 0, 1],
  'caret title': [0, 0, 1],
  'caret mixed': [4, 3, 2],
};
/** The score for all other forms, which are hardly ever names of persons. */
const UNLIKELY = [13, 13, 13] as const;

/** The score of a pair for even odds. */
export const thresholdOf = ({ tokens, words, first, last, join }: Span): number => {
  const a = tokens[first]?.form;
  const b = tokens[last]?.form;
  // `HOLMBERG, Karin` and `HOLMBERG Karin` are people; if only one word is in lower case, it is mostly a species.
  const named = a === 'upper' && b === 'title' && (join === 'comma' || (words[first]?.listed && words[last]?.listed));
  const form = a === b || named ? (b as string) : 'mixed';
  const small = join === 'space' && form === 'mixed' && (a === 'lower' || b === 'lower') ? 4.5 : 0;
  const listed = (words[first]?.listed ? 1 : 0) + (words[last]?.listed ? 1 : 0);
  const bothWords =
    words[first]?.ordinary && words[last]?.ordinary ? (join === 'space' || join === 'comma' ? 1.5 : 3) : 0;
  return ((THRESHOLDS[`${join} ${form}`] ?? UNLIKELY)[listed] as number) + bothWords + small;
};

/** The word at a position, if there is one. */
export const wordAt = (words: readonly Word[], index: number): Word | undefined =>
  index < 0 ? undefined : words[index];

/** Whether a pair is followed by a thing that is named for it, perhaps with more names: `Elliott Ludman Teebi syndrome`. */
const isOfThing = ({ tokens, words, join }: Span, after: number): boolean => {
  for (let i = after; i < words.length && i < after + 3; i += 1) {
    const word = words[i] as Word;
    if (has(word, THING)) return !has(word, PERSON | (join !== 'space' || tokens[i]?.form === 'lower' ? STEM : 0));
    if (word.ordinary || tokens[i]?.before !== join) return false;
  }
  return false;
};

/** Whether the name of a place begins before a pair, perhaps with more names: `Calle Teodoro Negrete Adorno`. */
const isOfPlace = ({ tokens, words, join }: Span, before: number): boolean => {
  // Limited, because it would take quadratic time in a text of only names.
  for (let i = before; i >= 0 && i > before - 8; i -= 1) {
    const word = words[i] as Word;
    if (has(word, PLACE) && (i === before || !has(word, PARTICLE))) return true;
    if (join !== 'space' || word.ordinary || tokens[i + 1]?.before !== 'space' || tokens[i]?.form === 'lower')
      return false;
  }
  return false;
};

/** The evidence of the words around a pair. */
export const surroundings = (span: Span): number => {
  const { tokens, words, first, last, join } = span;
  let score = 0;
  let before = first - 1;
  let after = last + 1;
  if (has(wordAt(words, before), TITLE) && tokens[first]?.before !== 'other') {
    score += 4;
    before -= 1;
  }
  // `Class III` is a thing.
  if (has(words[after], SUFFIX) && tokens[after]?.before !== 'other' && !has(words[last], THING | AGAINST)) {
    score += 4;
    after += 1;
  }
  // A number may follow: `karin_holmberg_1957`.
  if (before < 0 && (after >= tokens.length || (after === tokens.length - 1 && tokens[after]?.form === 'digits')))
    return score + (join === 'space' && words[first]?.listed && words[last]?.listed ? 0 : 1.5);
  // `Karin Holmberg, 62yo`
  if (tokens[after]?.form === 'digits' && has(words[after + 1], PERSON)) after += 1;
  const prior = wordAt(words, before);
  const next = words[after];
  const nextToken = tokens[after];
  if (prior) {
    // `seen by`, `chart of`; but `Village of Larsen Bay`.
    const ofThing = tokens[before]?.word === 'of' && has(wordAt(words, before - 1), THING);
    // `due to Brugia malayi`
    const isCause = tokens[before]?.word === 'to' && tokens[before - 1]?.word === 'due';
    if (has(prior, CONJUNCTION) || isCause) score -= 5;
    else if (has(prior, PERSON) && !ofThing) score += has(prior, PEOPLE) ? 3.5 : 2.5;
    else if (isOfPlace(span, before)) score -= 9;
    else if (ofThing || has(prior, AGAINST | THING)) score -= 4;
    else if (tokens[before]?.form !== 'digits' && tokens[first]?.before !== 'other') score -= prior.ordinary ? 2 : 0.5;
  }
  if (next && nextToken) {
    // Firms and discoverers are rarely named with more than the surname.
    if (has(next, CONJUNCTION)) score -= words[first]?.given === 7 ? 2 : 5;
    // `Henry Ford, Inc.`; but `Karin Holmberg, University Hospital`.
    else if (isOfThing(span, after)) score -= nextToken.before === join || after + 1 === tokens.length ? 7 : 2;
    else if (has(next, PERSON)) score += has(next, PEOPLE) ? 3.5 : 2.5;
    else if (has(next, AGAINST)) score -= 4;
    else if (nextToken.form !== 'digits' && nextToken.before === join && !isInitial(nextToken))
      score -= next.ordinary ? 4 : 0.5;
  }
  return score;
};
