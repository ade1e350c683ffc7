/** Turns a change of a request into an edit of the file's text, in any language. */

import type { Change } from '../fix/change.js';
import type { Edit } from '../fix/edit.js';
import { pointer, resolve, steps } from '../pointer.js';
import { escaped } from '../regexp.js';
import type { Template } from '../templates/template.js';

const OPEN = '([{';
const CLOSE = ')]}';
const QUOTES = `"'\``;

/** The end of the value at an offset: after its closing bracket or quote, or before a comma, bracket or line end. */
const endOf = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (QUOTES.includes(char)) {
      for (at++; at < text.length && text[at] !== char; at++) if (text[at] === '\\') at++;
      if (depth === 0) return at + 1;
    } else if (OPEN.includes(char)) depth++;
    else if (CLOSE.includes(char)) {
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (char === ',' || char === '\n')) return at;
  }
  return text.length;
};

/** The edit that removes a value, the text before it that `lead` matches, and one adjacent comma. */
const without = (text: string, from: number, lead: RegExp): Edit | undefined => {
  const [all, comma = ''] = lead.exec(text.slice(Math.max(0, from - 400), from)) ?? [];
  if (all === undefined) return undefined;
  const end = endOf(text, from);
  const [next = ''] = /^\s*,/.exec(text.slice(end)) ?? [];
  const commaLength = next === '' ? 0 : comma.length;
  return { from: from - all.length, to: end + next.length - commaLength, text: '' };
};

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);
const isScript = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path);

const removed = (text: string, path: string, from: number, name: string): Edit | undefined => {
  if (/^\d+$/.test(name)) return without(text, from, /(,?)\s*$/);
  if (isYaml(path)) {
    const start = text.lastIndexOf('\n', from) + 1;
    const line = text.slice(start, from);
    if (new RegExp(`^\\s*${escaped(name)}\\s*:\\s*$`).test(line)) {
      const end = text.indexOf('\n', from);
      return { from: start, to: end < 0 ? text.length : end + 1, text: '' };
    }
  }
  return without(text, from, new RegExp(`(,?)\\s*(["']?)${escaped(name)}\\2\\s*[:=]\\s*$`));
};

/** The line ending used around an offset. */
const lineEnd = (text: string, from: number): string => {
  const next = text.indexOf('\n', from);
  const end = next < 0 ? text.lastIndexOf('\n', from) : next;
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
};

const added = (text: string, path: string, from: number, name: string, value: unknown): Edit | undefined => {
  const json = JSON.stringify(value);
  if (text[from] === '{') {
    const at = from + 1;
    const rest = text.slice(at);
    const key = isScript(path) ? name : JSON.stringify(name);
    const space = /^\s/.test(rest) ? ' ' : '';
    const comma = /^\s*}/.test(rest) ? '' : ',';
    return { from: at, to: at, text: `${space}${key}: ${json}${comma}` };
  }
  if (!isYaml(path)) return undefined;
  const column = from - (text.lastIndexOf('\n', from - 1) + 1);
  return { from, to: from, text: `${name}: ${json}${lineEnd(text, from)}${' '.repeat(column)}` };
};

const replaced = (text: string, from: number, old: unknown, value: unknown): Edit | undefined => {
  if (typeof old !== 'string' || typeof value !== 'string') return undefined;
  const at = QUOTES.includes(text[from] ?? ' ') ? from + 1 : from;
  return text.startsWith(old, at) ? { from: at, to: at + old.length, text: value } : undefined;
};

/** The offset of a 1-based line and column. */
type OffsetOf = (line: number, column: number) => number | undefined;

/**
 * The edit that makes a change of a request in its text, or undefined if the location cannot be edited. The caller has
 * to read the text again to verify that the edit had the intended effect.
 */
export const editOf = (
  text: string,
  offsetOf: OffsetOf,
  path: string,
  template: Template,
  change: Change,
): Edit | undefined => {
  const isEnvelope = change.path.startsWith('/body/');
  if (!isEnvelope && change.path.startsWith('/headers/')) return undefined;
  const bodySteps = steps(change.path).slice(isEnvelope ? 1 : 0);
  const name = bodySteps.at(-1);
  const place = template.locate(pointer(change.op === 'add' ? bodySteps.slice(0, -1) : bodySteps));
  if (name === undefined || place === undefined || place.cell !== undefined) return undefined;
  const from = offsetOf(place.line, place.column);
  if (from === undefined) return undefined;
  switch (change.op) {
    case 'add':
      return added(text, path, from, name, change.value);
    case 'remove':
      return removed(text, path, from, name);
    case 'replace':
      return replaced(text, from, resolve(template.request, change.path), change.value);
  }
};
