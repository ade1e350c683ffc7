/** Writes CSV (RFC 4180). */
import { STEERING } from './plain.js';

type Cell = string | number | undefined;

/**
 * A cell. Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe; control
 * characters other than line breaks and tabs become question marks.
 */
const csvCell = (value: Cell): string => {
  if (typeof value !== 'string') return String(value ?? '');
  const shown = value.replace(STEERING, (one) => (/[\t\r\n]/.test(one) ? one : '?'));
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV, a line each. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
