/** `guardFetch`: the guard around any `fetch`. It sees the literal request, after all that a client did to it. */
import type { Context } from '../model.js';
import { type Asked, type GuardOptions, guardOf } from './guard.js';
import { asGuard, type Guarding } from './mark.js';
import {
  asSaid,
  fromBytes,
  type HeadersGiven,
  type Held,
  heldBody,
  heldHeaders,
  readable,
  redirectFor,
} from './outgoing.js';
import { reasonOf, signalOf, unlessAborted } from './soon.js';
import { REFUSAL_HEADERS, refusalBody, type Violation } from './violation.js';

/** How a guarded fetch works. */
export interface GuardFetchOptions extends GuardOptions {
  /**
   * `respond` (default) answers a refused request with the vendor's 403 and the findings: SDKs that retry whatever
   * `fetch` throws take it for final. `throw` throws `PolicyViolationError`.
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

/** A plain copy of a `Request`: one of a subclass may show other values than those that `fetch` reads. */
const plainRequest = (request: RequestLike): RequestLike => {
  if (!(request instanceof Request)) return request;
  const isOwn = Object.getPrototypeOf(request) !== Request.prototype || Object.getOwnPropertyNames(request).length > 0;
  try {
    return isOwn ? (new Request(request) as unknown as RequestLike) : request;
  } catch {
    // Its body is used up already, which is reported when it is read.
    return request;
  }
};

/**
 * The members that `fetch` reads of its options. They are named here because those of a class instance are not
 * enumerable.
 */
const OPTIONS: readonly string[] =
  'method headers body redirect signal duplex dispatcher mode credentials cache keepalive integrity referrer referrerPolicy priority'.split(
    ' ',
  );

/** Options as they are now: each read once, inherited ones too (a `Request` given as options). */
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

/** An address that never leaves the machine: SDKs try what their `fetch` can do with one. */
const isLocal = (url: string): boolean => /^[\t\n\r ]*(data|blob):/i.test(url);

const refusal = (violation: Violation): object =>
  new Response(JSON.stringify(refusalBody(violation)), {
    status: 403,
    // Under this name the vendor's SDKs look for the id of an answer.
    headers: { ...REFUSAL_HEADERS, 'request-id': violation.receipt },
  });

/** The body of a request, that in the options before its own, which is sent with it. */
const heldOf = (request: RequestLike | undefined, body: unknown): Held | Promise<Held> => {
  if (body !== undefined && body !== null) return heldBody(body);
  if (!request || request.body === null) return { body, content: { kind: 'none' } };
  const unreadable: Held = { body, content: { kind: 'unreadable', why: 'the body could not be read' } };
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

const sentInit = (given: Init, body: unknown, redirect: unknown, { text, headers }: Asked): Init => {
  if (body !== undefined) given.body = body;
  if (text !== undefined) given.body = text;
  if (headers !== undefined) given.headers = new Headers(headers);
  if (redirect !== undefined) given.redirect = redirect;
  return given;
};

/**
 * A fetch that checks every request before it is sent, for any client that takes a `fetch`. It has the type of the one
 * given. Receipts are written before a refusal reaches the caller. @throws TypeError where an argument is not understood.
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
    if (isLocal(url)) return init === undefined ? pass(input) : pass(input, init);
    const given = snapshot(init);
    if (given.headers !== undefined || request) given.headers = heldHeaders(given.headers ?? request?.headers);
    const method = String(given.method ?? request?.method ?? 'GET');
    if (given.method !== undefined) given.method = method;
    const headers = readable(given.headers as HeadersGiven | undefined);
    const taking = heldOf(request, given.body);
    const signal = signalOf(given.signal === undefined ? request?.signal : given.signal);
    const held = taking instanceof Promise ? await unlessAborted(signal, taking) : taking;
    const content = asSaid(held.content, method, headers);
    const asking = guard.ask({ method, url, headers, content }, signal);
    const asked = asking instanceof Promise ? await asking : asking;
    if (asked.violation) {
      if (onBlock === 'throw') throw guard.error(asked.violation);
      return refusal(asked.violation);
    }
    if (signal?.aborted) throw reasonOf(signal);
    const redirect = redirectFor(given.redirect ?? request?.redirect, content, asked.other === true);
    const sent = sentInit(given, held.body, redirect, asked);
    const answer =
      init === undefined && Object.keys(sent).length === 0 ? pass(request ?? url) : pass(request ?? url, sent);
    return guard.watch(await answer, asked.id);
  };
  return asGuard(guarded as unknown as Send, 'fetch', guard.settled);
};
