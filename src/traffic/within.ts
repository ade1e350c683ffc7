/** A record in a form of its own → the requests to Claude that it holds somewhere, as values or as text. */
import type { Unread } from '../facts/facts.js';
import type { Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { endpointPath } from '../policy/endpoint-path.js';
import type { Steps } from '../request/scan.js';
import { itemsOf, type ReadText, speaksClaude } from './body.js';
import type { Container } from './container.js';
import { type Found, gather, stepsOf } from './gather.js';
import { claudesPlace, namesSeveral } from './place.js';
import { type Whereabouts, whereaboutsOf } from './whereabouts.js';

/** What stands within a record. */
export interface Within {
  readonly requests: readonly RequestWithin[];
  /** Whether it holds others, it seems, which cannot be read. */
  readonly hidden: boolean;
  /** Whether an object that was come upon is one of them, or has one in it, as a text may. */
  readonly holds: (value: Container | string) => boolean;
}

/** A request that stands within a record. */
interface RequestWithin {
  readonly body: Json;
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: unknown;
  /** The objects and lists that it stands in, innermost first. */
  readonly around: readonly Container[];
  /** The steps to it in the record, or to the text in which it stands. */
  readonly at: Steps;
  /** What is unreadable of it: parts may stand beside the body, or have been lost when a text was read. */
  readonly extra: readonly Unread[];
}

/** What holds several requests and has more members is a list under another name. */
const MEMBERS = 100;

/** So often a record holds the body of one request, as it came in and as it went on. */
const TIMES = 8;

const APART: Unread = { at: '', why: 'a part of the request is elsewhere in the record' };

/** What is said of a request that went to a place which may be named for another reason. */
export const ELSEWHERE: Unread = { at: '', why: 'the record names an address that is not known to be Claude’s' };

const SEVERAL: Unread = { at: '', why: 'the record names several addresses of Claude’s' };

/** One of the times that a record holds the same body. */
type Time = Whereabouts & Pick<RequestWithin, 'body' | 'around' | 'at' | 'extra'>;

const hostOf = (url = ''): string | undefined => /^https?:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase();

/** Of one body, as it came in and as it went out: once for each host of Claude’s, else once, with all that is said. */
const sentOf = (times: readonly Time[], policy: Policy): readonly Time[] => {
  const sent = new Map<string, Time>();
  for (const time of times) {
    const host = hostOf(time.url);
    if (host !== undefined && claudesPlace(time.url ?? '', policy) === 'host' && !sent.has(host)) sent.set(host, time);
  }
  const first = (test: (time: Time) => boolean): Time[] => times.filter(test).slice(0, 1);
  const [said = times[0]] = [
    ...first(({ url }) => url !== undefined),
    ...first(({ elsewhere }) => elsewhere !== undefined),
  ];
  const headers = times.find((time) => time.headers !== undefined)?.headers;
  const all = sent.size > 0 ? [...sent.values()] : said ? [said] : [];
  return all.map((time) => ({ ...time, headers: time.headers ?? headers }));
};

/** Each of the times that the record holds a request, with where it went, by request. */
const timesOf = ({ bodies, held }: Found, policy: Policy): ReadonlyMap<string, readonly Time[]> => {
  // A container with several requests does not say where each one went, unless it says it of all.
  const shared = new Set<Container>();
  const lists = new Set<Container>();
  for (const [container, { keys, times }] of held)
    if (keys.size > 1 || times > TIMES) (Object.keys(container).length > MEMBERS ? lists : shared).add(container);
  const times = new Map<string, Time[]>();
  for (const { body, around, path, key, extra } of bodies) {
    const near = around.filter((one) => !lists.has(one));
    const where = whereaboutsOf(body, near, (one) => shared.has(one), policy);
    const several = namesSeveral(near, policy) ? [SEVERAL] : [];
    const time = { ...where, body, around, at: stepsOf(path), extra: [...extra, ...several] };
    const all = times.get(key);
    if (all) all.push(time);
    else times.set(key, [time]);
  }
  return times;
};

/** The requests to Claude that stand somewhere within a record. */
export const requestsWithin = (record: Json, policy: Policy, read: ReadText): Within => {
  const found = gather(record, policy, read);
  const apart = found.strayParts ? [APART] : [];
  const requests: RequestWithin[] = [];
  for (const { body, url, method = 'POST', headers, elsewhere, around, at, extra } of [
    ...timesOf(found, policy).values(),
  ].flatMap((all) => sentOf(all, policy))) {
    const items = itemsOf(body);
    const spoken = (items ?? [body]).map((one) => (items ? (one.params as Json) : one));
    if (url === undefined && !spoken.some(speaksClaude)) continue;
    const lost = extra.map(({ why }) => ({ at: '', why }));
    requests.push({
      body,
      // Where a record does not say, a list of items went to where such lists go.
      url: url ?? (items && endpointPath(policy, 'batch')),
      method,
      headers,
      around,
      at,
      extra: [...lost, ...apart, ...(elsewhere === undefined ? [] : [ELSEWHERE])],
    });
  }
  const bodies = new Set<Container>(found.bodies.map(({ body }) => body));
  const holds = (value: Container | string): boolean =>
    typeof value === 'string'
      ? requestsWithin({ value }, policy, read).requests.length > 0
      : bodies.has(value) || found.held.has(value);
  return { requests, hidden: found.hidden, holds };
};
