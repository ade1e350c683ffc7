/** Lines of a text that name a header by themselves, as traces of clients do → what follows them. */
import { isObject } from '../json.js';
import type { NoRequest, Recorded, Records } from './recorded.js';
import { behindHeaders, textNamesBeta } from './unread-headers.js';

/** So many lines may stand between a header and the body that was sent with it. */
const APART = 200;

/** Takes what stands on each line, in order, and gives it as far as it is known. */
export type HeaderLines = (line: number, text: () => string, records: Records) => Records;

/** Whether something is a request of which the body is not there, and should be. */
const isHead = (one: Recorded | NoRequest): boolean =>
  one.kind === 'request' && isObject(one.value) && one.value.method === 'POST' && one.value.body == null;

/** A reader of such lines; `betas` are the members of a body that list beta values. */
export const headerLines = (betas: readonly string[]): HeaderLines => {
  let named = Number.NEGATIVE_INFINITY;
  return (line, text, records) => {
    if (records.some(({ kind }) => kind === 'request')) {
      const isBehind = line - named <= APART;
      // The body that belongs to a head by itself follows.
      named = records.some(isHead) && textNamesBeta(text()) ? line : Number.NEGATIVE_INFINITY;
      return isBehind ? behindHeaders(records, betas) : records;
    }
    if (textNamesBeta(text())) named = line;
    return records;
  };
};
