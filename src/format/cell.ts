/** Writes cells of CSV. */
import { STEERING } from './plain.js';

/**
 * A cell as in RFC 4180. Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe; control
 * characters other than line breaks and tabs become question marks.
 */
export const csvCell = (value: string | number | undefined): string => {
  if (typeof value !== 'string') return String(value ?? '');
  const shown = value.replace(STEERING, (one) => (/[\t\r\n]/.test(one) ? one : '?'));
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
