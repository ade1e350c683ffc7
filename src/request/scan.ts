/**
 * What `JSON.parse` does not say: a member named twice, `__proto__`, depth, and where a text stops being JSON.
 * One pass, no recursion, no value ever kept.
 */

/** Nested lists and objects; real requests stay below a hundred. */
export const DEPTH_LIMIT = 512;

export type Steps = readonly (string | number)[];

export interface TextProblem {
  readonly steps: Steps;
  readonly why: string;
  /** UTF-16 offset into the text. */
  readonly offset: number;
}

export interface Scan {
  readonly problems: readonly TextProblem[];
  /** Where the text stops being JSON. */
  readonly error: { readonly offset: number; readonly why: string } | undefined;
}

interface Frame {
  readonly list: boolean;
  names: Set<string> | undefined;
  step: string | number;
}

const WHITE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
// Longer runs are skipped by search rather than by pattern, which would exhaust the matcher's stack.
const LONG = 4096;

class Stop extends Error {
  constructor(
    readonly offset: number,
    readonly why: string,
  ) {
    super(why);
  }
}

const endOfString = (text: string, from: number): number => {
  STRING.lastIndex = from;
  const near = text.indexOf('"', from + 1);
  if (near >= 0 && near - from < LONG) {
    if (STRING.test(text)) return STRING.lastIndex;
  } else if (near >= 0) {
    for (let end = near; end >= 0; end = text.indexOf('"', end + 1)) {
      let slashes = 0;
      while (text[end - 1 - slashes] === '\\') slashes++;
      if (slashes % 2 === 0) return end + 1;
    }
  }
  throw new Stop(from, near < 0 ? 'the text ends within a string' : 'a string is not valid JSON');
};

const nameOf = (raw: string): string => {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw;
  }
};

const skipWhite = (text: string, from: number): number => {
  const code = text.charCodeAt(from);
  if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return from;
  WHITE.lastIndex = from;
  WHITE.test(text);
  return WHITE.lastIndex;
};

const LITERALS = ['true', 'false', 'null'];

const endOfScalar = (text: string, from: number): number => {
  if (text[from] === '"') return endOfString(text, from);
  const literal = LITERALS.find((word) => text.startsWith(word, from));
  if (literal) return from + literal.length;
  NUMBER.lastIndex = from;
  if (NUMBER.test(text) && NUMBER.lastIndex > from) return NUMBER.lastIndex;
  throw new Stop(from, from >= text.length ? 'the text ends before the value does' : 'this is not JSON');
};

/** Scans a text; `visit` is told where each value begins and the steps that lead to it (reused between calls). */
export const scanJson = (text: string, visit?: (steps: Steps, offset: number) => void): Scan => {
  const problems: TextProblem[] = [];
  try {
    scan(text, problems, visit);
    return { problems, error: undefined };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return { problems, error: { offset: stop.offset, why: stop.why } };
  }
};

const scan = (text: string, problems: TextProblem[], visit: ((steps: Steps, offset: number) => void) | undefined): void => {
  const frames: Frame[] = [];
  const steps = () => frames.map(({ step }) => step);
  let tooDeep = false;
  let at = skipWhite(text, 0);

  /** Reads `"name":` and leaves `at` at its value. */
  const member = (frame: Frame): void => {
    if (text[at] !== '"') throw new Stop(at, at >= text.length ? 'the text ends within an object' : 'a member name is missing');
    const end = endOfString(text, at);
    const name = nameOf(text.slice(at, end));
    frame.names ??= new Set();
    const above = () => frames.slice(0, -1).map(({ step }) => step);
    if (frame.names.has(name)) problems.push({ steps: above(), why: 'a member is named twice', offset: at });
    if (name === '__proto__') problems.push({ steps: above(), why: 'a member is named __proto__', offset: at });
    frame.names.add(name);
    frame.step = name;
    at = skipWhite(text, end);
    if (text[at] !== ':') throw new Stop(at, at >= text.length ? 'the text ends within an object' : 'a colon is missing');
    at = skipWhite(text, at + 1);
  };

  const open = (list: boolean): void => {
    if (frames.length >= DEPTH_LIMIT && !tooDeep) {
      tooDeep = true;
      problems.push({ steps: steps(), why: `nested deeper than ${DEPTH_LIMIT} levels`, offset: at });
    }
    frames.push({ list, names: undefined, step: 0 });
    at = skipWhite(text, at + 1);
  };

  for (;;) {
    // A value begins at `at`.
    visit?.(steps(), at);
    const char = text[at];
    if (char === '{' || char === '[') {
      open(char === '[');
      const frame = frames.at(-1) as Frame;
      if (text[at] !== (frame.list ? ']' : '}')) {
        if (!frame.list) member(frame);
        continue;
      }
      frames.pop();
      at++;
    } else at = endOfScalar(text, at);
    // A value has ended: close what ends with it, or go on to the next one.
    for (;;) {
      at = skipWhite(text, at);
      const frame = frames.at(-1);
      if (!frame) {
        if (at < text.length) throw new Stop(at, 'something follows the value');
        return;
      }
      if (text[at] === (frame.list ? ']' : '}')) {
        frames.pop();
        at++;
        continue;
      }
      if (text[at] !== ',') throw new Stop(at, at >= text.length ? 'the text ends before the value does' : 'a comma or an end is missing');
      at = skipWhite(text, at + 1);
      if (frame.list) frame.step = (frame.step as number) + 1;
      else member(frame);
      break;
    }
  }
};

/** 1-based line and column of an offset. */
export const lineOf = (text: string, offset: number): { line: number; column: number } => {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', start)) {
    line++;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
};
