/** `guardFetch`: the guard around any `fetch`. It sees the request as it is sent, after every change of the client. */
import type { Context } from '../model.js';
import { abortReason, signalOf, unlessAborted } from './abort.js';
import { type GuardOptions, type GuardOutcome, guardOf } from './guard.js';
import { asGuard, type Guarding } from './mark.js';
import { isPromiseLike } from './maybe-promise.js';
import {
  asDeclared,
  type BodyCopy,
  copyBody,
  copyHeaders,
  fromBytes,
  type HeadersGiven,
  headersByName,
  redirectFor,
  textLike,
} from './outgoing.js';
import { REFUSAL_HEADERS, refusalBody, type Violation } from './violation.js';

/** How a guarded fetch works. */
export interface GuardFetchOptions extends GuardOptions {
  /**
   * `respond` (default) answers a refused request with a 403 in the vendor's form, which holds the findings, and which
   * SDKs do not retry. `throw` throws `PolicyViolationError`: the vendor's SDKs take whatever `fetch` throws for a failed
   * connection, retry it (nothing is sent) and wrap it, and no form of error prevents that.
   */
  readonly onBlock?: 'respond' | 'throw';
}

type Init = Record<string, unknown>;

interface RequestLike {
  readonly url: string;
  readonly method: string;
  readonly headers: HeadersGiven;
  readonly body?: unknown;
  readonly signal?: unknown;
  readonly redirect?: unknown;
  clone(): { arrayBuffer(): Promise<ArrayBuffer> };
}

const isRequest = (input: unknown): input is RequestLike =>
  typeof input === 'object' && input !== null && 'clone' in input && 'method' in input && 'url' in input;

/** A plain copy of a `Request`, because a subclass may show other values than those that `fetch` reads. */
const plainRequest = (request: RequestLike): RequestLike => {
  if (!(request instanceof Request)) return request;
  const isOwn = Object.getPrototypeOf(request) !== Request.prototype || Object.getOwnPropertyNames(request).length > 0;
  try {
    return isOwn ? (new Request(request) as unknown as RequestLike) : request;
  } catch {
    // Its body was already used, which is reported when it is read.
    return request;
  }
};

/**
 * The options that `fetch` reads. They are listed here because those of a class instance are not enumerable.
 */
const OPTIONS: readonly string[] =
  'method headers body redirect signal duplex dispatcher mode credentials cache keepalive integrity referrer referrerPolicy priority'.split(
    ' ',
  );

/** A copy of the options. Each is read once, inherited ones too, since a `Request` may be given as options. */
const snapshot = (init: unknown): Init => {
  const own: Init = {};
  if (typeof init !== 'object' || init === null) return own;
  const take = (name: string): void => {
    const value: unknown = (init as Init)[name];
    if (value !== undefined) own[name] = value;
  };
  for (const name in init) take(name);
  if (Object.getPrototypeOf(init) !== Object.prototype) for (const name of OPTIONS) if (!(name in own)) take(name);
  return own;
};

/** Whether a URL never leaves the machine. SDKs use such URLs to find out what their `fetch` supports. */
const isLocal = (url: string): boolean => /^[\t\n\r ]*(data|blob):/i.test(url);

const refusal = (violation: Violation): object =>
  new Response(JSON.stringify(refusalBody(violation)), {
    status: 403,
    // The vendor's SDKs read the id of an answer from this header.
    headers: { ...REFUSAL_HEADERS, 'request-id': violation.receipt },
  });

/** A copy of the body that will be sent: the one in the options if there is one, else that of the `Request`. */
const copyBodyOf = (request: RequestLike | undefined, body: unknown): BodyCopy | Promise<BodyCopy> => {
  if (body !== undefined && body !== null) return copyBody(body);
  if (!request || request.body === null) return { body, content: { kind: 'none' } };
  const unreadable: BodyCopy = { body, content: { kind: 'unreadable', why: 'the body could not be read' } };
  try {
    return request
      .clone()
      .arrayBuffer()
      .then(
        (buffer) => ({ body, content: buffer.byteLength === 0 ? { kind: 'none' } : fromBytes(new Uint8Array(buffer)) }),
        () => unreadable,
      );
  } catch {
    return unreadable;
  }
};

const sentInit = (given: Init, body: unknown, redirect: unknown, { text, headers }: GuardOutcome): Init => {
  if (body !== undefined) given.body = body;
  if (text !== undefined) given.body = textLike(body, text);
  if (headers !== undefined) given.headers = new Headers(headers);
  if (redirect !== undefined) given.redirect = redirect;
  return given;
};

/**
 * A fetch that checks every request before it is sent, for any client that accepts a `fetch`. It has the type of the
 * given one. Receipts are written before a refusal reaches the caller. @throws TypeError for an invalid argument.
 */
export const guardFetch = <Send extends (input: never, init: never) => Promise<object>>(
  send: Send,
  context: Context,
  options: GuardFetchOptions = {},
): Send & Guarding => {
  if (typeof send !== 'function')
    throw new TypeError('claude-preflight: guardFetch takes a fetch first, then a context');
  const guard = guardOf(context, options, 'fetch');
  const { onBlock } = options;
  const pass = send as unknown as (input: unknown, init?: unknown) => Promise<object>;
  const guarded = async (input: unknown, init?: unknown): Promise<object> => {
    const request = isRequest(input) ? plainRequest(input) : undefined;
    const url = request ? request.url : String(input);
    if (isLocal(url)) return init === undefined ? pass(request ?? url) : pass(request ?? url, init);
    const given = snapshot(init);
    if (given.headers !== undefined || request) given.headers = copyHeaders(given.headers ?? request?.headers);
    const method = String(given.method ?? request?.method ?? 'GET');
    if (given.method !== undefined) given.method = method;
    const headers = headersByName(given.headers as HeadersGiven | undefined);
    const copying = copyBodyOf(request, given.body);
    const signal = signalOf(given.signal === undefined ? request?.signal : given.signal);
    const copy = isPromiseLike(copying) ? await unlessAborted(signal, copying) : copying;
    const content = asDeclared(copy.content, method, headers);
    const pending = guard.check({ method, url, headers, content }, signal);
    const outcome = isPromiseLike(pending) ? await pending : pending;
    if (outcome.violation) {
      // Where there is no Response, as under Jest's jsdom, no answer can be made.
      if (onBlock === 'throw' || typeof Response !== 'function') throw guard.error(outcome.violation);
      return refusal(outcome.violation);
    }
    if (signal?.aborted) throw abortReason(signal);
    const redirect = redirectFor(given.redirect ?? request?.redirect, content, outcome.other === true);
    const sent = sentInit(given, copy.body, redirect, outcome);
    return guard.watch(await pass(request ?? url, sent), outcome.id);
  };
  return asGuard(guarded as unknown as Send, 'fetch', guard.settled);
};
