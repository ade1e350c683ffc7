/** Finds names of persons: pairs of words with the spelling and position of a given name and a surname. */
import { compound } from './compound.js';
import { parts } from './names.generated.js';
import { isNeverPerson, isOtherThing, withoutTitles } from './non-person.js';
import { hasNoName } from './quick-filter.js';
import { has, isInitial, type Span, surroundings, thresholdOf, wordAt } from './span.js';
import { unmarked } from './text.js';
import { type Separator, type Token, tokensOf } from './tokens.js';
import {
  AGAINST,
  COMMON,
  isKnownPair,
  LABEL,
  LISTED,
  NOTHING,
  PARTICLE,
  PEOPLE,
  PERSON,
  PLACE,
  SUFFIX,
  THING,
  TITLE,
  TOPIC,
  type Word,
  wordOf,
} from './vocabulary.js';

const judge = (span: Span): number => {
  const { tokens, words, first, last, join } = span;
  const a = words[first] as Word;
  const b = words[last] as Word;
  const [wordA, wordB] = [(tokens[first] as Token).word, (tokens[last] as Token).word];
  if (wordA === wordB || isKnownPair(wordA, wordB)) return 0;
  const around = surroundings(span);
  // `Boynton Beach` is a place; `Karin Beach` and `Jae-sung Park` may be people.
  const isSurname = (word: Word): boolean =>
    tokens[last - 1]?.word !== 's' &&
    ((a.given >= (span.middle < 3 ? 7 : 4.5) && word.surname > 1) ||
      (word.listed && (a.listed ? a.given >= 4.5 : word.surname > 2)));
  const isThing = (word: Word): boolean => has(word, THING | AGAINST) && !(word === a ? word.listed : isSurname(word));
  // `Beverly Hills` is a place, but `seen by Randi Hills` is a person.
  const swapped = join === 'comma' || join === 'caret';
  // `Black, Robert`, `Rose Gonzalez` and `Gonzalez, Rose` are people because of the other word.
  const isName =
    b.listed &&
    !b.ordinary &&
    ((join === 'comma' && a.surname >= -1 && b.given >= 4.5) || (a.given >= 2 && b.surname >= 4.5));
  const isNameBehind = join === 'comma' && a.listed && !a.ordinary && a.surname >= 4.5 && b.given >= 2;
  // `Zia, New Mexico` and `San Pedro` are places; but `Estrada, Carlos` is a person.
  const isPlace = has(a, PLACE) && (join === 'space' || a.surname < 4);
  if ((isPlace || isThing(a)) && !isName) return 0;
  if (((swapped && has(b, PLACE)) || (isThing(b) && around < 2.5)) && !isNameBehind) return 0;
  // With an initial between them, or Jr. after them, two words are hardly anything but a name.
  const least = (span.middle >= 3 && wordB.length > 2) || has(words[last + 1], SUFFIX) ? -1 : -99;
  const straight = (b.listed && !a.roles ? Math.max(a.given, least) : a.given) + Math.max(b.surname, least);
  // After a surname and a comma, a word that is not ordinary is probably a given name.
  const follows =
    join === 'caret'
      ? Math.max(b.given, a.listed ? 0 : -99)
      : swapped && endsInInitial(tokens, last)
        ? Math.max(b.given, -1) + 3
        : swapped && a.surname >= 4.5 && !a.ordinary && !b.ordinary && span.tokens.length === 2
          ? Math.max(b.given, -2.5)
          : b.given;
  const reversed = follows + (join === 'caret' && b.listed ? Math.max(a.surname, -1) : a.surname);
  const titled = has(wordAt(words, first - 1), TITLE);
  // `Karin Holmberg's chart`
  const ofPerson = has(words[last + 1], PERSON) && !has(words[last + 1], THING);
  let score = swapped ? Math.max(reversed, straight - 2.5) : Math.max(straight, reversed - 2.5);
  score += around + span.middle;
  // `labourKey`: a word that is in no list next to one that is mainly an ordinary word.
  if (!a.listed && has(b, COMMON) && join !== 'space' && !swapped) score -= 2.5;
  const before = tokens[first]?.before;
  const behind = tokens[last + 1];
  // Parts of compounds are not names: `X-ray Jones`, `DICOM QIDO-RS`.
  if (join === 'space' && (before === 'hyphen' || (behind?.before === 'hyphen' && behind.form !== 'digits')))
    score -= 6;
  // Nor are parts of abbreviations, and compounds beside other words: `úst.lůž.péče`, `adams-oliver syndrome 3`.
  const isPart =
    join === 'dot'
      ? before === join
      : (join === 'hyphen' || join === 'underscore') && [before, behind?.before].includes('space');
  if (isPart && around < 2.5) score -= 7;
  if (tokens[first]?.possessive || (tokens[last]?.possessive && !titled && !ofPerson)) score -= 8;
  if (swapped && (first > 0 || last < tokens.length - 1) && around < 2) score -= 3;
  return 1 / (1 + Math.exp((thresholdOf(span) - score) / 2.2));
};

/** Whether a title is followed by one or two capitalised words, not all ordinary: with the title they are a person. */
const isWholeName = (tokens: readonly Token[], words: readonly Word[], at: number): boolean => {
  const rest = words.slice(at);
  return (
    at === 1 &&
    rest.length <= 2 &&
    rest.some((word) => !word.ordinary) &&
    rest.every((word, i) => !word.roles && tokens[at + i]?.form === 'title' && tokens[at + i]?.before === 'space')
  );
};

/** The likelihood of a single name after a title or a label: `Mrs. Lee`, `patient_okafor`. */
const single = (tokens: readonly Token[], words: readonly Word[], behind: number): number => {
  const label = words[behind - 1];
  // `Patient K. Holmberg`
  const at = isInitial(tokens[behind]) && behind + 1 < tokens.length ? behind + 1 : behind;
  const word = words[at] as Word;
  const token = tokens[at] as Token;
  if (
    !has(label, TITLE | LABEL) ||
    isKnownPair((tokens[at - 1] as Token).word, token.word) ||
    token.before === 'other' ||
    token.before === 'comma' ||
    // `MR mozku` is an image.
    (token.form === 'lower' && tokens[at - 1]?.form === 'upper') ||
    // In `fr-lu` and `FR_LAPOSTE`, fr is a language or country, not a title.
    (token.before !== 'space' && (token.word.length < 3 || token.form === 'upper'))
  )
    return 0;
  const best = Math.max(word.given, word.surname);
  const title = has(label, TITLE) && !(has(label, LABEL) && has(label, PERSON));
  const next = words[at + 1];
  // `Mrs. Holmberg's chart`; but `Dr. Holmberg's Office`.
  if (token.possessive && !has(next, PERSON)) return 0;
  // `mr_damien_tromp`, `patient_stacey_titmuss`: after a given name the last word is a surname, even if it is an ordinary word.
  const isLast = at + 2 === tokens.length && tokens[at + 1]?.before === token.before;
  if (isLast && title && word.given >= 4) return 0.65;
  if (isLast && has(label, PEOPLE) && word.given >= 5.5 && !has(next, THING | AGAINST | PERSON)) return 0.6;
  // In no list, but hardly anything else.
  const least = title && isWholeName(tokens, words, at) ? 0.6 : 0;
  const foreign = !word.listed && word.likeness >= (title ? (next ? 0.8 : 0.3) : 1.8);
  // After a title or an initial, a surname may be an ordinary word: `Mr. Murphy`, `Mrs. Young`.
  const isSurname = at > behind ? token.form === 'title' : title && !next && at === 1;
  if (isSurname && word.surname >= 1.5 && (word.roles ? has(label, LABEL) && token.form === 'title' : word.listed))
    return title && !word.ordinary ? 0.75 : 0.6;
  if (!(word.listed || foreign) || word.ordinary) return least;
  if (next && !has(next, PERSON) && tokens[at + 1]?.form !== 'digits') return least;
  if (foreign) return title ? 0.65 : 0.5;
  return best < 4.5 ? least : title ? 0.75 : next || best > 5 ? 0.6 : 0.5;
};

/** Whether a hyphen joins a word to one before it that is not in lower case. */
const opensCompound = ({ before }: Token, at: number, tokens: readonly Token[]): boolean =>
  before === 'hyphen' && tokens[at - 1]?.form !== 'lower';

/** A name in HL7's form: `HO^VAN^S`. Codes in this form have digits, or only two or three letters in each part. */
const HL7 = /^[A-Z][A-Za-z' -]{1,30}\^[A-Z][A-Za-z' -]{1,30}(?:\^[A-Za-z .'-]{0,20}){0,4}$/;
const isHl7 = (text: string, tokens: readonly Token[], words: readonly Word[]): boolean => {
  if (!text.includes('^') || !HL7.test(text)) return false;
  if (/\^[A-Z]$/.test(text)) return true;
  // LOINC uses the same form for measurements: `Glucose^PEAK`, `Views^W contrast`.
  const caret = tokens.findIndex(({ before }) => before === 'caret');
  const isName = (word: Word, i: number): boolean =>
    word.listed ||
    has(word, PARTICLE | SUFFIX) ||
    (tokens[i]?.form !== 'lower' && !(word.ordinary && (i > 0 || caret > 1)));
  // Undefined if there is a hyphen next to the caret.
  const given = words[caret];
  return /[A-Za-z]{4}/.test(text) && ((given?.listed && given.given >= 4) || words.every(isName));
};

/** The likelihood that a string is initials and a surname: `J. R. Smith`, `Gonzalez, M.`. */
const withInitials = (tokens: readonly Token[], words: readonly Word[], text: string, leaning: number): number => {
  // `Karin H.`, under a property about people.
  if (leaning > 0 && /^[A-Z][a-z'-]{2,20} [A-Z]\.?$/.test(text)) return (words[0]?.listed && 0.6) || 0;
  // Most strings have neither, so the pattern is not tried.
  if (!text.includes('.') && !text.includes(',')) return 0;
  if (!/^(?:[A-Z]\. ?){1,3}[A-Z][A-Za-z'-]+$|^[A-Z][A-Za-z'-]+,(?: ?[A-Z]\.?){1,3}$/.test(text)) return 0;
  const at = tokens.findIndex((token) => !isInitial(token));
  const surname = words[at];
  return surname && tokens.length - 1 === tokens.filter(isInitial).length && surname.surname >= 4 && surname.listed
    ? 0.6
    : 0;
};

/** Whether a string ends in an initial, as `Donoso, Jesusa R.`, which is hardly anything but a name. */
const endsInInitial = (tokens: readonly Token[], last: number): boolean =>
  last + 2 === tokens.length && isInitial(tokens[last + 1]);

const breaks = (before: Separator): boolean => before === 'other' || before === 'start';

/** A quantity, as of a drug: `500 mg`. */
const QUANTITY = /\d ?(?:m?c?g|micrograms|ml|c?mm?|%)(?![a-z])/i;

/** `Robert "Bob" Holmberg`, `Elizabeth (Liz) Holmberg` */
const NICKNAME = /^(\w{1,30}) ["'(]\w{1,30}["')] /;

/** `Al-Hamdani` */
const ARTICLE = /\b([ae]l)-(?=[A-Za-z])/g;

/** Below this likelihood, alternatives to a name are not examined. */
const LEAST = 0.3;

/** The likelihood of the likeliest name in a string of several words. */
const likeliest = (text: string, tokens: readonly Token[], words: readonly Word[], leaning: number): number => {
  // `Dr. Falk` and `J. B. Hunt` under a property about things are firms; a longer string is less likely one.
  const doubt = leaning < 0 ? 0.6 / tokens.length : 0;
  let best = isHl7(text, tokens, words) ? 0.9 : Math.max(0, withInitials(tokens, words, text, leaning) - doubt);
  let quantity: number | undefined;
  for (let first = 0; first < tokens.length; first += 1) {
    const a = words[first] as Word;
    best = Math.max(best, single(tokens, words, first) - doubt);
    if (Math.max(a.given, a.surname) < -2 || (tokens[first] as Token).form === 'digits') continue;
    let middle = 0;
    let join: Separator | undefined;
    for (let last = first + 1; last < tokens.length && last <= first + 4; last += 1) {
      const token = tokens[last] as Token;
      const word = words[last] as Word;
      if (breaks(token.before) || token.form === 'digits') break;
      // `Holmberg Jr., Karin`, `Holmberg, Mrs. Karin`
      if (
        last === first + 1 &&
        has(word, tokens[last + 1]?.before === 'comma' ? SUFFIX : token.before === 'comma' ? TITLE : 0)
      ) {
        join = 'comma';
        middle += 3;
        continue;
      }
      // A comma or a caret determines the form of the pair; any other change of separator ends it.
      join ??= token.before;
      if (join !== token.before && !(join === 'comma' && token.before === 'space') && !isInitial(tokens[last - 1]))
        break;
      // A letter in lower case between other words is no initial: `Sant'Elia a Pianisi`, `Terno d'Isola`.
      if (isInitial(token) && last + 1 < tokens.length && (token.form !== 'lower' || tokens[first]?.form === 'lower')) {
        middle += 3;
        continue;
      }
      // `Kerley C lines` is not a name: an initial is between two words of the same case.
      if (middle >= 3 && join === 'space' && token.form === 'lower' && tokens[first]?.form !== 'lower') break;
      const marked =
        token.form === 'title' &&
        (join === 'comma'
          ? a.surname >= 3 && endsInInitial(tokens, last)
          : a.given >= 4 && (middle >= 3 || has(words[last + 1], SUFFIX)));
      if ((Math.max(word.given, word.surname) > -2 || (marked && !(word.roles & THING))) && token.word.length > 1) {
        // An unlisted word under a property of a vocabulary is probably one of the vocabulary.
        if (leaning < -3 && !(a.listed && word.listed)) break;
        // Computed once: for every pair, it would take quadratic time.
        quantity ??= QUANTITY.test(text) ? 3 : 0;
        best = Math.max(best, judge({ tokens, words, first, last, join, middle: middle + leaning - quantity }));
        middle += word.listed ? 0.5 : -2;
        if (join === 'comma' || join === 'caret') break;
        // `Robiola di Ceva` is a cheese.
      } else if (has(word, PARTICLE)) middle += a.listed && a.given > 2 ? 1 : -4;
      else break;
    }
  }
  return best >= LEAST && (isNeverPerson(text) || isOtherThing(text, tokens, words, leaning)) ? 0 : best;
};

/** The words without known pairs that are not people, so that they are not part of another pair: `Booz Allen Hamilton`. */
const withoutKnownPairs = (tokens: readonly Token[], words: readonly Word[]): readonly Word[] => {
  const left = [...words];
  for (let at = 1; at < tokens.length; at += 1) {
    if (isKnownPair((tokens[at - 1] as Token).word, (tokens[at] as Token).word)) left.fill(NOTHING, at - 1, at + 1);
  }
  return left;
};

/** `HADDAD/KARIN` */
const SLASHED = /^([A-Z]{3,})\/([A-Z]{3,})$/;

/** `personName` for a string that the quick filter does not rule out. */
export const closeLook = (text: string, leaning: number): number => {
  // Pairs of things and of surnames have the same form.
  const slashed = SLASHED.exec(text);
  if (slashed) {
    const { given, surname } = wordOf((slashed[2] as string).toLowerCase());
    return given >= surname && closeLook(`${slashed[1]}, ${slashed[2]}`, leaning) >= 0.8 ? 0.65 : 0;
  }
  const apart = tokensOf(unmarked(text).replace(NICKNAME, '$1 ').replace(ARTICLE, '$1 '));
  // A single word is not a name.
  if (apart.length < 2) return 0;
  const known = { tokens: apart, words: apart.map(({ word }) => wordOf(word)) };
  const { tokens, words } = text.includes('-') && apart.some(opensCompound) ? compound(known) : known;
  if (!words.some(({ opens }) => opens) && !text.includes('^')) return 0;
  const apartFromKnown = withoutKnownPairs(tokens, words);
  const best = likeliest(text, tokens, apartFromKnown, leaning);
  // Titles of works are examined only in the few strings with a name.
  return best < LEAST ? best : likeliest(text, tokens, withoutTitles(tokens, apartFromKnown), leaning);
};

/** A placeholder for the given name of a newborn: `Holmberg, Baby Girl`. */
const NEWBORN = /\bbaby[ _](?:boy|girl)/i;
/** Labels of the parts of a name: `firstName=Karin&lastName=Holmberg`, `Last Name: Holmberg, First Name: Karin`, `{"given":["Karin"],"family":"Holmberg"}` */
const LABELLED = /["\],{&|]{0,4}\b(?:first|given|last|family)[ _]?(?:name)?[=:"[]{1,4}/gi;

/**
 * The likelihood that a string names a person, 0 to 1. `leaning` is evidence from its context; above 0 it speaks for a
 * person.
 */
export const personName = (text: string, leaning = 0): number => {
  // One test rules out both patterns for most strings.
  const named = /[=:]|baby[ _]/i.test(text) ? text.replace(NEWBORN, 'Babyboy').replace(LABELLED, ' ').trim() : text;
  return hasNoName(named) ? 0 : closeLook(named, leaning);
};

/**
 * The evidence for a name that the name of a property gives its values: 4 for people, 0 for none, -3 if they may be things,
 * -6 if they are only things, such as languages or diagnoses.
 */
export type Leaning = 4 | 0 | -3 | -6;
/** Words at the end of the name of a list that say nothing of its values. */
const OF_LIST = new Set<string>(parts.containers.split(' '));
/** The evidence that the name of a property gives. */
export const leaningOf = (property: string): Leaning => {
  let roles = 0;
  let last = 0;
  for (const { word } of tokensOf(unmarked(property))) {
    const its = wordOf(word).roles;
    roles |= its;
    if (!OF_LIST.has(word)) last = its;
  }
  // `patientLanguage`, `PatientLanguageCodes`; but `hospital_patient`
  if (last & LISTED || (roles & LISTED && !(roles & PEOPLE))) return -6;
  return roles & (AGAINST | THING | TOPIC | LISTED) ? -3 : roles & PEOPLE ? 4 : 0;
};
