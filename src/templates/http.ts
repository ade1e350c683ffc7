/** `.http` and `.rest` files → requests: a request line, headers, an empty line, the body; `###` between them. */
import type { Policy } from '../policy/compile.js';
import { belongs, isVersioned, resembles } from './belongs.js';
import { type Draft, urlOf } from './draft.js';
import { readJson } from './json.js';
import { flatTree, partOf } from './tree.js';
import { unknown, type Value } from './value.js';

const LINE =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(\S+:\/\/\S+|\{\{[^}]+\}\}\S*|\/\S+)(?:\s+HTTP\/[\d.]+)?\s*$/i;
/** What is to be done with the answer, behind the body: a script, or a file. */
const ANSWER = /^(?:>|<>)\s/;
const VARIABLE = /^@([\w.-]+)\s*=\s*(.*?)\s*$/;

interface Line {
  readonly text: string;
  readonly at: number;
}

const linesOf = (text: string): Line[] => {
  const found: Line[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    found.push({ text: line.replace(/\r$/, ''), at });
    at += line.length + 1;
  }
  return found;
};

const filled = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole);

const bodyOf = (
  lines: readonly Line[],
  whole: string,
  readFile: ((path: string) => string | undefined) | undefined,
): Value | undefined => {
  const first = lines.find(({ text }) => text.trim() !== '');
  const last = lines.filter(({ text }) => text.trim() !== '').at(-1);
  if (!first || !last) return undefined;
  const file = /^<@?\s+(\S+)/.exec(first.text)?.[1];
  if (file !== undefined) {
    const text = readFile?.(file);
    const tree = text === undefined ? undefined : readJson(text).tree;
    return tree ? partOf(flatTree(tree.value, first.at), '', tree.value) : unknown('import', first.at);
  }
  const text = whole.slice(first.at, last.at + last.text.length);
  const { tree } = readJson(text, (index) => first.at + index);
  return tree ? partOf(tree, '', tree.value) : unknown('expression', first.at);
};

/** The requests of a text; `readFile` reads what `< file` names. */
export const httpDrafts = (
  text: string,
  policy: Policy,
  readFile?: (path: string) => string | undefined,
): { drafts: Draft[]; other: number } => {
  const lines = linesOf(text);
  const variables = new Map<string, string>();
  for (const line of lines) {
    const match = VARIABLE.exec(line.text);
    if (match?.[1] !== undefined) variables.set(match[1], match[2] ?? '');
  }
  const drafts: Draft[] = [];
  let other = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const match = /^(?:#|\/\/)/.test(line.text) ? undefined : LINE.exec(line.text.trim());
    if (!match) continue;
    const headers = new Map<string, Value>();
    let n = i + 1;
    for (
      ;
      n < lines.length && (lines[n] as Line).text.trim() !== '' && !(lines[n] as Line).text.startsWith('###');
      n++
    ) {
      const { text: header, at } = lines[n] as Line;
      const colon = header.indexOf(':');
      if (colon <= 0 || /^(?:#|\/\/)/.test(header)) continue;
      headers.set(header.slice(0, colon).trim(), {
        is: 'known',
        value: filled(header.slice(colon + 1).trim(), variables),
        at,
      });
    }
    let end = n;
    while (end < lines.length && !(lines[end] as Line).text.startsWith('###')) end++;
    const below = lines.slice(n, end);
    const answer = below.findIndex((one) => ANSWER.test(one.text));
    const body = bodyOf(answer < 0 ? below : below.slice(0, answer), text, readFile);
    const url = filled(match[2] ?? '', variables);
    i = end;
    const where = belongs(policy, url);
    const versioned = isVersioned(headers.keys());
    const fits = body !== undefined && resembles(policy, body);
    if (where === 'foreign') other++;
    else if (where === 'claude' || (where === 'path' && (versioned || fits))) {
      drafts.push({
        method: match[1]?.toUpperCase() ?? 'GET',
        url: urlOf(url, line.at),
        headers: { is: 'object', members: headers, at: line.at },
        body,
        at: line.at,
      });
    }
  }
  return { drafts, other };
};
