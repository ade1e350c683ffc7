/** A request on its way out, as a client hands it to `fetch`: read once, so that what is judged is what is sent. */

import { type HeaderGetter, misleading } from '../request/misleading.js';
import { isUpload } from '../request/upload.js';
import { utf8Text } from '../utf8.js';

/** What the body of a request is, as far as it can be read. */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string; readonly length: number }
  /** A form: an upload, judged by its path and headers. */
  | { readonly kind: 'form' }
  | { readonly kind: 'unreadable'; readonly why: string };

type Pair = readonly [string, string];

/** Header names to values, as clients hold them: `Headers`, pairs, or an object. */
export type HeadersGiven = Iterable<Pair> | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request before it is sent. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: HeadersGiven | undefined;
  readonly content: Content;
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** What bytes say. */
export const fromBytes = (bytes: Uint8Array): Content => {
  const text = utf8Text(bytes);
  return text === undefined
    ? { kind: 'unreadable', why: 'the body is not UTF-8' }
    : { kind: 'text', text, length: bytes.length };
};

/** A copy of the bytes of a buffer or of a view of one, which its owner can no longer change; undefined for others. */
const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> | undefined => {
  if (ArrayBuffer.isView(body))
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice() as Uint8Array<ArrayBuffer>;
  // Most bodies are texts, and for them the tag need not be asked for.
  return typeof body === 'object' && ['ArrayBuffer', 'SharedArrayBuffer'].includes(tagOf(body))
    ? (new Uint8Array(body as ArrayBuffer).slice() as Uint8Array<ArrayBuffer>)
    : undefined;
};

const STREAM = 'the body is a stream, which can be read only once';

const contentOf = (body: unknown): Content => {
  if (body === undefined || body === null) return { kind: 'none' };
  if (typeof body === 'string') return { kind: 'text', text: body, length: body.length };
  switch (tagOf(body)) {
    case 'FormData':
      return { kind: 'form' };
    case 'URLSearchParams':
      return { kind: 'unreadable', why: 'the body is a form, not JSON' };
    case 'ReadableStream':
      return { kind: 'unreadable', why: STREAM };
    default:
      return {
        kind: 'unreadable',
        why:
          typeof body === 'object' && (Symbol.asyncIterator in body || 'pipe' in body)
            ? STREAM
            : 'the body is of a kind that cannot be read',
      };
  }
};

/** A body as it is sent, and what it says. */
export interface Held {
  readonly body: unknown;
  readonly content: Content;
}

interface Blobbed {
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A plain `Blob` of what was read: one of a class of its own might say otherwise when it is sent. */
const heldBlob = async (blob: Blobbed): Promise<Held> => {
  try {
    const { type } = blob;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { body: new Blob([bytes], { type }), content: fromBytes(bytes) };
  } catch {
    return { body: blob, content: { kind: 'unreadable', why: 'the body could not be read' } };
  }
};

/** Takes a body so that nobody changes it any more, and reads it. A promise only where it has to be waited for. */
export const heldBody = (body: unknown): Held | Promise<Held> => {
  const bytes = bytesOf(body);
  if (bytes) return { body: bytes, content: fromBytes(bytes) };
  if (typeof body === 'object' && ['Blob', 'File'].includes(tagOf(body))) return heldBlob(body as Blobbed);
  return { body, content: contentOf(body) };
};

/** Headers as an object of lower-case names; values of a name that comes twice are joined. */
export const recordOf = (headers: HeadersGiven | undefined): Record<string, string> => {
  const record = new Map<string, string>();
  const pairs = headers === undefined ? [] : Symbol.iterator in headers ? headers : Object.entries(headers);
  for (const [name, value] of pairs as Iterable<readonly [string, unknown]>) {
    if (value === undefined || value === null) continue;
    const key = name.trim().toLowerCase();
    const before = record.get(key);
    record.set(key, before === undefined ? String(value) : `${before}, ${value}`);
  }
  return Object.fromEntries(record);
};

interface Getting {
  get(name: string): string | null | undefined;
}

/** Also those of another realm or of a polyfill. */
const isHeaders = (headers: unknown): headers is Iterable<Pair> =>
  (headers as { [Symbol.toStringTag]?: unknown } | null | undefined)?.[Symbol.toStringTag] === 'Headers';

/**
 * Headers as they are judged. Each look into `Headers` costs, so they are read once; a list is no object of header
 * names, so it is a set of pairs.
 */
export const readable = (headers: HeadersGiven | undefined): HeadersGiven | undefined =>
  isHeaders(headers) ? new Map(headers) : Array.isArray(headers) ? new Set<Pair>(headers) : headers;

const getter = (headers: HeadersGiven | undefined): HeaderGetter => {
  if (headers instanceof Map || isHeaders(headers)) return (name) => (headers as unknown as Getting).get(name);
  const record = recordOf(headers);
  return (name) => record[name];
};

const PACKED = /^\s*(?!identity\s*$)\S/i;

/** Why a request may not be what it looks like; empty where nothing says so. */
export const obscured = (headers: HeadersGiven | undefined): string[] => {
  const get = getter(headers);
  const why = misleading(get);
  const coding = get('content-encoding') ?? '';
  return coding !== '' && PACKED.test(coding) ? ['the body is compressed', ...why] : why;
};

/** A body that is said to be an upload is one, whatever it is given as: it is judged as a form is. */
export const asSaid = (content: Content, method: string, headers: HeadersGiven | undefined): Content =>
  content.kind !== 'none' && isUpload(method, getter(headers)('content-type')) ? { kind: 'form' } : content;

/**
 * How a redirect of a request is met: it comes back as the answer, since what follows it would go unseen, with the body
 * and the key. What is none of Claude's and has no body goes where it is sent.
 */
export const redirectFor = (given: unknown, { kind }: Content, other: boolean): unknown =>
  given === 'error' || (other && kind === 'none') ? given : 'manual';

/** A list of values as it reads now: its owner can change it. */
const asText = (value: unknown): unknown => (typeof value === 'object' && value !== null ? String(value) : value);

const asPair = (pair: unknown): unknown => (Array.isArray(pair) ? pair.map(asText) : pair);

/** A copy of headers, to be sent: it says the same each time it is read, and nobody changes it later. */
export const heldHeaders = (headers: unknown): unknown => {
  if (typeof headers !== 'object' || headers === null) return headers;
  if (isHeaders(headers)) return new Headers(headers as object as Headers);
  if (Symbol.iterator in headers) return Array.from(headers as Iterable<unknown>, asPair);
  const held: Record<string, unknown> = { ...headers };
  for (const name in held) held[name] = asText(held[name]);
  return held;
};
