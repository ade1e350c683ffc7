/** The upstreams that the operator listed. A request's upstream is selected by its path prefix alone. */
import { buildConnector, Pool } from 'undici';
import { withoutContinue } from './continue.js';
import type { Limits } from './limits.js';

/** A server that requests are forwarded to. */
export interface Upstream {
  /** The path prefix that selects it, without a trailing slash; `""` selects it for every path. */
  readonly prefix: string;
  readonly origin: string;
  /** The path that replaces the prefix. */
  readonly base: string;
}

/** Reads `[/prefix=]https://host[/base]`; undefined if it is not of that form. */
export const readUpstream = (text: string): Upstream | undefined => {
  const [, prefix = '', address = ''] = /^(?:(\/[A-Za-z0-9._~/-]*)=)?(https?:\/\/.+)$/.exec(text) ?? [];
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname, search, hash, username, password } = new URL(address);
  if (search || hash || username || password) return undefined;
  return { prefix: prefix.replace(/\/+$/, ''), origin, base: pathname.replace(/\/+$/, '') };
};

/** The upstream of a path, and the path there; undefined if none is listed. The longest prefix wins. */
export const routeOf = <Place extends Upstream>(
  upstreams: readonly Place[],
  path: string,
): { readonly upstream: Place; readonly path: string } | undefined => {
  let found: Place | undefined;
  for (const upstream of upstreams) {
    const rest = path.slice(upstream.prefix.length);
    if (!path.startsWith(upstream.prefix) || !rest.startsWith('/')) continue;
    if (!found || upstream.prefix.length > found.prefix.length) found = upstream;
  }
  return found && { upstream: found, path: found.base + path.slice(found.prefix.length) };
};

/** The connection pool of an upstream. Requests are not retried, and answers may take as long as `limits` allows. */
export const poolOf = ({ origin }: Upstream, limits: Limits): Pool =>
  new Pool(origin, {
    connect: withoutContinue(buildConnector({ timeout: limits.connectTime })),
    headersTimeout: limits.answerTime,
    bodyTimeout: limits.pauseTime,
    maxHeaderSize: limits.headers,
    // Shorter than servers usually wait, so that no request is sent on a connection that is being closed.
    keepAliveTimeout: 4_000,
    keepAliveTimeoutThreshold: 2_000,
  });
