/** One change of a request made in the text of the file that it stands in, whatever language that is. */
import type { Change } from '../fix/fix.js';
import { pointer, resolve, steps } from '../pointer.js';
import { escaped } from '../regexp.js';
import type { Template } from '../templates/template.js';

/** The offset of a 1-based line and column, or undefined where the text has no such place. */
const offsetOf = (text: string, line: number, column: number): number | undefined => {
  let start = 0;
  for (let n = 1; n < line; n++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  return start + column - 1;
};

const OPEN = '([{';
const CLOSE = ')]}';
const QUOTES = `"'\``;

/** The end of the value at an offset: where what it opens is closed, or before a comma, a closing sign or a line's end. */
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

/** The text without a value and what leads up to it, which `lead` matches; of two commas one goes. */
const without = (text: string, from: number, lead: RegExp): string | undefined => {
  const [all, comma = ''] = lead.exec(text.slice(Math.max(0, from - 400), from)) ?? [];
  if (all === undefined) return undefined;
  const before = text.slice(0, from - all.length);
  const after = text.slice(endOf(text, from));
  const [next] = /^\s*,/.exec(after) ?? [];
  return next === undefined ? before + after : before + comma + after.slice(next.length);
};

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);
const isScript = (path: string): boolean => /\.[cm]?[jt]sx?$/i.test(path);

const removed = (text: string, path: string, from: number, name: string): string | undefined => {
  if (/^\d+$/.test(name)) return without(text, from, /(,?)\s*$/);
  if (isYaml(path)) {
    const start = text.lastIndexOf('\n', from) + 1;
    const line = text.slice(start, from);
    if (new RegExp(`^\\s*${escaped(name)}\\s*:\\s*$`).test(line)) {
      const end = text.indexOf('\n', from);
      return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1));
    }
  }
  return without(text, from, new RegExp(`(,?)\\s*(["']?)${escaped(name)}\\2\\s*[:=]\\s*$`));
};

const added = (text: string, path: string, from: number, name: string, value: unknown): string | undefined => {
  const json = JSON.stringify(value);
  if (text[from] === '{') {
    const key = isScript(path) ? name : JSON.stringify(name);
    const space = /^\s/.test(text.slice(from + 1)) ? ' ' : '';
    const comma = /^\s*}/.test(text.slice(from + 1)) ? '' : ',';
    return `${text.slice(0, from + 1)}${space}${key}: ${json}${comma}${text.slice(from + 1)}`;
  }
  if (!isYaml(path)) return undefined;
  const column = from - (text.lastIndexOf('\n', from - 1) + 1);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text.slice(0, from)}${name}: ${json}${end}${' '.repeat(column)}${text.slice(from)}`;
};

const replaced = (text: string, from: number, old: unknown, value: unknown): string | undefined => {
  if (typeof old !== 'string' || typeof value !== 'string') return undefined;
  const at = QUOTES.includes(text[from] ?? ' ') ? from + 1 : from;
  return text.startsWith(old, at) ? text.slice(0, at) + value + text.slice(at + old.length) : undefined;
};

/**
 * The text with a change of one of its requests made in it, or undefined where the place cannot be edited so. Whether
 * the change came out as it was meant can only be told by reading the text again.
 */
export const edited = (text: string, path: string, template: Template, change: Change): string | undefined => {
  const isEnvelope = change.path.startsWith('/body/');
  if (!isEnvelope && change.path.startsWith('/headers/')) return undefined;
  const way = steps(change.path).slice(isEnvelope ? 1 : 0);
  const name = way.at(-1);
  const place = template.locate(pointer(change.op === 'add' ? way.slice(0, -1) : way));
  if (name === undefined || place === undefined || place.cell !== undefined) return undefined;
  const from = offsetOf(text, place.line, place.column);
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
