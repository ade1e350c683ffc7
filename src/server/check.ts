/** `/check`: the report on a request that is described, not sent, under the terms that would apply if it were sent. */
import { reportOf } from '../check.js';
import { checkSubject, unreadSubject } from '../full-check.js';
import { isObject } from '../json.js';
import type { Report } from '../model.js';
import { readText } from '../read-text.js';
import { type Envelope, readEnvelope } from '../request/envelope.js';
import { misleading } from '../request/misleading.js';
import { splitUrl } from '../request/url.js';
import { headersWhere, type RawHeaders } from './headers.js';
import type { Terms } from './judge.js';

/** The request with its full URL, if it names no host itself and an upstream is listed for its path. */
const addressed = (value: unknown, leadsTo: (path: string) => string | undefined): unknown => {
  if (!isObject(value)) return value;
  const { url, headers, form } = readEnvelope(value);
  // A URL that is not a string is kept, so that the check reports it as unreadable.
  const isOdd = form === 'envelope' && typeof (value.url ?? '') !== 'string';
  if (isOdd || form === 'batch-line' || splitUrl(url, headers.get('host')?.[0]).host !== undefined) return value;
  const whole = leadsTo(url);
  if (whole === undefined) return value;
  return form === 'envelope' ? { ...value, url: whole } : { method: 'POST', url: whole, body: value };
};

/** The URL of a request, with the host of its `Host` header if the URL has none. */
const urlOf = ({ url, headers }: Envelope): string => {
  const host = headers.get('host')?.[0];
  return host === undefined || splitUrl(url).host !== undefined ? url : `https://${host}${url}`;
};

/** The headers that select the target: those of the described request, then the others of the call to `/check`. */
const targetHeaders = (described: ReadonlyMap<string, readonly string[]>, own: RawHeaders): string[] => [
  ...[...described].flatMap(([name, values]) => values.flatMap((value) => [name, value])),
  ...headersWhere(own, (name) => !described.has(name)),
];

/**
 * Checks the text of a described request. `ownHeaders` are those of the call to `/check`; `leadsTo` returns the URL that a
 * path is forwarded to, or undefined.
 */
export const reportOn = (
  text: string,
  ownHeaders: RawHeaders,
  { policy, contextOf }: Terms,
  leadsTo: (path: string) => string | undefined,
): Report => {
  const { value, unread } = readText(text, policy);
  const request = addressed(value, leadsTo);
  const envelope = readEnvelope(request);
  const { headers } = envelope;
  const askedAt = isObject(value) ? readEnvelope(value).url : undefined;
  const known = { url: urlOf(envelope), askedAt, headers: targetHeaders(headers, ownHeaders) };
  const { context, target, unread: unclear = [] } = contextOf(known);
  // The gateway does not forward a request with such a header.
  const odd = misleading((name) => headers.get(name)?.find((value) => value !== '')).map((why) => ({ at: '', why }));
  const all = [...odd, ...unclear, ...unread];
  const subject =
    value === undefined ? unreadSubject(all, context, policy) : checkSubject(request, context, policy, all);
  return reportOf([target === undefined ? subject : { ...subject, target }], context, policy);
};
