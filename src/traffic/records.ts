/** The forms in which traffic is recorded → requests as contract §3 has them. */
import { gunzipSync } from 'node:zlib';
import { textOf } from '../config/text.js';
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import type { Instant } from './aggregate.js';
import { whereaboutsOf } from './whereabouts.js';
import { type ReadText, requestsWithin, tellsOfRequest } from './within.js';

/** One recorded request, as `check` takes it. */
export interface Recorded {
  readonly kind: 'request';
  readonly value: unknown;
  /** What was already found unreadable in it. */
  readonly extra: readonly Unread[];
  readonly time: Instant | undefined;
}

/** A record that holds no request (`other`), or none that can be read. */
export interface NoRequest {
  readonly kind: 'other' | 'unreadable';
  readonly why: string;
}

/** Where recorders write when a request was made. */
const TIMES = ['timestamp', '@timestamp', 'time', 'ts', 'date', 'startedDateTime', 'recorded_at', 'created_at'];

/** Members in which recorders keep headers, whose names may be any. */
export const HEADERS: ReadonlySet<string> = new Set(['headers', 'reqheaders']);

const DIGITS = /^\d{9,19}(\.\d+)?$/;

/** Seconds, milliseconds, microseconds or nanoseconds since 1970: whichever makes a day of this century. */
const sinceEpoch = (value: number): number => {
  if (!Number.isFinite(value)) return Number.NaN;
  let ms = value * 1000;
  while (ms > Date.UTC(2100, 0)) ms /= 1000;
  return ms;
};

/** A time as a record writes it, in UTC to the second; undefined where it is none of this century. */
export const instantOf = (value: unknown): Instant | undefined => {
  const ms =
    typeof value === 'number'
      ? sinceEpoch(value)
      : value instanceof Date
        ? value.getTime()
        : typeof value === 'string' && value.length <= 64
          ? DIGITS.test(value)
            ? sinceEpoch(Number(value))
            : Date.parse(/[zZ]|[+-]\d\d:?\d\d$|[A-Za-z]{3}$/.test(value) ? value : `${value}Z`)
          : Number.NaN;
  if (!(ms >= Date.UTC(2000, 0) && ms < Date.UTC(2100, 0))) return undefined;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
};

const timeOf = (record: Json): Instant | undefined => {
  for (const name of TIMES) {
    if (!Object.hasOwn(record, name)) continue;
    const time = instantOf(record[name]);
    if (time !== undefined) return time;
  }
  return undefined;
};

/** Members of which a record must have one to be taken for a request. */
const ENVELOPE = ['body', 'url', 'uri', 'method', 'headers', 'params', 'requests'];

/** The members by which an object is known to be a request or an envelope around one. */
export const requestNames = (policy: Policy): ReadonlySet<string> =>
  new Set([...ENVELOPE, ...Object.keys(policy.data.shape.request?.members ?? {})]);

const looksLikeRequest = (record: Json, names: ReadonlySet<string>): boolean => {
  for (const name in record) if (names.has(name)) return true;
  return false;
};

const unread = (why: string): Unread => ({ at: '', why });

/** What a body may come to that was sent compressed. */
const LARGEST = 256 << 20;

/** The text of recorded bytes, which may be as they were sent: compressed. */
const ofBytes = (bytes: Uint8Array): { text: string } | { why: string } => {
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: LARGEST }) : bytes;
    const text = textOf(plain);
    return text === undefined ? { why: 'the body is not UTF-8' } : { text };
  } catch {
    return { why: 'the body is compressed, and cannot be unpacked' };
  }
};

/** A body as a recorder keeps it: a value, JSON as text, bytes, or a record of one of these. */
const bodyOf = (body: unknown): { text: string } | { value: unknown } | { why: string } => {
  if (typeof body === 'string') return { text: body };
  if (body instanceof Uint8Array) return ofBytes(body);
  // What holds messages is the body itself, whatever else it has.
  if (isObject(body) && !Object.hasOwn(body, 'messages')) {
    if (typeof body.base64_string === 'string') return bodyOf(Buffer.from(body.base64_string, 'base64'));
    if (typeof body.string === 'string' || body.string instanceof Uint8Array) return bodyOf(body.string);
    if (typeof body.text === 'string')
      return body.encoding === 'base64' ? ofBytes(Buffer.from(body.text, 'base64')) : { text: body.text };
  }
  return { value: body };
};

const isForm = (headers: unknown): boolean => {
  const pairs = Array.isArray(headers)
    ? headers.map((one) => (isObject(one) ? [one.name, one.value] : (one as unknown[])))
    : Object.entries(isObject(headers) ? headers : {});
  return pairs.some(
    (pair) =>
      Array.isArray(pair) &&
      String(pair[0]).toLowerCase() === 'content-type' &&
      /^\W*(multipart|application\/x-www-form-urlencoded|application\/octet-stream)/i.test(String(pair[1])),
  );
};

/** HAR lists headers as names and values. A list of something else is left as it is: `check` has a word for it. */
const headersOf = (headers: unknown): unknown => {
  if (!Array.isArray(headers)) return headers;
  const found: Record<string, unknown[]> = Object.create(null);
  for (const one of headers) {
    const [name, value] = isObject(one) ? [one.name, one.value] : Array.isArray(one) ? one : [];
    if (typeof name !== 'string') return headers;
    found[name] = [...(found[name] ?? []), value];
  }
  return { ...found };
};

/** A recorded exchange: url, method, headers and a body in whichever form. */
const exchange = (request: Json, time: Instant | undefined, read: ReadText): Recorded => {
  const url = request.url ?? request.uri;
  const given = request.postData ?? request.body;
  const headers = headersOf(request.headers ?? request.reqheaders);
  const envelope = { ...(typeof request.name === 'string' ? { name: request.name } : {}), url, headers };
  const method = request.method ?? 'POST';
  const two = given !== (request.body ?? given) ? [unread('the record has two bodies')] : [];
  const made = (body: unknown, extra: readonly Unread[] = []): Recorded => ({
    kind: 'request',
    value: { ...envelope, method, body },
    extra: [...two, ...extra],
    time,
  });
  if (given === undefined || given === null) return made(undefined);
  const body = bodyOf(given);
  if ('why' in body) return isForm(headers) ? made(undefined) : made(undefined, [unread(body.why)]);
  if ('value' in body) return made(body.value);
  if (body.text.trim() === '' || isForm(headers)) return made(undefined);
  const { value, extra } = read(body.text);
  return made(value, extra);
};

/** A body that a proxy wrote as text is JSON again; any other string stays what it is. */
const isJsonText = (body: unknown): body is string => typeof body === 'string' && /^\s*\{/.test(body);

/** What the body of a request to Claude has somewhere, as text too, however often that is escaped. */
const BODY = [/"model\\*"\s*:\s*\\*"[^"\\]*claude/i, /"messages\\*"\s*:\s*\[/];

const HIDDEN: NoRequest = {
  kind: 'unreadable',
  why: 'it holds a request to Claude in a form that is not known; give bodies, envelopes, HAR or cassettes',
};

const TOLD: NoRequest = { kind: 'unreadable', why: 'it tells of a request to Claude, the body of which is not in it' };

const NO_REQUEST: NoRequest = { kind: 'other', why: 'a record without a request in a form that is known' };

/** Whether a record is itself a request, or an envelope with a body in a form that is known. */
const isWhole = (record: Json): boolean => {
  const body = record.postData ?? record.body ?? record.params;
  if ((typeof body === 'object' && body !== null) || isJsonText(body) || Array.isArray(record.messages)) return true;
  return (
    Array.isArray(record.requests) && record.requests.every((one) => isObject(one) && Object.hasOwn(one, 'params'))
  );
};

/** Whether a body stands in an envelope that does not say where it went: the record may, elsewhere. */
const lacksUrl = (request: Json): boolean =>
  (request.postData ?? request.body) != null && !Object.hasOwn(request, 'url') && !Object.hasOwn(request, 'uri');

/** What reads records: by which names requests are known, and how the text of a body is read. */
export interface RecordReader {
  readonly policy: Policy;
  readonly names: ReadonlySet<string>;
  readonly read: ReadText;
}

/** Requests in a record of another form. */
const found = (record: Json, { policy, read }: RecordReader): Recorded[] =>
  requestsWithin(record, policy, read).map(({ body, url, method, headers, around, extra }) => ({
    kind: 'request',
    value: { url, method, headers: headersOf(isJsonText(headers) ? read(headers).value : headers), body },
    extra,
    time: around.map((one) => (isObject(one) ? timeOf(one) : undefined)).find((one) => one !== undefined),
  }));

const requestOf = (value: Json, { names }: RecordReader): Json | undefined =>
  looksLikeRequest(value, names) ? value : isObject(value.request) ? value.request : undefined;

const known = (value: Json, { names, read }: RecordReader): Recorded | undefined => {
  const time = timeOf(value);
  if (looksLikeRequest(value, names)) {
    if (isJsonText(value.body) && !Object.hasOwn(value, 'messages')) return exchange(value, time, read);
    return { kind: 'request', value, extra: [], time };
  }
  if (isObject(value.request)) {
    const { request } = value;
    const wrapped = ENVELOPE.some((name) => Object.hasOwn(request, name)) && !Object.hasOwn(request, 'messages');
    if (wrapped) return exchange(request, time ?? timeOf(request), read);
    return { kind: 'request', value: request, extra: [], time };
  }
  // An object with nothing in it says nothing against being a request: `check` has its word.
  return Object.keys(value).length === 0 ? { kind: 'request', value, extra: [], time } : undefined;
};

/**
 * A record of which only the members that the policy reads are known: its request, if it plainly is one. Undefined
 * where all of it must be read.
 */
export const plainRecord = (value: unknown, reader: RecordReader): Recorded | NoRequest | undefined => {
  if (!isObject(value)) return { kind: 'request', value, extra: [], time: undefined };
  const request = requestOf(value, reader);
  return request && isWhole(request) && !lacksUrl(request) ? known(value, reader) : undefined;
};

/** One record of JSON Lines, of a list, or a document: a request, several, or none. */
export const recordsOf = (value: unknown, reader: RecordReader): readonly (Recorded | NoRequest)[] => {
  if (!isObject(value)) return [{ kind: 'request', value, extra: [], time: undefined }];
  const request = requestOf(value, reader);
  if (!request || !isWhole(request)) {
    const within = found(value, reader);
    if (within.length > 0) return within;
  }
  const one = known(value, reader);
  if (one && request && lacksUrl(request) && isObject(one.value)) {
    const { url, claudes } = whereaboutsOf({}, [value], () => false, reader.policy);
    return [claudes ? { ...one, value: { ...one.value, url } } : one];
  }
  if (one) return [one];
  const text = JSON.stringify(value);
  if (BODY.every((part) => part.test(text))) return [HIDDEN];
  return [tellsOfRequest(value, reader.policy, reader.read) ? TOLD : NO_REQUEST];
};

/** Where recorders keep a list of exchanges. */
const LISTS = [
  { form: 'har', steps: ['log', 'entries'] },
  { form: 'cassette', steps: ['interactions'] },
  { form: 'cassette', steps: ['http_interactions'] },
] as const;

const listAt = (document: Json, steps: readonly string[]): readonly unknown[] | undefined => {
  let value: unknown = document;
  for (const step of steps) value = isObject(value) ? value[step] : undefined;
  return Array.isArray(value) ? value : undefined;
};

/** What a document is, and its records. */
export interface DocumentRecords {
  readonly form: 'json' | 'har' | 'cassette';
  /** The steps to each record. */
  readonly steps: readonly string[];
  /** Whether the document is itself the one record. */
  readonly whole?: true;
  /** Whether there are other lists of exchanges in it. */
  readonly others?: true;
  readonly records: readonly unknown[];
}

/** Takes a document apart: HAR, a cassette, a list, or one request. */
export const documentRecords = (document: unknown): DocumentRecords => {
  if (Array.isArray(document)) return { form: 'json', steps: [], records: document };
  if (isObject(document)) {
    const lists = LISTS.map((list) => ({ ...list, records: listAt(document, list.steps) ?? [] }));
    const full = lists.filter(({ records }) => records.length > 0);
    const [found = lists.find(({ steps }) => listAt(document, steps) !== undefined), ...others] = full;
    if (found) return { ...found, ...(others.length > 0 ? { others: true } : {}) };
  }
  return { form: 'json', steps: [], whole: true, records: [document] };
};

/** What one record of a document holds. */
export const documentRecord = (
  form: DocumentRecords['form'],
  record: unknown,
  reader: RecordReader,
): readonly (Recorded | NoRequest)[] => {
  const { read } = reader;
  if (form === 'json' && isObject(record) && typeof record.scope === 'string' && typeof record.path === 'string')
    return [exchange({ ...record, url: `${record.scope}${record.path}` }, undefined, read)];
  if (form === 'json') return recordsOf(record, reader);
  if (!isObject(record) || !isObject(record.request))
    return [{ kind: 'unreadable', why: 'an exchange has no request' }];
  return [exchange(record.request, timeOf(record), read)];
};
