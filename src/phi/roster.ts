/** Recognises lists of people: enums in which most values are names. */
import { parts } from './names.generated.js';
import { personName } from './names.js';
import { has } from './span.js';
import { plain, unmarked } from './text.js';
import { tokensOf } from './tokens.js';
import { LABEL, PERSON, THING, TITLE, wordOf } from './vocabulary.js';

const MOST_LOOKED_AT = 40;
/**
 * One capitalised word, or two with a hyphen. Here and below every character beyond ASCII counts as a letter, because
 * Unicode classes are slow to compile.
 */
const SINGLE = /^(?:(?:^|-)[A-Z\x80-\uffff][A-Za-z\x80-\uffff']{2,20}){1,2}$/;

const TOWNS = new Set(parts.towns.split(' '));

/**
 * The weight of a text as a single name: 2 if it is a listed name, 1 if it is only spelled like one, else 0. Names of places
 * count only under a property about people.
 */
const nameWeight = (text: string, least: number, people: boolean): number => {
  if (!SINGLE.test(text) || (!people && TOWNS.has(text.toLowerCase()))) return 0;
  const weights = unmarked(text)
    .toLowerCase()
    .replaceAll("'", '')
    .split('-')
    .map((part) => {
      const word = wordOf(part);
      if (Math.max(word.given, word.surname) < least) return 0;
      return word.listed ? 2 : word.likeness > 0.6 ? 1 : 0;
    });
  return Math.max(...weights);
};

/**
 * Whether a value is a name in a list of names: at least three values, of which 60 % are names. Without a property about
 * people, enough of them must be listed names, because unlisted ones may be towns or words of another language.
 */
export const inRoster = (text: string, siblings: readonly string[], people: boolean): boolean => {
  // A list too long for unique single names is a catalogue, as of voices.
  if ((!people && siblings.length > MOST_LOOKED_AT) || nameWeight(text, 1, people) === 0) return false;
  let looked = 0;
  let names = 0;
  let weight = 0;
  const look = (value: string): void => {
    const its = nameWeight(value, 3, people);
    looked += 1;
    weight += its;
    if (its > 0) names += 1;
  };
  look(text);
  for (const sibling of siblings) {
    if (sibling !== text) look(sibling);
    if (looked > MOST_LOOKED_AT) break;
  }
  return looked > 2 && names >= 0.6 * looked && (people || weight >= 0.75 * looked);
};

/**
 * Statistics of the values of an enum: the number of values with several separated words, the shares of those that may be
 * people and that are things, and whether half of the values with several words in any form may be people. In a catalogue,
 * of which many values are single words that are no names, all are things.
 */
interface ListStatistics {
  readonly several: number;
  readonly share: number;
  readonly things: number;
  readonly isRoster: boolean;
}
const statisticsByList = new WeakMap<readonly string[], ListStatistics>();

const SEVERAL = /[A-Za-z\x80-\uffff][ ,._-]+[A-Za-z\x80-\uffff]|[a-z\xdf-\xff][A-Z\xc0-\xde]/;
const APART = /[A-Za-z\x80-\uffff][ -]+[A-Za-z\x80-\uffff]/;
const LONGEST = 100;

/** The statistics of an enum, computed once for each list. */
export const listStatistics = (siblings: readonly string[]): ListStatistics => {
  const known = statisticsByList.get(siblings);
  if (known) return known;
  let several = 0;
  let people = 0;
  let apart = 0;
  let peopleApart = 0;
  let things = 0;
  let words = 0;
  let looked = 0;
  for (let i = 0; i < siblings.length && several < MOST_LOOKED_AT; i += 1) {
    const text = plain(siblings[i] as string);
    if (text.length > LONGEST) continue;
    looked += 1;
    if (!SEVERAL.test(text)) {
      if (SINGLE.test(text) && !wordOf(unmarked(text).toLowerCase()).listed) words += 1;
      continue;
    }
    const isPerson = personName(text) >= 0.5;
    several += 1;
    if (isPerson) people += 1;
    if (!APART.test(text)) continue;
    apart += 1;
    if (isPerson) peopleApart += 1;
    else if (tokensOf(text).some(({ word }) => has(wordOf(word), THING))) things += 1;
  }
  const all = apart || 1;
  const share = apart === 0 ? 1 : peopleApart / all;
  // Single words that are no names show that the values are not people, although some look like them: municipalities.
  const catalogue = peopleApart > 2 && share < 0.7 && words >= 0.3 * looked;
  const statistics = {
    several: apart,
    share: catalogue ? 0 : share,
    things: catalogue ? 1 : things / all,
    isRoster: !catalogue && several >= 3 && people >= 0.5 * several,
  };
  statisticsByList.set(siblings, statistics);
  return statistics;
};

const NAMESPACE = /^[A-Za-z]+[ ._-]/;
const namespaces = new WeakMap<readonly string[], Map<string, boolean>>();

/** Whether a prefix is a namespace: several values begin with it, and few of them look like people. */
const isNamespace = (start: string, siblings: readonly string[]): boolean => {
  // `patient_` and `Dr. ` precede names of people.
  if (has(wordOf(start.slice(0, -1).toLowerCase()), TITLE | LABEL | PERSON)) return false;
  let alike = 0;
  let people = 0;
  for (let i = 0; i < siblings.length && i < 8 * MOST_LOOKED_AT && alike < MOST_LOOKED_AT; i += 1) {
    const text = siblings[i] as string;
    if (!text.startsWith(start)) continue;
    alike += 1;
    if (text.length <= LONGEST && personName(plain(text)) >= 0.5) people += 1;
  }
  return alike > 3 && people < 0.6 * alike;
};

/** Whether the text before a value's first sign is a namespace in its enum: `lucene.irish`, `lucene.thai`; but not `holmberg.karin`, `holmberg.lars`. */
export const inNamespace = (text: string, siblings: readonly string[]): boolean => {
  const start = NAMESPACE.exec(text)?.[0];
  if (start === undefined) return false;
  const known = namespaces.get(siblings) ?? new Map<string, boolean>();
  namespaces.set(siblings, known);
  const found = known.get(start) ?? isNamespace(start, siblings);
  known.set(start, found);
  return found;
};

/** Whether at least four values end in the last word of a value, as in lists of kinds: `Makuri Naga`, `Chang Naga`. */
export const sharesLastWord = (text: string, siblings: readonly string[]): boolean => {
  // Undefined if there is only one.
  const last = text.split(' ').slice(1).at(-1);
  return siblings.slice(0, 8 * MOST_LOOKED_AT).filter((value) => value.endsWith(` ${last}`)).length > 3;
};
