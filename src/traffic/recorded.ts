/** What is taken from a record of traffic: requests as contract §3 has them, or none. */
import type { Unread } from '../facts/facts.js';
import type { Steps } from '../request/scan.js';
import type { Instant } from './aggregate.js';

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

/** What a record holds, its requests at this time where they do not say theirs. */
export const timed = (records: Records, time: Instant | undefined): Records =>
  records.map((one) => (one.kind === 'request' ? { ...one, time: one.time ?? time } : one));

/** A line of text that names a place of Claude's. */
export const TOLD_IN_TEXT: NoRequest = {
  kind: 'unreadable',
  why: 'a text tells of a request to Claude; what was sent is not read from it',
};
