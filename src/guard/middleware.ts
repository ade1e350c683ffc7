/** `preflight`: the guard as middleware of the Anthropic SDKs. No SDK is imported; their types are met by structure. */
import type { Unread } from '../facts/facts.js';
import type { Context } from '../model.js';
import { type GuardOptions, guardOf } from './guard.js';
import { asGuard, type Guarding, isGuard } from './mark.js';
import { asSaid, type HeadersGiven, heldBody, heldHeaders, readable, redirectFor } from './outgoing.js';
import { reasonOf, signalOf, unlessAborted } from './soon.js';

/** What is used of the SDK's request. */
interface ApiRequest {
  readonly url: string;
}

/** What is used of its context. */
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

/** Middleware given with one request runs after the client's: what it changes, this guard does not see. */
const runsLater = (context: ApiContext | undefined): readonly Unread[] => {
  const own: unknown = (context?.options as { middleware?: unknown } | undefined)?.middleware;
  if (!Array.isArray(own) || own.length === 0) return NONE;
  return isGuard(own.at(-1), 'middleware') ? NONE : MAY_CHANGE;
};

/**
 * Middleware for the `middleware` option of an Anthropic SDK (0.101.0 or later), as the last in the list. It refuses a
 * request by throwing `PolicyViolationError`, before anything is sent and once.
 */
export const preflight = (terms: Context, options: GuardOptions = {}): PreflightMiddleware => {
  const guard = guardOf(terms, options, 'middleware');
  const middleware = async <Request extends ApiRequest, Answer>(
    request: Request,
    next: (request: Request) => Promise<Answer>,
    context: ApiContext,
  ): Promise<Answer> => {
    // A copy, so that what is judged is what is sent: the request may change while the check waits, or have getters
    // that answer differently each time.
    const changed: Request & Sent = { ...request };
    const { method = 'GET', url, headers: own, body: given, signal: stop } = changed;
    const signal = signalOf(stop);
    const headers = heldHeaders(own) as HeadersGiven | undefined;
    const said = readable(headers);
    const taking = heldBody(given);
    const { body, content } = taking instanceof Promise ? await unlessAborted(signal, taking) : taking;
    const read = asSaid(content, method, said);
    const asking = guard.ask({ method, url, headers: said, content: read }, signal, runsLater(context));
    const asked = asking instanceof Promise ? await asking : asking;
    if (asked.violation) throw guard.error(asked.violation);
    if (signal?.aborted) throw reasonOf(signal);
    if (headers !== undefined) changed.headers = headers;
    if (body !== undefined) changed.body = body;
    if (asked.text !== undefined) changed.body = asked.text;
    if (asked.headers !== undefined) changed.headers = new Headers(asked.headers);
    const redirect = redirectFor(changed.redirect, read, asked.other === true);
    if (redirect !== undefined) changed.redirect = redirect;
    return guard.watch(await next(changed), asked.id);
  };
  return asGuard(middleware, 'middleware', guard.settled);
};
