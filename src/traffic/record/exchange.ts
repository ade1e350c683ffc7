/** Turns a recorded exchange (url, method, headers and a body in any known form) into a request. */
import { textOf } from '../../decoded-text.js';
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import type { Instant } from '../aggregate.js';
import { gunzipped, jsonText, type ReadText } from './body.js';
import { headersFrom } from './headers.js';
import type { Recorded } from './recorded.js';

const unread = (why: string): Unread => ({ at: '', why });

/** The maximum size in bytes of a compressed body after decompression. */
const LARGEST = 256 << 20;

/** The text of recorded bytes, which may still be compressed with gzip; or why it cannot be read. */
const ofBytes = (bytes: Uint8Array): { text: string } | { why: string } => {
  const plain = gunzipped(bytes, LARGEST);
  if (!plain) return { why: 'the body is compressed, and cannot be decompressed' };
  const text = textOf(plain);
  return text === undefined ? { why: 'the body is not UTF-8' } : { text };
};

/** A body as a recorder keeps it (a value, JSON as text, bytes, or an object around one of these) as text or as value. */
export const bodyOf = (body: unknown): { text: string } | { value: unknown } | { why: string } => {
  if (typeof body === 'string') return { text: body };
  if (body instanceof Uint8Array) return ofBytes(body);
  // An object with `messages` is the body itself, whatever other members it has.
  if (isObject(body) && !Object.hasOwn(body, 'messages')) {
    if (typeof body.base64_string === 'string') return bodyOf(Buffer.from(body.base64_string, 'base64'));
    if (typeof body.string === 'string' || body.string instanceof Uint8Array) return bodyOf(body.string);
    if (typeof body.text === 'string')
      return body.encoding === 'base64' ? ofBytes(Buffer.from(body.text, 'base64')) : { text: body.text };
    // Contract-test recorders keep the body with its content type.
    if (Object.hasOwn(body, 'content') && Object.hasOwn(body, 'contentType'))
      return bodyOf(
        body.encoded === 'base64' && typeof body.content === 'string'
          ? Buffer.from(body.content, 'base64')
          : body.content,
      );
  }
  return { value: body };
};

const isForm = (headers: unknown): boolean =>
  Object.entries(isObject(headers) ? headers : {}).some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' &&
      /^\W*(multipart|application\/x-www-form-urlencoded|application\/octet-stream)/i.test(String(value)),
  );

/** The request of a recorded exchange: its url, method, headers and body. */
export const exchange = (request: Json, time: Instant | undefined, read: ReadText): Recorded => {
  const url = request.url ?? request.uri;
  const given = request.postData ?? request.body ?? request.parsed_body;
  const headers = headersFrom(request.headers ?? request.reqheaders, read);
  const envelope = { ...(typeof request.name === 'string' ? { name: request.name } : {}), url, headers };
  const method = (isObject(request.method) ? request.method.name : undefined) ?? request.method ?? 'POST';
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
  const { value, extra } = read(jsonText(body.text) ?? body.text);
  return made(value, extra);
};
