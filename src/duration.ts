/** ISO 8601 durations, in which the policy states retention periods. */
import { DAY_MS, dayOf } from './day.js';
import type { Day, UpTo } from './model.js';

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const UNITS = ['year', 'month', 'day', 'hour', 'minute'] as const;
/** The mean lengths of a year and a month. */
const SECONDS = [365.25 * 86_400, 30.4375 * 86_400, 86_400, 3_600, 60];

/** The number of each unit; undefined for a word such as `not-stated`. */
const countsOf = (upTo: UpTo): number[] | undefined =>
  DURATION.exec(upTo)
    ?.slice(1)
    .map((count = '0') => Number(count));

/** A duration in words, such as `up to 30 days`; words without a length get spaces for hyphens. */
export const duration = (upTo: UpTo): string => {
  const counts = countsOf(upTo);
  if (!counts) return upTo.replaceAll('-', ' ');
  const parts = counts.flatMap((count, i) => (count > 0 ? [`${count} ${UNITS[i]}${count === 1 ? '' : 's'}`] : []));
  return `up to ${parts.join(' ')}`;
};

/** A duration in seconds, with mean months and years; undefined if it has no length. */
export const secondsOf = (upTo: UpTo): number | undefined =>
  countsOf(upTo)?.reduce((sum, count, i) => sum + count * (SECONDS[i] ?? 0), 0);

/** The last day on which data sent on a day may still be retained; undefined if the duration has no length. */
export const lastDayOf = (sent: Day, upTo: UpTo): Day | undefined => {
  const counts = countsOf(upTo);
  if (!counts) return undefined;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0] = counts;
  const date = new Date(sent);
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months);
  const time = date.getTime() + (days + (hours + minutes > 0 ? 1 : 0)) * DAY_MS;
  return Number.isNaN(new Date(time).getTime()) ? undefined : dayOf(time);
};
