/** A request on the wire → a judged subject. */
import { isUtf8 } from 'node:buffer';
import type { ReadText } from '../check-text.js';
import type { RequestTerms } from '../config/match.js';
import type { Unread } from '../facts/facts.js';
import { checkSubject } from '../full-check.js';
import type { Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { readText, unreadUpload } from '../read-text.js';
import { misleading } from '../request/misleading.js';
import type { Skim } from '../traffic/skim.js';
import { textOf } from './body.js';
import { isUpload, judgedHeaders, type RawHeaders, valuesOf } from './headers.js';

/** What requests are judged by at this moment. */
export interface Terms {
  readonly policy: Policy;
  /** Reads what the policy reads of a plain body. */
  readonly skim: Skim;
  /** The context of a request, by where it goes and its headers. */
  readonly contextOf: (request: Asking) => RequestTerms & {
    /** Why it may be under others as well. */
    readonly unread?: readonly Unread[];
  };
}

/** What is asked for, as far as the terms of a request are known by it. */
interface Asking {
  /** Where it would go. */
  readonly url: string;
  /** The path at which the gateway was asked for it, the beginning that chose the upstream included. */
  readonly askedAt?: string | undefined;
  readonly headers: RawHeaders;
}

/** A request as it came, with the URL it would go to. */
export interface Wire extends Asking {
  readonly method: string;
  readonly body: Buffer;
  /** What of the request was not to be had, in words: then it is not known what it says. */
  readonly unseen: readonly string[];
}

/** What the policy reads of a body that is plain JSON in UTF-8, as nearly all are; undefined for any other. */
const skimmed = ({ headers, body }: Wire, skim: Skim): unknown =>
  valuesOf(headers, 'content-encoding').length === 0 && isUtf8(body) ? skim(body, 0, body.length) : undefined;

const bodyValue = async (wire: Wire, { policy, skim }: Terms, limit: number): Promise<ReadText> => {
  const { method, url, headers, body } = wire;
  if (isUpload(method, headers)) return { value: undefined, unread: unreadUpload(url, policy) };
  if (body.length === 0) return { value: undefined, unread: [] };
  const value = skimmed(wire, skim);
  if (value !== undefined) return { value, unread: [] };
  const read = await textOf(body, headers, limit);
  return 'why' in read ? { value: undefined, unread: [{ at: '', why: read.why }] } : readText(read.text, policy);
};

/** Judges a request; `limit` is what its body may unpack to, in bytes. */
export type JudgeWire = (wire: Wire, terms: Terms, limit: number) => Promise<Subject>;

/** The check of a request on the wire. */
export const judgeWire: JudgeWire = async (wire, terms, limit) => {
  const { policy, contextOf } = terms;
  const { value, unread } = await bodyValue(wire, terms, limit);
  const { context, target, unread: unclear = [] } = contextOf(wire);
  // The client's `Host` names the gateway, not the upstream.
  const pairs = judgedHeaders(wire.headers).filter(([name]) => name !== 'host');
  const first = new Map<string, string>();
  for (const [name, value] of pairs) if (value !== '' && !first.has(name)) first.set(name, value);
  const headers = { [Symbol.iterator]: () => pairs[Symbol.iterator]() };
  const unseen = [...wire.unseen, ...misleading((name) => first.get(name))].map((why) => ({ at: '', why }));
  const envelope = { method: wire.method, url: wire.url, headers, body: value };
  const subject = checkSubject(envelope, context, policy, [...unseen, ...unclear, ...unread]);
  return target === undefined ? subject : { ...subject, target };
};
