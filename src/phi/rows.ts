/** Tries the rows of rules/phi.yaml on a string. */

import { checks, UNIT } from './checks.js';
import type { Identification } from './detect-text.js';
import { demand, rows, under } from './detectors.generated.js';
import { lazy } from './lazy.js';
import { lettersOf, type Marks, marksOf, plain, spaced } from './text.js';

/** A row that is tried on a string. */
type Row = (typeof rows)[number];
/** A row for values of properties with certain names. */
export type UnderRow = (typeof under)[number];
/** The most confident identification so far, if any. */
export type Best = Identification | undefined;

/** The least confidence of an identification. */
const LEAST = 0.3;

/** The more confident of the best identification so far and a new one. */
export const better = (best: Best, identifier: string, confidence: number): Best =>
  confidence >= LEAST && (best === undefined || confidence > best.confidence) ? { identifier, confidence } : best;

/** Whether a lower-case text, whose letters are given as bits, contains one of the hints. */
const holdsOne = (text: string, letters: number, hints: Row['hints']): boolean => {
  const pieces = hints();
  for (let i = 0; i < pieces.length; i += 1) {
    const one = pieces[i] as (typeof pieces)[number];
    if (!(one.letters & ~letters) && text.includes(one.piece)) return true;
  }
  return false;
};

/** A text in lower case, with the same length. */
const small = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
};

/** The confidence of a row for a text in the form that the row needs; 0 if it does not match. */
export const tryRow = (row: Row, text: string, lower = small(text)): number => {
  let most = 0;
  const pattern = row.pattern();
  pattern.lastIndex = 0;
  while (most < row.confidence) {
    const next = pattern.exec(row.exact ? text : lower);
    if (!next) break;
    const { index: at } = next;
    const match = text.slice(at, at + next[0].length);
    const { confidence, weaker } = row;
    const found = { match, text, at, confidence, weaker };
    most = Math.max(most, row.check === '' ? confidence : (checks[row.check]?.(found) ?? 0));
    if (match === '') pattern.lastIndex += 1;
  }
  return most;
};

/** The rows for values of a property, by its name. */
export const underRows = (property: string): readonly UnderRow[] => {
  // A property may be given as a pattern.
  const name = plain(property.replace(/^\^|\$$/g, ''));
  const lower = small(name);
  const letters = lettersOf(lower);
  const some = under.filter((row) => holdsOne(lower, letters, row.hints));
  if (some.length === 0) return some;
  const words = small(spaced(name));
  return some.filter((row) => row.property().test(words));
};

/** The confidence of a row for a whole value; 0 if it does not match. */
export const tryUnder = (row: UnderRow, text: string): number => {
  if (!row.pattern().test(small(text))) return 0;
  const { confidence } = row;
  const found = { match: text, text, at: 0, confidence, weaker: 0 };
  return row.check === '' ? confidence : (checks[row.check]?.(found) ?? 0);
};

/** Whether a string with these digits and signs can have a match of a row. */
export const canMatch = (row: Row, { digits, apart, signs }: Marks): boolean =>
  row.digits <= digits && (apart || !row.apart) && (row.signs === 0 || (row.signs & signs) !== 0);

/** A number and the beginning of a second word after it. */
const TWO_AFTER_NUMBER = /\d[a-z]?[ -][a-z\d'.]+[ -][a-z\d]/;

const tryRows = (text: string, lower: string, marks: Marks): Best => {
  const letters = lettersOf(lower);
  const words = lazy(() => spaced(text));
  const lowerWords = lazy(() => small(words()));
  const behind = lazy(() => TWO_AFTER_NUMBER.test(lowerWords()));
  let best: Best;
  for (const row of rows) {
    if (!canMatch(row, marks) || (best && best.confidence >= row.confidence)) continue;
    if (!holdsOne(lower, letters, row.hints)) continue;
    if (row.behind && !behind()) continue;
    best = better(best, row.identifier, row.words ? tryRow(row, words(), lowerWords()) : tryRow(row, text, lower));
  }
  return best;
};

/** A value followed by its label: `4829136 (MRN)`, `4829136 - MRN`, `4829136_mrn`, `4829136^^^STJOSEPH^MR`. */
const LABELLED_BEHIND =
  /^(?!.{0,120}[ _]and[ _])(?:[a-z]{5,} (?=.{0,60}\())?((?:(?![a-z]{7})[^()]){2,60}?)(?: - |(?<=(?<![a-z\d])[a-z]{0,3}\d{4,14})-| ?[^\w -]{1,3} ?|\^{3}[^^]{1,60}\^|[_ ](?![a-z .#_-]{0,28}[^s]s$))([a-z][a-z .#_-]{1,29})\W{0,3}$/i;

/** A letter as the last of the letters and digits. Most texts with digits end in a digit, and have no label behind it. */
const ENDS_IN_WORD = /[A-Za-z][^A-Za-z\d]*$/;

/** The most confident identification of all rows that can match a text. */
export const byRows = (text: string): Best => {
  const lower = small(text);
  // Most strings end here.
  if (!demand.test(lower)) return undefined;
  const marks = marksOf(text);
  const best = tryRows(text, lower, marks);
  const behind =
    !best && marks.digits > 1 && text.length < 120 && ENDS_IN_WORD.test(text) ? LABELLED_BEHIND.exec(text) : null;
  if (!behind || UNIT.test(behind[2] as string)) return best;
  const inFront = `${behind[2]}: ${behind[1]}`;
  return tryRows(inFront, small(inFront), marksOf(inFront));
};
