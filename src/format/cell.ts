/** A cell of comma-separated values. */

/** A cell as RFC 4180 has it; what a spreadsheet would take for a formula is made text. */
export const csvCell = (value: string | number | undefined): string => {
  if (typeof value !== 'string') return String(value ?? '');
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
