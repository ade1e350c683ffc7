/** Headers that are not read: whether a record, or a text before one, names that by which a feature is asked for. */
import type { Unread } from '../facts/facts.js';
import { isObject, type Json } from '../json.js';
import { ANSWER, DEPTH, hasMessages, hidesBody } from './body.js';
import { type Container, isContainer } from './container.js';
import { RESPONSE } from './headers.js';
import type { Records } from './recorded.js';

/** How the header by which a feature is asked for is written: as a name, or in a text or markup with what follows it. */
const BETA = /anthropic[-_]?beta$/i;
const BETA_IN_TEXT = /(?:^|[^\w-]|\\[nrt])anthropic[-_]beta["'\\]*\s*(?:[:=>]|<\/|,\d)/i;

/** Whether a text names that header, and what it says. */
export const textNamesBeta = (text: string): boolean =>
  // Most texts have no word of it, which is found out sooner so.
  (text.includes('nthropic') || text.includes('NTHROPIC')) && BETA_IN_TEXT.test(text);

/** Whether a record names that header, but for bodies, answers and what is passed over. */
const namesBeta = (value: unknown, passed?: ReadonlySet<unknown>, depth = 0): boolean => {
  if (typeof value === 'string') return BETA.test(value) || (textNamesBeta(value) && !hidesBody(value));
  if (!isContainer(value) || depth > DEPTH || passed?.has(value)) return false;
  if (Array.isArray(value)) return value.some((one) => namesBeta(one, passed, depth + 1));
  if (hasMessages(value as Json)) return false;
  return Object.entries(value).some(
    ([name, one]) =>
      !RESPONSE.test(name) && !ANSWER.test(name) && (BETA.test(name) || namesBeta(one, passed, depth + 1)),
  );
};

const HEADERLESS: Unread = { at: '', why: 'the record has headers in an unknown format' };

/** Whether a body does not itself say what the header does, in one of the members that list beta values. */
const isHeaderless = (body: unknown, betas: readonly string[]): boolean =>
  !(isObject(body) && betas.some((name) => Object.hasOwn(body, name)));

/**
 * What is unreadable of a body for which no headers are found, in a record that names one of them all the same; `betas`
 * are the members of a body that list beta values.
 */
export const headerless = (body: unknown, record: Json, betas: readonly string[]): readonly Unread[] =>
  // What stands in the body is no header, though it may be no body as the API has them.
  isHeaderless(body, betas) && namesBeta(record, body === record ? undefined : new Set([body])) ? [HEADERLESS] : [];

/** What stands in a record, and what it stands in, the innermost first. */
interface Standing {
  readonly body: unknown;
  readonly around: readonly Container[];
}

/** The same for each of several in a record: a header in what one stands in alone is not another's. */
export const headerlessAmong = (
  record: Json,
  all: readonly Standing[],
  betas: readonly string[],
): ((one: Standing) => readonly Unread[]) => {
  const times = new Map<Container, number>();
  for (const { around } of all) for (const container of around) times.set(container, (times.get(container) ?? 0) + 1);
  const aloneOf = ({ around }: Standing) => around.filter((container) => times.get(container) === 1).at(-1);
  let isShared: boolean | undefined;
  return (one) => {
    if (!isHeaderless(one.body, betas)) return [];
    isShared ??= namesBeta(record, new Set(all.map(aloneOf)));
    return isShared || namesBeta(aloneOf(one)) ? [HEADERLESS] : [];
  };
};

const ELSEWHERE: Unread = { at: '', why: 'a header of a request is in the text before it, which is not read' };

/** Requests that stand behind a text which names that header: it is not known to be theirs, nor that it is not. */
export const behindHeaders = (records: Records, betas: readonly string[]): Records =>
  records.map((record) => {
    if (record.kind !== 'request' || !isObject(record.value) || record.value.headers != null) return record;
    const isOwn = isHeaderless(record.value.body ?? record.value, betas);
    return isOwn ? { ...record, extra: [...record.extra, ELSEWHERE] } : record;
  });
