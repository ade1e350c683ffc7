/** Finds the times of records, in UTC to the second. */
import { isObject, type Json } from '../../json.js';
import type { Instant } from '../aggregate.js';
import { recorders } from './recorders.generated.js';

const { first: TIMES, others } = recorders.times;
/** All names of times in lower case. */
const ALL_TIMES = new Set([...TIMES, ...others].map((name) => name.toLowerCase()));

/** Whether a member of this name may state the time of a request. */
export const isNameOfTime = (name: string): boolean => ALL_TIMES.has(name.toLowerCase());

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The form of server logs, `01/Oct/2026:08:00:00 +0000`. */
const SERVERS = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d)(?: ([+-]\d\d)(\d\d))?$/;

/** ISO 8601 and its usual variants: a space for the T, a comma before the fraction, `UTC` at the end. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(?: ?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d)?))?)?$/i;
/** The forms of mail, of C and of JavaScript: with the name of a month and the year, so that they are unambiguous. */
const NAMED =
  /^(?:[A-Z][a-z]{2},? )?(?:\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d(?: .+)?|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d(?: [A-Z]{3})? \d{4}|[A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4}(?: \(.+\))?)$/;

/** The day, month and year of these forms, or the month, day and year. */
const NAMED_DAY = new RegExp(
  `\\b(\\d{1,2}) (${MONTHS.join('|')}) (\\d{4})|\\b(${MONTHS.join('|')}) +(\\d{1,2}) (?:.* )?(\\d{4})\\b`,
);

const daysIn = (year: string, month: string): number => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();

/** A time in a form with the name of a month in milliseconds since 1970. `Date.parse` alone takes 31 Feb for 3 March. */
const writtenWithName = (text: string): number => {
  if (!NAMED.test(text)) return Number.NaN;
  const [, d, name = '', y = '', otherName = name, otherDay = d, otherYear = y] = NAMED_DAY.exec(text) ?? [];
  if (!(Number(otherDay) <= daysIn(otherYear, String(MONTHS.indexOf(otherName) + 1)))) return Number.NaN;
  return Date.parse(/[A-Z]{3}$|[+-]\d{4}(?: \(.+\))?$/.test(text) ? text : `${text} UTC`);
};

/** A date in milliseconds since 1970; NaN if its form is ambiguous or unknown, or the date does not exist. */
const written = (text: string): number => {
  const [, day, name = '', year = '', clock = '', hours = '+00', minutes = '00'] = SERVERS.exec(text) ?? [];
  if (day !== undefined)
    return written(`${year}-${String(MONTHS.indexOf(name) + 1).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`);
  const iso = ISO.exec(text.replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3'));
  if (!iso) return writtenWithName(text);
  const [, y = '', month = '', d = '', time = '00:00', part = '0', , ahead = '+00', more = '00'] = iso;
  if (Number(d) > daysIn(y, month)) return Number.NaN;
  const fraction = /:\d\d:/.test(time) ? `.${part.slice(0, 3)}` : '';
  return Date.parse(`${y}-${month}-${d}T${time}${fraction}${ahead}:${more}`);
};

const DIGITS = /^\d{9,19}(\.\d+)?$/;

/** Milliseconds since 1970 of a number of seconds, milliseconds, microseconds or nanoseconds: the unit before 2100 wins. */
const sinceEpoch = (value: number): number => {
  if (!Number.isFinite(value)) return Number.NaN;
  let ms = value * 1000;
  while (ms > Date.UTC(2100, 0)) ms /= 1000;
  return ms;
};

/** The time within an object, as programs write it: in parts, with its type, or as the start of a call. */
const timeWithin = (value: Json): unknown => {
  let time: unknown = value;
  while (isObject(time)) {
    const { $date, $numberLong, epochSecond, seconds, S, N, start } = time;
    time = $date ?? $numberLong ?? epochSecond ?? seconds ?? S ?? N ?? start;
  }
  return time;
};

/** A time of a record, in UTC to the second; undefined if it is not a time in this century. */
export const instantOf = (given: unknown): Instant | undefined => {
  const value = isObject(given) ? timeWithin(given) : given;
  const ms =
    typeof value === 'number'
      ? sinceEpoch(value)
      : typeof value === 'string' && value.length <= 64
        ? DIGITS.test(value)
          ? sinceEpoch(Number(value))
          : written(value)
        : Number.NaN;
  if (!(ms >= Date.UTC(2000, 0) && ms < Date.UTC(2100, 0))) return undefined;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
};

/** The time that a record states. */
export const timeOf = (record: Json): Instant | undefined => {
  for (const name of TIMES) {
    if (!Object.hasOwn(record, name)) continue;
    const time = instantOf(record[name]);
    if (time !== undefined) return time;
  }
  for (const name in record) {
    const time = isNameOfTime(name) ? instantOf(record[name]) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
};

/** The time of a row that begins with it in nanoseconds, as the rows of Loki do. */
export const timeOfRow = ([first]: readonly unknown[]): Instant | undefined =>
  typeof first === 'string' && /^\d{19}$/.test(first) ? instantOf(first) : undefined;

/** A date and time in a text, in ISO 8601 or in the form of server logs. */
const IN_TEXT =
  /\b(?:\d{4}([-/])\d\d\1\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?)/;

/** The first time in a text; undefined if there is none. */
export const instantIn = (text: string): Instant | undefined => instantOf(IN_TEXT.exec(text)?.[0].replace(',', '.'));
