/** Completes a request by what the record around it states: the address, and the headers. */
import { isObject, type Json } from '../../json.js';
import { isForClaude } from './body.js';
import { headersFrom } from './headers.js';
import type { NoRequest, Recorded, RecordReader } from './recorded.js';
import { mentionsClaudeAnywhere } from './request-members.js';
import { mentionsRequest } from './request-mentions.js';
import { headerless } from './unread-headers.js';
import { headersBelow, methodIn, whereaboutsOf } from './whereabouts.js';
import { ELSEWHERE } from './within.js';

/** A record that mentions a request to Claude without its body. */
export const MENTIONED: NoRequest = {
  kind: 'unreadable',
  why: 'it mentions a request to Claude but does not contain its body',
};

const NOWHERE: NoRequest = { kind: 'unreadable', why: 'it contains a request, but not where it went' };

/** A record without a request. */
export const NO_REQUEST: NoRequest = { kind: 'other', why: 'a record without a request in a known format' };

/** The request with the headers that the record has under another name or in another place. */
export const withHeaders = (one: Recorded, record: Json, { betas, read }: RecordReader): Recorded => {
  if (!isObject(one.value) || one.value.headers !== undefined) return one;
  // Without a body and a URL, the value is itself a body.
  if (!isObject(one.value.body) && one.value.url == null) return one;
  const headers = headersBelow(record);
  if (headers !== undefined) return { ...one, value: { ...one.value, headers: headersFrom(headers, read) } };
  return { ...one, extra: [...one.extra, ...headerless(one.value.body, record, betas)] };
};

/** The result for an envelope with neither a body nor an address. */
const withoutAddress = (record: Json, { policy, read }: RecordReader): NoRequest => {
  if (mentionsRequest(record, policy, read)) return MENTIONED;
  return methodIn(record) !== undefined || mentionsClaudeAnywhere(record) ? NOWHERE : NO_REQUEST;
};

/** The request with the address that the record has under another name or in another place. */
export const withAddress = (one: Recorded, request: Json, record: Json, reader: RecordReader): Recorded | NoRequest => {
  if (!isObject(one.value) || one.value.url != null) return one;
  const { body } = one.value;
  const around = request === record ? [record] : [request, record];
  const where = whereaboutsOf(isObject(body) ? body : {}, around, () => false, reader.policy);
  const { url = body == null ? where.elsewhere : undefined, method } = where;
  const addressed = { ...one, value: { ...one.value, url, method: one.value.method ?? method } };
  if (url !== undefined) return addressed;
  if (body == null) return withoutAddress(record, reader);
  if (where.elsewhere === undefined) return one;
  // An address that is not one of Claude may be in the record for another reason.
  return isObject(body) && isForClaude(body)
    ? { ...one, extra: [...one.extra, ELSEWHERE] }
    : { ...addressed, value: { ...addressed.value, url: where.elsewhere } };
};
