/** Parses jq programs that create an object, which resemble JavaScript. Nothing is executed. */

import { depthOf } from '../documents/json.js';
import { readJavaScript } from '../javascript/javascript.js';
import { either } from '../program/operations.js';
import { newProgram } from '../program/program.js';
import { resolverOf } from '../program/resolve.js';
import { unknown, type Value } from '../program/value.js';

/** A value with its offsets converted, and variables of jq as placeholders. */
const moved = (value: Value, offsetOf: (index: number) => number): Value => {
  const at = offsetOf(value.at);
  switch (value.is) {
    case 'object': {
      const members = new Map([...value.members].map(([name, of]) => [name, moved(of, offsetOf)]));
      return { ...value, members, open: value.open && { why: 'placeholder', at }, at };
    }
    case 'list': {
      const items = value.items.map((of) => moved(of, offsetOf));
      return { ...value, items, open: value.open && { why: 'placeholder', at }, at };
    }
    case 'known':
      return { ...value, at };
    case 'either':
      return either(
        value.options.map((of) => moved(of, offsetOf)),
        at,
      );
    default:
      return { ...unknown('placeholder', at), ...(value.is === 'unknown' && value.type ? { type: value.type } : {}) };
  }
};

/** The nesting depth up to which a program is parsed; no request is nested as deep. */
const DEEPEST = 512;

/** Whether a program is only an object: the bracket that it begins with is closed at its end. */
const isWhole = (text: string): boolean => {
  let depth = 0;
  const whole = text.trim();
  for (let i = 0; i < whole.length; i++) {
    const char = whole[i];
    if (char === '"') {
      for (i++; i < whole.length && whole[i] !== '"'; i++) if (whole[i] === '\\') i++;
    } else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i === whole.length - 1;
  }
  return false;
};

const WORDS: ReadonlyMap<string, string> = new Map([
  ['if', '  '],
  ['then', '?   '],
  ['elif', ':   '],
  ['else', ':   '],
  ['end', '   '],
  ['//', '||'],
]);
const WORD = /("(?:[^"\\]|\\.)*")|(?<![\w$.])(?:if|then|elif|else|end)(?![\w:])|\/\//g;

/** Converts conditions and operators to JavaScript, with the same offsets. */
const asJavaScript = (text: string): string =>
  text.replace(WORD, (whole, string) => (string === undefined ? (WORDS.get(whole) ?? whole) : whole));

/** The object that a jq program creates; undefined if it is not an object. `offsetOf` converts its indices. */
export const jqValue = (text: string, offsetOf: (index: number) => number): Value | undefined => {
  if (!isWhole(text) || depthOf(text) > DEEPEST) return undefined;
  const program = newProgram();
  const start = 'made = ';
  readJavaScript(program, start + asJavaScript(text), -start.length, false);
  const made = program.root.bindings.get('made')?.[0]?.value;
  if (made?.is !== 'object') return undefined;
  const value = resolverOf(program, () => undefined).valueOf(made);
  return value.is === 'object' ? moved(value, offsetOf) : undefined;
};
