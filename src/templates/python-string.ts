/** What a Python string literal says. */

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', a: '\x07' };

/** The text of a literal as it is written: prefix, quotes and escapes are taken away. */
export const pythonString = (literal: string): string => {
  const [, prefix = '', quote = ''] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? [];
  const from = prefix.length + quote.length;
  const text = literal.slice(from, literal.endsWith(quote) ? literal.length - quote.length : undefined);
  if (/r/i.test(prefix) || !text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n)|(.))/gs,
    (whole, four, eight, two, newline, one: string) => {
      const code = Number.parseInt(four ?? eight ?? two ?? '', 16);
      if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      if (newline) return '';
      return ESCAPES[one] ?? (/[\\'"]/.test(one) ? one : whole);
    },
  );
};
