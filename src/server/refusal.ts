/** Refusals: answers of the gateway itself, in the shape of the vendor's errors. */
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { isWaiting } from './expect.js';

/** An answer that refuses a request. `why` holds no content of the request. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
  /** Members of the body beside `error`. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether to close the connection: it can no longer be trusted, or holds a body that nobody will read. */
  readonly close?: boolean;
}

/** The refusal of a request that cannot be read reliably: its connection is closed. */
export const badRequest = (why: string): Refusal => ({ status: 400, why, close: true });

const TYPES: Readonly<Record<number, string>> = {
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  503: 'overloaded_error',
  504: 'timeout_error',
};

/** The body of a refusal: JSON in the vendor's error shape. */
const refusalText = ({ status, why, more }: Refusal): string => {
  const type = TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  // Repeated within `error`, because some clients keep nothing else of the body.
  const error = { type, message: `claude-preflight: ${why}`, claude_preflight: more?.claude_preflight };
  return `${JSON.stringify({ type: 'error', error, ...more })}\n`;
};

const headersOf = (refusal: Refusal, text: string): Record<string, string> => ({
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(text)),
  // The SDKs retry some of these statuses, although the policy would refuse again.
  ...(refusal.status < 500 ? { 'x-should-retry': 'false' } : {}),
  ...(refusal.close ? { connection: 'close' } : {}),
  ...refusal.headers,
});

/** How long, in milliseconds, more of the body of a refused request is awaited, to be read and dropped, before the connection is closed. */
const LINGER = 2_000;

/** Answers with a refusal; closes the connection if an answer has already begun. */
export const refuse = (response: ServerResponse, given: Refusal): void => {
  const { req: request } = response;
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const text = refusalText(given);
  // A client that still waits to be asked for its body may send it or not, so the connection cannot be used again.
  const refusal = isWaiting(request) ? { ...given, close: true } : given;
  response.writeHead(refusal.status, headersOf(refusal, text));
  response.write(text);
  // Many clients read nothing until they have sent everything, and would lose the refusal if the connection closed before,
  // so the rest of the body is read and dropped first, as long as it arrives and within the time of a request.
  const wait = (): void => void late.refresh();
  const end = (): void => {
    request.off('data', wait);
    clearTimeout(late);
    response.end();
  };
  const late = setTimeout(refusal.close ? end : () => request.destroy(), refusal.close ? LINGER : 10 * LINGER);
  request.on('data', wait).once('end', end).once('close', end).resume();
  if (request.readableEnded) end();
};

/** A refusal as raw HTTP, for a connection on which no request could be read. */
export const refusalOnWire = (refusal: Refusal): string => {
  const text = refusalText(refusal);
  const headers = Object.entries(headersOf({ ...refusal, close: true }, text));
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ''}\r\n${lines}\r\n${text}`;
};
