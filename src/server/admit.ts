/** What is looked at before anything else: whether a request means one thing only, to every server on its way. */
import type { IncomingMessage } from 'node:http';
import { ambiguous, valuesOf } from './headers.js';
import { strangeHost } from './host.js';
import { unsoundPath } from './path.js';
import type { Refusal } from './refusal.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const ALLOW = { allow: METHODS.join(', ') };

/** Said to a client that takes the gateway for a proxy of the network. */
export const NO_TUNNEL: Refusal = {
  status: 405,
  why: 'CONNECT is not supported: use the address of this gateway as a base URL, not as a proxy',
  headers: ALLOW,
};

/** Asked by whoever keeps the gateway running, which may call it by any name. */
const isHealth = (method: string, url: string): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/healthz(?:\/live|\/ready)?$/.test(url);

/** Why a request is not let in, or undefined where it is. */
export const notAdmitted = (request: IncomingMessage, allowedHosts: readonly string[]): Refusal | undefined => {
  const { method = '', url = '', rawHeaders, httpVersion, socket } = request;
  if (!METHODS.includes(method))
    return { status: 405, why: 'this method is not forwarded', headers: ALLOW, close: true };
  const odd = unsoundPath(url) ?? ambiguous(rawHeaders, httpVersion);
  if (odd || isHealth(method, url)) return odd;
  return strangeHost(valuesOf(rawHeaders, 'host')[0], allowedHosts, socket.localAddress);
};

/** What is said to a connection on which no request could be read. */
export const unparsed = (error: NodeJS.ErrnoException): Refusal => {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, why: 'the headers are larger than this gateway accepts' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, why: 'the request did not arrive in time' };
    default:
      return { status: 400, why: 'the HTTP request is malformed or ambiguous' };
  }
};
