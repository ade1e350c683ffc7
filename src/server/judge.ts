/** Checks a request as it was received. */
import { isUtf8 } from 'node:buffer';
import type { ReadText } from '../check-text.js';
import type { RequestTerms } from '../config/match.js';
import type { Unread } from '../facts/facts.js';
import { checkSubject } from '../full-check.js';
import type { Subject } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { readText, unreadUpload } from '../read-text.js';
import { misleading } from '../request/misleading.js';
import type { Skim } from '../traffic/skim/skim.js';
import { textOf } from './body.js';
import { isUpload, judgedHeaders, type RawHeaders, valuesOf } from './headers.js';

/** The policy and the contexts that apply to requests at present. */
export interface Terms {
  readonly policy: Policy;
  /** Reads only those parts of a plain body that the policy needs. */
  readonly skim: Skim;
  /** Returns the context and the target of a request, by its URL and headers. */
  readonly contextOf: (request: Addressed) => RequestTerms & {
    /** Set if other terms may apply as well: why. */
    readonly unread?: readonly Unread[];
  };
}

/** The parts of a request that determine its terms. */
interface Addressed {
  /** The URL that it would be forwarded to. */
  readonly url: string;
  /** Its path at the gateway, which includes the prefix that selects the upstream. */
  readonly askedAt?: string | undefined;
  readonly headers: RawHeaders;
}

/** A request as it was received, with the URL that it would be forwarded to. */
export interface Wire extends Addressed {
  readonly method: string;
  readonly body: Buffer;
  /** Descriptions of the parts of the request that are missing, which make it unreadable. */
  readonly unseen: readonly string[];
}

/** The parts of a plain JSON body that the policy needs; undefined for a body that is not plain JSON in UTF-8. */
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

/** Checks a request. `limit` is the maximum size of its decompressed body, in bytes. */
export type JudgeWire = (wire: Wire, terms: Terms, limit: number) => Promise<Subject>;

/** Checks a request as it was received. */
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
