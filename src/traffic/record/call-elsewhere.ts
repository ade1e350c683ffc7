/** Recognises requests to other addresses, and quickly the records of access logs. */
import { isObject, type Json } from '../../json.js';
import type { Policy } from '../../policy/compile.js';
import { claudeAddress, modelPathIn, pathIn, requestLineIn } from './address.js';
import { isForClaude, mayHold } from './body.js';
import type { NoRequest, Recorded, RecordReader } from './recorded.js';
import { isUnrelatedRecord } from './unrelated.js';
import { methodIn } from './whereabouts.js';

/** A request to an address that is not Claude's. */
export const ELSEWHERE: NoRequest = { kind: 'other', why: 'a request to neither a host nor a path of Claude’s' };

/** Whether a request is to an address that is not Claude's, and its body not for Claude. */
export const isSentElsewhere = (one: Recorded | NoRequest, policy: Policy): boolean =>
  one.kind === 'request' &&
  isObject(one.value) &&
  typeof one.value.url === 'string' &&
  !(isObject(one.value.body) && isForClaude(one.value.body)) &&
  claudeAddress(one.value.url, policy) === undefined;

/** Characters that readers of URLs drop or change, so that words in it are not seen. */
const UNUSUAL = /[^ -[\]-~]/;
/** Whether the JSON of a record has only printable ASCII and no escapes. */
export const isPlainAscii = (bytes: Buffer): boolean => !UNUSUAL.test(bytes.toString('latin1'));

/** Whether a record, in plain ASCII, is certainly of a call to another address, and contains nothing of what was sent. */
export const isCallElsewhere = (record: Json, reader: RecordReader): boolean => {
  const { url, uri, method, ...rest } = record;
  const stated = [url, uri, method].filter((one) => one !== undefined);
  const isCall = stated.length > 0 ? stated.every((one) => typeof one === 'string') : requestLineIn(rest) !== undefined;
  if (!isCall || (url === undefined && (methodIn(record) === undefined || pathIn(record) === undefined))) return false;
  if (modelPathIn(rest, reader.policy) !== undefined || mayHold(rest)) return false;
  return isUnrelatedRecord(rest, reader) && (stated.length === 0 || isUnrelatedRecord({ stated }, reader));
};
