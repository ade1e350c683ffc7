/** Whether a string names a person: pairs of words that are built and placed like a given name and a surname. */
import { words as lists } from './detectors.generated.js';
import { has, isInitial, type Span, surroundings, thresholdOf, wordAt } from './span.js';
import { unmarked } from './text.js';
import { type Separator, type Token, tokensOf } from './tokens.js';
import {
  AGAINST,
  isKnownPair,
  LABEL,
  PARTICLE,
  PEOPLE,
  PERSON,
  PLACE,
  SUFFIX,
  THING,
  TITLE,
  type Word,
  wordOf,
} from './vocabulary.js';

const PREFIXES = lists.prefixes.split(' ');

const judge = (span: Span): number => {
  const { tokens, words, first, last, join } = span;
  const a = words[first] as Word;
  const b = words[last] as Word;
  const [wordA, wordB] = [(tokens[first] as Token).word, (tokens[last] as Token).word];
  if (isKnownPair(wordA, wordB) || wordA === wordB) return 0;
  if (a.roles & PLACE || (a.roles & (THING | AGAINST) && !a.listed) || (b.roles & (THING | AGAINST) && !b.listed))
    return 0;
  const swapped = join === 'comma' || join === 'caret';
  // An initial between two words, or Jr. after them, leaves little else that they could be.
  const least = span.middle >= 3 || has(words[last + 1], SUFFIX) ? -1 : -99;
  const straight = a.given + Math.max(b.surname, least);
  const reversed = b.given + a.surname;
  const titled = has(wordAt(words, first - 1), TITLE);
  let score = swapped ? Math.max(reversed, straight - 2.5) : Math.max(straight, reversed - 2.5);
  const around = surroundings(span);
  // Names from far away are in no list; then both words must be built like names and stand where names stand.
  if (!a.listed && !b.listed) {
  }
  score += around + span.middle;
  if (tokens[first]?.possessive || (tokens[last]?.possessive && !titled)) score -= 8;
  if (swapped && (first > 0 || last < tokens.length - 1) && around < 2) score -= 3;
  return 1 / (1 + Math.exp((thresholdOf(span) - score) / 2.2));
};

/** One name after a title or a label: `Mrs. Lee`, `patient_okafor`. */
const single = (tokens: readonly Token[], words: readonly Word[], at: number): number => {
  const label = words[at - 1];
  const word = words[at] as Word;
  const token = tokens[at] as Token;
  if (!label || !(label.roles & (TITLE | LABEL)) || token.before === 'other' || token.before === 'comma') return 0;
  const best = Math.max(word.given, word.surname);
  const title = has(label, TITLE) && !(label.roles & LABEL && label.roles & PERSON);
  // `mr_damien_tromp`: after a title and a given name, the last word is the surname, whatever else it means.
  if (title && word.given >= 4 && at + 2 === tokens.length && tokens[at + 1]?.before === token.before) return 0.65;
  // In no list, but built like nothing else.
  const foreign = !word.listed && word.likeness >= (title ? 0.8 : 1.8);
  if (!(word.listed || foreign) || word.ordinary || token.word.length < 3 || token.possessive) return 0;
  const next = words[at + 1];
  if (next && !has(next, PERSON) && tokens[at + 1]?.form !== 'digits') return 0;
  if (foreign) return title ? 0.65 : 0.5;
  return best < 4.5 ? 0 : title ? 0.75 : next || best > 5 ? 0.6 : 0.5;
};

/** The words of a text, looked up; hyphenated surnames after a space are one word. */
const compound = (tokens: readonly Token[]): [Token[], Word[]] => {
  const joined: Token[] = [];
  const words: Word[] = [];
  for (const [index, token] of tokens.entries()) {
    const word = wordOf(token.word);
    const last = joined.at(-1);
    const lastWord = words.at(-1);
    const opens =
      last &&
      (last.before === 'space' ||
        last.before === 'comma' ||
        tokens[index + 1]?.before === 'space' ||
        tokens[index + 1]?.before === 'comma');
    if (
      token.before === 'hyphen' &&
      last &&
      lastWord &&
      opens &&
      last.form !== 'lower' &&
      token.form === last.form &&
      token.form !== 'digits'
    ) {
      joined[joined.length - 1] = { ...last, possessive: token.possessive };
      words[words.length - 1] = {
        roles: word.roles & (THING | AGAINST),
        given: Math.max(-6, (lastWord.given + word.given) / 2),
        surname: Math.max(-6, Math.max(lastWord.surname, word.surname) - 0.5),
        listed: lastWord.listed || word.listed,
        ordinary: lastWord.ordinary && word.ordinary,
        likeness: Math.max(lastWord.likeness, word.likeness),
      };
    } else {
      joined.push(token);
      words.push(word);
    }
  }
  return [joined, words];
};

/** A whole string of an initial and a surname: `J. Smith`, `Gonzalez, M.`. */
const withInitial = (tokens: readonly Token[], words: readonly Word[], text: string): number => {
  if (tokens.length !== 2 || !/^[A-Z]\. ?[A-Z]|^[A-Z][A-Za-z'-]+, [A-Z]\.?$/.test(text)) return 0;
  const surname = words[tokens[0]?.word.length === 1 ? 1 : 0] as Word;
  return surname.surname >= 4 && surname.listed ? 0.6 : 0;
};

const breaks = (before: Separator): boolean => before === 'other' || before === 'start';

/**
 * How likely it is that a string names a person, 0 to 1; `leaning` is what its surroundings say: above 0 a person.
 */
export const personName = (text: string, leaning = 0): number => {
  if (PREFIXES.some((prefix) => text.startsWith(prefix))) return 0;
  const [tokens, words] = compound(tokensOf(unmarked(text)));
  let best = withInitial(tokens, words, text);
  for (let first = 0; first < tokens.length; first += 1) {
    const a = words[first] as Word;
    best = Math.max(best, single(tokens, words, first));
    if (Math.max(a.given, a.surname) < -2 || (tokens[first] as Token).form === 'digits') continue;
    let middle = 0;
    let join: Separator | undefined;
    for (let last = first + 1; last < tokens.length && last <= first + 4; last += 1) {
      const token = tokens[last] as Token;
      const word = words[last] as Word;
      if (breaks(token.before) || token.form === 'digits') break;
      // A comma or a caret decides what the pair is; any other change of separator ends it.
      join ??= token.before;
      if (join !== token.before && !(join === 'comma' && token.before === 'space') && !isInitial(tokens[last - 1]))
        break;
      if (isInitial(token) && last + 1 < tokens.length) {
        middle += 3;
        continue;
      }
      const marked = a.given >= 4 && token.form === 'title' && (middle >= 3 || has(words[last + 1], SUFFIX));
      if ((Math.max(word.given, word.surname) > -2 || (marked && !(word.roles & THING))) && token.word.length > 1) {
        best = Math.max(best, judge({ tokens, words, first, last, join, middle: middle + leaning }));
        middle += word.listed ? 0.5 : -2;
        if (join === 'comma' || join === 'caret') break;
      } else if (has(word, PARTICLE)) middle += 1;
      else break;
    }
  }
  return best;
};

/** What the name of a property says of the values under it: people, things, or neither; as evidence for a name. */
export type Leaning = 2 | 0 | -3;
export const leansTo = (property: string): Leaning => {
  let leaning: Leaning = 0;
  for (const { word } of tokensOf(unmarked(property))) {
    const known = wordOf(word);
    if (has(known, AGAINST) || has(known, THING)) return -3;
    if (has(known, PEOPLE)) leaning = 2;
  }
  return leaning;
};
