/** Parses JSON, tolerating comments, trailing commas and placeholders outside of strings. */

import { pointer } from '../../pointer.js';
import { scanJson } from '../../request/scan.js';
import { blank } from '../lines.js';
import { PLACEHOLDER_MARK } from '../placeholder.js';
import type { Value } from '../program/value.js';
import { nearestOffset, type Tree, valueIn } from './tree.js';

/** Something ambiguous in a text, such as a member named twice, with its JSON Pointer and offset. */
export interface Doubt {
  readonly at: string;
  readonly why: string;
  readonly offset: number;
}

/** The result of parsing a JSON text: a tree, or a problem. */
export interface JsonText {
  readonly tree: Tree | undefined;
  readonly doubts: readonly Doubt[];
  /** Why there is no tree, and the offset. */
  readonly problem?: { readonly why: string; readonly offset: number };
}

// Strings are matched whole, so that nothing inside them is taken for a comment or a placeholder. The length of
// comments is limited, since for each unclosed one the rest of the text would be searched.
const LOOSE =
  /("(?:[^"\\\n]|\\.)*")|(\/\/[^\n]*|\/\*[\s\S]{0,2000}?\*\/|^[ \t]*#[^\n]*)|(\{\{\{[^{}\n]*\}\}\}|\{\{[^{}\n]*\}\}|<%[=-](?:(?!<%)[^\n])*?%>|\$\{[^{}\n]*\}|\$[A-Za-z_]\w*|\$\((?:[^()\n]|\([^()\n]*\))*\)|<[A-Za-z_][\w.\- ]*>|\{%[^%\n]*%\}|\ue000+|\.\.\.)|(,)(?=\s*[\]}])/gm;

// Directives of template languages, but not placeholders: Jinja and Liquid, Go and Helm, Handlebars, ERB. An unclosed
// one ends where the next begins.
const DIRECTIVES =
  /("(?:[^"\\\n]|\\.)*")|\{%(?:(?!\{%)[\s\S])*?%\}|\{#(?:(?!\{#)[\s\S])*?#\}|<%(?![=-])(?:(?!<%)[\s\S])*?%>|\{\{[-~]?\s*(?:[#/^!>]|(?:if|else|end|range|with|define|block|template|break|continue)\b|\$\w+\s*:?=)[^{}]*\}\}/g;

/** The text as strict JSON, with the same offsets. */
const strict = (text: string): string =>
  text.replace(LOOSE, (whole, string, comment, placeholder) => {
    if (string !== undefined) return whole;
    if (comment !== undefined) return blank(whole);
    if (placeholder !== undefined)
      return whole === '...' ? blank(whole) : `"${PLACEHOLDER_MARK.repeat(whole.length - 2)}"`;
    return ' ';
  });

/** The text without directives, with the same offsets: content under a condition is kept. */
const withoutDirectives = (text: string): string => text.replace(DIRECTIVES, (whole, string) => string ?? blank(whole));

const parsed = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** Parses a text as one JSON document. `offsets` converts its indices to offsets in the file. */
export const readJson = (text: string, offsets: (index: number) => number = (index) => index): JsonText => {
  let source = text;
  let found = parsed(source);
  if (!found) {
    source = strict(text);
    found = parsed(source);
  }
  if (!found && /\{\{|\{%|<%/.test(text)) {
    source = strict(withoutDirectives(text));
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
  const placesOfAll = (): Map<string, number> => {
    const map = new Map<string, number>();
    scanJson(source, (steps, offset) => map.set(pointer(steps), offset));
    return map;
  };
  const tree: Tree = {
    value,
    offsetOf: (at) => {
      places ??= placesOfAll();
      return offsets(nearestOffset(places, at) ?? 0);
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

/** The value of a text that was parsed. If something in it is ambiguous, as a member named twice, it is not known completely. */
export const valueOfText = ({ tree, doubts: [doubt] }: JsonText): Value | undefined => {
  const value = tree && valueIn(tree, '', tree.value);
  if (!doubt || (value?.is !== 'object' && value?.is !== 'list')) return value;
  return { ...value, open: { why: 'ambiguous', at: doubt.offset } };
};

/** The value of a JSON text, with its indices converted to offsets; undefined if it cannot be parsed. */
export const jsonValue = (text: string, offsets: (index: number) => number): Value | undefined =>
  valueOfText(readJson(text, offsets));

/** The nesting depth of a JSON text, without parsing it. */
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
