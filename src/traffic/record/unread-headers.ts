/** Detects that a record, or a text near it, has an `anthropic-beta` header that could not be read. */
import type { Unread } from '../../facts/facts.js';
import { isObject, type Json } from '../../json.js';
import { addCount } from '../../lists.js';
import { ANSWER, DEPTH, hasMessages, hidesBody } from './body.js';
import { type Container, isContainer } from './container.js';
import { RESPONSE } from './headers.js';
import type { Records } from './recorded.js';

/** The header as the name of a member, and in a text or markup. */
const BETA = /anthropic[-_]?beta$/i;
const BETA_IN_TEXT = /(?:^|[^\w-]|\\[nrt])anthropic[-_]beta["'\\]*\s*(?:[:=>]|<\/|,\d)/i;

/** Whether a text has that header with a value. */
export const textNamesBeta = (text: string): boolean =>
  // A quick test first: most texts do not have it.
  (text.includes('nthropic') || text.includes('NTHROPIC')) && BETA_IN_TEXT.test(text);

/** A beta value by itself, which ends with its date, as in a column of a table: not in a longer name, as of a file. */
const BETA_VALUE = /(?<![^\s,;|"'])[a-z][a-z\d]*(?:-[a-z\d]+)*-20\d\d-\d\d-\d\d(?![^\s,;|"'])/;

/** Whether a text has that header, or a value of it. */
export const textHasBeta = (text: string): boolean => textNamesBeta(text) || BETA_VALUE.test(text);

/** Whether a record has that header outside of bodies, responses and the values in `passed`. */
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

/** Whether a body does not itself list beta values, in which case the header matters. */
const isHeaderless = (body: unknown, betas: readonly string[]): boolean =>
  !(isObject(body) && betas.some((name) => Object.hasOwn(body, name)));

/**
 * The unreadable part of a request whose headers were not found although the record has the header; none if it does not.
 * `betas` are the members of a body that list beta values.
 */
export const headerless = (body: unknown, record: Json, betas: readonly string[]): readonly Unread[] =>
  // The content of the body is not searched, even if it does not look like a body of the API.
  isHeaderless(body, betas) && namesBeta(record, body === record ? undefined : new Set([body])) ? [HEADERLESS] : [];

/** A body in a record, and the containers around it, the innermost first. */
interface Standing {
  readonly body: unknown;
  readonly around: readonly Container[];
}

/** The same for each of several requests in a record: a header in a container of one request is not that of another. */
export const headerlessAmong = (
  record: Json,
  all: readonly Standing[],
  betas: readonly string[],
): ((one: Standing) => readonly Unread[]) => {
  const times = new Map<Container, number>();
  for (const { around } of all) for (const container of around) addCount(times, container);
  const aloneOf = ({ around }: Standing) => around.filter((container) => times.get(container) === 1).at(-1);
  let isShared: boolean | undefined;
  return (one) => {
    if (!isHeaderless(one.body, betas)) return [];
    isShared ??= namesBeta(record, new Set(all.map(aloneOf)));
    return isShared || namesBeta(aloneOf(one)) ? [HEADERLESS] : [];
  };
};

const ELSEWHERE: Unread = { at: '', why: 'a header of a request is in the text before it, which is not read' };

/** Marks requests that follow a text with that header: whether it belongs to them is unknown. */
export const behindHeaders = (records: Records, betas: readonly string[]): Records =>
  records.map((record) => {
    if (record.kind !== 'request' || !isObject(record.value) || record.value.headers != null) return record;
    const isOwn = isHeaderless(record.value.body ?? record.value, betas);
    return isOwn ? { ...record, extra: [...record.extra, ELSEWHERE] } : record;
  });
