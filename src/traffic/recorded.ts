/** What is taken from a record of traffic: requests as contract §3 has them, or none. */
import type { Unread } from '../facts/facts.js';
import type { Policy } from '../policy/compile.js';
import type { Steps } from '../request/scan.js';
import type { Instant } from './aggregate.js';
import type { ReadText } from './body.js';

/** One recorded request, as `check` takes it. */
export interface Recorded {
  readonly kind: 'request';
  readonly value: unknown;
  /** What was already found unreadable in it. */
  readonly extra: readonly Unread[];
  readonly time: Instant | undefined;
  /** The steps to it, where it stands within a record. */
  readonly at?: Steps | undefined;
}

/** A record that holds no request (`other`), or none that can be read. */
export interface NoRequest {
  readonly kind: 'other' | 'unreadable';
  readonly why: string;
}

/** What a record holds. */
export type Records = readonly (Recorded | NoRequest)[];

/** What reads records: by which names requests are known, and how the text of a body is read. */
export interface RecordReader {
  readonly policy: Policy;
  readonly names: ReadonlySet<string>;
  /** The members of a body that list beta values. */
  readonly betas: readonly string[];
  readonly read: ReadText;
}

/** What a record holds, its requests at this time where they do not say theirs. */
export const timed = (records: Records, time: Instant | undefined): Records =>
  records.map((one) => (one.kind === 'request' ? { ...one, time: one.time ?? time } : one));

/** A line of text that names a place of Claude's. */
export const TOLD_IN_TEXT: NoRequest = {
  kind: 'unreadable',
  why: 'a text mentions a request to Claude; what was sent cannot be read from it',
};
