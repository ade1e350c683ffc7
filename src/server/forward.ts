/** Sends a request on and its answer back, each part as it comes. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { type Dispatcher, errors } from 'undici';
import { tooLarge } from './body.js';
import { passedOn } from './headers.js';
import type { Refusal } from './refusal.js';
import { UPLOAD_TOO_LARGE } from './upload.js';

/** A request as it is sent on. */
export interface Onward {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  readonly body: Buffer | Readable | null;
}

/** How it ended: the status of the answer, with `cut` where it did not come through whole, or a refusal of ours. */
export type Outcome = { readonly status: number; readonly cut?: 'upstream' | 'client' } | { readonly refusal: Refusal };

const failure = (error: Error): Refusal => {
  if (error === UPLOAD_TOO_LARGE) return tooLarge;
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return { status: 504, why: 'the upstream did not answer in time' };
  if (error instanceof errors.ConnectTimeoutError)
    return { status: 504, why: 'the upstream could not be reached in time' };
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError)
    return { status: 502, why: 'the answer of the upstream is not valid HTTP' };
  // The code is Node's word for it, as of a name that is not found or a certificate that is over.
  const { code = error.name } = error as NodeJS.ErrnoException;
  return { status: 502, why: `the upstream could not be reached, or closed the connection (${code})` };
};

/** The names of an answer's headers may be any bytes; Node takes text. */
const textOf = (raw: readonly (Buffer | string)[]): string[] =>
  raw.map((one) => (typeof one === 'string' ? one : one.toString('latin1')));

/** Node writes a reason in these letters only; which it is tells a client nothing. */
const reasonOf = (message: string | undefined): string => (/^[\t -~]*$/.test(message ?? '') ? (message ?? '') : '');

/** Answers that end with their headers, whatever length these tell. */
const BODILESS = [204, 304];

const CLIENT_GONE = new Error('the client is gone');

/** An answer on its way from the upstream to the client. */
interface Relay {
  readonly response: ServerResponse;
  readonly end: (outcome: Outcome) => void;
  status: number;
  /** Whether nothing more is to come of the upstream. */
  upstreamEnded: boolean;
  /** Runs while the client takes nothing. */
  stalled: NodeJS.Timeout | undefined;
  controller: Dispatcher.DispatchController | undefined;
}

/** What the client does with its answer: takes it to the end, takes more of it after a pause, or goes. */
const heedClient = (relay: Relay): void => {
  const { response, end } = relay;
  response.on('close', () => {
    const { status } = relay;
    if (response.writableFinished) end({ status });
    else if (relay.upstreamEnded) end({ status, cut: 'client' });
    else relay.controller?.abort(CLIENT_GONE);
  });
  response.on('error', () => response.destroy());
  response.on('drain', () => {
    clearTimeout(relay.stalled);
    relay.controller?.resume();
  });
};

const failed = (relay: Relay, error: Error): void => {
  const { response, status, end } = relay;
  // The answer was already whole.
  if (relay.upstreamEnded) return;
  if (error === CLIENT_GONE || response.destroyed) end({ status, cut: 'client' });
  else if (!response.headersSent) end({ refusal: failure(error) });
  else {
    // Break off rather than end: the client must see that the answer is not whole.
    relay.upstreamEnded = true;
    response.destroy();
    end({ status, cut: 'upstream' });
  }
};

/** Passes on what comes from the upstream. */
const relaying = (relay: Relay, pauseTime: number): Dispatcher.DispatchHandler => {
  const { response } = relay;
  return {
    onRequestStart(one) {
      relay.controller = one;
      if (response.destroyed) one.abort(CLIENT_GONE);
    },
    onRequestUpgrade(one) {
      one.abort(new Error('an upgrade that nobody asked for'));
    },
    onResponseStart(one, code, _headers, message) {
      if (code < 200) return;
      relay.status = code;
      const headers = passedOn(textOf((one.rawHeaders ?? []) as (Buffer | string)[]), 'with');
      try {
        response.writeHead(code, reasonOf(message), headers);
        if (BODILESS.includes(code)) {
          relay.upstreamEnded = true;
          response.end();
        }
        // An empty write sends the headers at once and byte for byte; `flushHeaders` would encode them as UTF-8.
        else response.write('', 'latin1');
      } catch {
        one.abort(new errors.HTTPParserError('a header that cannot be passed on'));
      }
    },
    onResponseData(one, chunk) {
      if (response.write(chunk)) return;
      one.pause();
      clearTimeout(relay.stalled);
      relay.stalled = setTimeout(() => response.destroy(), pauseTime);
    },
    onResponseEnd() {
      relay.upstreamEnded = true;
      response.end();
    },
    onResponseError(_one, error) {
      failed(relay, error);
    },
  };
};

/**
 * Sends a request on. Never rejects. Once an answer has begun it is the upstream's to the end: where that breaks off,
 * so does the client's, and where the client is gone, so is the request to the upstream.
 */
export const forward = (
  upstream: Dispatcher,
  onward: Onward,
  response: ServerResponse,
  pauseTime: number,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      clearTimeout(relay.stalled);
      resolve(outcome);
    };
    const relay: Relay = {
      response,
      end,
      status: 0,
      upstreamEnded: false,
      stalled: undefined,
      controller: undefined,
    };
    heedClient(relay);
    try {
      const method = onward.method as Dispatcher.HttpMethod;
      upstream.dispatch({ ...onward, method }, relaying(relay, pauseTime));
    } catch (error) {
      failed(relay, error as Error);
    }
  });
