/** A record in a form of its own → the requests to Claude that it holds somewhere, as values or as text. */
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import {
  ANSWER,
  bytesText,
  DEPTH,
  hidesBody,
  isAnswer,
  isBody,
  itemsOf,
  jsonOf,
  jsonText,
  type ReadText,
  speaksClaude,
} from './body.js';
import { type Container, isContainer, membersOf } from './container.js';
import { claudesPlace, namesSeveral } from './place.js';
import { type Whereabouts, whereaboutsOf } from './whereabouts.js';

/** What stands within a record. */
export interface Within {
  readonly requests: readonly RequestWithin[];
  /** Whether it holds others, it seems, which cannot be read. */
  readonly hidden: boolean;
}

/** A request that stands within a record. */
export interface RequestWithin {
  readonly body: Json;
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: unknown;
  /** The objects and lists that it stands in, innermost first. */
  readonly around: readonly Container[];
  /** What is unreadable of it: parts may stand beside the body, or have been lost when a text was read. */
  readonly extra: readonly Unread[];
}

interface Place {
  readonly around: readonly Container[];
  /** The items of lists that it is. */
  readonly item: string;
  readonly extra: readonly Unread[];
}

/** What holds several requests and has more members is a list under another name. */
const MEMBERS = 100;

/** So often a record holds the body of one request, as it came in and as it went on. */
const TIMES = 8;

/** What a list of such items is sent to, where a record does not say. */
const BATCHES = '/v1/messages/batches';

/** Members that other programs have too. */
const COMMON = ['messages', 'system', 'metadata', 'container'];

/** Members that only requests have, in which a feature may be asked for. */
const partNames = ({ data: { shape } }: Policy): readonly string[] => {
  const isPart = (word: string): boolean => word === 'betas' || Object.hasOwn(shape, word.replace('[]', ''));
  return Object.entries(shape.request?.members ?? {})
    .filter(([name, spec]) => !COMMON.includes(name) && spec.split('|').some((word) => isPart(word.trim())))
    .map(([name]) => name);
};

const partOf = (value: Json, name: string): string | undefined => {
  const part = value[name];
  return isContainer(part) && Object.keys(part).length > 0 ? `${name} ${jsonOf(part)}` : undefined;
};

const APART: Unread = { at: '', why: 'a part of the request stands elsewhere in the record' };

/** What is said of a request that went to a place which may be named for another reason. */
export const ELSEWHERE: Unread = { at: '', why: 'the record names a place that is not known to be Claude’s' };

const SEVERAL: Unread = { at: '', why: 'the record names several places of Claude’s' };

/** One of the times that a record holds the same body. */
type Time = Whereabouts & Pick<RequestWithin, 'body' | 'around' | 'extra'>;

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

/** A body at one of its places; bodies with the same key are one request. */
interface Placed extends Place {
  readonly body: Json;
  readonly key: string;
}

/** What a walk over a record comes upon. */
interface Found {
  readonly bodies: readonly Placed[];
  /** Of what holds bodies: of which requests, and how often. */
  readonly held: ReadonlyMap<Container, { readonly keys: Set<string>; times: number }>;
  /** Whether parts of a request stand where no body is. */
  readonly apart: boolean;
  readonly hidden: boolean;
}

const gather = (record: Json, policy: Policy, read: ReadText): Found => {
  const bodies: Placed[] = [];
  const held = new Map<Container, { readonly keys: Set<string>; times: number }>();
  const beside = new Set<string>();
  const names = partNames(policy);
  let hidden = false;

  const take = (body: Json, place: Place): void => {
    const key = `${place.item} ${jsonOf(body) ?? bodies.length}`;
    bodies.push({ ...place, body, key });
    for (const container of place.around) {
      const known = held.get(container) ?? { keys: new Set(), times: 0 };
      known.keys.add(key);
      known.times++;
      held.set(container, known);
    }
  };

  const walk = (value: unknown, place: Place, depth: number): void => {
    if (depth > DEPTH) {
      hidden ||= hidesBody(jsonOf(value));
      return;
    }
    const { item } = place;
    const inside = (value: Container): Place => ({ ...place, around: [value, ...place.around] });
    if (typeof value === 'string') {
      const text = jsonText(value);
      const inner = text === undefined ? undefined : read(text);
      if (isContainer(inner?.value))
        walk(inner.value, { ...place, extra: [...place.extra, ...inner.extra] }, depth + 1);
      else hidden ||= hidesBody(text ?? value);
    } else if (Array.isArray(value)) {
      const other = membersOf(value) ?? bytesText(value);
      if (other !== undefined) walk(other, place, depth + 1);
      else {
        // A row of a table says of what stands in it where that went.
        const here = value.some((one) => typeof one === 'string') ? inside(value) : place;
        const several = value.some(isContainer);
        for (const [i, one] of value.entries())
          walk(one, several ? { ...here, item: `${item}/${i}` } : here, depth + 1);
      }
    } else if (isObject(value)) {
      const items = itemsOf(value);
      if (items) take(Array.isArray(value.requests) ? value : { requests: items }, place);
      else if (isBody(value)) take(value, place);
      // An answer has parts of the same names.
      else if (!isAnswer(value)) {
        for (const name of names) {
          const part = partOf(value, name);
          if (part !== undefined) beside.add(part);
        }
        for (const [name, one] of Object.entries(value)) if (!ANSWER.test(name)) walk(one, inside(value), depth + 1);
      }
    }
  };
  walk(record, { around: [], item: '', extra: [] }, 0);

  // A recorder may write the same part twice, once with the body.
  for (const { body } of bodies) for (const name of names) beside.delete(partOf(body, name) ?? '');
  return { bodies, held, apart: beside.size > 0, hidden };
};

/** Each of the times that the record holds a request, with where it went, by request. */
const timesOf = ({ bodies, held }: Found, policy: Policy): ReadonlyMap<string, readonly Time[]> => {
  // What holds several requests says of none where it went; only what it says itself holds for all.
  const shared = new Set<Container>();
  const lists = new Set<Container>();
  for (const [container, { keys, times }] of held)
    if (keys.size > 1 || times > TIMES) (Object.keys(container).length > MEMBERS ? lists : shared).add(container);
  const times = new Map<string, Time[]>();
  for (const { body, around, key, extra } of bodies) {
    const near = around.filter((one) => !lists.has(one));
    const where = whereaboutsOf(body, near, (one) => shared.has(one), policy);
    const several = namesSeveral(near, policy) ? [SEVERAL] : [];
    const time = { ...where, body, around, extra: [...extra, ...several] };
    const all = times.get(key);
    if (all) all.push(time);
    else times.set(key, [time]);
  }
  return times;
};

/** The requests to Claude that stand somewhere within a record. */
export const requestsWithin = (record: Json, policy: Policy, read: ReadText): Within => {
  const found = gather(record, policy, read);
  const apart = found.apart ? [APART] : [];
  const requests: RequestWithin[] = [];
  for (const { body, url, method = 'POST', headers, elsewhere, around, extra } of [
    ...timesOf(found, policy).values(),
  ].flatMap((all) => sentOf(all, policy))) {
    const items = itemsOf(body);
    const spoken = (items ?? [body]).map((one) => (items ? (one.params as Json) : one));
    if (url === undefined && !spoken.some(speaksClaude)) continue;
    const lost = extra.map(({ why }) => ({ at: '', why }));
    requests.push({
      body,
      url: url ?? (items && BATCHES),
      method,
      headers,
      around,
      extra: [...lost, ...apart, ...(elsewhere === undefined ? [] : [ELSEWHERE])],
    });
  }
  return { requests, hidden: found.hidden };
};
