/** Checks of dates. */
import { type Check, capped, when } from './check.js';

/** The months in English, French, German, Spanish, Italian, Portuguese and Dutch: one beginning for each, and the endings of all. */
const MONTHS =
  /(?<![a-z])(?:(j[aä]n|gen|ene)|(f[eé][bv])|(ma[ar]|m[aä]e?r)|(a[bpv]r)|(m[ae][gijy])|(jui?n|giu)|(jui?l|lug)|(a(?:ug|go|o[uû]))|(se[pt])|(o[ckut]t)|(nov)|(d[eéi][cz]))(?:[einostyz]|[a-z]{0,4}(?:[bin]er|br[eo]|r[yo]|uari?|ch|ile?|a?[gl]?io|gno|ho|[zcç]o|rt|let|usi?t?|sto))?(?![a-z])/i;
/** The year, month and day of a written date in any order; undefined if it is not a date. */
const dayOf = (text: string): readonly [number, number, number] | undefined => {
  const named = MONTHS.exec(text);
  let parts = (text.match(/\d+/g) ?? []).map(Number);
  const joined = /(?<!\d)(\d{8})(?!\d)/.exec(text)?.[1];
  if (joined) {
    const year = Number(joined.slice(0, 4));
    parts =
      year >= 1850 && year < 2100
        ? [year, Number(joined.slice(4, 6)), Number(joined.slice(6))]
        : [Number(joined.slice(0, 2)), Number(joined.slice(2, 4)), Number(joined.slice(4))];
  }
  if (named) parts = [named.findIndex((month, i) => i > 0 && month !== undefined), ...parts.sort((a, b) => a - b)];
  const [a = 0, b = 0, c = 0] = parts;
  const [year, month, day] = a > 31 ? [a, b, c] : a > 12 ? [c, b, a] : b > 12 ? [c, a, b] : [c, a, b];
  return parts.length > 2 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= 31 &&
    (year < 100 || (year > 1850 && year < 2050)) &&
    // The first days of computers' calendars.
    !(month === 1 && day === 1 && /19[07]0/.test(text))
    ? [year, month, day]
    : undefined;
};
/** The date at the end of a match, whose label may itself contain the name of a month or a digit. */
const lastDay = (match: string): string =>
  /(?:\d{1,4}(?:st|nd|rd|th)?[\s\-/.,]{0,3}){0,2}(?:[a-z]{3,9})?[\s\-.,/]{0,3}(?:\d{1,4}(?:st|nd|rd|th)?[\s\-/.,]{0,3}){1,2}$|\d{8}$/i.exec(
    match,
  )?.[0] ?? match;
/** A date that exists. */
export const day: Check = when((match) => (dayOf(match) ?? dayOf(lastDay(match))) !== undefined);

/** A date after a word that also precedes versions. If it is recent and has the form of a version, it is unsure. */
export const openDay: Check = (found) =>
  /20[12]\d-\d\d-\d\d|20[12]\d{5}/.test(found.match) ? Math.min(day(found), 0.45) : day(found);

/** A date that is neither the epoch of a computer's calendar nor recent. */
export const pastDay: Check = (found) => {
  const [year = 0, month = 0, date = 0] = found.match.split(/[-/.T]/).map((part) => Number.parseInt(part, 10));
  if (month < 1 || month > 12 || date < 1 || date > 31) return 0;
  // Epochs of computers' calendars are the first day of a year; recent dates are mostly versions.
  if (month === 1 && date === 1) return 0;
  if ((year === 1899 || year === 1999) && month === 12) return 0;
  // In a long text, a recent date is probably that of a document.
  if (year >= 1990 && found.text.length > 24) return capped(found, 0.4);
  return year >= 2000 ? capped(found, year < 2006 ? 0.5 : 0.3) : found.confidence;
};
