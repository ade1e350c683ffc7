/** The changes by which fixes mend a request. */
import type { Finding } from '../model.js';

/** One change of a request, as an operation of JSON Patch (RFC 6902), with the finding that it fixes. */
export interface Fix {
  readonly op: 'add' | 'replace' | 'remove';
  /** JSON Pointer into the value that was judged; in an envelope it begins with `/body` or `/headers`. */
  readonly path: string;
  /** May contain beta values of the request, so it must not be printed. */
  readonly value?: unknown;
  readonly finding: Finding;
  /** What changes, in a sentence. */
  readonly says: string;
}

/** A change without its finding. */
export type Change = Pick<Fix, 'op' | 'path' | 'value'>;

/** A request and its body, into which findings point. */
export interface Parts {
  readonly value: unknown;
  readonly body: unknown;
  /** The pointer to the body in the value: `/body`, or empty. */
  readonly prefix: string;
}
