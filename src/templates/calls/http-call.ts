/** Calls of programs to HTTP clients that send requests to Claude. */

import type { Policy } from '../../policy/compile.js';
import { splitUrl } from '../../request/url.js';
import { belongs, isModel, isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { readJson } from '../documents/json.js';
import { flatTree, valueIn } from '../documents/tree.js';
import { type Draft, urlText, withUnknownMembers } from '../draft.js';
import { alternatives } from '../program/alternatives.js';
import { type Frame, frameOf, NO_FRAME } from '../program/frame.js';
import { ownFunctions } from '../program/own-functions.js';
import type { Call } from '../program/program.js';
import { each, either, merge, textOf, unknown, type Value } from '../program/value.js';
import { whose } from './client.js';
import { sentBy } from './http-arguments.js';
import { heldMethod, isHttpFunction, isMock, isOfHttp } from './http-client.js';
import { calledName, joinUrl } from './parts.js';
import type { Seen } from './seen.js';

const METHODS: ReadonlySet<string> = new Set(rows.http.methods);

/** Callers beyond this many are not told apart. */
const MOST = 24;

/** Whether where a call sends is known only when the function around it is called. */
const isTold = (draft: Draft | 'other' | undefined, { callee }: Call, { resolver, policy }: Seen): boolean => {
  if (draft === undefined) return isOfHttp(callee, resolver) || (callee.is === 'name' && METHODS.has(callee.name));
  if (draft === 'other') return false;
  const ends = alternatives(draft.url).map((url) => policy.endpoint(splitUrl(urlText(url) ?? '').path)?.path);
  return ends.includes(undefined) || new Set(ends).size > 1;
};

/**
 * The requests of a call to an HTTP client. In a function of the file that is told where to send there is one for each
 * call of it, so that what goes to one address is not taken for what goes to another.
 */
export const httpDrafts = (call: Call, seen: Seen): (Draft | 'other')[] => {
  const whole = httpDraft(call, seen);
  const { resolver } = seen;
  const callers = isTold(whole, call, seen) ? resolver.callersOf(call.where.scope) : undefined;
  if (!callers || callers.calls.length === 0 || callers.calls.length > MOST) return whole ? [whole] : [];
  const { calls, parameters, open } = callers;
  const within = (frame: Frame): Seen => ({
    ...seen,
    resolver: { ...resolver, valueOf: (expr, own = frame) => resolver.valueOf(expr, own) },
  });
  const drafts = calls.flatMap((caller) => {
    // The caller is itself taken for a function that sends, so its calls are found by themselves.
    if (httpDraft(caller, seen)) return [];
    const one = httpDraft(call, within(frameOf(caller, parameters, NO_FRAME, resolver)));
    return one === undefined || one === 'other' ? (one ?? []) : { ...one, at: caller.at };
  });
  const anything = new Map(parameters.map((one) => [one, unknown('parameter', one.at)] as const));
  const elsewhere = open ? httpDraft(call, within(anything)) : undefined;
  return elsewhere ? [...drafts, elsewhere] : drafts;
};

/** A call to an HTTP client: its address and options, however the client takes them. */
const httpDraft = (call: Call, seen: Seen): Draft | 'other' | undefined => {
  const { policy, resolver } = seen;
  // `_post` is the method by which a client's other methods send.
  const name = (heldMethod(call.callee, resolver) ?? calledName(call.callee, resolver)).replace(/^_(?=post$|get$)/, '');
  if (name === '') return undefined;
  // Any other function that is handed an address of Claude's and a body sends it there, if its name says so. Into those
  // of the file the eye can look.
  const isOther = !METHODS.has(name) && !isHttpFunction(call.callee, resolver);
  if (isOther && !SENDS.test(name)) return undefined;
  const isHeld = call.callee.is === 'name' && call.callee.name !== name;
  if ((isOther || isHeld) && ownFunctions(call.callee, resolver)) return undefined;
  const sent = isMock(call.callee, resolver) ? undefined : sentBy(call, name, resolver);
  if (!sent) return undefined;
  const url = withoutForeign(sent.url, policy);
  const options = url.is === 'either' ? url.options : [url];
  const texts = options.map(urlText).filter((text) => text !== undefined);
  const { headers, unseen } = sent;
  const where = texts.map((text) => belongs(policy, text)).find((one) => one !== undefined);
  if (where === 'foreign') return 'other';
  // An address that belongs to nobody settles it, whoever's client it is; so does an unknown one without headers.
  if (where === undefined && (texts.length > 0 || headers === undefined)) return undefined;
  const owner = call.callee.is === 'member' ? whose(call.callee.of, resolver) : undefined;
  if (owner === 'foreign' && where !== 'claude') return undefined;
  const given = sent.body && readBody(sent.body);
  if (isOther && (where !== 'claude' || !given)) return undefined;
  const versioned =
    headers !== undefined &&
    alternatives(headers).some((one) => one.is === 'object' && isVersioned(one.members.keys()));
  const modelled = given?.is === 'object' && isModel(policy, given.members.get('model'));
  const ours =
    where === 'claude' ||
    (where === 'path' && (owner !== undefined || versioned || modelled)) ||
    (texts.length === 0 && versioned && (given?.is !== 'object' || given.members.has('messages')));
  if (!ours) return undefined;
  const endpoint = texts[0] === undefined ? undefined : policy.endpoint(splitUrl(texts[0]).path);
  const takes = endpoint?.body !== undefined && !(sent.method === 'GET' && rows.http.lists.includes(endpoint.body));
  const body = given ?? (takes ? unseen : undefined);
  // A call without the body that such a request has only speaks of one: a mock of a test, a route.
  if (takes && !body) return undefined;
  const client = owner && owner !== 'foreign' ? owner : undefined;
  const path = textOf(url);
  const draft: Draft = {
    // If the options cannot be seen, assume the method that the address is meant for.
    method: takes && !given && sent.method === 'GET' ? 'POST' : sent.method,
    url: client?.url && path?.startsWith('/') ? joinUrl(client.url, path, url.at) : url,
    headers: client?.headers && headers ? merge(client.headers, headers) : (headers ?? client?.headers),
    body,
    at: call.at,
    browser: client?.browser ?? sent.isOfPage ?? false,
  };
  return sent.isReset || client?.doubt ? withUnknownMembers(draft, 'rewritten') : draft;
};

/** A body as what it says, where it is given as the JSON of that. */
const readBody = (body: Value): Value =>
  each(body, (one) => {
    if (one.is === 'json') return one.of;
    const text = textOf(one);
    const tree = text?.trimStart().startsWith('{') ? readJson(text).tree : undefined;
    return tree ? valueIn(flatTree(tree.value, one.at), '', tree.value) : one;
  });

/** Names of functions that send what they are handed; those of assertions only look at it. */
const SENDS = /^(?!.*(?:called|assert|expect|mock|with$))\w*(?:fetch|request|post|http|send)/i;

/** Of several addresses those that may be Claude's, if any is. */
const withoutForeign = (url: Value, policy: Policy): Value => {
  if (url.is !== 'either') return url;
  const ours = url.options.filter((option) => belongs(policy, urlText(option) ?? '') !== 'foreign');
  return ours.length > 0 ? either(ours, url.at) : url;
};
