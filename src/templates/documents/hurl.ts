/** Hurl files → requests: a request line, headers, sections, a body; then, from `HTTP`, what is expected of the answer. */
import type { Policy } from '../../policy/compile.js';
import { unknown, type Value } from '../program/value.js';
import { readJson } from './json.js';
import { type Drafts, noteSaid } from './sent.js';
import { flatTree, partOf } from './tree.js';

const REQUEST = /^[ \t]*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|LINK|UNLINK|PURGE)[ \t]+(\S+)[ \t]*(?:#.*)?$/;
const ANSWER = /^[ \t]*HTTP(?:\/\S+)?(?:[ \t]|$)/;
const HEADER = /^[ \t]*([\w!#$%&'*+.^|~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/;
const SECTION = /^[ \t]*\[(\w+)\]/;
/** A body that a file holds, or bytes. */
const FILE = /^[ \t]*file[ \t]*,[ \t]*([^;]*?)[ \t]*;/;
const FENCE = /^[ \t]*```\w*/;

/** The body that begins in a line: JSON, a text in fences, a file; undefined where none does. */
const bodyOf = (
  text: string,
  at: number,
  readFile: ((path: string) => string | undefined) | undefined,
): { body: Value } | undefined => {
  const line = text.slice(at, text.indexOf('\n', at) < 0 ? undefined : text.indexOf('\n', at));
  const file = FILE.exec(line)?.[1];
  if (file !== undefined) {
    const tree = readJson(readFile?.(file) ?? '').tree;
    return { body: tree ? partOf(flatTree(tree.value, at), '', tree.value) : unknown('import', at) };
  }
  const inline = /^[ \t]*`([^`]*)`[ \t]*$/.exec(line);
  if (inline) {
    const from = at + line.indexOf('`') + 1;
    const { tree } = readJson(inline[1] ?? '', (index) => from + index);
    return { body: tree ? partOf(tree, '', tree.value) : unknown('expression', from) };
  }
  const fence = FENCE.exec(line);
  if (!fence && !/^[ \t]*[[{`<]|^[ \t]*(?:base64|hex)[ \t]*,/.test(line)) return undefined;
  const from = fence ? at + line.length + 1 : at;
  const rest = text.slice(from);
  const end = fence ? rest.search(/^[ \t]*```[ \t]*$/m) : endOf(rest);
  const { tree } = readJson(end < 0 ? rest : rest.slice(0, end), (index) => from + index);
  return { body: tree ? partOf(tree, '', tree.value) : unknown('expression', from) };
};

/** Where the lines end that may be of a body. */
const endOf = (text: string): number => {
  const next = [REQUEST, ANSWER, SECTION].map(({ source }) => text.search(new RegExp(source, 'm')));
  return Math.min(...next.map((place) => (place < 0 ? text.length : place)));
};

/** The requests of a text; `readFile` reads what `file,…;` names. */
export const hurlDrafts = (text: string, policy: Policy, readFile?: (path: string) => string | undefined): Drafts => {
  const found: Drafts = { drafts: [], other: 0 };
  let said:
    | { method: string; url: string; headers: Map<string, Value>; body: Value | undefined; at: number }
    | undefined;
  let isInSection = false;
  const end = (): void => {
    if (said) noteSaid(found, said, policy);
    said = undefined;
  };
  let at = 0;
  for (const line of text.split('\n')) {
    const here = at;
    at += line.length + 1;
    const [, method, url] = REQUEST.exec(line) ?? [];
    if (method !== undefined && url !== undefined && !said?.body) {
      end();
      isInSection = false;
      said = { method, url, headers: new Map(), body: undefined, at: here + line.length - line.trimStart().length };
    } else if (ANSWER.test(line)) end();
    else if (!said || said.body || /^[ \t]*(?:#|$)/.test(line)) continue;
    else if (SECTION.test(line) && !/^[ \t]*\[[ \t]*["{[]/.test(line)) isInSection = true;
    else {
      const header = isInSection ? undefined : HEADER.exec(line);
      const given = header ? undefined : bodyOf(text, here, readFile);
      if (header) said.headers.set(header[1] ?? '', { is: 'known', value: header[2] ?? '', at: here });
      else if (given) said.body = given.body;
    }
  }
  end();
  return found;
};
