/** Decides of which form a record is: a request, an envelope around one, the parameters of a call, or a message of a queue. */
import { isObject, type Json } from '../../json.js';
import { requestLineIn } from './address.js';
import { hasMessages, isJsonText } from './body.js';
import { bodyOf } from './exchange.js';
import type { RecordReader } from './recorded.js';
import { looksLikeRequest } from './request-members.js';

/** Members that only envelopes have. */
const AROUND = ['body', 'uri', 'method', 'headers'];

/** Whether a value is an item of a batch; other programs have `params` too. */
const isItem = (one: unknown): boolean =>
  isObject(one) && (isObject(one.params) || (Object.hasOwn(one, 'params') && Object.hasOwn(one, 'custom_id')));

/** The body in a line of a batch file; undefined if `params` is something else. */
const paramsOf = (record: Json): unknown =>
  Object.hasOwn(record, 'custom_id') || (isObject(record.params) && hasMessages(record.params))
    ? record.params
    : undefined;

/**
 * The envelope for a record in which a program keeps the parameters of its API call as `params`. Items of a batch, which
 * have a `custom_id` or `params` alone, are not such records.
 */
export const calledWith = (record: Json): Json | undefined => {
  if (!isObject(record.params) || Object.hasOwn(record, 'custom_id') || Object.keys(record).length === 1)
    return undefined;
  if (AROUND.some((name) => Object.hasOwn(record, name)) || Object.hasOwn(record, 'url')) return undefined;
  const { params, ...rest } = record;
  return { ...rest, body: params };
};

/** Whether a record is itself a request, or an envelope with a body in a known form. */
export const isWhole = (record: Json, names: ReadonlySet<string>): boolean => {
  const body = record.postData ?? record.body ?? paramsOf(record);
  // Telemetry has an object called `body` too.
  if (isObject(body) && (Object.keys(body).length === 0 || looksLikeRequest(body, names) || !('value' in bodyOf(body))))
    return true;
  if (isJsonText(body) || hasMessages(record)) return true;
  // A list of strings is a column of a table.
  if (Array.isArray(body)) return !body.some((one) => typeof one === 'string');
  return Array.isArray(record.requests) && record.requests.every(isItem);
};

/** Whether an envelope lacks the URL, which the record may have under another name or in another place. */
export const lacksUrl = (request: Json): boolean =>
  request.url == null &&
  !Object.hasOwn(request, 'messages') &&
  (AROUND.some((name) => Object.hasOwn(request, name)) || requestLineIn(request) !== undefined);

/** Whether what looks like an envelope is a message of a queue, whose body may contain an envelope. */
export const isMessage = (request: Json, { names, read }: RecordReader): boolean => {
  if (request.url != null || request.uri != null || !isJsonText(request.body)) return false;
  const { value } = read(request.body);
  return isObject(value) && (isWhole(value, names) ? !hasMessages(value) : !looksLikeRequest(value, names));
};
