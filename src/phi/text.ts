/** Normalises strings for matching: dashes, letters, digits and escapes; and splits identifiers into words. */

const UNUSUAL = /[^\x20-\x7e]/;
/** Those that the normal form NFKC leaves. */
const DASHES = /[\xb7\u2010-\u2015\u2212]/g;
const LATIN = /[A-Za-z]/;
/** Cyrillic letters, of which some look like Latin ones. In a text with Latin letters those are read as Latin. */
const ALIKE = /[\u0400-\u045f]/g;
const [LOOKS, LATINS] = ['АВЕКМНОРСТХаеорсухі', 'ABEKMHOPCTXaeopcyxi'];

/** The ASCII digit for a digit of any script. The ten digits of a script begin at a multiple of sixteen, or six later. */
const digitOf = (character: string): string => {
  const code = character.codePointAt(0) as number;
  if (code < 128) return character;
  const start = code & ~15;
  return `${code - (/\p{Nd}/u.test(String.fromCodePoint(start)) ? start : start + 6)}`;
};

const likeLatin = (letter: string): string => LATINS[LOOKS.indexOf(letter)] ?? letter;

// The two patterns with Unicode properties are slow to compile, so they are compiled only when an unusual text occurs.
const usual = (text: string): string => {
  const clear = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(DASHES, '-')
    .replace(/\s/g, ' ')
    .replace(/\p{Nd}/gu, digitOf);
  return LATIN.test(clear) ? clear.replace(ALIKE, likeLatin) : clear;
};

const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
const unescaped = (escapes: string): string => {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // Invalid escapes are left as they are.
    return escapes;
  }
};

const ENTITY =
  /&(?:#(\d{1,6}|x[\da-f]{1,5})|(nbsp|amp|apos|quot)|([a-z])(?:acute|grave|circ|uml|tilde|cedil|caron|ring|slash));/gi;
const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', apos: "'", quot: '"' };
const ofEntity = (_: string, number?: string, name?: string, letter?: string): string =>
  number ? String.fromCodePoint(Number(number.replace(/^x/i, '0x'))) : (letter ?? NAMED[`${name}`.toLowerCase()] ?? '');

/** Several spaces, and single digits with spaces between them: `4 8 2 9 1 3`. */
const WIDE = / {2,}|(?<!\w)\d(?: \d){4,}(?!\w)/g;

/** What most strings lack, so that none of the patterns above is tried on them. */
const IRREGULAR = /[^ -$'-~]| {2}|\d \d/;

/**
 * The string with full-width forms, dashes, spaces and digits normalised, invisible characters removed, and escapes of URLs
 * and HTML resolved.
 */
export const plain = (text: string): string => {
  if (!IRREGULAR.test(text)) return text;
  const whole = text.replace(ENTITY, ofEntity).replace(ESCAPES, unescaped);
  return (UNUSUAL.test(whole) ? usual(whole) : whole).replace(WIDE, (run) => run.replaceAll(' ', '') || ' ');
};

const IN_NUMBER =
  /(?<=\d{3})_(?=\d{3})|(?<=\d{2})_(?=\d{2,4}_\d{2})|(?<=\d{2}_\d{2,4})_(?=\d{2})|(?<=[a-z][A-Z]{1,4}|_[A-Z]{1,4}|_[a-z]{1,3})_(?=\d{5})/g;
// Without the flag `i`, which makes this pattern slow to compile.
const BETWEEN_WORDS = /_|(?<=[A-Za-z]{3})-(?=[A-Za-z]{2})/g;
const IN_CAMEL = /(?<=[a-z])(?<!\b[a-z])(?=[A-Z])|(?<=[A-Z\d])(?=[A-Z][a-z]{2})/g;

/**
 * Splits identifiers into words: `patientDob_1949` becomes `patient Dob 1949`, `zip-code` becomes `zip code`,
 * `patientIDNumber` becomes `patient ID Number`. The parts of a number stay together: `872_635` becomes `872-635`.
 */
export const spaced = (text: string): string => {
  const apart = text.includes('_') ? text.replace(IN_NUMBER, '-') : text;
  return apart.replace(BETWEEN_WORDS, ' ').replace(IN_CAMEL, ' ');
};

/** Letters and signs that are not decomposed into ASCII, each followed by what replaces it. */
const REPLACED = "ßss øo æae œoe łl đd ðd þth ıi ØO ÆAe ŒOe ŁL ĐD ÐD ÞTh ’' ʼ' ‘' `' ´'";
const LETTERS = new Map(REPLACED.split(' ').map((pair) => [pair[0], pair.slice(1)]));

/** The text without diacritics, so that names can be looked up. */
export const unmarked = (text: string): string =>
  UNUSUAL.test(text)
    ? text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/[^ -_a-~]/g, (letter) => LETTERS.get(letter) ?? letter)
    : text;

/** The set of a text's letters as bits, some of which are shared. A text that lacks a bit of a piece does not contain it. */
export const lettersOf = (text: string): number => {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) letters |= 1 << text.charCodeAt(i);
  return letters;
};

/** The digits and signs of a string, by which most patterns can be ruled out. */
export interface Marks {
  readonly digits: number;
  /** Whether the digits are in several groups, or may be a date in one. */
  readonly apart: boolean;
  /** The set of the characters that are neither letters nor digits as bits, some of which are shared. */
  readonly signs: number;
}

/** Counts the digits, and collects the signs. */
export const marksOf = (text: string): Marks => {
  let digits = 0;
  let groups = 0;
  let signs = 0;
  for (let i = 0, inNumber = false; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isDigit = code > 47 && code < 58;
    if (isDigit) {
      digits += 1;
      if (!inNumber) groups += 1;
    } else if ((code | 32) < 97 || (code | 32) > 122) signs |= 1 << (code ^ (code >> 5));
    inNumber = isDigit;
  }
  return { digits, apart: groups > 1 || digits > 7, signs };
};
