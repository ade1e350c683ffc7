/** Writes cells of CSV. */

/** A cell as in RFC 4180. Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe. */
export const csvCell = (value: string | number | undefined): string => {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
