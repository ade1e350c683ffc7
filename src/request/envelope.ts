/** Reads the three accepted forms of a request into one. */

import { isObject, type Json } from '../json.js';

/** A request, whichever of the accepted forms it had. */
export interface Envelope {
  readonly name: string | undefined;
  readonly method: string;
  readonly url: string;
  /** Lower-case names to values; a repeated header has several. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: unknown;
  /** What the body is a part of: a batch line is one item of a batch. */
  readonly form: 'envelope' | 'body' | 'batch-line';
  readonly problems: Problem[];
}

/** Something that could not be read: its place, and why, described without its value. */
export interface Problem {
  readonly at: string;
  readonly why: string;
}

const jsonType = (value: unknown): string =>
  value === null || value === undefined
    ? String(value)
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

/** Why a value cannot be read: its JSON type, never the value. */
export const misplaced = (value: unknown): string => `${jsonType(value)} stands where the API has none`;
/** Why a node without a required member cannot be read. */
export const missing = (member: string): string => `a required member is missing: ${member}`;

const NO_HEADERS: ReadonlyMap<string, readonly string[]> = new Map();

const readHeaders = (value: unknown, problems: Problem[]): ReadonlyMap<string, readonly string[]> => {
  if (value === undefined || value === null) return NO_HEADERS;
  if (!isObject(value)) {
    problems.push({ at: '', why: `headers: ${misplaced(value)}` });
    return NO_HEADERS;
  }
  const headers = new Map<string, string[]>();
  for (const [name, one] of Symbol.iterator in value ? (value as Iterable<[string, unknown]>) : Object.entries(value)) {
    if (one === undefined || one === null) continue;
    // In HTTP/2 the host is in the pseudo-header :authority.
    const lower = name.trim().toLowerCase();
    const key = lower === ':authority' ? 'host' : lower;
    const texts = headers.get(key) ?? [];
    headers.set(key, texts);
    for (const text of Array.isArray(one) ? one : [one]) {
      if (typeof text === 'object') problems.push({ at: '', why: `headers: ${misplaced(text)}` });
      else texts.push(String(text));
    }
  }
  return headers;
};

const text = (value: unknown, member: string, problems: Problem[]): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  problems.push({ at: '', why: `${member}: ${misplaced(value)}` });
  return undefined;
};

/** The known methods. The first three send a body, and only the first sends a prompt. */
export const METHODS = ['POST', 'PUT', 'PATCH', 'GET', 'HEAD', 'DELETE', 'OPTIONS'];

const ENVELOPE_MEMBERS = ['body', 'url', 'method', 'headers'];

/** Whether a value is an envelope: it has a member of one, and is not a body that happens to have one too. */
export const isEnvelope = (value: unknown): value is Json =>
  isObject(value) &&
  !(Object.hasOwn(value, 'messages') && !isObject(value.body)) &&
  ENVELOPE_MEMBERS.some((member) => Object.hasOwn(value, member));

/** The steps from a judged value to its body: none if it is the body, or an envelope without one. */
export const stepsToBody = (value: unknown): readonly string[] =>
  isEnvelope(value) && Object.hasOwn(value, 'body') ? ['body'] : [];

const isBatchLine = (value: Json): boolean => Object.hasOwn(value, 'params') && !Object.hasOwn(value, 'messages');

const bare = (value: unknown, form: Envelope['form'], url: string, problems: Problem[] = []): Envelope => ({
  name: undefined,
  method: 'POST',
  url,
  headers: NO_HEADERS,
  body: value,
  form,
  problems,
});

/** Reads any JSON value as one request. A value that cannot be a request is read as an empty body with a problem. */
export const readEnvelope = (value: unknown): Envelope => {
  if (isEnvelope(value)) {
    const problems: Problem[] = [];
    if (Object.hasOwn(value, '__proto__')) problems.push({ at: '', why: 'a member is named __proto__' });
    if (Array.isArray(value.messages))
      problems.push({ at: '', why: 'envelope and body at once; the envelope is judged' });
    const headers = readHeaders(value.headers, problems);
    const method = text(value.method, 'method', problems) ?? 'POST';
    const url = text(value.url, 'url', problems) ?? '/v1/messages';
    const name = typeof value.name === 'string' ? value.name : undefined;
    return {
      name,
      method: method.trim().toUpperCase(),
      url,
      headers,
      body: value.body ?? undefined,
      form: 'envelope',
      problems,
    };
  }
  if (!isObject(value)) return bare(undefined, 'body', '/v1/messages', [{ at: '', why: misplaced(value) }]);
  if (isBatchLine(value)) return bare(value, 'batch-line', '/v1/messages/batches');
  const batch = Object.hasOwn(value, 'requests') && !Object.hasOwn(value, 'messages');
  return bare(value, 'body', batch ? '/v1/messages/batches' : '/v1/messages');
};
