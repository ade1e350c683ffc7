/** Types for what a record of traffic holds. */
import type { Unread } from '../../facts/facts.js';
import type { Policy } from '../../policy/compile.js';
import type { Steps } from '../../request/scan.js';
import type { Instant } from '../aggregate.js';
import type { ReadText } from './body.js';

/** One recorded request, as `check` takes it. */
export interface Recorded {
  readonly kind: 'request';
  readonly value: unknown;
  /** The parts of it that could not be read. */
  readonly extra: readonly Unread[];
  readonly time: Instant | undefined;
  /** The steps to it, if it is within a record. */
  readonly at?: Steps | undefined;
  /** Whether it was read the quick way, by which long texts are skipped. */
  readonly skimmed?: boolean;
}

/** A record without a request to Claude (`other`), or with one that cannot be read. */
export interface NoRequest {
  readonly kind: 'other' | 'unreadable';
  readonly why: string;
}

/** The requests in a record, or why there are none. */
export type Records = readonly (Recorded | NoRequest)[];

/** What records are read with; `names` are the members by which a request is recognised. */
export interface RecordReader {
  readonly policy: Policy;
  readonly names: ReadonlySet<string>;
  /** The members of a body that list beta values. */
  readonly betas: readonly string[];
  readonly read: ReadText;
}

/** The records; requests without a time get this one. */
export const timed = (records: Records, time: Instant | undefined): Records =>
  records.map((one) => (one.kind === 'request' ? { ...one, time: one.time ?? time } : one));

/** A line of text that names an address of Claude. */
export const MENTIONED_IN_TEXT: NoRequest = {
  kind: 'unreadable',
  why: 'a text mentions a request to Claude; what was sent cannot be read from it',
};

/** A JSON value other than an object or a list. */
export const NO_OBJECT: NoRequest = { kind: 'unreadable', why: 'a JSON value that is no request' };
