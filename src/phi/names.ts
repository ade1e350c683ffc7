/** Whether a string names a person: pairs of words that are built and placed like a given name and a surname. */
import { words as lists } from './detectors.generated.js';
import { unmarked } from './text.js';
import { type Separator, type Token, tokensOf } from './tokens.js';
import { AGAINST, isKnownPair, LABEL, PARTICLE, PERSON, PLACE, SUFFIX, THING, TITLE, type Word, wordOf } from './vocabulary.js';

const PREFIXES = lists.prefixes.split(' ');

interface Span {
  readonly tokens: readonly Token[];
  readonly words: readonly Word[];
  readonly first: number;
  readonly last: number;
  readonly join: Separator;
  readonly middle: number;
}

const has = (word: Word | undefined, role: number): boolean => word !== undefined && (word.roles & role) !== 0;
const isInitial = (token: Token | undefined): boolean => token?.word.length === 1;

/** The score a pair must reach for even odds: the more a form is used by other things, the higher. */
const thresholdOf = ({ tokens, first, last, join }: Span): number => {
  const a = tokens[first]?.form;
  const b = tokens[last]?.form;
  const titles = a === 'title' && b === 'title';
  switch (join) {
    case 'caret':
      return 1;
    case 'comma':
      return 5.5;
    case 'space':
      return titles ? 7 : 9.5;
    case 'camel':
      return 9.5;
    case 'hyphen':
      // `Creutzfeldt-Jakob`: two discoverers of one thing.
      return titles ? 14 : 9;
    default:
      return titles ? 8 : 9;
  }
};

const wordAt = (words: readonly Word[], index: number): Word | undefined => (index < 0 ? undefined : words[index]);

/** What the words around a pair make of it. */
const surroundings = ({ tokens, words, first, last, join }: Span): number => {
  let score = 0;
  let before = first - 1;
  let after = last + 1;
  if (has(wordAt(words, before), TITLE) && tokens[first]?.before !== 'other') {
    score += 4;
    before -= 1;
  }
  if (after < tokens.length && has(words[after], SUFFIX) && tokens[after]?.before !== 'other') {
    score += 3;
    after += 1;
  }
  if (before < 0 && after >= tokens.length) return score + 1.5;
  const prior = wordAt(words, before);
  const next = words[after];
  const nextToken = tokens[after];
  if (prior) {
    if (has(prior, PERSON)) score += 2.5;
    else if (has(prior, AGAINST)) score -= 4;
    else if (has(prior, PLACE)) score -= 9;
    else if (tokens[before]?.form !== 'digits' && tokens[first]?.before !== 'other') score -= prior.ordinary ? 2 : 0.5;
  }
  if (next && nextToken) {
    if (has(next, THING) && !has(next, PERSON)) score -= 7;
    else if (has(next, PERSON)) score += 2.5;
    else if (has(next, AGAINST)) score -= 4;
    else if (nextToken.form !== 'digits' && nextToken.before === join && !isInitial(nextToken)) score -= next.ordinary ? 4 : 0.5;
  }
  return score;
};

const judge = (span: Span): number => {
  const { tokens, words, first, last, join } = span;
  const a = words[first] as Word;
  const b = words[last] as Word;
  const [wordA, wordB] = [(tokens[first] as Token).word, (tokens[last] as Token).word];
  if (isKnownPair(wordA, wordB) || wordA === wordB) return 0;
  if ((a.roles & (THING | AGAINST | PLACE) && !a.listed) || (b.roles & (THING | AGAINST) && !b.listed)) return 0;
  const swapped = join === 'comma' || join === 'caret';
  const straight = a.given + b.surname;
  const reversed = b.given + a.surname;
  const titled = has(wordAt(words, first - 1), TITLE);
  let score = swapped ? Math.max(reversed, straight - 2.5) : Math.max(straight, reversed - 2.5);
  const around = surroundings(span);
  // Names from far away are in no list; then both words must be built like names and stand where names stand.
  if (!a.listed && !b.listed) {
    if (Math.min(a.likeness, b.likeness) < 0.4 || (around < 2.5 && Math.min(a.likeness, b.likeness) < 1)) return 0;
    score -= 1;
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
  if (!word.listed || word.ordinary || token.word.length < 3 || token.possessive) return 0;
  const next = words[at + 1];
  if (next && !has(next, PERSON) && tokens[at + 1]?.form !== 'digits') return 0;
  const title = has(label, TITLE) && !(label.roles & LABEL && label.roles & PERSON);
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
    const opens = last && (last.before === 'space' || last.before === 'comma' || tokens[index + 1]?.before === 'space' || tokens[index + 1]?.before === 'comma');
    if (token.before === 'hyphen' && last && lastWord && opens && last.form !== 'lower' && token.form === last.form && token.form !== 'digits') {
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

const breaks = (before: Separator): boolean => before === 'other' || before === 'start';

/** How likely it is that a string names a person, 0 to 1. */
export const personName = (text: string): number => {
  if (PREFIXES.some((prefix) => text.startsWith(prefix))) return 0;
  const [tokens, words] = compound(tokensOf(unmarked(text)));
  let best = 0;
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
      if (join !== token.before && !(join === 'comma' && token.before === 'space') && !isInitial(tokens[last - 1])) break;
      if (isInitial(token) && last + 1 < tokens.length) {
        middle += 3;
        continue;
      }
      if (Math.max(word.given, word.surname) > -2 && token.word.length > 1) {
        best = Math.max(best, judge({ tokens, words, first, last, join, middle }));
        middle += word.listed ? 0.5 : -2;
        if (join === 'comma' || join === 'caret') break;
      } else if (has(word, PARTICLE)) middle += 1;
      else break;
    }
  }
  return best;
};
