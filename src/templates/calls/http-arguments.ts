/** Reads the request from the arguments of a call of an HTTP client. */

import { rows } from '../clients.js';
import { urlText } from '../draft.js';
import { each, either, merge, mergeGiven } from '../program/operations.js';
import { type Call, lastNameOf } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, nothing, optionsIn, single, textOf, type Unknown, unknown, type Value } from '../program/value.js';
import { clientOptions, isAddress, laterBody, laterChanges, statedHeaders } from './http-client.js';
import { firstOf, optionsOf } from './options.js';
import { joinUrl } from './parts.js';

/** The request of a call of an HTTP client, as far as it is known. */
interface HttpRequest {
  readonly method: string;
  readonly url: Value;
  readonly headers: Value | undefined;
  /** The body as given: an object, its JSON, or an unknown value. */
  readonly body: Value | undefined;
  /** Unknown options, which may contain any part of the request. */
  readonly unseen: Unknown | undefined;
  /** Whether the body is replaced before the request is sent. */
  readonly isReset: boolean;
  /** Whether only programs in a browser send in this way. */
  readonly isBrowserOnly?: boolean;
}

const VERBS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** A host as a URL. */
const hostUrl = (host: Value): Value | undefined => {
  const text = textOf(host);
  if (text === undefined) return undefined;
  return known(text.includes('://') ? text : `https://${text}`, host.at);
};

/** A path joined to a base URL, also one that is not known; an absolute URL unchanged. */
const joinedUrl = (base: Value, path: Value): Value =>
  each(path, (one) => {
    const text = urlText(one);
    const before = urlText(base);
    if (text === undefined)
      return one.is === 'unknown' && before !== undefined ? { ...one, text: `${before}/{}` } : one;
    return text.includes('://') ? one : joinUrl(base, `/${text.replace(/^\/+/, '')}`, one.at);
  });

const isVerb = (text: string | undefined): text is string => text !== undefined && VERBS.includes(text.toLowerCase());

/** Whether an argument may be an object of options. */
const mayBeOptions = (value: Value): boolean =>
  value.is === 'object' ||
  (value.is === 'unknown' && (value.type === undefined || value.type === 'object')) ||
  (value.is === 'either' && value.options.some(mayBeOptions));

const unseenIn = (options: Value): Unknown | undefined => {
  switch (options.is) {
    case 'unknown':
      return options;
    case 'object':
      return options.open && unknown(options.open.why, options.open.at);
    case 'either':
      return options.options.map(unseenIn).find((one) => one !== undefined);
    default:
      return undefined;
  }
};

/** Options, with those of an object of further options among them. */
const withNested = (options: Value): Value => {
  const nested = firstOf(options, rows.http.nested.options);
  return nested ? merge(options, nested) : options;
};

/** The named members that options have or may have, in each alternative. */
const optionsNamed = (options: Value, names: readonly string[]): readonly Value[] =>
  optionsIn(options).flatMap((one) => {
    const found = names.flatMap((name) => firstOf(one, [name]) ?? []);
    return found.length > 0 || options.is !== 'either' ? found : (unseenIn(one) ?? []);
  });

/** The positional arguments: after a method (`request('POST', url, body, headers)`), or beginning with the URL. */
const positional = (values: readonly Value[], name: string): { url?: Value; body?: Value; headers?: Value } => {
  const [first, second, third, fourth] = values;
  const isFirst = (value: Value | undefined): value is Value => value !== undefined && value.is !== 'object';
  if (isVerb(textOf(first)) || (first?.is === 'unknown' && isAddress(second)))
    return {
      ...(isFirst(second) ? { url: second } : {}),
      ...(isFirst(third) ? { body: third } : {}),
      ...(fourth?.is === 'object' ? { headers: fourth } : {}),
    };
  const url = isFirst(first) ? { url: first } : {};
  // With a function as the second argument it is a route of a server.
  const takesBody = VERBS.includes(name) || rows.http.pages.includes(name);
  if (!takesBody || !second || second.is === 'function') return url;
  // axios.post(url, body, options)
  const isOptions = second.is === 'object' && firstOf(second, [...rows.http.body, 'headers']) !== undefined;
  return isOptions ? url : { ...url, body: second };
};

/** A request that is built in steps: `x.open(method, url)`, `x.setRequestHeader(name, value)`, `x.send(body)`. */
const requestInSteps = (call: Call, resolver: Resolver): HttpRequest | undefined => {
  const { callee, args } = call;
  const { made, address, header, send } = rows.http.inSteps;
  if (callee.is !== 'member' || callee.name !== send || callee.of.is !== 'name') return undefined;
  const holder = resolver
    .bindingsOf(callee.of)
    .find(({ value }) => value?.is === 'call' && lastNameOf(value.callee) === made);
  if (!holder) return undefined;
  const stepsOf = (step: string): Value[][] =>
    resolver.program.calls.flatMap(({ callee: on, args: given }) =>
      on.is === 'member' && on.name === step && on.of.is === 'name' && resolver.bindingsOf(on.of).includes(holder)
        ? [given.map(({ value }) => resolver.valueOf(value))]
        : [],
    );
  const [method, url] = stepsOf(address)[0] ?? [];
  if (!url) return undefined;
  const headers = stepsOf(header).flatMap(([key, value]): Value[] => {
    const text = key && textOf(key);
    return value && text !== undefined ? [single(text, value)] : [unknown('expression', call.at)];
  });
  const [body] = args;
  return {
    method: ((method && textOf(method)) ?? 'POST').toUpperCase(),
    url,
    headers: mergeGiven(headers),
    body: body && resolver.valueOf(body.value),
    unseen: undefined,
    isReset: false,
    isBrowserOnly: true,
  };
};

/** The request of a call; undefined if it has no URL. `name` is that of the function or method. */
export const httpRequestOf = (call: Call, name: string, resolver: Resolver): HttpRequest | undefined => {
  const inSteps = requestInSteps(call, resolver);
  if (inSteps) return inSteps;
  const values = call.args
    .filter((arg) => arg.name === undefined && !arg.spread)
    .map(({ value }) => resolver.valueOf(value));
  const given = positional(values, name);
  const takesNames = call.args.some((arg) => arg.name !== undefined || arg.spread === 'object');
  const options = takesNames
    ? withNested(optionsOf(call, resolver))
    : values
        .filter((value) => value !== given.url && value !== given.body && mayBeOptions(value))
        .reduce(merge, nothing(call.at));
  const own = given.url ?? firstOf(options, rows.http.path);
  if (!own) return undefined;
  const host = firstOf(options, rows.http.host);
  const made = call.callee.is === 'member' ? clientOptions(call.callee.of, resolver) : undefined;
  const base = host ? hostUrl(host) : made?.base;
  // The client decides which of several bodies is sent: `data=…, json=…`.
  const bodies = [...optionsNamed(options, rows.http.body), ...(given.body ? [given.body] : [])];
  const sent = bodies.length > 0 ? either(bodies, call.at) : undefined;
  const body = (host && laterBody(call, resolver)) ?? sent;
  const added = firstOf(options, rows.http.nested.adds);
  const later = laterChanges(call, resolver);
  const stated = statedHeaders(options) ?? given.headers;
  const verb = [textOf(values[0]), ...optionsNamed(options, ['method']).map(textOf)].find(isVerb);
  return {
    method: (verb ?? (VERBS.includes(name) ? name : sent ? 'POST' : 'GET')).toUpperCase(),
    url: base ? joinedUrl(base, own) : own,
    headers: mergeGiven([made?.headers, stated, ...later.headers]),
    body: added ? mergeGiven([body, added]) : body,
    unseen: unseenIn(options),
    isReset: later.isMore || made?.rewrites === true || firstOf(options, rows.http.rewrites) !== undefined,
    isBrowserOnly: rows.http.pages.includes(name),
  };
};
