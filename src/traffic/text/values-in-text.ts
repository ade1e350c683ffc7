/** Finds the JSON values in a text: one after another, after other text, or in quoted strings. */
import { parsed } from '../../json.js';
import { endOfString } from '../../request/plain.js';
import { wireText } from './http-text.js';
import { literalIn } from './literal.js';

/** Whether a text is valid JSON. */
export const isJson = (text: string): boolean => parsed(text) !== undefined;

/** The characters between the strings and brackets of JSON. */
const BETWEEN = /[\s,:\d+\-.eEtrufalsn]*/y;

/**
 * The end of the JSON object or list that begins at `from`. Undefined if it is not JSON; `text.length + 1` if the text
 * ends before it does.
 */
export const valueEnd = (text: string, from: number): number | undefined => {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const sign = text[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === '"') {
      const end = endOfString(text, at);
      if (end < 0) break;
      at = end + 1;
      continue;
    } else {
      BETWEEN.lastIndex = at;
      BETWEEN.test(text);
      if (BETWEEN.lastIndex === at) return undefined;
      at = BETWEEN.lastIndex;
      continue;
    }
    at++;
    if (depth === 0) return isJson(text.slice(from, at)) ? at : undefined;
  }
  return text.length + 1;
};

/** Whether a string has control characters that no text has, like the head of an archive. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
export const isBinary = (text: string): boolean => /[\0-\x08\x0e-\x1a]/.test(text);

/** The JSON values in a text. */
interface InText {
  /** The values, each an object or a list as JSON, with the text between the previous one and it. */
  readonly values: readonly { readonly json: string; readonly before: string }[];
  /** The text around them. */
  readonly rest: string;
}

const OPENS = /["{[]/g;
/** A label in braces that is not JSON. */
const LABEL = /\{[^{}"]*(?:"[^"{}]*"[^{}"]*)*\}/y;
const LIST = /\[\s*[{[]/y;

/** Escapes as programs, servers and databases write them; those of JSON, such as `\u0022`, are kept. */
const ESCAPES = /(?:\\x[\dA-Fa-f]{2})+|\\[\s\S]/g;
const SIGNS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', n: '\n', r: '\r', t: '\t' };
/** The character of an escape. */
const unescaped = (written: string): string =>
  written[1] === 'x'
    ? Buffer.from(written.replaceAll('\\x', ''), 'hex').toString()
    : (SIGNS[written[1] ?? ''] ?? written);

/** The length of the escaped text of which the first `length` characters, without escapes, are wanted. */
const writtenLength = (written: string, length: number): number => {
  let made = 0;
  for (const { 0: part, index } of written.matchAll(/(?:\\x[\dA-Fa-f]{2})+|\\[\s\S]|[^\\]+/g)) {
    const isEscape = part.startsWith('\\');
    const more = isEscape ? unescaped(part).length : part.length;
    if (made + more >= length) return index + (isEscape ? part.length : length - made);
    made += more;
  }
  return written.length;
};

/** The content of an escaped text, up to the quote that ends it; without a quote, up to a tab or the end of the line. */
const ENDS = new Map([
  ['"', /(?:[^\\"]|\\[\s\S])*/y],
  ["'", /(?:[^\\']|\\[\s\S])*/y],
]);
const TO_TAB = /[^\t\n]*/y;

/** The escaped JSON that begins at `from`, as in a string literal or a cell of a table, and its end. */
const escapedJson = (text: string, from: number): { json: string; end: number } | undefined => {
  const whole = ENDS.get(text[from - 1] ?? '') ?? TO_TAB;
  whole.lastIndex = from;
  const [written = ''] = whole.exec(text) ?? [];
  if (!written.includes('\\')) return undefined;
  const plain = written.replace(ESCAPES, unescaped);
  const length = valueEnd(plain, 0);
  if (length === undefined || length > plain.length) return undefined;
  return { json: plain.slice(0, length), end: from + writtenLength(written, length) };
};

/** The JSON in a quoted string; undefined if it holds none. */
const quoted = (string: string): string | undefined => {
  if (!isJson(string)) return escapedJson(string, 1)?.json;
  const text = JSON.parse(string) as string;
  return /^\s*[{[]/.test(text) ? (isJson(text) ? text : undefined) : wireText(text);
};

/** The beginning of a CSV cell that holds JSON: quotes within it are doubled (RFC 4180). */
const CELL = /"\s*[{[][\s{[]*""/y;
/** The JSON in the cell that begins at `from`, and the end of the cell. */
const cellJson = (text: string, from: number): { json: string; end: number } | undefined => {
  let at = text.indexOf('"', from + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  const json = text.slice(from + 1, at).replaceAll('""', '"');
  return at >= 0 && isJson(json) ? { json, end: at + 1 } : undefined;
};

/** The beginning of an object (in a list or not) as a program prints it, which broken JSON does not begin with. */
const PRINTED = /[{[][\s{[(]*(?:b?'|[A-Za-z_$][\w$]*\s*:)/y;
/** Words of which every request contains one; texts without them are not worth parsing. */
const ASKS = /claude|anthropic|messages/i;

/** The printed value that begins at `from`, as JSON, and its end. */
export const printedJson = (text: string, from: number): { json: string; end: number } | undefined => {
  PRINTED.lastIndex = from;
  const literal = PRINTED.test(text) ? literalIn(text, from) : undefined;
  return literal && { json: JSON.stringify(literal.value), end: literal.end };
};

/** How many attempts to read escaped JSON, each of which goes to the end of the line, may fail in a row. */
const TRIES = 20;

/**
 * The JSON values in a text. Undefined if something in brackets is neither JSON nor a label, because values in it may be
 * parts of something unknown.
 */
export const valuesInText = (text: string): InText | undefined => {
  const values: { json: string; before: string }[] = [];
  let rest = '';
  let kept = 0;
  let tries = 0;
  const take = (json: string, from: number, to: number): number => {
    const before = text.slice(kept, from);
    values.push({ json, before });
    rest += before;
    kept = to;
    return to;
  };
  for (let at = 0; ; ) {
    OPENS.lastIndex = at;
    const from = OPENS.exec(text)?.index;
    if (from === undefined) {
      rest += text.slice(kept);
      return isBinary(rest) ? undefined : { values, rest };
    }
    at = from + 1;
    if (text[from] === '"') {
      CELL.lastIndex = from;
      const cell = CELL.test(text) && tries++ < TRIES ? cellJson(text, from) : undefined;
      if (cell) {
        tries = 0;
        at = take(cell.json, from, cell.end);
        continue;
      }
      const end = endOfString(text, from) + 1;
      const value = end === 0 ? undefined : quoted(text.slice(from, end));
      if (end > 0) at = value === undefined ? end : take(value, from, end);
      continue;
    }
    LIST.lastIndex = from;
    if (text[from] === '[' && !LIST.test(text)) continue;
    const end = valueEnd(text, from);
    const isWhole = end !== undefined && end <= text.length;
    const escaped =
      !isWhole && tries++ < TRIES
        ? (escapedJson(text, from) ?? (ASKS.test(text) ? printedJson(text, from) : undefined))
        : undefined;
    if (isWhole) at = take(text.slice(from, end), from, end);
    else if (escaped) {
      at = take(escaped.json, from, escaped.end);
      tries = 0;
    } else {
      LABEL.lastIndex = from;
      if (!LABEL.test(text)) return undefined;
      at = LABEL.lastIndex;
    }
  }
};
