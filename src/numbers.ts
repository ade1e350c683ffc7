/** Numbers as text. */

/** A whole number with thousands separators. `toLocaleString` would take long to load. */
export const number = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1 request`, `2 requests`. */
export const many = (value: number, one: string, more = `${one}s`): string =>
  `${number(value)} ${value === 1 ? one : more}`;

/** A distance from today in whole days, as text. */
export const inDays = (days: number): string =>
  days === 0 ? 'today' : days < 0 ? `${many(-days, 'day')} ago` : `in ${many(days, 'day')}`;
