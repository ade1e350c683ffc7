/** An outgoing request as a client passes it to `fetch`. It is read once and copied, so that what is checked is what is sent. */

import { misleading } from '../request/misleading.js';
import { isUpload } from '../request/upload.js';
import { utf8Text } from '../utf8.js';

/** The content of a body, as far as it can be read. `length` is in UTF-16 units of a string, else in bytes. */
type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string; readonly length: number }
  /** A form. It is an upload, which is checked by its path and headers. */
  | { readonly kind: 'form' }
  | { readonly kind: 'unreadable'; readonly why: string };

type Pair = readonly [string, string];

/** Headers as clients pass them: a `Headers` object, name-value pairs, or a plain object. */
export type HeadersGiven = Iterable<Pair> | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request before it is sent. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly content: Content;
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** The content of a body that is given as bytes. */
export const fromBytes = (bytes: Uint8Array): Content => {
  const text = utf8Text(bytes);
  return text === undefined
    ? { kind: 'unreadable', why: 'the body is not UTF-8' }
    : { kind: 'text', text, length: bytes.length };
};

/** A copy of the bytes of a buffer, or of a view of one; undefined for other values. */
const bytesOf = (body: unknown): Uint8Array<ArrayBuffer> | undefined => {
  if (ArrayBuffer.isView(body))
    return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice() as Uint8Array<ArrayBuffer>;
  // The check of the type comes first because most bodies are strings and reading the tag takes longer.
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

/** A body that only we can change, to be sent, and its content. */
export interface BodyCopy {
  readonly body: unknown;
  readonly content: Content;
}

interface BlobLike {
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A plain `Blob` with the bytes that were read, because a subclass could return other bytes when it is sent. */
const copyBlob = async (blob: BlobLike): Promise<BodyCopy> => {
  try {
    const { type } = blob;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { body: new Blob([bytes], { type }), content: fromBytes(bytes) };
  } catch {
    return { body: blob, content: { kind: 'unreadable', why: 'the body could not be read' } };
  }
};

/** Copies a body, so that nobody can change it any more, and reads it. A promise only for blobs. */
export const copyBody = (body: unknown): BodyCopy | Promise<BodyCopy> => {
  const bytes = bytesOf(body);
  if (bytes) return { body: bytes, content: fromBytes(bytes) };
  if (typeof body === 'object' && ['Blob', 'File'].includes(tagOf(body))) return copyBlob(body as BlobLike);
  return { body, content: contentOf(body) };
};

/** A text as a body of the same kind as another, on which the content type depends that `fetch` adds. */
export const textLike = (body: unknown, text: string): unknown => {
  if (typeof body !== 'object' || body === null) return text;
  const bytes = new TextEncoder().encode(text);
  return tagOf(body) === 'Blob' ? new Blob([bytes], { type: (body as BlobLike).type }) : bytes;
};

/** Whether a value is a `Headers` object, also one of another realm or of a polyfill. */
const isHeaders = (headers: unknown): headers is Iterable<Pair> =>
  (headers as { [Symbol.toStringTag]?: unknown } | null | undefined)?.[Symbol.toStringTag] === 'Headers';

/**
 * Headers by their names in lower case, as `fetch` reads them: the values of a repeated name are joined with commas. They
 * are read only once, because reading a `Headers` object is slow.
 */
export const headersByName = (headers: HeadersGiven | undefined): ReadonlyMap<string, string> => {
  if (isHeaders(headers)) return new Map(headers);
  const read = new Map<string, string>();
  const pairs = headers === undefined ? [] : Symbol.iterator in headers ? headers : Object.entries(headers);
  for (const [name, value] of pairs as Iterable<readonly [string, unknown]>) {
    if (value === undefined || value === null) continue;
    const key = name.trim().toLowerCase();
    const before = read.get(key);
    read.set(key, before === undefined ? String(value) : `${before}, ${value}`);
  }
  return read;
};

const COMPRESSED = /^\s*(?!identity\s*$)\S/i;

/** Why a request may differ from what it appears to be, judging by its headers; empty if there is no reason. */
export const reasonsUnreadable = (headers: Outgoing['headers']): string[] => {
  const why = misleading((name) => headers.get(name));
  const coding = headers.get('content-encoding') ?? '';
  return coding !== '' && COMPRESSED.test(coding) ? ['the body is compressed', ...why] : why;
};

/** The content as the headers declare it: a body that they call an upload is checked like a form, whatever its type. */
export const asDeclared = (content: Content, method: string, headers: Outgoing['headers']): Content =>
  content.kind !== 'none' && isUpload(method, headers.get('content-type')) ? { kind: 'form' } : content;

/**
 * The `redirect` option to send. A redirect is returned as the answer, because following it would send the body and the
 * API key to another address unchecked. Requests that are not for Claude and have no body keep the given option.
 */
export const redirectFor = (given: unknown, { kind }: Content, other: boolean): unknown =>
  given === 'error' || (other && kind === 'none') ? given : 'manual';

/** A header value as a string; a list of values could be changed by its owner. */
const valueText = (value: unknown): unknown => (typeof value === 'object' && value !== null ? String(value) : value);

/** A copy of a name and a value. `fetch` accepts any iterable object, which could return others the next time. */
const asPair = (pair: unknown): unknown =>
  typeof pair === 'object' && pair !== null && Symbol.iterator in pair
    ? Array.from(pair as Iterable<unknown>, valueText)
    : pair;

/** A copy of headers, to be sent. Nobody else can change it, and it has no getters. */
export const copyHeaders = (headers: unknown): unknown => {
  if (typeof headers !== 'object' || headers === null) return headers;
  if (isHeaders(headers)) return new Headers(headers as object as Headers);
  if (Symbol.iterator in headers) return Array.from(headers as Iterable<unknown>, asPair);
  const copy: Record<string, unknown> = { ...headers };
  for (const name in copy) copy[name] = valueText(copy[name]);
  return copy;
};
