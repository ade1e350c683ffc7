/** What is known of one word: whether it is a name, an ordinary word, how it is built, and its part in a phrase. */
import { words as lists } from './detectors.generated.js';
import { lookUp, nameLikeness } from './lookup.js';
import { model, names, words } from './names.generated.js';

export const TITLE = 1;
export const SUFFIX = 2;
export const PARTICLE = 4;
export const PERSON = 8;
export const LABEL = 16;
export const AGAINST = 32;
export const THING = 64;
export const PLACE = 128;
const COMMON = 256;

const ROLES = new Map<string, number>();
for (const [role, list] of [
  [TITLE, lists.titles],
  [SUFFIX, lists.suffixes],
  [PARTICLE, lists.particles],
  [PERSON, lists.person],
  [LABEL, lists.labels],
  [AGAINST, lists.against],
  [THING, lists.things],
  [PLACE, lists.places],
  [COMMON, lists.common],
] as const) {
  for (const word of list.split(' ')) ROLES.set(word, (ROLES.get(word) ?? 0) | role);
}
const KNOWN = new Set(lists.known.split(','));

/** Two names that, read together, are nobody. */
export const isKnownPair = (first: string, second: string): boolean => KNOWN.has(`${first} ${second}`);

export interface Word {
  /** Bits of the parts the word can play. */
  readonly roles: number;
  /** How much it speaks for a person as a given name, and as a surname; in bits of evidence, roughly. */
  readonly given: number;
  readonly surname: number;
  /** Whether it stands in the lists of names. */
  readonly listed: boolean;
  readonly ordinary: boolean;
  readonly likeness: number;
}

const GIVEN = [0, 4.5, 5.5, 7] as const;
const SURNAME = [0, 4.5, 5.5, 6.5] as const;
const NOTHING: Word = { roles: 0, given: -8, surname: -8, listed: false, ordinary: false, likeness: -8 };

const judge = (word: string): Word => {
  const roles = ROLES.get(word) ?? 0;
  if (word.length < 2 || word.length > 24) return { ...NOTHING, roles };
  const level = lookUp(names, word);
  const ordinary = roles !== 0 || lookUp(words, word) === 0;
  const likeness = nameLikeness(model, word);
  const g = level < 0 ? 0 : level >> 2;
  const s = level < 0 ? 0 : level & 3;
  const unlisted = ordinary || word.length < 3 ? -8 : Math.max(-6, Math.min(5, likeness * 3 - 0.5));
  // A name that is also a word says less, unless it is first of all a name.
  const doubt = roles & COMMON ? 5 : !ordinary ? 0 : g === 3 || s === 3 ? 2 : 4;
  return {
    roles,
    given: g > 0 ? (GIVEN[g] as number) - doubt : unlisted - (s > 0 ? 0 : 0.5),
    surname: s > 0 ? (SURNAME[s] as number) - doubt : unlisted + 0.5,
    listed: level > 0 && doubt < 4,
    ordinary,
    likeness,
  };
};

const seen = new Map<string, Word>();

/** What is known of a word of lower-case letters. Ordinary words are remembered, names are not. */
export const wordOf = (word: string): Word => {
  const known = seen.get(word);
  if (known) return known;
  const judged = judge(word);
  if (judged.ordinary || (judged.given < 0 && judged.surname < 0)) {
    if (seen.size >= 4096) seen.clear();
    seen.set(word, judged);
  }
  return judged;
};
