/** Quickly recognises records of calls to other addresses, of which access logs consist. */
import type { Json } from '../../json.js';
import { modelPathIn, pathIn, requestLineIn } from './address.js';
import { mayHold } from './body.js';
import type { NoRequest, RecordReader } from './recorded.js';
import { isUnrelatedRecord } from './unrelated.js';
import { methodIn } from './whereabouts.js';

/** A request to an address that is not Claude's. */
export const ELSEWHERE: NoRequest = { kind: 'other', why: 'a request to neither a host nor a path of Claude’s' };

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
