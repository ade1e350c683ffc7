/** Calls of programs to HTTP clients that send requests to Claude. */

import type { Policy } from '../policy/compile.js';
import { splitUrl } from '../request/url.js';
import { belongs, isModel, isVersioned } from './belongs.js';
import { firstOf, optionsOf, whose } from './client.js';
import { rows } from './clients.js';
import { type Draft, urlText } from './draft.js';
import { joinUrl } from './parts.js';
import type { Call } from './program.js';
import type { Seen } from './seen.js';
import { either, merge, nothing, textOf, type Value } from './value.js';

const VERBS: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

/** A call to an HTTP client: its address and options, however the client takes them. */
export const httpDraft = (call: Call, seen: Seen): Draft | 'other' | undefined => {
  const { policy, resolver } = seen;
  const name = call.callee.is === 'name' || call.callee.is === 'member' ? call.callee.name : undefined;
  if (name === undefined || !rows.methods.includes(name)) return undefined;
  const values = call.args
    .filter((arg) => arg.name === undefined && !arg.spread)
    .map(({ value }) => resolver.valueOf(value));
  const options = call.args.some((arg) => arg.name !== undefined)
    ? optionsOf(call, resolver)
    : values.filter((value) => value.is === 'object').reduce(merge, nothing(call.at));
  const verb = textOf(values[0]);
  const verbFirst = verb !== undefined && /^[A-Z]{3,7}$/.test(verb);
  const given = verbFirst ? values[1] : values[0];
  const whole = given && given.is !== 'object' ? given : firstOf(options, ['url', 'uri', 'path']);
  if (!whole) return undefined;
  const url = withoutForeign(whole, policy);
  const alternatives = url.is === 'either' ? url.options : [url];
  const texts = alternatives.map(urlText).filter((text) => text !== undefined);
  const method = verbFirst
    ? verb
    : (textOf(firstOf(options, ['method'])) ??
      (VERBS.includes(name) ? name : options.is === 'object' && firstOf(options, BODIES) ? 'POST' : 'GET'));
  const sent = firstOf(options, BODIES);
  // axios.post(url, body, options)
  const second =
    VERBS.includes(name) && values[1]?.is === 'object' && !firstOf(values[1], [...BODIES, 'headers'])
      ? values[1]
      : undefined;
  const raw =
    sent ?? second ?? (VERBS.includes(name) && values[1] && values[1].is !== 'object' ? values[1] : undefined);
  const body = raw?.is === 'json' ? raw.of : raw;
  const headers = firstOf(options, ['headers']);
  const owner = call.callee.is === 'member' ? whose(call.callee.of, resolver) : undefined;
  const where = texts.map((text) => belongs(policy, text)).find((one) => one !== undefined);
  if (where === 'foreign' || (owner === 'foreign' && where !== 'claude'))
    return where === 'foreign' ? 'other' : undefined;
  const versioned = headers?.is === 'object' && isVersioned(headers.members.keys());
  const modelled = body?.is === 'object' && isModel(policy, body.members.get('model'));
  const ours =
    where === 'claude' ||
    (where === 'path' && (owner !== undefined || versioned || modelled)) ||
    (texts.length === 0 && versioned && (body?.is !== 'object' || body.members.has('messages')));
  if (!ours) return undefined;
  const endpoint = texts[0] === undefined ? undefined : policy.endpoint(splitUrl(texts[0]).path);
  // Without the body that such a call has it is about a request: a mock of a test, a route.
  if (!raw && endpoint?.body !== undefined) return undefined;
  const client = owner && owner !== 'foreign' ? owner : undefined;
  const path = textOf(url);
  return {
    method: method.toUpperCase(),
    url: client?.url && path?.startsWith('/') ? joinUrl(client.url, path, url.at) : url,
    headers: client?.headers && headers ? merge(client.headers, headers) : (headers ?? client?.headers),
    body,
    at: call.at,
    browser: client?.browser ?? false,
  };
};

/** Of several addresses those that may be Claude's, if any is. */
const withoutForeign = (url: Value, policy: Policy): Value => {
  if (url.is !== 'either') return url;
  const ours = url.options.filter((option) => belongs(policy, urlText(option) ?? '') !== 'foreign');
  return ours.length > 0 ? either(ours, url.at) : url;
};

const BODIES = ['body', 'json', 'data', 'content', 'payload'];
