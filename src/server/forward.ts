/** Forwards a request and streams its answer back. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { type Dispatcher, errors } from 'undici';
import { tooLarge } from './body.js';
import { passedOn } from './headers.js';
import type { Refusal } from './refusal.js';
import { UPLOAD_TOO_LARGE } from './upload.js';

/** A request as it is sent to the upstream. */
interface ForwardedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: string[];
  readonly body: Buffer | Readable | null;
}

/** How it ended: the status of the answer, with `cut` if the answer is incomplete, or a refusal if there was no answer. */
type Outcome = { readonly status: number; readonly cut?: 'upstream' | 'client' } | { readonly refusal: Refusal };

const failure = (error: Error): Refusal => {
  if (error === UPLOAD_TOO_LARGE) return tooLarge;
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return { status: 504, why: 'the upstream did not answer in time' };
  if (error instanceof errors.ConnectTimeoutError)
    return { status: 504, why: 'the upstream could not be reached in time' };
  if (error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError)
    return { status: 502, why: 'the answer of the upstream is not valid HTTP' };
  // The code is Node's, such as ENOTFOUND or CERT_HAS_EXPIRED.
  const { code = error.name } = error as NodeJS.ErrnoException;
  return { status: 502, why: `the upstream could not be reached, or closed the connection (${code})` };
};

/** Raw headers as text. They may be any bytes, so they are decoded as Latin-1. */
const textOf = (raw: readonly (Buffer | string)[]): string[] =>
  raw.map((one) => (typeof one === 'string' ? one : one.toString('latin1')));

/** The reason phrase of an answer, or an empty one if it has characters that Node refuses to write. */
const reasonOf = (message: string | undefined): string => (/^[\t -~]*$/.test(message ?? '') ? (message ?? '') : '');

/** Statuses whose answers have no body, whatever `content-length` says. */
const BODILESS = [204, 304];

const CLIENT_GONE = new Error('the client is gone');

/** An answer on its way from the upstream to the client. */
interface Relay {
  readonly response: ServerResponse;
  readonly end: (outcome: Outcome) => void;
  status: number;
  /** Whether the upstream has sent all that it will send. */
  upstreamEnded: boolean;
  /** The timer that runs while the client does not read. */
  stalled: NodeJS.Timeout | undefined;
  controller: Dispatcher.DispatchController | undefined;
}

/** Reacts to the client: it receives the whole answer, reads again after a pause, or disconnects. */
const watchClient = (relay: Relay): void => {
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
  // The answer is already complete.
  if (relay.upstreamEnded) return;
  if (error === CLIENT_GONE || response.destroyed) end({ status, cut: 'client' });
  else if (!response.headersSent) end({ refusal: failure(error) });
  else {
    // The connection is destroyed, so that the client can see that the answer is incomplete.
    relay.upstreamEnded = true;
    response.destroy();
    end({ status, cut: 'upstream' });
  }
};

/** The handler that passes the upstream's answer on to the client. */
const relayHandler = (relay: Relay, pauseTime: number): Dispatcher.DispatchHandler => {
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
 * Forwards a request. Never rejects. If the upstream breaks off after its answer has begun, the client's connection is
 * closed; if the client disconnects, the request to the upstream is aborted. `pauseTime` is how long, in milliseconds, the
 * client may go without reading.
 */
export const forward = (
  upstream: Dispatcher,
  forwarded: ForwardedRequest,
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
    watchClient(relay);
    try {
      const method = forwarded.method as Dispatcher.HttpMethod;
      upstream.dispatch({ ...forwarded, method }, relayHandler(relay, pauseTime));
    } catch (error) {
      failed(relay, error as Error);
    }
  });
