/** Turns raw HTTP requests in a text (a request line, headers and a body) into envelopes. */
import { isObject, type Json, parsed } from '../../json.js';
import { addTo } from '../../lists.js';
import { gathered } from '../record/container.js';

/** The request line and the headers of a request. */
interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: Json;
}

/** A request line, with the marks that HTTP loggers write before and after it. */
const REQUEST_LINE =
  /^(.{0,200}?)(?:--> )?\b(GET|POST|PUT|PATCH|DELETE) (\S{1,2048})( HTTP\/\d(?:\.\d)?| h2)?(?: \([\d.]+[- ]byte body\))?\s*$/i;
const HEADER = /^([\w!#$%&'*+.^`|~-]+):(?: (.*)|)$/;

/** The request line that a line is, and the text before it; undefined if it is none. */
const requestLine = (line: string): { before: string; method: string; target: string } | undefined => {
  const [, before = '', method, target, protocol] = REQUEST_LINE.exec(line) ?? [];
  if (method === undefined || target === undefined || !/^(?:\/|https?:\/\/)/i.test(target)) return undefined;
  return protocol !== undefined || /^http/i.test(target) ? { before, method, target } : undefined;
};

/** The name and the value of a header line; undefined for any other line. */
export const headerOf = (line: string): readonly [name: string, value: string] | undefined => {
  const [, name, value = ''] = HEADER.exec(line.trimEnd()) ?? [];
  return name === undefined ? undefined : [name, value];
};

/** A head; a repeated header has the list of its values. */
const headOf = (
  { method, target }: { readonly method: string; readonly target: string },
  headers: readonly (readonly [name: string, value: string])[],
): Head => {
  const found = new Map<string, string[]>();
  for (const [name, value] of headers) addTo(found, name, value);
  return { method: method.toUpperCase(), target, headers: gathered(found) };
};

/** The envelope of a request as JSON; `body` is JSON already. */
const envelopeText = ({ method, target, headers }: Head, body: string | undefined): string => {
  const [, host] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host') ?? [];
  const url = target.startsWith('/') && typeof host === 'string' ? `https://${host}${target}` : target;
  const around = JSON.stringify({ method, url, headers });
  return body === undefined ? around : `${around.slice(0, -1)},"body":${body}}`;
};

/** What programs write before a raw request in a string of its own. */
const BEGINS = /^(?:[\w ]{1,40}:?\s*\r?\n)?(?=(?:GET|POST|PUT|PATCH|DELETE) \S+ HTTP\/\d)/;

/** The envelope, as JSON, of the raw request that a text consists of; undefined for any other text. */
export const wireText = (text: string): string | undefined => {
  const begun = BEGINS.exec(text)?.[0];
  if (begun === undefined) return undefined;
  const [head = '', ...rest] = text.slice(begun.length).split(/\r?\n\r?\n/);
  const [first = '', ...lines] = head.split(/\r?\n/);
  const request = requestLine(first);
  const headers = lines.map(headerOf);
  if (!request || headers.length === 0 || !headers.every((one) => one !== undefined)) return undefined;
  const body = rest.join('\n\n').trim();
  return envelopeText(headOf(request, headers), body === '' ? undefined : JSON.stringify(body));
};

/** A raw request on several lines of a log. */
interface WireLines {
  /** The text before it on its first line. */
  readonly before: string;
  /** The envelope, as JSON. */
  readonly text: string;
  readonly lines: number;
}

/** The maximum number of header lines, and of lines of a body. */
const HEADERS = 200;
const BODY_LINES = 100_000;

const isObjectText = (text: string): boolean => isObject(parsed(text));

type LineAt = (index: number) => string | undefined;

/** The headers that begin at a line, and the index of the line after them. */
const headersFrom = (
  lineAt: LineAt,
  from: number,
): { headers: readonly (readonly [string, string])[]; end: number } => {
  const headers: (readonly [string, string])[] = [];
  let end = from;
  for (let line = lineAt(end); line !== undefined && headers.length < HEADERS; line = lineAt(++end)) {
    const header = headerOf(line);
    if (!header) break;
    headers.push(header);
  }
  return { headers, end };
};

const passBlank = (lineAt: LineAt, from: number, most: number): number => {
  let at = from;
  while (at < from + most && lineAt(at)?.trim() === '') at++;
  return at;
};

/** The status line of a response on the same line as the end of the body, as recorders write that count bytes. */
const STATUS_BEHIND = /(?<=\})HTTP\/\d(?:\.\d)? \d{3}\b[^{}]*$/;

/** The JSON object that begins on a line, on one line or indented over several, and the index of the line after it. */
const objectFrom = (lineAt: LineAt, from: number): { text: string; end: number } | undefined => {
  const first = lineAt(from)?.trim().replace(STATUS_BEHIND, '') ?? '';
  if (!first.startsWith('{')) return undefined;
  if (isObjectText(first)) return { text: first, end: from + 1 };
  const parts: string[] = [];
  for (let line = lineAt(from); line !== undefined && parts.length < BODY_LINES; line = lineAt(from + parts.length)) {
    parts.push(line.replace(STATUS_BEHIND, ''));
    if (parts.at(-1)?.trimEnd() === '}') break;
  }
  const text = parts.join('\n');
  return isObjectText(text) ? { text, end: from + parts.length } : undefined;
};

/** The maximum number of lines between a request and its response. */
const GAP = 4;
const STATUS_LINE = /^(?:<-- |< |.*\})?HTTP\/\d(?:\.\d)? \d{3}\b/;
const ANSWER = /"type"\s*:\s*"(?:message|error)"/;

/** The index of the line after the response that follows a request; `from` if none follows. */
const behindAnswer = (lineAt: LineAt, from: number): number => {
  for (let at = from - 1; at < from + GAP; at++) {
    if (!STATUS_LINE.test(lineAt(at) ?? '')) continue;
    const answer = objectFrom(lineAt, passBlank(lineAt, headersFrom(lineAt, at + 1).end, GAP));
    return answer && ANSWER.test(answer.text) ? answer.end : from;
  }
  return from;
};

/** The request that begins on the first of these lines; undefined if none does, or if its body is missing. */
export const wireLines = (lines: LineAt): WireLines | undefined => {
  const request = requestLine(lines(0) ?? '');
  if (!request) return undefined;
  const { before, target } = request;
  const lineAt: LineAt = (index) => {
    const line = lines(index);
    return line?.startsWith(before) ? line.slice(before.length) : line;
  };
  const { headers, end } = headersFrom(lineAt, 1);
  // An access log line names a request too, and what follows it may be another record.
  if (headers.length === 0 && (target.startsWith('/') || lineAt(1)?.trim() !== '')) return undefined;
  const head = headOf(request, headers);
  const body = objectFrom(lineAt, passBlank(lineAt, end, 2));
  if (body && !/^\{\s*"(?:url|method)"/.test(body.text))
    return { before, text: envelopeText(head, body.text), lines: behindAnswer(lineAt, body.end) };
  if (!/^(?:GET|DELETE)$/.test(head.method) || headers.length === 0) return undefined;
  return { before, text: envelopeText(head, undefined), lines: end };
};
