/** Reads Hurl files: a request line, headers, sections, a body; then, from `HTTP`, the expected response. */

import type { Policy } from '../../policy/compile.js';
import { type Line, linesIn } from '../lines.js';
import { addHeader, known, unknown, type Value } from '../program/value.js';
import type { TemplateFile } from '../template.js';
import { jsonValue } from './json.js';
import { addRequest, type Drafts } from './written-request.js';

const REQUEST = /^[ \t]*(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|LINK|UNLINK|PURGE)[ \t]+(\S+)[ \t]*(?:#.*)?$/;
const ANSWER = /^[ \t]*HTTP(?:\/\S+)?(?:[ \t]|$)/;
const HEADER = /^[ \t]*([\w!#$%&'*+.^|~-]+)[ \t]*:[ \t]*(.*?)[ \t]*$/;
const SECTION = /^[ \t]*\[(\w+)\]/;
/** A header among options, which is sent as well. */
const OPTION = /^[ \t]*header[ \t]*:[ \t]*([^:]*?)[ \t]*(?::[ \t]*(.*?)[ \t]*)?$/;
/** A body in a file. */
const FILE = /^[ \t]*file[ \t]*,[ \t]*([^;]*?)[ \t]*;/;
const FENCE = /^[ \t]*```\w*/;

/** The body that begins on a line: JSON, fenced text, or a file; undefined if none does. */
const bodyOf = (text: string, { text: line, at }: Line, readFile: TemplateFile['readFile']): Value | undefined => {
  const file = FILE.exec(line)?.[1];
  if (file !== undefined) return jsonValue(readFile?.(file) ?? '', () => at) ?? unknown('import', at);
  const written = (body: string, from: number): Value =>
    jsonValue(body, (index) => from + index) ?? unknown('expression', from);
  const inline = /^[ \t]*`([^`]*)`[ \t]*$/.exec(line);
  if (inline) return written(inline[1] ?? '', at + line.indexOf('`') + 1);
  const fence = FENCE.exec(line);
  if (!fence && !/^[ \t]*[[{`<]|^[ \t]*(?:base64|hex)[ \t]*,/.test(line)) return undefined;
  const from = fence ? at + line.length + 1 : at;
  const rest = text.slice(from);
  const end = fence ? rest.search(/^[ \t]*```[ \t]*$/m) : endOf(rest);
  return written(end < 0 ? rest : rest.slice(0, end), from);
};

/** The offset of the first line that cannot belong to a body. */
const endOf = (text: string): number => {
  const next = [REQUEST, ANSWER, SECTION].map(({ source }) => text.search(new RegExp(source, 'm')));
  return Math.min(...next.map((place) => (place < 0 ? text.length : place)));
};

/** The requests of a text. `readFile` reads the file of a body (`file,…;`). */
export const hurlDrafts = (text: string, policy: Policy, readFile?: TemplateFile['readFile']): Drafts => {
  const found: Drafts = { drafts: [], other: 0 };
  let request:
    | { method: string; url: string; headers: Map<string, Value>; body: Value | undefined; at: number }
    | undefined;
  let isInSection = false;
  const finish = (): void => {
    if (request) addRequest(found, request, policy);
    request = undefined;
  };
  for (const whole of linesIn(text)) {
    const { text: line, at } = whole;
    const [, method, url] = REQUEST.exec(line) ?? [];
    if (method !== undefined && url !== undefined && !request?.body) {
      finish();
      isInSection = false;
      request = { method, url, headers: new Map(), body: undefined, at: at + line.length - line.trimStart().length };
    } else if (ANSWER.test(line)) finish();
    else if (!request || request.body || /^[ \t]*(?:#|$)/.test(line)) continue;
    else if (SECTION.test(line) && !/^[ \t]*\[[ \t]*["{[]/.test(line)) isInSection = true;
    else {
      const header = (isInSection ? OPTION : HEADER).exec(line);
      const given = header ? undefined : bodyOf(text, whole, readFile);
      if (header) addHeader(request.headers, header[1] ?? '', known(header[2] ?? '', at));
      else if (given) request.body = given;
    }
  }
  finish();
  return found;
};
