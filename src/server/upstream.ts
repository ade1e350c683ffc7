/** Where requests may go: what the operator listed, chosen by the beginning of the path and by nothing a client says. */
import { buildConnector, Pool } from 'undici';
import { withoutContinue } from './continue.js';
import type { Limits } from './limits.js';

/** One place that requests go on to. */
export interface Upstream {
  /** The beginning of the path that chooses it, without a slash at its end; `""` takes every path. */
  readonly prefix: string;
  readonly origin: string;
  /** The path that stands before the rest of the request's. */
  readonly base: string;
}

/** Reads `[/prefix=]https://host[/base]`; undefined where it is none. */
export const readUpstream = (text: string): Upstream | undefined => {
  const [, prefix = '', address = ''] = /^(?:(\/[A-Za-z0-9._~/-]*)=)?(https?:\/\/.+)$/.exec(text) ?? [];
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname, search, hash, username, password } = new URL(address);
  if (search || hash || username || password) return undefined;
  return { prefix: prefix.replace(/\/+$/, ''), origin, base: pathname.replace(/\/+$/, '') };
};

/** The upstream of a path and the path it has there, or undefined where none is listed. The longest prefix wins. */
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

/** The connections to an upstream. Nothing is asked twice, and an answer may take as long as the limits say. */
export const poolOf = ({ origin }: Upstream, limits: Limits): Pool =>
  new Pool(origin, {
    connect: withoutContinue(buildConnector({ timeout: limits.connectTime })),
    headersTimeout: limits.answerTime,
    bodyTimeout: limits.pauseTime,
    maxHeaderSize: limits.headers,
    // Shorter than servers usually wait, so that no request goes out on a connection that is just being closed.
    keepAliveTimeout: 4_000,
    keepAliveTimeoutThreshold: 2_000,
  });
