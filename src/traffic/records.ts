/** A record of traffic → the requests that it holds. */
import { isObject, type Json } from '../json.js';
import { hasMessages, hidesBody, isAnswer, isJsonText, jsonOf, jsonText, mayHold, speaksClaude } from './body.js';
import { bodylessIn } from './bodyless.js';
import { type Container, isContainer } from './container.js';
import { envelopesIn } from './envelopes.js';
import { bodyOf, exchange } from './exchange.js';
import { headersFrom } from './headers.js';
import { timeOf, timeOfRow } from './instant.js';
import { isKeptInParts } from './parts.js';
import { requestLineIn } from './place.js';
import { isQuietRecord } from './quiet.js';
import { type NoRequest, type Recorded, type RecordReader, type Records, timed } from './recorded.js';
import { recorders } from './recorders.generated.js';
import { ENVELOPE, isNamed, isSpoken, looksLikeRequest, SPOKEN } from './request-members.js';
import { withRows } from './table.js';
import { itemsThatTell, tellsOfRequest, tellsOfTraffic } from './telling.js';
import { headerless, headerlessAmong } from './unread-headers.js';
import { headersBelow, methodIn, whereaboutsOf } from './whereabouts.js';
import { ELSEWHERE, requestsWithin } from './within.js';

/** What is said of a request that cannot be read where it stands. */
export const HIDDEN: NoRequest = {
  kind: 'unreadable',
  why: 'it contains a request to Claude in an unknown format; give bodies, envelopes, HAR or cassettes',
};

const TOLD: NoRequest = { kind: 'unreadable', why: 'it mentions a request to Claude but does not contain its body' };

/** The same, where names alone tell of it. */
const NAMED: NoRequest = { ...TOLD };

const NOWHERE: NoRequest = { kind: 'unreadable', why: 'it contains a request, but not where it went' };

const NO_REQUEST: NoRequest = { kind: 'other', why: 'a record without a request in a known format' };

/** Whether what was taken for a request is an answer, as stand-ins for the API keep by themselves. */
const isReply = ({ value }: Recorded): boolean =>
  isObject(value) && value.url == null && isObject(value.body) && !hasMessages(value.body) && isAnswer(value.body);

/** Members of an envelope alone. */
const AROUND = ['body', 'uri', 'method', 'headers'];

/** Whether something is an item of a batch: what is sent with a request, programs call params too. */
const isItem = (one: unknown): boolean =>
  isObject(one) && (isObject(one.params) || (Object.hasOwn(one, 'params') && Object.hasOwn(one, 'custom_id')));

/** The body that a line of a batch holds; the parameters of another call are a part of it. */
const paramsOf = (record: Json): unknown =>
  Object.hasOwn(record, 'custom_id') || (isObject(record.params) && hasMessages(record.params))
    ? record.params
    : undefined;

/**
 * A record in which another program keeps what it called the API with, as an envelope: an item of a batch has an id, or
 * nothing else.
 */
const calledWith = (record: Json): Json | undefined => {
  if (!isObject(record.params) || Object.hasOwn(record, 'custom_id') || Object.keys(record).length === 1)
    return undefined;
  if (AROUND.some((name) => Object.hasOwn(record, name)) || Object.hasOwn(record, 'url')) return undefined;
  const { params, ...rest } = record;
  return { ...rest, body: params };
};

/** Whether a record is itself a request, or an envelope with a body in a form that is known. */
const isWhole = (record: Json, names: ReadonlySet<string>): boolean => {
  const body = record.postData ?? record.body ?? paramsOf(record);
  // Telemetry calls another container so.
  if (isObject(body) && (Object.keys(body).length === 0 || looksLikeRequest(body, names) || !('value' in bodyOf(body))))
    return true;
  if (isJsonText(body) || hasMessages(record)) return true;
  // A column of a table is a list of texts.
  if (Array.isArray(body)) return !body.some((one) => typeof one === 'string');
  return Array.isArray(record.requests) && record.requests.every(isItem);
};

/** Whether an envelope does not say where it went: the record may, under another name or elsewhere. */
const lacksUrl = (request: Json): boolean =>
  request.url == null &&
  !Object.hasOwn(request, 'messages') &&
  (AROUND.some((name) => Object.hasOwn(request, name)) || requestLineIn(request) !== undefined);

/** Whether what looks like an envelope is a message of a queue, in which one may stand. */
const isMessage = (request: Json, { names, read }: RecordReader): boolean => {
  if (request.url != null || request.uri != null || !isJsonText(request.body)) return false;
  const { value } = read(request.body);
  return isObject(value) && (isWhole(value, names) ? !hasMessages(value) : !looksLikeRequest(value, names));
};

/** The call without a body of which a record tells. */
const bodyless = (record: Container, { policy, read }: Pick<RecordReader, 'policy' | 'read'>): Recorded | undefined => {
  const call = bodylessIn(record, policy, read);
  if (!call) return undefined;
  const headers = headersFrom(call.headers, read);
  const time = isObject(record) ? timeOf(record) : timeOfRow(record);
  return { kind: 'request', value: { ...call, headers }, extra: [], time };
};

/** Requests in a record of another form. */
const found = (record: Json, { policy, betas, read }: RecordReader): Records => {
  const { requests, hidden, holds } = requestsWithin(record, policy, read);
  const unheaded = headerlessAmong(record, requests, betas);
  const recorded = requests.map((one): Recorded => {
    const { body, url, method, headers, around, at, extra } = one;
    return {
      kind: 'request',
      value: { url, method, headers: headersFrom(headers, read), body },
      extra: headers === undefined ? [...extra, ...unheaded(one)] : extra,
      at,
      time: around.map((held) => (isObject(held) ? timeOf(held) : timeOfRow(held))).find((time) => time !== undefined),
    };
  });
  const untold = requests.length > 0 ? itemsThatTell(record, policy, read, holds) : [];
  return [
    ...recorded,
    ...(hidden && untold.length === 0 ? [HIDDEN] : []),
    ...untold.map((item) => bodyless(item, { policy, read }) ?? TOLD),
  ];
};

const requestOf = (value: Json, { names }: RecordReader): Json | undefined => {
  if (looksLikeRequest(value, names)) return value;
  if (isObject(value.request)) return value.request;
  return requestLineIn(value) ? value : undefined;
};

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
  // A log of a server has the request as its first line alone.
  if (requestLineIn(value)) return { kind: 'request', value: {}, extra: [], time };
  // An object with nothing in it says nothing against being a request: `check` has its word.
  return Object.keys(value).length === 0 ? { kind: 'request', value, extra: [], time } : undefined;
};

/** What is known, with the headers that the record has under another name or elsewhere. */
const withHeaders = (one: Recorded, record: Json, { betas, read }: RecordReader): Recorded => {
  if (!isObject(one.value) || one.value.headers !== undefined) return one;
  // What has neither is a body by itself.
  if (!isObject(one.value.body) && one.value.url == null) return one;
  const headers = headersBelow(record);
  if (headers !== undefined) return { ...one, value: { ...one.value, headers: headersFrom(headers, read) } };
  return { ...one, extra: [...one.extra, ...headerless(one.value.body, record, betas)] };
};

/** What each item in a record holds that tells of a request, or the record: a call without a body, or none. */
const told = (one: NoRequest, record: Json, reader: RecordReader): Records => {
  const items = itemsThatTell(record, reader.policy, reader.read);
  return (items.length > 0 ? items : [record]).map((item) => bodyless(item, reader) ?? one);
};

/** What to make of an envelope that has neither a body nor a place. */
const nowhere = (record: Json, { policy, read }: RecordReader): NoRequest => {
  if (tellsOfRequest(record, policy, read)) return TOLD;
  return methodIn(record) !== undefined || isNamed(record) ? NOWHERE : NO_REQUEST;
};

/** What is known, at the address that the record has under another name or elsewhere. */
const withPlace = (one: Recorded, request: Json, record: Json, reader: RecordReader): Recorded | NoRequest => {
  if (!isObject(one.value) || one.value.url != null) return one;
  const { body } = one.value;
  const around = request === record ? [record] : [request, record];
  const where = whereaboutsOf(isObject(body) ? body : {}, around, () => false, reader.policy);
  const { url = body == null ? where.elsewhere : undefined, method } = where;
  const placed = { ...one, value: { ...one.value, url, method: one.value.method ?? method } };
  if (url !== undefined) return placed;
  if (body == null) return nowhere(record, reader);
  if (where.elsewhere === undefined) return one;
  // What is not Claude's may be named for another reason.
  return isObject(body) && speaksClaude(body)
    ? { ...one, extra: [...one.extra, ELSEWHERE] }
    : { ...placed, value: { ...placed.value, url: where.elsewhere } };
};

/** What a record holds beside its request; a body by itself may have members of any name. */
const besides = (record: Json): Json => {
  const { body: _body, postData: _data, params: _params, requests: _requests, request: _request, ...rest } = record;
  return hasMessages(record) ? {} : rest;
};

/** The requests that a record holds beside the one that is known; that may be written twice. */
const others = ({ value }: Recorded, record: Json, reader: RecordReader): Records => {
  const rest = besides(record);
  if (!mayHold(rest)) return [];
  const own = isObject(value) ? jsonOf(value.body) : undefined;
  return found(rest, reader).filter((one) => {
    const body = one.kind === 'request' && isObject(one.value) ? one.value.body : undefined;
    return body === undefined || own === undefined || jsonOf(body) !== own;
  });
};

/**
 * A record of which only the members that the policy reads are known: its request, if it plainly is one, alone.
 * Undefined where all of it must be read.
 */
export const plainRecord = (value: unknown, reader: RecordReader): Recorded | NoRequest | undefined => {
  if (Array.isArray(value) || typeof value === 'string' || (isObject(value) && calledWith(value))) return undefined;
  if (!isObject(value)) return { kind: 'request', value, extra: [], time: undefined };
  const request = requestOf(value, reader);
  if (!request || !isWhole(request, reader.names) || lacksUrl(request)) return undefined;
  if (isKeptInParts(request) || mayHold(besides(value))) return undefined;
  const one = known(value, reader);
  return one && withHeaders(one, value, reader);
};

const OMITTED: NoRequest = {
  kind: 'unreadable',
  why: 'the recorder omitted its text because of its length; export it in full (journalctl --all)',
};
/** Whether the recorder of a record left out what it holds. */
const omits = (record: Json): boolean =>
  recorders.omits.some(({ text, beside }) => record[text] === null && Object.hasOwn(record, beside));

const SETTINGS: NoRequest = { kind: 'other', why: 'it mentions Claude but is not traffic: lint reads such files' };

/** What a document says that is none of a recorder's, in which settings may stand as well as traffic. */
export const recordsInDocument = (value: unknown, reader: RecordReader): Records => {
  if (value === null) return recordsOf(value, reader);
  // A list of anything is no list of requests.
  if (!isObject(value))
    return recordsOf({ value }, reader).map((one) => (one.kind === 'request' ? { ...one, at: one.at?.slice(1) } : one));
  const all = recordsOf(value, reader);
  const [one] = all;
  const isBare = one?.kind === 'request' && one.value === value && !SPOKEN.some((name) => Object.hasOwn(value, name));
  if ((one !== NAMED && !isBare) || tellsOfTraffic(value, reader.read)) return all;
  return [Object.keys(value).length === 0 ? NO_REQUEST : SETTINGS];
};

/** One record of JSON Lines, of a list, or a document: a request, several, or none. */
export const recordsOf = (value: unknown, reader: RecordReader): Records => {
  if (Array.isArray(value) && value.length > 0) {
    // A line may hold several records; a list of anything is one.
    if (value.every(isObject)) return value.flatMap((one) => recordsOf(one, reader));
    if (value.some((one) => isContainer(one) || isJsonText(one))) return recordsOf({ value }, reader);
  }
  if (typeof value === 'string' && jsonText(value) !== undefined) return recordsOf({ value }, reader);
  if (!isObject(value)) return [{ kind: 'request', value, extra: [], time: undefined }];
  if (requestLineIn(value) === undefined && isQuietRecord(value, reader)) return [omits(value) ? OMITTED : NO_REQUEST];
  const table = withRows(value);
  if (table !== value) return recordsOf(table, reader);
  const request = requestOf(value, reader);
  const whole =
    request !== undefined && isWhole(request, reader.names) && !isKeptInParts(request) && !isMessage(request, reader);
  if (!whole) {
    const within = found(value, reader);
    if (within.some(({ kind }) => kind === 'request')) return within;
  }
  const call = calledWith(value);
  if (call) return recordsOf(call, reader);
  const one = known(value, reader);
  if (one && request && (whole || isSpoken(request, reader))) {
    const placed = lacksUrl(request) ? withPlace(one, request, value, reader) : one;
    const own = placed.kind === 'request' ? [withHeaders(placed, value, reader)] : told(placed, value, reader);
    const beside = others(one, value, reader);
    if (isReply(one)) return beside.length > 0 ? beside : [NO_REQUEST];
    return [...own, ...beside];
  }
  if (one && !request) return [one];
  if (hidesBody(jsonOf(value))) return [HIDDEN];
  const by = tellsOfRequest(value, reader.policy, reader.read);
  if (by === undefined) return [omits(value) ? OMITTED : NO_REQUEST];
  const envelopes = envelopesIn(value, reader.policy, reader.read);
  if (envelopes.length > 0) return envelopes.flatMap(({ envelope, time }) => timed(recordsOf(envelope, reader), time));
  return told(by === 'place' ? TOLD : NAMED, value, reader);
};
