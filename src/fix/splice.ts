/** Changes made in the text of a request: what they do not touch stays as it was written, byte for byte. */
import { steps } from '../pointer.js';
import type { Change } from './fix.js';

/** A value in a text, and where its member's name or its list's comma begins. */
interface Span {
  /** Of the value. */
  readonly start: number;
  readonly end: number;
  /** Of the member's name; of an element the value's own start. */
  readonly from: number;
  /** Whether something stands before it, and after it, in the same object or list. */
  readonly first: boolean;
  readonly last: boolean;
}

const WHITE = /[ \t\n\r]*/y;
// A string is taken in runs, so that none is too long to match.
const RUN = /[^"\\]*/y;
const WORD = /[^\s,\]}]+/y;

/** A reader of JSON that is known to be well formed. */
const reader = (text: string) => {
  const past = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : at;
  };
  const white = (at: number): number => past(WHITE, at);
  const string = (start: number): number => {
    let at = past(RUN, start + 1);
    while (text[at] === '\\') at = past(RUN, at + 2);
    return at + 1;
  };
  /** The end of the value that begins at an offset. No recursion: depth is counted. */
  const endOf = (start: number): number => {
    let depth = 0;
    let at = start;
    do {
      at = white(at);
      const char = text[at];
      if (char === '{' || char === '[') {
        depth++;
        at++;
      } else if (char === '}' || char === ']') {
        depth--;
        at++;
      } else if (char === ',' || char === ':') at++;
      else at = char === '"' ? string(at) : past(WORD, at);
    } while (depth > 0 && at < text.length);
    return at;
  };
  /** The members or elements of the object or list that begins at an offset, one after another. */
  function* within(start: number): Generator<Span & { readonly name: string }> {
    const list = text[start] === '[';
    let at = white(start + 1);
    for (let index = 0; text[at] !== ']' && text[at] !== '}'; index++) {
      const from = at;
      const named = list ? at : string(at);
      const name = list ? String(index) : String(JSON.parse(text.slice(from, named)));
      const begin = list ? at : white(white(named) + 1);
      const end = endOf(begin);
      at = white(end);
      const last = text[at] !== ',';
      yield { name, from, start: begin, end, first: index === 0, last };
      if (!last) at = white(at + 1);
    }
  }
  return { white, within };
};

/** Where a change has to be made: the value that a pointer names, or the object that it would be a member of. */
const find = (text: string, way: readonly string[]): { span: Span | undefined; parent: number } | undefined => {
  const { white, within } = reader(text);
  let parent = white(0);
  for (const [depth, step] of way.entries()) {
    let span: Span | undefined;
    for (const one of within(parent)) if (one.name === step) span = one;
    if (depth === way.length - 1) return { span, parent };
    if (!span || (text[span.start] !== '{' && text[span.start] !== '[')) return undefined;
    parent = span.start;
  }
  return undefined;
};

/** What is cut out with a member: the comma before it, or, for the first one, the comma and the white after it. */
const cut = (text: string, { from, end, first, last }: Span): string => {
  const { white } = reader(text);
  if (!first) {
    const before = text.slice(0, from).replace(/,[ \t\n\r]*$/, '');
    return before + text.slice(end);
  }
  return text.slice(0, from) + text.slice(last ? end : white(white(end) + 1));
};

const spliced = (text: string, { op, path, value }: Change): string => {
  const way = steps(path);
  const found = find(text, way);
  if (!found) return text;
  const { span, parent } = found;
  if (op === 'remove') return span ? cut(text, span) : text;
  const json = JSON.stringify(value);
  if (span) return text.slice(0, span.start) + json + text.slice(span.end);
  const { white } = reader(text);
  const at = white(parent + 1);
  const comma = text[at] === '}' ? '' : ',';
  return `${text.slice(0, parent + 1)}${JSON.stringify(way.at(-1))}:${json}${comma}${text.slice(parent + 1)}`;
};

/**
 * The JSON text of a value after the changes, made in their order. The text must be JSON; of a member named twice the
 * last one counts, as it does for a parser.
 */
export const spliceFixes = (text: string, changes: readonly Change[]): string => changes.reduce(spliced, text);
