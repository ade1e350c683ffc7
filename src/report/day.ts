/** Days as texts, `YYYY-MM-DD`. */
import type { Day, UpTo } from '../model.js';

const MS = 86_400_000;
const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** The day some days later (or earlier). */
export const dayAfter = (day: Day, days: number): Day => dayOf(Date.parse(`${day}T00:00:00Z`) + days * MS);

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const SECONDS = [365.25 * 86_400, 30.4375 * 86_400, 86_400, 3_600, 60];

/** An ISO 8601 duration in seconds, a month and a year at their mean; undefined for what has no length. */
export const secondsOf = (upTo: UpTo): number | undefined => {
  const match = DURATION.exec(upTo);
  if (!match) return undefined;
  return SECONDS.reduce((sum, seconds, i) => sum + seconds * Number(match[i + 1] ?? 0), 0);
};

/** The last day on which what was sent on a day may still be there; undefined where no length is known. */
export const lastDayOf = (sent: Day, upTo: UpTo): Day | undefined => {
  const match = DURATION.exec(upTo);
  if (!match) return undefined;
  const [years, months, days] = [match[1], match[2], match[3]].map((count) => Number(count ?? 0));
  const date = new Date(`${sent}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + (years ?? 0), date.getUTCMonth() + (months ?? 0));
  const time = date.getTime() + (days ?? 0) * MS + (match[4] || match[5] ? MS : 0);
  return Number.isNaN(new Date(time).getTime()) ? undefined : dayOf(time);
};
