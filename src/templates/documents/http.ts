/** Reads `.http` and `.rest` files: request lines, headers, an empty line, a body; `###` between requests. */

import type { Policy } from '../../policy/compile.js';
import { type Line, linesIn } from '../lines.js';
import { addHeader, known, unknown, type Value, withParts } from '../program/value.js';
import type { TemplateFile } from '../template.js';
import { jsonValue } from './json.js';
import { changesRequest, rewritten } from './request-scripts.js';
import { addRequest, type Drafts } from './written-request.js';

const LINE =
  /^(?:(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+)?(\S+:\/\/\S+|\{\{[^}]+\}\}\S*|\/\S+)(?:\s+HTTP\/[\d.]+)?\s*$/i;
const VARIABLE = /^@([\w.-]+)\s*=\s*(.*?)\s*$/;

/** A script that handles the response (`> {% … %}`, `> file`), or a file for it (`>> file`, `<> file`). */
const ANSWER = /^(?:>>?!?|<>)\s/;
/** An empty line or a comment. */
const IGNORED = /^\s*(?:$|#|\/\/)/;

const substituted = (text: string, variables: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => variables.get(name) ?? whole);

const bodyOf = (
  lines: readonly Line[],
  whole: string,
  variables: ReadonlyMap<string, string>,
  readFile: TemplateFile['readFile'],
): Value | undefined => {
  // The body may be followed by a script that handles the response.
  const answer = lines.findIndex(({ text }) => ANSWER.test(text));
  const written = lines.slice(0, answer < 0 ? undefined : answer).filter(({ text }) => !IGNORED.test(text));
  const [first, last] = [written[0], written.at(-1)];
  if (!first || !last) return undefined;
  const file = /^<@?\s+(\S+)/.exec(first.text)?.[1];
  if (file !== undefined) return jsonValue(readFile?.(file) ?? '', () => first.at) ?? unknown('import', first.at);
  const text = whole.slice(first.at, last.at + last.text.length);
  const value = jsonValue(text, (index) => first.at + index);
  return value ? withValues(value, variables) : unknown('expression', first.at);
};

/** A value with the variables of the file substituted. */
const withValues = (value: Value, variables: ReadonlyMap<string, string>): Value =>
  value.is === 'known' && typeof value.value === 'string'
    ? { ...value, value: substituted(value.value, variables) }
    : withParts(value, (part) => withValues(part, variables));

/** The requests of a text. `readFile` reads the file of a body (`< file`). */
export const httpDrafts = (text: string, policy: Policy, readFile?: TemplateFile['readFile']): Drafts => {
  const lines = linesIn(text);
  const variables = new Map<string, string>();
  for (const line of lines) {
    const match = VARIABLE.exec(line.text);
    if (match?.[1] === undefined) continue;
    const [value, before] = [substituted(match[2] ?? '', variables), variables.get(match[1])];
    // Programs differ in which of several values a request has.
    variables.set(match[1], before === undefined || before === value ? value : `{{${match[1]}}}`);
  }
  const found: Drafts = { drafts: [], other: 0 };
  let from = 0;
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
      // Headers in a variable of httpYac.
      if (header.startsWith('...')) addHeader(headers, `{{${header.slice(3).trim()}}}`, known('', at));
      if (colon <= 0 || /^(?:#|\/\/)/.test(header)) continue;
      addHeader(
        headers,
        header.slice(0, colon).trim(),
        known(substituted(header.slice(colon + 1).trim(), variables), at),
      );
    }
    let end = n;
    while (end < lines.length && !(lines[end] as Line).text.startsWith('###')) end++;
    const body = bodyOf(lines.slice(n, end), text, variables, readFile);
    const url = substituted(match[2] ?? '', variables);
    i = end;
    const before = found.drafts.length;
    addRequest(found, { method: match[1]?.toUpperCase() ?? 'GET', url, headers, body, at: line.at }, policy);
    const scripts = text.slice(from, lines[end]?.at);
    if (changesRequest(scripts)) found.drafts.push(...found.drafts.splice(before).map(rewritten));
    from = lines[end]?.at ?? text.length;
  }
  return found;
};
