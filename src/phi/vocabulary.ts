/** The properties of a word: whether it is a name or an ordinary word, its spelling, and its roles in a phrase. */
import { LIKE_NAME, lookUp, NO_NAME, nameLikeness, PLAIN_WORD } from './lookup.js';
import { model, names, parts, words } from './names.generated.js';

/** Precedes a name: `Mrs.`, `Dr.`. This and the following are bits for the roles of a word. */
export const TITLE = 1;
/** Follows a name: `Jr`, `MD`. */
export const SUFFIX = 2;
/** Part of a name: `van`, `de la`. */
export const PARTICLE = 4;
/** Refers to a person, or to something that belongs to one: `chart`, `daughter`. */
export const PERSON = 8;
/** Also precedes a name of a single word: `patient`, `name`. */
export const LABEL = 16;
/** Refers to something that is named like a person: `breed`, `gene`. */
export const AGAINST = 32;
/** A thing that is named for people: `syndrome`, `test`. */
export const THING = 64;
/** Part of names of places: `San`, `Fort`. */
export const PLACE = 128;
/** A name that is also an ordinary word: `may`, `grant`. */
export const COMMON = 256;
/** Joins two names: `and`, `versus`. */
export const CONJUNCTION = 512;
/** Refers to people themselves: `patient`, `nurse`. */
export const PEOPLE = 1024;
/** In the name of a property: its values may be things: `venue`, `sponsor`. */
export const TOPIC = 2048;
/** In the name of a property: its values are only things: `language`, `diagnosis`. */
export const LISTED = 4096;
/** Ends as names of substances and conditions do: `appendicitis`. */
export const STEM = 8192;

const ROLES = new Map<string, number>();
for (const [role, list] of [
  [TITLE, parts.titles],
  [SUFFIX, parts.suffixes],
  [PARTICLE, parts.particles],
  [PERSON, parts.person],
  [LABEL, parts.labels],
  [AGAINST, parts.against],
  [THING, parts.things],
  [PLACE, parts.places],
  [COMMON, parts.common],
  [CONJUNCTION, parts.conjunctions],
  [PEOPLE | PERSON, parts.people],
  [TOPIC, parts.topics],
  [LISTED, parts.listed],
] as const) {
  for (const word of list.split(' ')) ROLES.set(word, (ROLES.get(word) ?? 0) | role);
}
const isHeldPair = (first: string, second: string): boolean => lookUp(names, `${first} ${second}`) === 0;

/** Whether two names together are not a person: `sri lanka`, and likewise `sri lankan`. */
export const isKnownPair = (first: string, second: string): boolean =>
  isHeldPair(first, second) || (second.endsWith('an') && isHeldPair(first, second.slice(0, -1)));

/** The properties of a word. */
export interface Word {
  /** The bits of its roles. */
  readonly roles: number;
  /** The evidence that it is a given name, and that it is a surname, roughly in bits. */
  readonly given: number;
  readonly surname: number;
  /** Whether it is in the lists of names. */
  readonly listed: boolean;
  readonly ordinary: boolean;
  readonly likeness: number;
  /** Whether a name can begin with it or after it. */
  readonly opens: boolean;
}

const GIVEN = [0, 4.5, 5.5, 7] as const;
const SURNAME = [0, 4.5, 5.5, 6.5] as const;
/** The properties of a word that is not part of a name. */
export const NOTHING: Word = {
  roles: 0,
  given: -8,
  surname: -8,
  listed: false,
  ordinary: false,
  likeness: -8,
  opens: false,
};

/** The first parts of names that are written as one word: `McDonald`, `DeLaCruz`. */
export const JOINED = new Set(parts.joined.split(' '));

const opensName = (word: string, roles: number, given: number, surname: number): boolean =>
  given >= -2 || surname >= -2 || (roles & (TITLE | LABEL)) !== 0 || JOINED.has(word);

/** How much less evidence a name gives if it is also an ordinary word; only a little if it is mainly a name. */
const doubtOf = (common: boolean, ordinary: boolean, level: number, likeness: number): number => {
  if (common) return level === 3 ? 4.5 : 6;
  if (!ordinary) return 0;
  return (level === 3 ? 2 : level === 2 ? 3.5 : 5.5) - (level > 1 && likeness > 0.8 ? 1.5 : 0);
};

/** Endings of names of substances and diseases. A long word with one is not a name, unless it is listed. */
const STEMS = new Set(parts.stems.split('|'));
const LONGEST_STEM = Math.max(...[...STEMS].map((stem) => stem.length));
const LONG = 7;
/** The last three letters of the endings, which rule out most words. */
const ENDS = new Set([...STEMS].map((stem) => stem.slice(-3)));
const endsInStem = (word: string): boolean => {
  if (!ENDS.has(word.slice(-3))) return false;
  for (let length = 3; length <= LONGEST_STEM && length <= word.length - 3; length += 1)
    if (STEMS.has(word.slice(-length))) return true;
  return false;
};
/** Whether a word names a substance. Longer endings are also words by themselves: `mesylate`. */
const isSubstance = (word: string): boolean =>
  word.length >= LONG && (STEMS.has(word) || endsInStem(word) || (word.endsWith('e') && endsInStem(word.slice(0, -1))));

/** How much less likely a listed surname that is not a listed given name is a given name than an unlisted word is. */
const NO_GIVEN = 1.5;

const judge = (word: string): Word => {
  const known = ROLES.get(word) ?? 0;
  const substance = isSubstance(word) ? THING | STEM : 0;
  if (word.length < 2 || word.length > 24)
    return { ...NOTHING, roles: known | substance, opens: opensName(word, known, -8, -8) };
  const likeness = nameLikeness(model, word);
  // The filters are wrong for one word in 256 and in 128; where the model is sure, it overrides them.
  const level = likeness < NO_NAME ? -1 : lookUp(names, word);
  const roles = level > 0 ? known : known | substance;
  const held = (likeness < PLAIN_WORD && level <= 0) || roles !== 0 || lookUp(words, word) === 0;
  const ordinary = level === 0 || (held && (level > 0 || likeness < LIKE_NAME || roles !== 0));
  const [g, s] = level < 0 ? [0, 0] : [level >> 2, level & 3];
  const common = (roles & COMMON) !== 0;
  // Many words of three letters are built like names.
  const built = Math.max(-6, Math.min(word.length < 4 ? 1 : 5, likeness * 3 - 0.5)) - (held ? 1.5 : 0);
  const unlisted = ordinary || word.length < 3 || word.length > 15 || !/[aeiouy]/.test(word) ? -8 : built;
  const given =
    g > 0 ? (GIVEN[g] as number) - doubtOf(common, ordinary, g, likeness) : unlisted - (s > 0 ? NO_GIVEN * s : 0.5);
  const surname = s > 0 ? (SURNAME[s] as number) - doubtOf(common, ordinary, s, likeness) : unlisted + 0.5;
  return {
    roles,
    given,
    surname,
    listed: level > 0 && doubtOf(common, ordinary, Math.max(g, s), likeness) < 4,
    ordinary,
    likeness,
    opens: opensName(word, roles, given, surname),
  };
};

const seen = new Map<string, Word>();

/** The properties of a lower-case word. Those of ordinary words are cached, those of names are not. */
export const wordOf = (word: string): Word => {
  const known = seen.get(word);
  if (known) return known;
  const judged = judge(word);
  if (judged.ordinary || (judged.given < 0 && judged.surname < 0)) {
    if (seen.size >= 8192) seen.clear();
    seen.set(word, judged);
  }
  return judged;
};
