/** Requests that were written as they go over the wire, a head with headers and a body → envelopes. */
import { isObject, type Json, parsed } from '../json.js';
import { gathered } from './container.js';

/** A request without its body. */
interface Head {
  readonly method: string;
  readonly target: string;
  readonly headers: Json;
}

/** What tells of an exchange begins its lines so, or writes so behind the request line. */
const REQUEST_LINE =
  /^(.{0,200}?)(?:--> )?\b(GET|POST|PUT|PATCH|DELETE) (\S{1,2048})( HTTP\/\d(?:\.\d)?| h2)?(?: \([\d.]+[- ]byte body\))?\s*$/i;
const HEADER = /^([\w!#$%&'*+.^`|~-]+):(?: (.*)|)$/;

/** What stands before a request on its line, and the request, of which the headers follow. */
const requestLine = (line: string): { before: string; method: string; target: string } | undefined => {
  const [, before = '', method, target, protocol] = REQUEST_LINE.exec(line) ?? [];
  if (method === undefined || target === undefined || !/^(?:\/|https?:\/\/)/i.test(target)) return undefined;
  return protocol !== undefined || /^http/i.test(target) ? { before, method, target } : undefined;
};

/** The name and the value that a line of a head has. */
export const headerOf = (line: string): readonly [name: string, value: string] | undefined => {
  const [, name, value = ''] = HEADER.exec(line.trimEnd()) ?? [];
  return name === undefined ? undefined : [name, value];
};

/** A head, with every value of a header that comes again. */
const headOf = (
  { method, target }: { readonly method: string; readonly target: string },
  headers: readonly (readonly [name: string, value: string])[],
): Head => {
  const found = new Map<string, string[]>();
  for (const [name, value] of headers) found.set(name, [...(found.get(name) ?? []), value]);
  return { method: method.toUpperCase(), target, headers: gathered(found) };
};

/** The envelope around a body, as JSON; the body is JSON already. */
const envelopeText = ({ method, target, headers }: Head, body: string | undefined): string => {
  const [, host] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'host') ?? [];
  const url = target.startsWith('/') && typeof host === 'string' ? `https://${host}${target}` : target;
  const around = JSON.stringify({ method, url, headers });
  return body === undefined ? around : `${around.slice(0, -1)},"body":${body}}`;
};

/** What programs write before a request that is a text by itself. */
const BEGINS = /^(?:[\w ]{1,40}:?\s*\r?\n)?(?=(?:GET|POST|PUT|PATCH|DELETE) \S+ HTTP\/\d)/;

/** The request that a text is, as an envelope in JSON. */
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

/** A request that stands on several lines of a log. */
export interface WireLines {
  /** What stands before it on its first line. */
  readonly before: string;
  /** The envelope, as JSON. */
  readonly text: string;
  readonly lines: number;
}

/** So long a head or a body over several lines may be. */
const HEADERS = 200;
const BODY_LINES = 100_000;

const isObjectText = (text: string): boolean => isObject(parsed(text));

type LineAt = (index: number) => string | undefined;

/** The headers from a line on, and the line behind them. */
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

/** Recorders that count bytes write an answer right behind the body. */
const STATUS_BEHIND = /(?<=\})HTTP\/\d(?:\.\d)? \d{3}\b[^{}]*$/;

/** The JSON object that begins on a line, on that alone or as it is written for people, and the line behind it. */
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

/** What stands between a request and its answer, at most. */
const GAP = 4;
const STATUS_LINE = /^(?:<-- |< |.*\})?HTTP\/\d(?:\.\d)? \d{3}\b/;
const ANSWER = /"type"\s*:\s*"(?:message|error)"/;

/** The line behind the answer that follows a request or its last line; where none does, the first. */
const behindAnswer = (lineAt: LineAt, from: number): number => {
  for (let at = from - 1; at < from + GAP; at++) {
    if (!STATUS_LINE.test(lineAt(at) ?? '')) continue;
    const answer = objectFrom(lineAt, passBlank(lineAt, headersFrom(lineAt, at + 1).end, GAP));
    return answer && ANSWER.test(answer.text) ? answer.end : from;
  }
  return from;
};

/** The request of which the head begins on the first of these lines; undefined where none does, or its body is not there. */
export const wireLines = (lines: LineAt): WireLines | undefined => {
  const request = requestLine(lines(0) ?? '');
  if (!request) return undefined;
  const { before, target } = request;
  const lineAt: LineAt = (index) => {
    const line = lines(index);
    return line?.startsWith(before) ? line.slice(before.length) : line;
  };
  const { headers, end } = headersFrom(lineAt, 1);
  // A line of a log names a request, too, and what follows it may be another record.
  if (headers.length === 0 && (target.startsWith('/') || lineAt(1)?.trim() !== '')) return undefined;
  const head = headOf(request, headers);
  const body = objectFrom(lineAt, passBlank(lineAt, end, 2));
  if (body && !/^\{\s*"(?:url|method)"/.test(body.text))
    return { before, text: envelopeText(head, body.text), lines: behindAnswer(lineAt, body.end) };
  if (!/^(?:GET|DELETE)$/.test(head.method) || headers.length === 0) return undefined;
  return { before, text: envelopeText(head, undefined), lines: end };
};
