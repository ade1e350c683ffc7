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

/** Where others write it: servers, clouds, telemetry, exports. */
const MORE_TIMES = new Set([
  'time_iso8601',
  'time_local',
  '_time',
  'datetime',
  'asctime',
  'Timestamp',
  'TimeGenerated',
  'logging_time',
  'event_time',
  'eventTimestamp',
  'receiveTimestamp',
  'request_timestamp',
  'request_created_at',
  'started_at',
  'startedAt',
  'createdAt',
  'startTimeUnixNano',
  'start_time_unix_nano',
  'timeUnixNano',
  'time_unix_nano',
  'observedTimeUnixNano',
]);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** As servers write it, `01/Oct/2026:08:00:00 +0000`. */
const SERVERS = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d)(?: ([+-]\d\d)(\d\d))?$/;

/** The same as a date that can be parsed. */
const plainDate = (text: string): string => {
  const [, day, month = '', year, clock, hours = '+00', minutes = '00'] = SERVERS.exec(text) ?? [];
  if (day === undefined) return /[zZ]|[+-]\d\d:?\d\d$|[A-Za-z]{3}$/.test(text) ? text : `${text}Z`;
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}T${clock}${hours}:${minutes}`;
};

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
            : Date.parse(plainDate(value))
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
  for (const name in record) {
    const time = MORE_TIMES.has(name) ? instantOf(record[name]) : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
};

/** When a row says that it was made, which begins with it in nanoseconds, as those of Loki do. */
export const timeOfRow = ([first]: readonly unknown[]): Instant | undefined =>
  typeof first === 'string' && /^\d{19}$/.test(first) ? instantOf(first) : undefined;

/** In the text before a record: a date of ISO 8601 with a clock, or as servers write it. */
const IN_TEXT =
  /\b(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?|\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?: [+-]\d{4})?)/;

/** When a text says that something happened; undefined where it does not. */
export const instantIn = (text: string): Instant | undefined => instantOf(IN_TEXT.exec(text)?.[0].replace(',', '.'));
