/** A record in a form of its own → the requests to Claude that it holds somewhere, as values or as text. */
import { textOf } from '../config/text.js';
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import type { Policy } from '../policy/compile.js';
import { DEPTH_LIMIT } from '../request/scan.js';
import {
  type Container,
  claudesPlace,
  isContainer,
  membersOf,
  namesSeveral,
  SHORT,
  type Whereabouts,
  whereaboutsOf,
} from './whereabouts.js';

/** Reads the text of a body; `extra` is what a parser does not say of it. */
export type ReadText = (text: string) => { readonly value: unknown; readonly extra: readonly Unread[] };

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

/** So deep, with texts that are JSON again, a record is looked into; what is deeper is not found. */
const DEPTH = 64;

/** What holds several requests and has more members is a list under another name. */
const MEMBERS = 100;

/** So often a record holds the body of one request, as it came in and as it went on. */
const TIMES = 8;

/** JSON in base64 begins so, as it begins with a bracket. */
const BASE64 = /^(eyJ|ewo|W3si|Wwo)[A-Za-z0-9+/_-]+={0,2}$/;

/** The JSON that a text may be, also as base64. */
const jsonText = (text: string): string | undefined => {
  const plain = BASE64.test(text) ? textOf(Buffer.from(text, 'base64')) : text;
  return plain !== undefined && /^\s*[{[]/.test(plain) ? plain : undefined;
};

const isByte = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 256;

/** What the body of a request to Claude has somewhere, as text too, however often that is escaped. */
const BODY = [/"model\\*"\s*:\s*\\*"[^"\\]*claude/i, /"messages\\*"\s*:\s*\[/];

const isTooDeep = (value: unknown, depth = 0): boolean =>
  isContainer(value) && (depth === DEPTH_LIMIT || Object.values(value).some((one) => isTooDeep(one, depth + 1)));

/** A value as JSON; undefined where it is nested too deep, as how deep it can be written differs between threads. */
export const jsonOf = (value: unknown): string | undefined => (isTooDeep(value) ? undefined : JSON.stringify(value));

/** Whether a text has what the body of a request to Claude has; of what cannot be written nobody knows. */
export const hidesBody = (text: string | undefined): boolean =>
  text === undefined || BODY.every((part) => part.test(text));

const isBytes = (list: readonly unknown[]): boolean => list[0] === 0x7b && list.every(isByte);

/** The text of JSON that is kept as its bytes. */
const bytesText = (list: readonly unknown[]): string | undefined =>
  isBytes(list) ? textOf(Uint8Array.from(list as number[])) : undefined;

const isBody = ({ messages, model, anthropic_version }: Json): boolean =>
  Array.isArray(messages) && (typeof model === 'string' || typeof anthropic_version === 'string');

/** The items of a batch, or a line of one. */
const itemsOf = (value: Json): readonly Json[] | undefined => {
  if (isObject(value.params) && Object.hasOwn(value, 'custom_id')) return [value];
  const { requests } = value;
  return Array.isArray(requests) &&
    requests.length > 0 &&
    requests.every((one) => isObject(one) && isObject(one.params))
    ? requests
    : undefined;
};

/** What a list of such items is sent to, where a record does not say. */
const BATCHES = '/v1/messages/batches';

const speaksClaude = ({ model, anthropic_version }: Json): boolean =>
  typeof anthropic_version === 'string' || (typeof model === 'string' && /claude/i.test(model));

/** Answers, in which models may have written anything. */
const ANSWER = /^(response|output)/i;
const isAnswer = ({ type, content }: Json): boolean => type === 'message' && Array.isArray(content);

/** Whether a request may stand in a value, at a look. */
export const mayHold = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return jsonText(value) !== undefined || hidesBody(value);
  if (!isContainer(value)) return false;
  if (depth > DEPTH) return true;
  if (Array.isArray(value)) return isBytes(value) || value.some((one) => mayHold(one, depth + 1));
  if (isBody(value as Json) || itemsOf(value as Json)) return true;
  return (
    !isAnswer(value as Json) &&
    Object.entries(value).some(([name, one]) => !ANSWER.test(name) && mayHold(one, depth + 1))
  );
};

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

const ELSEWHERE: Unread = { at: '', why: 'the record names a place that is not known to be Claude’s' };

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
  const [said = times[0]] = [...first(({ url }) => url !== undefined), ...first(({ claudes }) => claudes === false)];
  const headers = times.find((time) => time.headers !== undefined)?.headers;
  const all = sent.size > 0 ? [...sent.values()] : said ? [said] : [];
  return all.map((time) => ({ ...time, headers: time.headers ?? headers }));
};

/** The requests to Claude that stand somewhere within a record. */
export const requestsWithin = (record: Json, policy: Policy, read: ReadText): Within => {
  const bodies: (Place & { readonly body: Json; readonly key: string })[] = [];
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
  const apart = beside.size > 0 ? [APART] : [];
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
  const requests: RequestWithin[] = [];
  for (const { body, url, method = 'POST', headers, claudes, around, extra } of [...times.values()].flatMap((all) =>
    sentOf(all, policy),
  )) {
    const items = itemsOf(body);
    const spoken = (items ?? [body]).map((one) => (items ? (one.params as Json) : one));
    if (!claudes && !spoken.some(speaksClaude)) continue;
    const lost = extra.map(({ why }) => ({ at: '', why }));
    requests.push({
      body,
      url: url ?? (items && BATCHES),
      method,
      headers,
      around,
      extra: [...lost, ...apart, ...(claudes === false ? [ELSEWHERE] : [])],
    });
  }
  return { requests, hidden };
};

/** Whether a record tells of a request to Claude without holding it: where it went, or the vendor and a model. */
export const tellsOfRequest = (record: Json, policy: Policy, read: ReadText): boolean => {
  let vendor = false;
  let model = false;
  const tells = (value: unknown, depth: number): boolean => {
    if (depth > DEPTH) return false;
    if (typeof value !== 'string')
      return isContainer(value) && Object.values(value).some((one) => tells(one, depth + 1));
    const text = jsonText(value);
    const inner = text === undefined ? undefined : read(text).value;
    if (isContainer(inner)) return tells(inner, depth + 1);
    if (value.length > SHORT) return false;
    const isWord = !/\s|^https?:/i.test(value);
    vendor ||= /^anthropic\b/i.test(value) || (isWord && /\banthropic\b/i.test(value));
    // Programs are named after Claude too, without a number.
    model ||= isWord && /claude-[^/\s]*\d/i.test(value);
    return claudesPlace(value, policy) !== undefined;
  };
  return tells(record, 0) || (vendor && model);
};
