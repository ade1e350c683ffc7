/** Numbers as people read them. */

/** A whole number with its thousands apart. By hand: what a locale needs takes long to load. */
export const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 request`, `2 requests`. */
export const many = (value: number, one: string, more = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : more}`;

/** How far a day is from today, by whole days. */
export const inDays = (days: number): string =>
  days === 0 ? 'today' : days < 0 ? `${many(-days, 'day')} ago` : `in ${many(days, 'day')}`;
