/** Validates the host name that a request is for. This stops DNS rebinding: a web page can resolve its own name to us. */
import { isIP } from 'node:net';
import { badRequest, type Refusal } from './refusal.js';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** A host without port and brackets, in lower case; undefined if it is not a valid host. */
export const nameOf = (host: string): string | undefined => {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase().replace(/\.$/, '');
};

/**
 * The refusal for a `Host` that is not allowed; undefined if it is. Allowed are the names in `allowed`, loopback names, and
 * the IP address on which the request arrived.
 */
export const disallowedHost = (
  host: string | undefined,
  allowed: readonly string[],
  localAddress: string | undefined,
): Refusal | undefined => {
  const name = host === undefined ? undefined : nameOf(host);
  if (name === undefined) return badRequest('the request does not say which host it is for');
  if (allowed.includes(name) || LOOPBACK.includes(name)) return undefined;
  if (isIP(name) && name === localAddress?.replace(/^::ffff:/, '')) return undefined;
  return { status: 421, why: 'this gateway does not allow that host name; see --allow-host', close: true };
};
