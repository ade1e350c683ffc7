/** Lines of a text that name a header by themselves, as traces of clients do → what follows them. */
import { behindHeaders, textNamesBeta } from './headers.js';
import type { Records } from './recorded.js';

/** So many lines may stand between a header and the body that was sent with it. */
const APART = 200;

/** Takes what stands on each line, in order, and gives it as far as it is known. */
export type HeaderLines = (line: number, text: () => string, records: Records) => Records;

/** A reader of such lines. */
export const headerLines = (): HeaderLines => {
  let named = Number.NEGATIVE_INFINITY;
  return (line, text, records) => {
    if (records.some(({ kind }) => kind === 'request')) {
      const isBehind = line - named <= APART;
      named = Number.NEGATIVE_INFINITY;
      return isBehind ? behindHeaders(records) : records;
    }
    if (textNamesBeta(text())) named = line;
    return records;
  };
};
