/** The name by which a client calls the gateway. A page in a browser can be made to call any name its owner likes. */
import { isIP } from 'node:net';
import type { Refusal } from './refusal.js';

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** A host without its port and brackets, in lower case; undefined where it is none. */
export const nameOf = (host: string): string | undefined => {
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase().replace(/\.$/, '');
};

/** Why a `Host` is not allowed, or undefined: named ones are, those of this machine, and the address that was called. */
export const strangeHost = (
  host: string | undefined,
  allowed: readonly string[],
  localAddress: string | undefined,
): Refusal | undefined => {
  const name = host === undefined ? undefined : nameOf(host);
  if (name === undefined) return { status: 400, why: 'the request does not say which host it is for', close: true };
  if (allowed.includes(name) || LOOPBACK.includes(name)) return undefined;
  if (isIP(name) && name === localAddress?.replace(/^::ffff:/, '')) return undefined;
  return { status: 421, why: 'this gateway does not allow that host name; see --allow-host', close: true };
};
