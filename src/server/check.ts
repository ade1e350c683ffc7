/** `/check`: the report on a request that is said, not sent, under the terms that would hold were it sent. */
import { reportOf } from '../check.js';
import { checkSubject, unreadSubject } from '../full-check.js';
import { isObject } from '../json.js';
import type { Report } from '../model.js';
import { readText } from '../read-text.js';
import { type Envelope, readEnvelope } from '../request/envelope.js';
import { misleading } from '../request/misleading.js';
import { splitUrl } from '../request/url.js';
import type { RawHeaders } from './headers.js';
import type { Terms } from './judge.js';

/** The request with the URL it would go to, where it names no host itself and an upstream is listed for its path. */
const addressed = (value: unknown, leadsTo: (path: string) => string | undefined): unknown => {
  if (!isObject(value)) return value;
  const { url, headers, form } = readEnvelope(value);
  // A URL that is no text stays: it is what cannot be read.
  const isOdd = form === 'envelope' && typeof (value.url ?? '') !== 'string';
  if (isOdd || form === 'batch-line' || splitUrl(url, headers.get('host')?.[0]).host !== undefined) return value;
  const whole = leadsTo(url);
  if (whole === undefined) return value;
  return form === 'envelope' ? { ...value, url: whole } : { method: 'POST', url: whole, body: value };
};

/** Where a request is said to go, with the host that a header names where the URL names none. */
const goesTo = ({ url, headers }: Envelope): string => {
  const host = headers.get('host')?.[0];
  return host === undefined || splitUrl(url).host !== undefined ? url : `https://${host}${url}`;
};

/** Headers by which a target is known: those that the request is said to have, else those of the question itself. */
const knownBy = (said: ReadonlyMap<string, readonly string[]>, asked: RawHeaders): string[] => {
  const headers = [...said].flatMap(([name, values]) => values.flatMap((value) => [name, value]));
  for (let i = 0; i < asked.length; i += 2)
    if (!said.has((asked[i] as string).toLowerCase())) headers.push(asked[i] as string, asked[i + 1] as string);
  return headers;
};

/** Judges the text of a request. `leadsTo` says where a path goes on to, if anywhere. */
export const reportOn = (
  text: string,
  asked: RawHeaders,
  { policy, contextOf }: Terms,
  leadsTo: (path: string) => string | undefined,
): Report => {
  const { value, unread } = readText(text, policy);
  const request = addressed(value, leadsTo);
  const envelope = readEnvelope(request);
  const { headers } = envelope;
  const askedAt = isObject(value) ? readEnvelope(value).url : undefined;
  const known = { url: goesTo(envelope), askedAt, headers: knownBy(headers, asked) };
  const { context, target, unread: unclear = [] } = contextOf(known);
  // The gateway sends on no request with such a header.
  const odd = misleading((name) => headers.get(name)?.find((value) => value !== '')).map((why) => ({ at: '', why }));
  const all = [...odd, ...unclear, ...unread];
  const subject =
    value === undefined ? unreadSubject(all, context, policy) : checkSubject(request, context, policy, all);
  return reportOf([target === undefined ? subject : { ...subject, target }], context, policy);
};
