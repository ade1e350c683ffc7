/** Finds requests to Claude in calls of HTTP clients. */

import { splitUrl } from '../../request/url.js';
import { belongs, isModel, isVersioned } from '../belongs.js';
import { rows } from '../clients.js';
import { jsonValue } from '../documents/json.js';
import { type Draft, urlText, withUnknownMembers } from '../draft.js';
import { alternatives } from '../program/alternatives.js';
import { ownFunctions } from '../program/assigned.js';
import { type Frame, frameOf, NO_FRAME } from '../program/frame.js';
import { each, mergeGiven, narrowed } from '../program/operations.js';
import type { Call } from '../program/program.js';
import type { Resolver } from '../program/resolve.js';
import { known, optionsIn, textOf, unknown, type Value } from '../program/value.js';
import type { CallContext } from './call-context.js';
import { clientOf } from './client.js';
import { httpRequestOf } from './http-arguments.js';
import { aliasedMethod, isHttpFunction, isMock, isOfHttp } from './http-client.js';
import { calledName, joinUrl } from './parts.js';

const METHODS: ReadonlySet<string> = new Set(rows.http.methods);

/** The number of callers that are distinguished. */
const MOST = 24;

/** Whether the URL of a call depends on the arguments of the enclosing function. */
const dependsOnCaller = (
  draft: Draft | 'other' | undefined,
  { callee }: Call,
  { resolver, policy }: CallContext,
): boolean => {
  if (draft === undefined) return isOfHttp(callee, resolver) || (callee.is === 'name' && METHODS.has(callee.name));
  if (draft === 'other') return false;
  const ends = alternatives(draft.url).map((url) => policy.endpoint(splitUrl(urlText(url) ?? '').path)?.path);
  return ends.includes(undefined) || new Set(ends).size > 1;
};

/**
 * The requests of a call of an HTTP client. If the URL depends on the arguments of the enclosing function, there is one
 * request for each call of that function.
 */
export const httpDrafts = (call: Call, context: CallContext): (Draft | 'other')[] => {
  const whole = httpDraft(call, context);
  const { resolver } = context;
  const callers = dependsOnCaller(whole, call, context) ? resolver.callersOf(call.where.scope) : undefined;
  if (!callers || callers.calls.length === 0 || callers.calls.length > MOST) return whole ? [whole] : [];
  const { calls, parameters, open } = callers;
  const within = (frame: Frame): CallContext => ({
    ...context,
    resolver: { ...resolver, valueOf: (expr, own = frame) => resolver.valueOf(expr, own) },
  });
  const drafts = calls.flatMap((caller) => {
    // The call of the function is itself recognised as one that sends.
    if (httpDraft(caller, context)) return [];
    const one = httpDraft(call, within(frameOf(caller, parameters, NO_FRAME, resolver)));
    return one === undefined || one === 'other' ? (one ?? []) : { ...one, at: caller.at };
  });
  const anything = new Map(parameters.map((one) => [one, unknown('parameter', one.at)] as const));
  const elsewhere = open ? httpDraft(call, within(anything)) : undefined;
  return elsewhere ? [...drafts, elsewhere] : drafts;
};

/**
 * The name of a called function that sends, and whether only its name says that it does. Functions of the file are
 * examined themselves.
 */
const sendingName = ({ callee }: Call, resolver: Resolver): { name: string; isByName: boolean } | undefined => {
  // `_post` is an internal method of clients.
  const called = aliasedMethod(callee, resolver) ?? calledName(callee, resolver);
  const name = called.replace(/^_(?=post$|get$)/, '');
  if (name === '') return undefined;
  // Any other function with the name of one that sends is assumed to send a body to a URL of Claude.
  const isByName = !METHODS.has(name) && !isHttpFunction(callee, resolver);
  if (isByName && !SENDS.test(name)) return undefined;
  const isAliased = callee.is === 'name' && callee.name !== name;
  return (isByName || isAliased) && ownFunctions(callee, resolver) ? undefined : { name, isByName };
};

/** Whether headers may include one that only requests to Claude have. */
const areVersioned = (headers: Value | undefined): boolean =>
  headers !== undefined && alternatives(headers).some((one) => one.is === 'object' && isVersioned(one.members.keys()));

/** The URL of a host with a path of which nothing is known: a body with messages shows the usual one. */
const HOST_ALONE = /^(https?:\/\/[\w.-]+)\/\{value\}$/;

/** The request of a call of an HTTP client; `other` if it goes to another vendor. */
const httpDraft = (call: Call, context: CallContext): Draft | 'other' | undefined => {
  const { policy, resolver } = context;
  const sending = sendingName(call, resolver);
  const sent = sending && !isMock(call.callee, resolver) ? httpRequestOf(call, sending.name, resolver) : undefined;
  if (!sending || !sent) return undefined;
  const { headers, unseen } = sent;
  const url = narrowed(sent.url, (option) => belongs(policy, urlText(option) ?? '') !== 'foreign');
  const texts = optionsIn(url)
    .map(urlText)
    .filter((text) => text !== undefined);
  const where = texts.map((text) => belongs(policy, text)).find((one) => one !== undefined);
  if (where === 'foreign') return 'other';
  // A known URL that belongs to no vendor is decisive, and so is an unknown one without headers.
  if (where === undefined && (texts.length > 0 || headers === undefined)) return undefined;
  const owner = call.callee.is === 'member' ? clientOf(call.callee.of, resolver) : undefined;
  if (owner === 'foreign' && where !== 'claude') return undefined;
  const given = sent.body && readBody(sent.body);
  if (sending.isByName && (where !== 'claude' || !given)) return undefined;
  const versioned = areVersioned(headers);
  const modelled = given?.is === 'object' && isModel(policy, given.members.get('model'));
  const isForClaude =
    where === 'claude' ||
    (where === 'path' && (owner !== undefined || versioned || modelled)) ||
    (texts.length === 0 && versioned && (given?.is !== 'object' || given.members.has('messages')));
  if (!isForClaude) return undefined;
  const endpoint = texts[0] === undefined ? undefined : policy.endpoint(splitUrl(texts[0]).path);
  const takesBody = endpoint?.body !== undefined && !(sent.method === 'GET' && rows.http.lists.includes(endpoint.body));
  const body = given ?? (takesBody ? unseen : undefined);
  // Without a body it is a mock or a route.
  if (takesBody && !body) return undefined;
  const client = owner && owner !== 'foreign' ? owner : undefined;
  const path = textOf(url);
  const host =
    given?.is === 'object' && given.members.has('messages') ? HOST_ALONE.exec(texts[0] ?? '')?.[1] : undefined;
  const draft: Draft = {
    // If the options are unknown, the usual method of the endpoint is assumed.
    method: takesBody && !given && sent.method === 'GET' ? 'POST' : sent.method,
    url: host
      ? known(host + rows.paths.messages, url.at)
      : client?.url && path?.startsWith('/')
        ? joinUrl(client.url, path, url.at)
        : url,
    headers: mergeGiven([client?.headers, headers]),
    body,
    at: call.at,
    browser: client?.browser ?? sent.isBrowserOnly ?? false,
  };
  return sent.isReset || client?.doubt ? withUnknownMembers(draft, 'rewritten') : draft;
};

/** A body, parsed if it is given as JSON. */
const readBody = (body: Value): Value =>
  each(body, (one) => {
    if (one.is === 'json') return one.of;
    const text = textOf(one);
    return (text?.trimStart().startsWith('{') ? jsonValue(text, () => one.at) : undefined) ?? one;
  });

/** Names of functions that send their arguments, except assertions. */
const SENDS = /^(?!.*(?:called|assert|expect|mock|with$))\w*(?:fetch|request|post|http|send)/i;
