/** ISO 8601 durations, as the policy writes how long something is kept. */
import { DAY_MS, dayOf } from './day.js';
import type { Day, UpTo } from './model.js';

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const UNITS = ['year', 'month', 'day', 'hour', 'minute'] as const;
/** A year and a month at their mean. */
const SECONDS = [365.25 * 86_400, 30.4375 * 86_400, 86_400, 3_600, 60];

/** How many of each unit; undefined for a word that has no length. */
const countsOf = (upTo: UpTo): number[] | undefined =>
  DURATION.exec(upTo)
    ?.slice(1)
    .map((count = '0') => Number(count));

/** A duration in words, `up to 30 days`; the words without a length with their hyphens as spaces. */
export const duration = (upTo: UpTo): string => {
  const counts = countsOf(upTo);
  if (!counts) return upTo.replaceAll('-', ' ');
  const parts = counts.flatMap((count, i) => (count > 0 ? [`${count} ${UNITS[i]}${count === 1 ? '' : 's'}`] : []));
  return `up to ${parts.join(' ')}`;
};

/** A duration in seconds, a month and a year at their mean; undefined for what has no length. */
export const secondsOf = (upTo: UpTo): number | undefined =>
  countsOf(upTo)?.reduce((sum, count, i) => sum + count * (SECONDS[i] ?? 0), 0);

/** The last day on which what was sent on a day may still be there; undefined where no length is known. */
export const lastDayOf = (sent: Day, upTo: UpTo): Day | undefined => {
  const counts = countsOf(upTo);
  if (!counts) return undefined;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0] = counts;
  const date = new Date(sent);
  date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months);
  const time = date.getTime() + (days + (hours + minutes > 0 ? 1 : 0)) * DAY_MS;
  return Number.isNaN(new Date(time).getTime()) ? undefined : dayOf(time);
};
