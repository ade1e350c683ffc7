/** `preflight`: the guard as middleware of the Anthropic SDKs. No SDK is imported: its types are matched structurally. */
import type { Unread } from '../facts/facts.js';
import type { Context } from '../model.js';
import { abortReason, signalOf, unlessAborted } from './abort.js';
import { type GuardOptions, guardOf } from './guard.js';
import { asGuard, type Guarding, isGuard } from './mark.js';
import { isPromiseLike } from './maybe-promise.js';
import {
  asDeclared,
  copyBody,
  copyHeaders,
  type HeadersGiven,
  headersByName,
  redirectFor,
  textLike,
} from './outgoing.js';

/** The part of the SDK's request that every caller has. */
interface ApiRequest {
  readonly url: string;
}

/** The part of the SDK's middleware context that is used. */
interface ApiContext {
  readonly options?: object | undefined;
}

interface Sent {
  readonly method?: string;
  headers?: unknown;
  body?: unknown;
  readonly signal?: unknown;
  redirect?: unknown;
}

/** Middleware of an Anthropic SDK. */
export interface PreflightMiddleware extends Guarding {
  <Request extends ApiRequest, Answer>(
    request: Request,
    next: (request: Request) => Promise<Answer>,
    context: ApiContext,
  ): Promise<Answer>;
}

const MAY_CHANGE: readonly Unread[] = [{ at: '', why: 'middleware that runs after the check may change it' }];
const NONE: readonly Unread[] = [];

/** Middleware given with a single request runs after that of the client, so this guard does not see what it changes. */
const laterMiddleware = (context: ApiContext | undefined): readonly Unread[] => {
  const own: unknown = (context?.options as { middleware?: unknown } | undefined)?.middleware;
  if (!Array.isArray(own) || own.length === 0) return NONE;
  return isGuard(own.at(-1), 'middleware') ? NONE : MAY_CHANGE;
};

/**
 * Middleware for the `middleware` option of an Anthropic SDK (0.101.0 or later); it must be the last in the list. It
 * refuses a request by throwing `PolicyViolationError` before anything is sent; the SDK does not retry.
 */
export const preflight = (terms: Context, options: GuardOptions = {}): PreflightMiddleware => {
  const guard = guardOf(terms, options, 'middleware');
  const middleware = async <Request extends ApiRequest, Answer>(
    request: Request,
    next: (request: Request) => Promise<Answer>,
    context: ApiContext,
  ): Promise<Answer> => {
    // A copy, so that what is checked is what is sent: the request may change while the check waits, or have getters
    // that return a different value each time.
    const changed: Request & Sent = { ...request };
    const { method = 'GET', url, headers: own, body: given } = changed;
    const signal = signalOf(changed.signal);
    const headers = copyHeaders(own) as HeadersGiven | undefined;
    const checkedHeaders = headersByName(headers);
    const copying = copyBody(given);
    const { body, content: copied } = isPromiseLike(copying) ? await unlessAborted(signal, copying) : copying;
    const content = asDeclared(copied, method, checkedHeaders);
    const pending = guard.check({ method, url, headers: checkedHeaders, content }, signal, laterMiddleware(context));
    const outcome = isPromiseLike(pending) ? await pending : pending;
    if (outcome.violation) throw guard.error(outcome.violation);
    if (signal?.aborted) throw abortReason(signal);
    if (headers !== undefined) changed.headers = headers;
    if (body !== undefined) changed.body = body;
    if (outcome.text !== undefined) changed.body = textLike(body, outcome.text);
    if (outcome.headers !== undefined) changed.headers = new Headers(outcome.headers);
    const redirect = redirectFor(changed.redirect, content, outcome.other === true);
    if (redirect !== undefined) changed.redirect = redirect;
    return guard.watch(await next(changed), outcome.id);
  };
  return asGuard(middleware, 'middleware', guard.settled);
};
