/** JSON texts → trees: comments, trailing commas and placeholders outside of strings are put up with. */
import { pointer } from '../../pointer.js';
import { scanJson } from '../../request/scan.js';
import { HELD } from '../placeholder.js';
import type { Tree } from './tree.js';

/** A member named twice and the like, by place and offset. */
export interface Doubt {
  readonly at: string;
  readonly why: string;
  readonly offset: number;
}

/** A text of JSON as it is read: a tree, or the reason why there is none. */
export interface JsonText {
  readonly tree: Tree | undefined;
  readonly doubts: readonly Doubt[];
  /** Why there is no tree, and where. */
  readonly problem?: { readonly why: string; readonly offset: number };
}

// Strings are passed over whole, so that nothing inside them is taken for a comment or a placeholder. Comments have a
// longest, since each that does not end would be looked for to the end of the text.
const LOOSE =
  /("(?:[^"\\\n]|\\.)*")|(\/\/[^\n]*|\/\*[\s\S]{0,2000}?\*\/|^[ \t]*#[^\n]*)|(\{\{\{[^{}\n]*\}\}\}|\{\{[^{}\n]*\}\}|<%[=-](?:(?!<%)[^\n])*?%>|\$\{[^{}\n]*\}|\$[A-Za-z_]\w*|\$\((?:[^()\n]|\([^()\n]*\))*\)|<[A-Za-z_][\w.\- ]*>|\{%[^%\n]*%\}|\ue000+|\.\.\.)|(,)(?=\s*[\]}])/gm;

// What steers a template: Jinja and Liquid, Go and Helm, Handlebars, ERB. Values are none. One that does not end goes no
// further than to where the next begins.
const STEERING =
  /("(?:[^"\\\n]|\\.)*")|\{%(?:(?!\{%)[\s\S])*?%\}|\{#(?:(?!\{#)[\s\S])*?#\}|<%(?![=-])(?:(?!<%)[\s\S])*?%>|\{\{[-~]?\s*(?:[#/^!>]|(?:if|else|end|range|with|define|block|template|break|continue)\b|\$\w+\s*:?=)[^{}]*\}\}/g;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** The same text as strict JSON, every character in its place. */
const strict = (text: string): string =>
  text.replace(LOOSE, (whole, string, comment, placeholder) => {
    if (string !== undefined) return whole;
    if (comment !== undefined) return blank(whole);
    if (placeholder !== undefined) return whole === '...' ? blank(whole) : `"${HELD.repeat(whole.length - 2)}"`;
    return ' ';
  });

/** The same text without what steers a template: what stands on a condition is taken to be there. */
const steered = (text: string): string => text.replace(STEERING, (whole, string) => string ?? blank(whole));

const parsed = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** Reads a text as one JSON document. `offsets` says where a character of it stands in the file. */
export const readJson = (text: string, offsets: (index: number) => number = (index) => index): JsonText => {
  let source = text;
  let found = parsed(source);
  if (!found) {
    source = strict(text);
    found = parsed(source);
  }
  if (!found && /\{\{|\{%|<%/.test(text)) {
    source = strict(steered(text));
    found = parsed(source);
  }
  if (!found) {
    const { error, problems } = scanJson(source);
    const deep = problems.find(({ why }) => why === 'nested too deep');
    if (deep) return { tree: undefined, doubts: [], problem: { why: deep.why, offset: offsets(deep.offset) } };
    const { why, offset } = error ?? { why: 'it is not JSON', offset: text.length };
    return { tree: undefined, doubts: [], problem: { why, offset: offsets(offset) } };
  }
  const { value } = found;
  let places: Map<string, number> | undefined;
  const scan = () => {
    const map = new Map<string, number>();
    places = map;
    return scanJson(source, (steps, offset) => map.set(pointer(steps), offset));
  };
  const tree: Tree = {
    value,
    offsetOf: (at) => {
      if (!places) scan();
      for (let here = at; ; here = here.slice(0, here.lastIndexOf('/'))) {
        const offset = places?.get(here);
        if (offset !== undefined || here === '') return offsets(offset ?? 0);
      }
    },
  };
  let doubts: readonly Doubt[] | undefined;
  return {
    tree,
    // Computed once: every request in the text asks for them.
    get doubts() {
      doubts ??= scanJson(source).problems.map(({ steps, why, offset }) => ({
        at: pointer(steps),
        why,
        offset: offsets(offset),
      }));
      return doubts;
    },
  };
};

/** How deep a JSON text nests, without reading it: strings are passed over. */
export const depthOf = (text: string): number => {
  let depth = 0;
  let most = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34) {
      for (i++; i < text.length && text.charCodeAt(i) !== 34; i++) if (text.charCodeAt(i) === 92) i++;
    } else if (code === 91 || code === 123) most = Math.max(most, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return most;
};
