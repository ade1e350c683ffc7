/** Finds the requests to Claude anywhere in a record of an unknown form, as values or as text. */
import type { Unread } from '../../facts/facts.js';
import type { Json } from '../../json.js';
import { addTo } from '../../lists.js';
import type { Policy } from '../../policy/compile.js';
import { endpointPath } from '../../policy/endpoint-path.js';
import type { Steps } from '../../request/scan.js';
import { claudeAddress, namesSeveral } from './address.js';
import { isForClaude, itemsOf, type ReadText } from './body.js';
import type { Container } from './container.js';
import { type Found, gather, stepsOf } from './gather.js';
import { APART, incompleteness } from './incomplete.js';
import { type Whereabouts, whereaboutsOf } from './whereabouts.js';

/** The requests in a record. */
interface Within {
  readonly requests: readonly RequestWithin[];
  /** Whether it seems to contain others that cannot be read. */
  readonly hidden: boolean;
  /** Whether an object of the record, or a JSON text, is or contains one of them. */
  readonly holds: (value: Container | string) => boolean;
}

/** A request in a record. */
interface RequestWithin {
  readonly body: Json;
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: unknown;
  /** The objects and lists around it, innermost first. */
  readonly around: readonly Container[];
  /** The steps to it in the record, or to the text that contains it. */
  readonly at: Steps;
  /** What could not be read of it. */
  readonly extra: readonly Unread[];
}

/** An object around several requests with more members than this is treated like a list. */
const MEMBERS = 100;

/** The maximum number of copies of one request in a record, such as the incoming and the outgoing one. */
const COPIES = 8;

/** Added to a request whose record has only an address that may be there for another reason. */
export const ELSEWHERE: Unread = { at: '', why: 'the record names an address that is not known to be Claude’s' };

const SEVERAL: Unread = { at: '', why: 'the record names several addresses of Claude’s' };

/** One of the places at which a record contains the same request. */
type Occurrence = Whereabouts & Pick<RequestWithin, 'body' | 'around' | 'at' | 'extra'>;

const hostOf = (url: string): string | undefined => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();

/** Merges the occurrences of one request: one for each host of Claude, else one with the address and headers of any. */
const merged = (occurrences: readonly Occurrence[], policy: Policy): readonly Occurrence[] => {
  const byHost = new Map<string, Occurrence>();
  for (const occurrence of occurrences) {
    const { url = '' } = occurrence;
    const host = hostOf(url);
    if (host !== undefined && claudeAddress(url, policy) === 'host' && !byHost.has(host)) byHost.set(host, occurrence);
  }
  const best =
    occurrences.find(({ url }) => url !== undefined) ??
    occurrences.find(({ elsewhere }) => elsewhere !== undefined) ??
    occurrences[0];
  const headers = occurrences.find((occurrence) => occurrence.headers !== undefined)?.headers;
  const all = byHost.size > 0 ? [...byHost.values()] : best ? [best] : [];
  return all.map((occurrence) => ({ ...occurrence, headers: occurrence.headers ?? headers }));
};

/** The occurrences of each request in a record, with their whereabouts, by key. */
const occurrencesOf = ({ bodies, held }: Found, policy: Policy): ReadonlyMap<string, readonly Occurrence[]> => {
  // The address in a container with several requests counts only if it applies to all of them.
  const shared = new Set<Container>();
  const lists = new Set<Container>();
  for (const [container, { keys, times }] of held)
    if (keys.size > 1 || times > COPIES) (Object.keys(container).length > MEMBERS ? lists : shared).add(container);
  const byRequest = new Map<string, Occurrence[]>();
  for (const { body, around, path, key, extra } of bodies) {
    const near = around.filter((one) => !lists.has(one));
    const where = whereaboutsOf(body, near, (one) => shared.has(one), policy);
    const several = namesSeveral(near, policy) ? [SEVERAL] : [];
    const occurrence = { ...where, body, around, at: stepsOf(path), extra: [...extra, ...several] };
    addTo(byRequest, key, occurrence);
  }
  return byRequest;
};

/** The requests to Claude anywhere in a record. */
export const requestsWithin = (record: Json, policy: Policy, read: ReadText): Within => {
  const found = gather(record, policy, read);
  const apart = found.strayParts ? [APART] : [];
  const requests: RequestWithin[] = [];
  for (const { body, url, method = 'POST', headers, elsewhere, around, at, extra } of [
    ...occurrencesOf(found, policy).values(),
  ].flatMap((all) => merged(all, policy))) {
    const items = itemsOf(body);
    const spoken = (items ?? [body]).map((one) => (items ? (one.params as Json) : one));
    if (url === undefined && !spoken.some(isForClaude)) continue;
    const lost = extra.map(({ why }) => ({ at: '', why }));
    requests.push({
      body,
      // A batch without an address was sent to the batch endpoint.
      url: url ?? (items && endpointPath(policy, 'batch')),
      method,
      headers,
      around,
      at,
      extra: [...lost, ...apart, ...incompleteness(body, around), ...(elsewhere === undefined ? [] : [ELSEWHERE])],
    });
  }
  const bodies = new Set<Container>(found.bodies.map(({ body }) => body));
  const holds = (value: Container | string): boolean =>
    typeof value === 'string'
      ? requestsWithin({ value }, policy, read).requests.length > 0
      : bodies.has(value) || found.held.has(value);
  return { requests, hidden: found.hidden, holds };
};
