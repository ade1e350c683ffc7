/** Handles headers on lines of their own, as traces of clients write them, before the request that they belong to. */
import { isObject } from '../../json.js';
import { isSentElsewhere } from '../record/call-elsewhere.js';
import type { NoRequest, Recorded, RecordReader, Records } from '../record/recorded.js';
import { behindHeaders, textNamesBeta } from '../record/unread-headers.js';

/** The maximum number of lines between a header and the body that was sent with it. */
const APART = 200;

/** Takes the records of each line, in order, and returns them, marked if a beta header on an earlier line may be theirs. */
type HeaderLines = (line: number, text: () => string, records: Records) => Records;

/** Whether a record is a POST without its body. */
const isHead = (one: Recorded | NoRequest): boolean =>
  one.kind === 'request' && isObject(one.value) && one.value.method === 'POST' && one.value.body == null;

/** Makes such a function. Requests to other addresses, as of a server's access log, may stand between the header and the body. */
export const headerLines = ({ policy, betas }: Pick<RecordReader, 'policy' | 'betas'>): HeaderLines => {
  let named = Number.NEGATIVE_INFINITY;
  return (line, text, records) => {
    if (records.some((one) => one.kind === 'request' && !isSentElsewhere(one, policy))) {
      const isBehind = line - named <= APART;
      // The body that belongs to a head without one follows.
      named = records.some(isHead) && textNamesBeta(text()) ? line : Number.NEGATIVE_INFINITY;
      return isBehind ? behindHeaders(records, betas) : records;
    }
    if (textNamesBeta(text())) named = line;
    return records;
  };
};
