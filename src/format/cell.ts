/** A cell of comma-separated values. */

/** A cell as in RFC 4180. What a spreadsheet would take for a formula is turned into text. */
export const csvCell = (value: string | number | undefined): string => {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
