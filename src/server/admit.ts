/** The first check of every request: whether all servers on its way would read it alike. */
import type { IncomingMessage } from 'node:http';
import { ambiguousHeaders, type RawHeaders, valuesOf } from './headers.js';
import { disallowedHost } from './host.js';
import { ambiguousPath } from './path.js';
import type { Refusal } from './refusal.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const ALLOW = { allow: METHODS.join(', ') };

/** The refusal for a client that uses the gateway as a network proxy. */
export const NO_TUNNEL: Refusal = {
  status: 405,
  why: 'CONNECT is not supported: use the address of this gateway as a base URL, not as a proxy',
  headers: ALLOW,
};

/** The refusal for a request that expects what no server here does; undefined for one that expects its body to be asked for, or nothing. */
const unmetExpectation = (headers: RawHeaders): Refusal | undefined =>
  valuesOf(headers, 'expect').every((one) => /^100-continue$/i.test(one))
    ? undefined
    : { status: 417, why: 'only 100-continue may be expected', close: true };

/** Whether it is a health probe. Probes may use any host name. */
const isHealth = (method: string, url: string): boolean =>
  (method === 'GET' || method === 'HEAD') && /^\/healthz(?:\/live|\/ready)?$/.test(url);

/** The refusal for a request that is not admitted; undefined if it is admitted. */
export const notAdmitted = (request: IncomingMessage, allowedHosts: readonly string[]): Refusal | undefined => {
  const { method = '', url = '', rawHeaders, httpVersion, socket } = request;
  if (!METHODS.includes(method))
    return { status: 405, why: 'this method is not forwarded', headers: ALLOW, close: true };
  const refusal = ambiguousPath(url) ?? ambiguousHeaders(rawHeaders, httpVersion) ?? unmetExpectation(rawHeaders);
  if (refusal || isHealth(method, url)) return refusal;
  return disallowedHost(valuesOf(rawHeaders, 'host')[0], allowedHosts, socket.localAddress);
};

/** The refusal for a connection on which no request could be parsed. */
export const parseRefusal = (error: NodeJS.ErrnoException): Refusal => {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return { status: 431, why: 'the headers are larger than this gateway accepts' };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, why: 'the request did not arrive in time' };
    default:
      return { status: 400, why: 'the HTTP request is malformed or ambiguous' };
  }
};
