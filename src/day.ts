/** Calendar days as strings, `YYYY-MM-DD`, in UTC. */
import type { Day } from './model.js';

/** The length of a day in milliseconds. */
export const DAY_MS = 86_400_000;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Whether a value is a calendar day, `YYYY-MM-DD`. */
export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && DAY.test(value) && new Date(value).toJSON()?.slice(0, 10) === value;

/** The day of a time in milliseconds since 1970. */
export const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);

/** The day a number of days later, or earlier if negative. */
export const dayAfter = (day: Day, days: number): Day => dayOf(Date.parse(day) + days * DAY_MS);

/** The number of days from one day to another. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
