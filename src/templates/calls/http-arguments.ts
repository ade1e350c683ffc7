/** What a call to an HTTP client sends, however the client takes it. */

import { rows } from '../clients.js';
import { urlText } from '../draft.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { merge, nothing, textOf, type Value } from '../program/value.js';
import { firstOf, optionsOf } from './client.js';
import { clientOptions, laterBody } from './http-client.js';
import { joinUrl } from './parts.js';

export interface Sent {
  readonly method: string;
  readonly url: Value;
  readonly headers: Value | undefined;
  /** As it is given: an object, its JSON, or something that cannot be read. */
  readonly body: Value | undefined;
}

const VERBS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** A host as an address. */
const inFull = (host: Value): Value | undefined => {
  const text = textOf(host);
  if (text === undefined) return undefined;
  return { is: 'known', value: text.includes('://') ? text : `https://${text}`, at: host.at };
};

/** An address that a client joins to its own, where it is none in full. */
const joined = (base: Value, path: Value): Value => {
  const text = urlText(path);
  return text === undefined || text.includes('://') ? path : joinUrl(base, `/${text.replace(/^\/+/, '')}`, path.at);
};

/** What is given by position: after a method (`request('POST', url, body, headers)`), or after the address alone. */
const positional = (values: readonly Value[], name: string): { url?: Value; body?: Value; headers?: Value } => {
  const [first, second, third, fourth] = values;
  const isFirst = (value: Value | undefined): value is Value => value !== undefined && value.is !== 'object';
  if (/^[A-Z]{3,7}$/.test(textOf(first) ?? ''))
    return {
      ...(isFirst(second) ? { url: second } : {}),
      ...(isFirst(third) ? { body: third } : {}),
      ...(fourth?.is === 'object' ? { headers: fourth } : {}),
    };
  const url = isFirst(first) ? { url: first } : {};
  // What is handed a function answers such a request.
  if (!VERBS.includes(name) || !second || second.is === 'function') return url;
  // axios.post(url, body, options)
  const isOptions = second.is === 'object' && firstOf(second, [...rows.http.body, 'headers']) !== undefined;
  return isOptions ? url : { ...url, body: second };
};

/** What a call sends; undefined where it has no address. `name` is that of the function or method. */
export const sentBy = (call: Call, name: string, resolver: Resolver): Sent | undefined => {
  const values = call.args
    .filter((arg) => arg.name === undefined && !arg.spread)
    .map(({ value }) => resolver.valueOf(value));
  const options = call.args.some((arg) => arg.name !== undefined)
    ? optionsOf(call, resolver)
    : values.filter((value) => value.is === 'object').reduce(merge, nothing(call.at));
  const given = positional(values, name);
  const own = given.url ?? firstOf(options, rows.http.path);
  if (!own) return undefined;
  const host = firstOf(options, rows.http.host);
  const made = call.callee.is === 'member' ? clientOptions(call.callee.of, resolver) : undefined;
  const base = host ? inFull(host) : made?.base;
  const sent = firstOf(options, rows.http.body);
  const headers = firstOf(options, ['headers']) ?? given.headers;
  const verb = [textOf(values[0]), textOf(firstOf(options, ['method']))].find((one) => /^[a-z]{3,7}$/i.test(one ?? ''));
  return {
    method: (verb ?? (VERBS.includes(name) ? name : sent ? 'POST' : 'GET')).toUpperCase(),
    url: base ? joined(base, own) : own,
    headers: made?.headers && headers ? merge(made.headers, headers) : (headers ?? made?.headers),
    body: (host && laterBody(call, resolver)) ?? sent ?? given.body,
  };
};
