/** Values as programs print them: JSON5, what Python and Node write of an object → the value, if it is written whole. */

/** What stands between signs: white space, comments. */
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

/** Thrown where a text is no such value. */
class NoLiteral extends Error {}

/** A value in a text, and where it ends. */
export interface Literal {
  readonly value: unknown;
  readonly end: number;
}

const meant = (written: string): string =>
  written.replace(ESCAPE, (_, four?: string, eight?: string, two?: string, sign?: string) => {
    const code = four ?? eight ?? two;
    if (code === undefined) return sign === undefined ? '' : (SIGNS[sign] ?? sign);
    const point = Number.parseInt(code, 16);
    if (point > 0x10ffff) throw new NoLiteral();
    return String.fromCodePoint(point);
  });

/** The object or list that begins there, if all of it is written; undefined where it is not, or is something else. */
export const literalIn = (text: string, from: number): Literal | undefined => {
  let at = from;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
  const takes = (sign: string): boolean => {
    match(BETWEEN);
    if (text[at] !== sign) return false;
    at++;
    return true;
  };
  /** Strings one behind the other, as long ones are printed, with a plus or without. */
  const string = (): string | undefined => {
    let made: string | undefined;
    for (let end = at; ; end = at) {
      if (made !== undefined) takes('+');
      match(BETWEEN);
      const found = match(STRING);
      if (!found) {
        at = end;
        return made;
      }
      made = (made ?? '') + meant(found[1] ?? found[2] ?? '');
    }
  };
  const list = (close: string, depth: number): unknown[] => {
    const items: unknown[] = [];
    while (!takes(close)) {
      items.push(value(depth + 1));
      if (!takes(',')) {
        if (takes(close)) break;
        throw new NoLiteral();
      }
    }
    return items;
  };
  const object = (depth: number): Record<string, unknown> => {
    const members = new Map<string, unknown>();
    while (!takes('}')) {
      const name = string() ?? match(NAME)?.[0] ?? match(NUMBER)?.[0];
      if (name === undefined || members.has(name) || name === '__proto__' || !takes(':')) throw new NoLiteral();
      members.set(name, value(depth + 1));
      if (!takes(',')) {
        if (takes('}')) break;
        throw new NoLiteral();
      }
    }
    return Object.fromEntries([...members].filter(([, one]) => one !== undefined));
  };
  const value = (depth: number): unknown => {
    if (depth > DEPTH) throw new NoLiteral();
    match(BETWEEN);
    const sign = text[at] ?? '';
    if (sign === '{') {
      at++;
      return object(depth);
    }
    const close = CLOSES[sign];
    if (close !== undefined) {
      at++;
      return list(close, depth);
    }
    const made = string();
    if (made !== undefined) return made;
    const word = match(NAME)?.[0];
    if (word !== undefined && WORDS.has(word)) return WORDS.get(word);
    const number = word === undefined ? match(NUMBER)?.[0] : undefined;
    // A name, a call, what is left out: nobody knows what stood there.
    if (number === undefined || /[\w.]/.test(text[at] ?? '')) throw new NoLiteral();
    return Number(number.replace('+', ''));
  };
  try {
    return { value: value(0), end: at };
  } catch (error) {
    if (error instanceof NoLiteral) return undefined;
    throw error;
  }
};
