/**
 * Finds what `JSON.parse` does not report: duplicate member names, `__proto__`, depth, and where a text stops being
 * JSON. One pass without recursion; no value is kept.
 */

/** The limit of nested lists and objects; real requests stay below a hundred. */
export const DEPTH_LIMIT = 512;

/** The most problems that are reported: even one makes a text doubtful. */
const MOST_PROBLEMS = 100;

/** Steps from a value inwards, the outermost first. */
export type Steps = readonly (string | number)[];

/** A problem in a JSON text, and its place. */
export interface TextProblem {
  readonly steps: Steps;
  readonly why: string;
  /** UTF-16 offset into the text. */
  readonly offset: number;
}

/** The problems of a JSON text. */
export interface Scan {
  readonly problems: readonly TextProblem[];
  /** Where the text stops being JSON, or ends too early. */
  readonly error: TextProblem | undefined;
}

const WHITE = /[ \t\n\r]*/y;
const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// A run up to the next quote or escape. Strings are matched run by run, as one match of a long string may fail.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const RUN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Scans a text; `visit` is called with the steps to each value, which change after the call, and its offset. */
export const scanJson = (text: string, visit?: (steps: Steps, offset: number) => void): Scan => {
  const problems: TextProblem[] = [];
  /** The steps to the current value; for each open object the names seen, for each open list undefined. */
  const steps: (string | number)[] = [];
  const open: (Set<string> | undefined)[] = [];
  let at = 0;

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const eat = (char: string): boolean => {
    skip(WHITE);
    const found = text[at] === char;
    if (found) at++;
    return found;
  };
  const string = (): boolean => {
    if (!eat('"')) return false;
    do skip(RUN);
    while (skip(ESCAPE));
    if (text[at] !== '"') return false;
    at++;
    return true;
  };
  const say = (why: string, offset: number, depth: number): void => {
    if (problems.length >= MOST_PROBLEMS) return;
    problems.push({ steps: steps.slice(0, depth), why, offset });
  };
  /** Reads `"name":` and leaves `at` at its value. */
  const member = (names: Set<string>): boolean => {
    skip(WHITE);
    const from = at;
    if (!string()) return false;
    const raw = text.slice(from, at);
    const name = raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
    if (names.has(name)) say('a member is named twice', from, open.length - 1);
    if (name === '__proto__') say('a member is named __proto__', from, open.length - 1);
    names.add(name);
    steps[open.length - 1] = name;
    return eat(':');
  };
  /** Reads the start of a value: true if a value follows within it, false if it has ended, undefined on an error. */
  const begin = (): boolean | undefined => {
    skip(WHITE);
    visit?.(steps, at);
    const list = text[at] === '[';
    if (!list && text[at] !== '{') return string() || (text[at] !== '"' && skip(SCALAR)) ? false : undefined;
    if (open.length === DEPTH_LIMIT) say('nested too deep', at, open.length);
    at++;
    const names = list ? undefined : new Set<string>();
    if (eat(list ? ']' : '}')) return false;
    open.push(names);
    steps.push(0);
    return names && !member(names) ? undefined : true;
  };
  /** Reads what follows a value: true if another begins, false at the end of the text, undefined on an error. */
  const next = (): boolean | undefined => {
    while (open.length > 0) {
      const names = open.at(-1);
      if (eat(',')) {
        if (names) return member(names) || undefined;
        steps.push((steps.pop() as number) + 1);
        return true;
      }
      if (!eat(names ? '}' : ']')) return undefined;
      open.pop();
      steps.pop();
    }
    skip(WHITE);
    return at < text.length ? undefined : false;
  };
  for (;;) {
    let more = begin();
    if (more === false) more = next();
    if (more) continue;
    if (more === false) return { problems, error: undefined };
    const why = at < text.length ? 'it is not JSON' : 'it is not complete JSON';
    return { problems, error: { steps: [], why, offset: at } };
  }
};

/**
 * The problems of one item of the list to which `list` leads. An item after the last reported problem gets one of its
 * own, as it is unknown whether it has any.
 */
export const problemsOf = (problems: readonly TextProblem[], list: Steps, item: number): TextProblem[] => {
  const itemOf = ({ steps }: TextProblem): unknown =>
    list.every((step, i) => steps[i] === step) ? steps[list.length] : undefined;
  const own = problems.filter((problem) => itemOf(problem) === item);
  const last = problems[MOST_PROBLEMS - 1];
  if (own.length > 0 || !last || Number(itemOf(last)) > item) return own;
  return [
    { steps: [...list, item], why: 'there are too many faults before it to look for others', offset: last.offset },
  ];
};

/** Gives the 1-based line and column of ascending offsets, in one pass over the text. */
export const lineCounter = (text: string): ((offset: number) => { line: number; column: number }) => {
  let line = 1;
  let start = 0;
  let end: number | undefined;
  return (offset) => {
    for (end ??= text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
      line++;
      start = end + 1;
    }
    return { line, column: offset - start + 1 };
  };
};
