/** Finds the requests in a record of traffic. */
import { isObject, type Json } from '../../json.js';
import { claudeAddress, requestLineIn } from './address.js';
import { besideBody, repeats } from './beside-body.js';
import {
  ANSWER,
  hasMessages,
  hidesBody,
  isAnswer,
  isEncodedJson,
  isForClaude,
  isJsonText,
  jsonOf,
  mayHold,
} from './body.js';
import { bodylessIn } from './bodyless.js';
import { isSentElsewhere } from './call-elsewhere.js';
import { looksLikeTraffic } from './call-members.js';
import { type Container, isContainer } from './container.js';
import { envelopesIn } from './envelopes.js';
import { exchange } from './exchange.js';
import { MENTIONED, NO_REQUEST, withAddress, withHeaders } from './from-record.js';
import { headersFrom } from './headers.js';
import { hasPartBesideBody, withIncompleteness } from './incomplete.js';
import { timeOf, timeOfRow } from './instant.js';
import { isOwnRecord, OWN_RECORD } from './own-records.js';
import { isKeptInParts } from './parts.js';
import { calledWith, isMessage, isWhole, lacksUrl } from './record-form.js';
import { type NoRequest, type Recorded, type RecordReader, type Records, timed } from './recorded.js';
import { recorders } from './recorders.generated.js';
import { ENVELOPE, isClaudeRequest, looksLikeRequest, REQUEST_ONLY } from './request-members.js';
import { itemsMentioningRequests, mentionsRequest } from './request-mentions.js';
import { withRows } from './table.js';
import { headerlessAmong } from './unread-headers.js';
import { isUnrelatedRecord } from './unrelated.js';
import { requestsWithin } from './within.js';

/** A request in a form that cannot be read. */
export const HIDDEN: NoRequest = {
  kind: 'unreadable',
  why: 'it contains a request to Claude in an unknown format; give bodies, envelopes, HAR or cassettes',
};

/** The same for a record that mentions a request only by names; a separate object, distinguished by identity. */
const NAMED: NoRequest = { ...MENTIONED };

/** The beginning of a stream of events, as which an answer is sent. */
const EVENTS = /^\s*event: ?message_start\b/;

/** Whether what was taken for a request is a response, which mocks of the API record on their own. */
const isResponse = ({ value }: Recorded): boolean =>
  isObject(value) &&
  value.url == null &&
  (isObject(value.body)
    ? !hasMessages(value.body) && isAnswer(value.body)
    : typeof value.body === 'string' && EVENTS.test(value.body));

/** The call without a body that a record describes, if any. */
const bodylessRequest = (
  record: Container,
  { policy, read }: Pick<RecordReader, 'policy' | 'read'>,
): Recorded | undefined => {
  const call = bodylessIn(record, policy, read);
  if (!call) return undefined;
  const headers = headersFrom(call.headers, read);
  const time = isObject(record) ? timeOf(record) : timeOfRow(record);
  return { kind: 'request', value: { ...call, headers }, extra: [], time };
};

/** The requests anywhere in a record of an unknown form. */
const requestsBelow = (record: Json, { policy, betas, read }: RecordReader): Records => {
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
  const mentioned = requests.length > 0 ? itemsMentioningRequests(record, policy, read, holds) : [];
  return [
    ...recorded,
    ...(hidden && mentioned.length === 0 ? [HIDDEN] : []),
    ...mentioned.map((item) => bodylessRequest(item, { policy, read }) ?? MENTIONED),
  ];
};

const requestOf = (value: Json, { names }: RecordReader): Json | undefined => {
  if (looksLikeRequest(value, names)) return value;
  if (isObject(value.request)) return value.request;
  return requestLineIn(value) ? value : undefined;
};

const directRequest = (value: Json, { names, read }: RecordReader): Recorded | undefined => {
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
  // An access log has only the request line.
  if (requestLineIn(value)) return { kind: 'request', value: {}, extra: [], time };
  // An empty object may be a request: `check` reports what is wrong with it.
  return Object.keys(value).length === 0 ? { kind: 'request', value, extra: [], time } : undefined;
};

/** For each item that mentions a request (or else the record): the call without a body that it describes, or `one`. */
const mentionedRequests = (one: NoRequest, record: Json, reader: RecordReader): Records => {
  const items = itemsMentioningRequests(record, reader.policy, reader.read);
  return (items.length > 0 ? items : [record]).map((item) => bodylessRequest(item, reader) ?? one);
};

/** The members of a record beside its request, a second body among them. */
const besides = (record: Json, { names }: RecordReader): Json => {
  if (hasMessages(record)) return besideBody(record, names);
  const { body, postData, params: _params, requests: _requests, request: _request, ...rest } = record;
  return body == null || postData === undefined ? rest : { ...rest, postData };
};

/** Further requests in a record, without copies of the one that is known. */
const others = ({ value }: Recorded, record: Json, reader: RecordReader): Records => {
  const rest = besides(record, reader);
  if (!mayHold(rest)) return [];
  const own = isObject(value) ? jsonOf(value.body) : undefined;
  return requestsBelow(rest, reader).filter((one) => {
    const body = one.kind === 'request' && isObject(one.value) ? one.value.body : undefined;
    return body === undefined || own === undefined || jsonOf(body) !== own;
  });
};

/** Whether a record that looks like a body has the body that was sent among those that it has in other members. */
const isBesideItsBody = (record: Json, beside: Records, { names }: RecordReader): boolean =>
  hasMessages(record) &&
  beside.some((one) => {
    const body = one.kind === 'request' && isObject(one.value) ? one.value.body : undefined;
    return isObject(body) && repeats(record, body, names);
  });

/** What a record of a request to another address, such as an error report, mentions of requests to Claude beside it. */
const mentionedBeside = ({ value }: Recorded, record: Json, reader: RecordReader): Records => {
  const { policy, read } = reader;
  if (!isObject(value) || typeof value.url !== 'string' || claudeAddress(value.url, policy) !== undefined) return [];
  if (isObject(value.body) && isForClaude(value.body)) return [];
  const rest = besides(record, reader);
  if (rest === record) return [];
  // A name may be in the headers or in the response of any application; an address of Claude is not.
  const isAsked = ([name]: readonly [string, unknown]): boolean => !ANSWER.test(name) && !ENVELOPE.includes(name);
  const by = mentionsRequest(rest, policy, read);
  return by === 'place' ||
    (by && mentionsRequest(Object.fromEntries(Object.entries(rest).filter(isAsked)), policy, read))
    ? mentionedRequests(MENTIONED, rest, reader)
    : [];
};

/** Whether a request to another address has a body of another form than requests to models have. */
const mayForward = (one: Recorded, { policy }: RecordReader): boolean =>
  isSentElsewhere(one, policy) && isObject(one.value) && !(isObject(one.value.body) && hasMessages(one.value.body));

const isOfClaude = (one: Recorded | NoRequest): boolean =>
  one.kind === 'request' && isObject(one.value) && isObject(one.value.body) && isForClaude(one.value.body);

/** The requests to Claude in the body of such a request, which another program forwards; undefined if there are none. */
const forwardedIn = (request: Json, record: Json, reader: RecordReader): Records | undefined => {
  const bodies = [request.body, request.postData].filter((body) => body != null);
  const hides = bodies.some((body) => hidesBody(jsonOf(body)));
  if (!hides && !bodies.some((body) => mayHold(body))) return undefined;
  const found = requestsBelow(record, reader);
  const isFound = found.some(isOfClaude);
  return isFound ? found : hides ? [HIDDEN] : undefined;
};

/**
 * The request in a record that was skimmed, so that only the members that the policy reads are known. Undefined if the
 * record is not plainly one request, and has to be read completely.
 */
export const plainRecord = (value: unknown, reader: RecordReader): Recorded | NoRequest | undefined => {
  if (!isObject(value) || calledWith(value)) return undefined;
  if (isOwnRecord(value)) return OWN_RECORD;
  const request = requestOf(value, reader);
  if (!request || !isWhole(request, reader.names) || lacksUrl(request) || isMessage(request, reader)) return undefined;
  if (isKeptInParts(request) || mayHold(besides(value, reader)) || hasPartBesideBody(value, reader.policy))
    return undefined;
  const one = directRequest(value, reader);
  if (one && (mentionedBeside(one, value, reader).length > 0 || mayForward(one, reader))) return undefined;
  return one && withIncompleteness(withHeaders(one, value, reader), value, reader.policy);
};

const OMITTED: NoRequest = {
  kind: 'unreadable',
  why: 'the recorder omitted its text because of its length; export it in full (journalctl --all)',
};
/** Whether the recorder omitted the text of a record because of its length. */
const omits = (record: Json): boolean =>
  recorders.omits.some(({ text, beside }) => record[text] === null && Object.hasOwn(record, beside));

const SETTINGS: NoRequest = { kind: 'other', why: 'it mentions Claude but is not traffic: lint reads such files' };

/** The requests in a document of no known recorder, which may be settings rather than traffic. */
export const recordsInDocument = (value: unknown, reader: RecordReader): Records => {
  if (value === null) return recordsOf(value, reader);
  // A list of anything else than objects is read as a whole.
  if (!isObject(value))
    return recordsOf({ value }, reader).map((one) => (one.kind === 'request' ? { ...one, at: one.at?.slice(1) } : one));
  const all = recordsOf(value, reader);
  const [one] = all;
  const isBare =
    one?.kind === 'request' && one.value === value && !REQUEST_ONLY.some((name) => Object.hasOwn(value, name));
  if ((one !== NAMED && !isBare) || looksLikeTraffic(value, reader.read)) return all;
  return [Object.keys(value).length === 0 ? NO_REQUEST : SETTINGS];
};

/** The requests in a value: a record of JSON Lines or of a list, or a document. */
export const recordsOf = (value: unknown, reader: RecordReader): Records => {
  if (Array.isArray(value) && value.length > 0) {
    // A list of objects is several records; a list of anything else is one.
    if (value.every(isObject)) return value.flatMap((one) => recordsOf(one, reader));
    if (value.some((one) => isContainer(one) || isJsonText(one))) return recordsOf({ value }, reader);
  }
  if (isEncodedJson(value)) return recordsOf({ value }, reader);
  if (!isObject(value)) return [{ kind: 'request', value, extra: [], time: undefined }];
  if (isOwnRecord(value)) return [OWN_RECORD];
  if (requestLineIn(value) === undefined && isUnrelatedRecord(value, reader))
    return [omits(value) ? OMITTED : NO_REQUEST];
  const table = withRows(value);
  if (table !== value) return recordsOf(table, reader);
  const request = requestOf(value, reader);
  const whole =
    request !== undefined && isWhole(request, reader.names) && !isKeptInParts(request) && !isMessage(request, reader);
  if (!whole) {
    const within = requestsBelow(value, reader);
    if (within.some(({ kind }) => kind === 'request')) return within;
  }
  const call = calledWith(value);
  if (call) return recordsOf(call, reader);
  const one = directRequest(value, reader);
  if (one && request && (whole || isClaudeRequest(request, reader))) {
    const addressed = lacksUrl(request) ? withAddress(one, request, value, reader) : one;
    const forwarded =
      addressed.kind === 'request' && mayForward(addressed, reader) ? forwardedIn(request, value, reader) : undefined;
    if (forwarded) return forwarded;
    const own =
      addressed.kind === 'request'
        ? [withIncompleteness(withHeaders(addressed, value, reader), value, reader.policy)]
        : mentionedRequests(addressed, value, reader);
    const beside = [...others(one, value, reader), ...mentionedBeside(one, value, reader)];
    if (isBesideItsBody(value, beside, reader)) return beside;
    if (isResponse(one)) return beside.length > 0 ? beside : [NO_REQUEST];
    return [...own, ...beside];
  }
  if (one && !request) return [one];
  if (hidesBody(jsonOf(value))) return [HIDDEN];
  const by = mentionsRequest(value, reader.policy, reader.read);
  if (by === undefined) return [omits(value) ? OMITTED : NO_REQUEST];
  const envelopes = envelopesIn(value, reader.policy, reader.read);
  if (envelopes.length > 0) return envelopes.flatMap(({ envelope, time }) => timed(recordsOf(envelope, reader), time));
  return mentionedRequests(by === 'place' ? MENTIONED : NAMED, value, reader);
};
