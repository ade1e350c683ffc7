/** A request on the wire → a judged subject. */

import { unreadOf } from '../check-text.js';
import type { Unread } from '../facts/facts.js';
import type { Context, Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { checkSubject } from '../preflight.js';
import { isPlainJson } from '../request/plain.js';
import { lineCounter, scanJson } from '../request/scan.js';
import { textOf } from './body.js';
import { isUpload, judgedHeaders, type RawHeaders } from './headers.js';

/** What requests are judged by at this moment. */
export interface Terms {
  readonly policy: Policy;
  /** The context of a request, by where it goes and its headers. */
  readonly contextOf: (url: string, headers: RawHeaders) => { readonly context: Context; readonly target?: string };
}

/** A request as it came, with the URL it would go to. */
export interface Wire {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  readonly body: Buffer;
  /** What of the request was not to be had, in words: then it is not known what it says. */
  readonly unseen: readonly string[];
}

type Read = { readonly value: unknown; readonly unread: readonly Unread[] };

/** A text as a value, and what of it could not be read; the slow look only where the quick one is not content. */
const readText = (text: string, policy: Policy): Read => {
  try {
    const value: unknown = JSON.parse(text);
    return { value, unread: isPlainJson(text, value) ? [] : unreadOf(policy, text, scanJson(text).problems, 0) };
  } catch {
    const { error = 0 } = scanJson(text);
    const why = error < text.length ? 'the body is not JSON' : 'the body ends before the JSON does';
    return { value: undefined, unread: [{ at: '', why, location: lineCounter(text)(error) }] };
  }
};

const bodyValue = async ({ method, headers, body }: Wire, policy: Policy, limit: number): Promise<Read> => {
  if (body.length === 0 || isUpload(method, headers)) return { value: undefined, unread: [] };
  const read = await textOf(body, headers, limit);
  return 'why' in read ? { value: undefined, unread: [{ at: '', why: read.why }] } : readText(read.text, policy);
};

/** Headers as the check takes them, but for the client's `Host`: the upstream is another. */
const pairsOf = (headers: RawHeaders): Iterable<[string, string]> => {
  const pairs = judgedHeaders(headers).filter(([name]) => name.toLowerCase() !== 'host');
  return { [Symbol.iterator]: () => pairs[Symbol.iterator]() };
};

/** Judges a request; `limit` is what its body may unpack to. */
export const judge = async (wire: Wire, { policy, contextOf }: Terms, limit: number): Promise<Subject> => {
  const { value, unread } = await bodyValue(wire, policy, limit);
  const { context, target } = contextOf(wire.url, wire.headers);
  const envelope = { method: wire.method, url: wire.url, headers: pairsOf(wire.headers), body: value };
  const unseen = wire.unseen.map((why) => ({ at: '', why }));
  const subject = checkSubject(envelope, context, policy, [...unseen, ...unread]);
  return target === undefined ? subject : { ...subject, target };
};

/** Whether a subject is kept from going on. What could not be read never goes on. */
export const isBlocked = (subject: Subject, failOn: 'fail' | 'review'): boolean =>
  subject.verdict === 'fail' ||
  (subject.verdict === 'review' && failOn === 'review') ||
  subject.findings.some(({ rule }) => rule === 'request/unreadable');
