/** Applies changes to the JSON text of a request. The rest of the text stays the same, byte for byte. */
import { steps } from '../pointer.js';
import type { Change } from './change.js';
import { applied, type Edit } from './edit.js';

/** The position of a member or element in a text. */
interface Span {
  /** The offsets of the value. */
  readonly start: number;
  readonly end: number;
  /** The offset of the member's name; for an element that of the value. */
  readonly from: number;
  /** Whether it is the first, and the last, in its object or list. */
  readonly first: boolean;
  readonly last: boolean;
}

const WHITE = /[ \t\n\r]*/y;
// A string is matched in pieces: a pattern for a whole string fails on a very long one.
const RUN = /[^"\\]*/y;
const WORD = /[^\s,\]}]+/y;

/** Returns functions that read a text of valid JSON. */
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
  /** The end of the value that begins at an offset. Depth is counted instead of recursing, as texts may be nested deeply. */
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
  /** The members or elements of the object or list that begins at an offset. */
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

/** The edit that removes a member with the comma before it, or if it is the first, with the comma and the white space after it. */
const cut = (text: string, { from, end, first, last }: Span): Edit => {
  if (!first) return { from: text.lastIndexOf(',', from - 1), to: end, text: '' };
  const { white } = reader(text);
  return { from, to: last ? end : white(white(end) + 1), text: '' };
};

/** The edits that make a change; `span` is the position of the value if there is one, `parent` the offset of its object. */
const editOf = (text: string, change: Change, name: string, span: Span | undefined, parent: number): Edit[] => {
  if (change.op === 'remove') return span ? [cut(text, span)] : [];
  const json = JSON.stringify(change.value);
  if (span) return [{ from: span.start, to: span.end, text: json }];
  const comma = text[reader(text).white(parent + 1)] === '}' ? '' : ',';
  return [{ from: parent + 1, to: parent + 1, text: `${JSON.stringify(name)}:${json}${comma}` }];
};

/** Changes by the steps of their paths. No path leads below another one. */
interface Tree {
  change?: Change;
  readonly below: Map<string, Tree>;
}

const treeOf = (changes: readonly Change[]): Tree => {
  const root: Tree = { below: new Map() };
  for (const change of changes) {
    let tree = root;
    for (const step of steps(change.path)) {
      const next = tree.below.get(step) ?? { below: new Map() };
      tree.below.set(step, next);
      tree = next;
    }
    tree.change = change;
  }
  return root;
};

const editsOf = (text: string, tree: Tree): Edit[] => {
  const { white, within } = reader(text);
  const edits: Edit[] = [];
  const look = (parent: number, { below }: Tree): void => {
    if (text[parent] !== '{' && text[parent] !== '[') return;
    const spans = new Map<string, Span>();
    for (const one of within(parent)) if (below.has(one.name)) spans.set(one.name, one);
    for (const [name, tree] of below) {
      const span = spans.get(name);
      if (tree.change) edits.push(...editOf(text, tree.change, name, span, parent));
      else if (span) look(span.start, tree);
    }
  };
  look(white(0), tree);
  return edits.sort((a, b) => a.from - b.from);
};

const spliced = (text: string, changes: readonly Change[]): string => applied(text, editsOf(text, treeOf(changes)));

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/**
 * Splits the changes into passes over the text, so that no two in a pass change the same object or one within the other.
 * Changes of separate objects share a pass, so that there are only as many passes as changes of one object.
 */
const inPasses = (changes: readonly Change[]): Change[][] => {
  const passes: Change[][] = [];
  // For each path of an object: after how many passes it has been changed, and so has everything within it.
  const itself = new Map<string, number>();
  const within = new Map<string, number>();
  for (const change of changes) {
    const parent = parentOf(change.path);
    const holders = [parent];
    for (let at = parent; at !== ''; at = parentOf(at)) holders.push(parentOf(at));
    const pass = Math.max(within.get(parent) ?? 0, ...holders.map((at) => itself.get(at) ?? 0));
    const others = passes[pass];
    if (others) others.push(change);
    else passes[pass] = [change];
    itself.set(parent, pass + 1);
    for (const at of holders) within.set(at, Math.max(within.get(at) ?? 0, pass + 1));
  }
  return passes;
};

/**
 * The JSON text of a value after the changes, in their order. The text must be valid JSON; if a member is named twice, the
 * last one is changed, as a parser reads that one.
 */
export const spliceFixes = (text: string, changes: readonly Change[]): string =>
  inPasses(changes).reduce(spliced, text);
