/** A text → the JSON values that stand in it: behind one another, behind what a program wrote, or quoted by it. */

/** Whether a text is JSON and nothing else. */
export const isJson = (text: string): boolean => {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
};

/** The end of a string of which the quote stands before `from`; undefined where there is none. */
const stringEnd = (text: string, from: number): number | undefined => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (before > from && text[before - 1] === '\\') before--;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return undefined;
};

/** What stands between the strings and brackets of JSON. */
const BETWEEN = /[\s,:\d+\-.eEtrufalsn]*/y;

/**
 * The end of the object or list that begins there, if it is JSON. Undefined where it is none; `text.length + 1` where
 * the text ends before it does.
 */
export const valueEnd = (text: string, from: number): number | undefined => {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const sign = text[at];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === '"') {
      const end = stringEnd(text, at + 1);
      if (end === undefined) break;
      at = end;
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

/** Whether what looks like a text has signs in it that none has, as the head of an archive. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for.
export const isBinary = (text: string): boolean => /[\0-\x08\x0e-\x1a]/.test(text);

/** What stands in a text. */
export interface InText {
  /** JSON values, each an object or a list. */
  readonly values: readonly string[];
  /** The text around them. */
  readonly rest: string;
}

const OPENS = /["{[]/g;
/** In brackets, but no JSON: a label, a time. */
const LABEL = /\{[^{}"]*(?:"[^"{}]*"[^{}"]*)*\}/y;
const LIST = /\[\s*[{[]/y;

/** The JSON in a string of which the quotes are given. */
const quoted = (string: string): string | undefined => {
  if (!isJson(string)) return undefined;
  const text = JSON.parse(string) as string;
  return /^\s*[{[]/.test(text) && isJson(text) ? text : undefined;
};

/**
 * The JSON values in a text; undefined where something in brackets is neither JSON nor a label: what stands in it may be
 * a part of what is not known.
 */
export const valuesInText = (text: string): InText | undefined => {
  const values: string[] = [];
  let rest = '';
  let kept = 0;
  const take = (value: string, from: number, to: number): number => {
    values.push(value);
    rest += text.slice(kept, from);
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
      const end = stringEnd(text, at);
      const value = end === undefined ? undefined : quoted(text.slice(from, end));
      if (end !== undefined) at = value === undefined ? end : take(value, from, end);
      continue;
    }
    LIST.lastIndex = from;
    if (text[from] === '[' && !LIST.test(text)) continue;
    const end = valueEnd(text, from);
    if (end !== undefined && end <= text.length) at = take(text.slice(from, end), from, end);
    else {
      LABEL.lastIndex = from;
      if (!LABEL.test(text)) return undefined;
      at = LABEL.lastIndex;
    }
  }
};
