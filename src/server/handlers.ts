/** The handlers of a gateway: forward a request, answer another proxy about it, or report on it. */
import type { ServerResponse } from 'node:http';
import type { Pool } from 'undici';
import type { Handle, HandleStreamed } from './app.js';
import { readQuestion } from './authz.js';
import { textOf } from './body.js';
import { reportOn } from './check.js';
import { decide, type Judging } from './decide.js';
import { askForBody } from './expect.js';
import { forward } from './forward.js';
import { passedOn } from './headers.js';
import type { Limits } from './limits.js';
import { ambiguousPath } from './path.js';
import { type Refusal, refuse } from './refusal.js';
import { uploadOf } from './upload.js';
import { routeOf, type Upstream } from './upstream.js';

/** An upstream with its connection pool. */
type PooledUpstream = Upstream & { readonly pool: Pool };

/** What all handlers need. */
export interface Handling {
  readonly upstreams: readonly PooledUpstream[];
  readonly judging: Judging;
  readonly limits: Limits;
  /** Refuses a request without checking it, and counts that. */
  readonly turnAway: (response: ServerResponse, refusal: Refusal) => void;
}

const NO_UPSTREAM: Refusal = { status: 404, why: 'no upstream is listed for this path' };

/** The maximum number of findings in an answer of `/check`; each takes some hundred bytes. */
const MAX_REPORTED = 10_000;

/** The refusal for a URL without an upstream, which is known before the body is received; undefined if it has one. */
export const refusalForUnlisted =
  (upstreams: Handling['upstreams']) =>
  (url: string): Refusal | undefined =>
    routeOf(upstreams, url) ? undefined : { ...NO_UPSTREAM, close: true };

/** Checks a request and forwards it to its upstream. */
export const proxy =
  ({ upstreams, judging, limits, turnAway }: Handling): HandleStreamed =>
  async (request, response, received) => {
    const { method = '', url = '', rawHeaders } = request;
    const route = routeOf(upstreams, url);
    if (!route) return turnAway(response, { ...NO_UPSTREAM, close: true });
    const { upstream, path } = route;
    const body = received?.bytes ?? Buffer.alloc(0);
    // Checked without hop-by-hop headers, since the upstream does not get them either.
    const headers = passedOn(rawHeaders, 'without');
    const wire = { method, url: upstream.origin + path, askedAt: url, headers, body, unseen: [] };
    const { refusal } = await decide(wire, judging);
    if (refusal) return refuse(response, refusal);
    if (received === undefined) askForBody(request, response);
    const upload = received === undefined ? uploadOf(request, limits.upload, headers) : undefined;
    const forwarded = { method, path, headers, body: upload ?? (body.length > 0 ? body : null) };
    const outcome = await forward(upstream.pool, forwarded, response, limits.pauseTime);
    const { metrics } = judging;
    if ('refusal' in outcome) {
      metrics.add('upstream_failures_total', { status: String(outcome.refusal.status) });
      refuse(response, outcome.refusal);
    } else {
      if (outcome.status > 0) metrics.add('answers_total', { status: `${Math.floor(outcome.status / 100)}xx` });
      if (outcome.cut) metrics.add('cut_total', { by: outcome.cut });
    }
  };

/** The URL of the request that a proxy asks about: that at the upstream, or the path alone if there are no upstreams. */
const urlOf = (upstreams: readonly PooledUpstream[], path: string): string | Refusal => {
  const refusal = ambiguousPath(path);
  if (refusal) return refusal;
  if (upstreams.length === 0) return path;
  const route = routeOf(upstreams, path);
  return route ? route.upstream.origin + route.path : NO_UPSTREAM;
};

/** Answers another proxy that asks whether it may forward a request. */
export const authorize = ({ upstreams, judging, turnAway }: Handling): Handle => {
  // For proxies 403 means no, and some take any other status for an error of the gateway.
  const deny = (response: ServerResponse, refusal: Refusal): void =>
    turnAway(response, { ...refusal, status: refusal.status === 404 ? 404 : 403 });
  return async (request, response, { bytes }) => {
    const { method = '', url = '', rawHeaders } = request;
    const asked = readQuestion({ method, url, headers: rawHeaders, body: bytes });
    if ('status' in asked) return deny(response, asked);
    const target = urlOf(upstreams, asked.path);
    if (typeof target !== 'string') return deny(response, target);
    const wire = {
      method: asked.method,
      url: target,
      askedAt: asked.path,
      headers: asked.headers,
      body: bytes,
      unseen: asked.unseen,
    };
    const { subject, refusal } = await decide(wire, judging);
    if (refusal) return refuse(response, refusal);
    response.writeHead(200, { 'content-length': '0', 'x-claude-preflight-verdict': subject.verdict });
    response.end();
  };
};

/** Answers `/check` with the report on a request that is described, not sent. */
export const answerCheck =
  ({ upstreams, judging, limits, turnAway }: Handling): Handle =>
  async (request, response, received) => {
    const read = await textOf(received.bytes, request.rawHeaders, limits.body);
    if ('why' in read) return turnAway(response, { status: 400, why: read.why });
    const report = reportOn(read.text, request.rawHeaders, judging.terms(), (path) => {
      const route = routeOf(upstreams, path);
      return route && route.upstream.origin + route.path;
    });
    if (report.subjects.some(({ findings }) => findings.length > MAX_REPORTED))
      return turnAway(response, { status: 413, why: 'the request has too many findings to report' });
    const text = `${JSON.stringify(report)}\n`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
    response.end(text);
  };
