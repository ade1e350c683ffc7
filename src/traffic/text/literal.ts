/** Parses values as programs print them: JSON5, and the forms of Python's `repr` and Node's `inspect`. */

/** White space and comments. */
const BETWEEN = /(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const NUMBER = /[-+]?(?:0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: those no program prints as they are.
const STRING = /b?(?:'((?:[^'\\\0-\x08\n-\x1f]|\\[\s\S])*)'|"((?:[^"\\\0-\x08\n-\x1f]|\\[\s\S])*)")/y;
const ESCAPE = /\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|x([\dA-Fa-f]{2})|\r?\n|([\s\S]))/g;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['null', null],
  ['None', null],
  ['undefined', undefined],
]);
const CLOSES: Readonly<Record<string, string>> = { '[': ']', '(': ')' };

const DEPTH = 256;

/** Thrown if a text is not such a value. */
class NoLiteral extends Error {}

/** A value in a text, and the offset of its end. */
interface Literal {
  readonly value: unknown;
  readonly end: number;
}

const unescaped = (written: string): string =>
  written.replace(ESCAPE, (_, four?: string, eight?: string, two?: string, sign?: string) => {
    const code = four ?? eight ?? two;
    if (code === undefined) return sign === undefined ? '' : (SIGNS[sign] ?? sign);
    const point = Number.parseInt(code, 16);
    if (point > 0x10ffff) throw new NoLiteral();
    return String.fromCodePoint(point);
  });

/** A position in a text. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** The match of a sticky pattern at the cursor, which moves past it. */
const match = (cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined => {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text) ?? undefined;
  if (found) cursor.at = pattern.lastIndex;
  return found;
};

/** Moves past white space, and past a character if it is the next; whether it is. */
const takes = (cursor: Cursor, sign: string): boolean => {
  match(cursor, BETWEEN);
  if (cursor.text[cursor.at] !== sign) return false;
  cursor.at++;
  return true;
};

/** One or several strings, joined: long ones are printed in pieces, with or without a plus between them. */
const string = (cursor: Cursor): string | undefined => {
  let made: string | undefined;
  for (let end = cursor.at; ; end = cursor.at) {
    if (made !== undefined) takes(cursor, '+');
    match(cursor, BETWEEN);
    const found = match(cursor, STRING);
    if (!found) {
      cursor.at = end;
      return made;
    }
    made = (made ?? '') + unescaped(found[1] ?? found[2] ?? '');
  }
};

/** Whether a list or an object ends after an item; moves past the comma or the closing character. */
const ends = (cursor: Cursor, close: string): boolean => {
  if (takes(cursor, ',')) return takes(cursor, close);
  if (takes(cursor, close)) return true;
  throw new NoLiteral();
};

const list = (cursor: Cursor, close: string, depth: number): unknown[] => {
  const items: unknown[] = [];
  if (takes(cursor, close)) return items;
  do items.push(value(cursor, depth + 1));
  while (!ends(cursor, close));
  return items;
};

const object = (cursor: Cursor, depth: number): Record<string, unknown> => {
  const members = new Map<string, unknown>();
  if (takes(cursor, '}')) return {};
  do {
    const name = string(cursor) ?? match(cursor, NAME)?.[0] ?? match(cursor, NUMBER)?.[0];
    if (name === undefined || members.has(name) || name === '__proto__' || !takes(cursor, ':')) throw new NoLiteral();
    members.set(name, value(cursor, depth + 1));
  } while (!ends(cursor, '}'));
  return Object.fromEntries([...members].filter(([, one]) => one !== undefined));
};

const value = (cursor: Cursor, depth: number): unknown => {
  if (depth > DEPTH) throw new NoLiteral();
  match(cursor, BETWEEN);
  const sign = cursor.text[cursor.at] ?? '';
  if (sign === '{') {
    cursor.at++;
    return object(cursor, depth);
  }
  const close = CLOSES[sign];
  if (close !== undefined) {
    cursor.at++;
    return list(cursor, close, depth);
  }
  const made = string(cursor);
  if (made !== undefined) return made;
  const word = match(cursor, NAME)?.[0];
  if (word !== undefined && WORDS.has(word)) return WORDS.get(word);
  const number = word === undefined ? match(cursor, NUMBER)?.[0] : undefined;
  // A name, a call or an ellipsis: the value is unknown.
  if (number === undefined || /[\w.]/.test(cursor.text[cursor.at] ?? '')) throw new NoLiteral();
  return Number(number.replace('+', ''));
};

/** The object or list that begins at `from`; undefined if it is incomplete, abbreviated, or something else. */
export const literalIn = (text: string, from: number): Literal | undefined => {
  const cursor: Cursor = { text, at: from };
  try {
    return { value: value(cursor, 0), end: cursor.at };
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
};
