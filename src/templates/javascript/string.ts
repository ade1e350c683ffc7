/** String literals of JavaScript. */

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** Resolves the escapes in the text of a literal without its quotes. */
export const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(
        /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r?\n)|(.))/gs,
        (_, long, four, two, newline, one: string) => {
          const code = Number.parseInt(long ?? four ?? two ?? '', 16);
          if (code >= 0) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
          return newline ? '' : (ESCAPES[one] ?? one);
        },
      )
    : text;
