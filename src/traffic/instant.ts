/** The times of records → UTC, to the second. */
import type { Json } from '../json.js';
import type { Instant } from './aggregate.js';

/** Where recorders write when a request was made. */
const TIMES = [
  'timestamp',
  '@timestamp',
  'time',
  'ts',
  'date',
  'startedDateTime',
  'recorded_at',
  'created_at',
  'startTime',
  'start_time',
  'eventTime',
];

const DIGITS = /^\d{9,19}(\.\d+)?$/;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970: whichever makes a day of this century. */
const sinceEpoch = (value: number): number => {
  if (!Number.isFinite(value)) return Number.NaN;
  let ms = value * 1000;
  while (ms > Date.UTC(2100, 0)) ms /= 1000;
  return ms;
};

/** A time as a record writes it, in UTC to the second; undefined where it is none of this century. */
export const instantOf = (value: unknown): Instant | undefined => {
  const ms =
    typeof value === 'number'
      ? sinceEpoch(value)
      : value instanceof Date
        ? value.getTime()
        : typeof value === 'string' && value.length <= 64
          ? DIGITS.test(value)
            ? sinceEpoch(Number(value))
            : Date.parse(/[zZ]|[+-]\d\d:?\d\d$|[A-Za-z]{3}$/.test(value) ? value : `${value}Z`)
          : Number.NaN;
  if (!(ms >= Date.UTC(2000, 0) && ms < Date.UTC(2100, 0))) return undefined;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
};

/** When a record says that it was made. */
export const timeOf = (record: Json): Instant | undefined => {
  for (const name of TIMES) {
    if (!Object.hasOwn(record, name)) continue;
    const time = instantOf(record[name]);
    if (time !== undefined) return time;
  }
  return undefined;
};
