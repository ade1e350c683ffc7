/** What a gateway does with a request whose body was taken in: sends it on, answers a proxy about it, or reports on it. */
import type { ServerResponse } from 'node:http';
import type { Pool } from 'undici';
import type { Handle, HandlePassing } from './app.js';
import { askedHeaders, readQuestion } from './authz.js';
import { textOf } from './body.js';
import { reportOn } from './check.js';
import { decide, type Judging } from './decide.js';
import { askForBody } from './expect.js';
import { forward } from './forward.js';
import { passedOn } from './headers.js';
import type { Limits } from './limits.js';
import { unsoundPath } from './path.js';
import { type Refusal, refuse } from './refusal.js';
import { uploadOf } from './upload.js';
import { routeOf, type Upstream } from './upstream.js';

/** An upstream with the connections to it. */
type Place = Upstream & { readonly pool: Pool };

/** What all of them work with. */
export interface Handling {
  readonly places: readonly Place[];
  readonly judging: Judging;
  readonly limits: Limits;
  /** Refuses a request before it is judged, and counts that. */
  readonly turnAway: (response: ServerResponse, refusal: Refusal) => void;
}

const NO_UPSTREAM: Refusal = { status: 404, why: 'no upstream is listed for this path' };

/** A finding takes some hundred bytes of a report: beyond so many the answer would be too long to hold. */
const MOST_REPORTED = 10_000;

/** Why a request goes nowhere, which its path says before its body comes. */
export const unlistedIn =
  (places: Handling['places']) =>
  (url: string): Refusal | undefined =>
    routeOf(places, url) ? undefined : { ...NO_UPSTREAM, close: true };

/** Judges a request and sends it on to its upstream. */
export const proxy =
  ({ places, judging, limits, turnAway }: Handling): HandlePassing =>
  async (request, response, taken) => {
    const { method = '', url = '', rawHeaders } = request;
    const route = routeOf(places, url);
    if (!route) return turnAway(response, { ...NO_UPSTREAM, close: true });
    const { upstream, path } = route;
    const body = taken?.bytes ?? Buffer.alloc(0);
    // Judged without the headers that end at this connection, since the upstream does not get them either.
    const headers = passedOn(rawHeaders, 'without');
    const wire = { method, url: upstream.origin + path, askedAt: url, headers, body, unseen: [] };
    const { refusal } = await decide(wire, judging);
    if (refusal) return refuse(response, refusal);
    if (taken === undefined) askForBody(request, response);
    const upload = taken === undefined ? uploadOf(request, limits.upload, headers) : undefined;
    const onward = { method, path, headers, body: upload ?? (body.length > 0 ? body : null) };
    const outcome = await forward(upstream.pool, onward, response, limits.pauseTime);
    const { metrics } = judging;
    if ('refusal' in outcome) {
      metrics.add('upstream_failures_total', { status: String(outcome.refusal.status) });
      refuse(response, outcome.refusal);
    } else {
      if (outcome.status > 0) metrics.add('answers_total', { status: `${Math.floor(outcome.status / 100)}xx` });
      if (outcome.cut) metrics.add('cut_total', { by: outcome.cut });
    }
  };

/** The URL that a question is about: where its path leads, or the path alone where the gateway has no upstreams. */
const urlOf = (places: readonly Place[], path: string): string | Refusal => {
  const odd = unsoundPath(path);
  if (odd) return odd;
  if (places.length === 0) return path;
  const route = routeOf(places, path);
  return route ? route.upstream.origin + route.path : NO_UPSTREAM;
};

/** Answers another proxy that asks whether it may send a request on. */
export const authorize = ({ places, judging, turnAway }: Handling): Handle => {
  // Proxies take 403 for a no, and some take any other status for a fault of the gateway.
  const deny = (response: ServerResponse, refusal: Refusal): void =>
    turnAway(response, { ...refusal, status: refusal.status === 404 ? 404 : 403 });
  return async (request, response, { bytes }) => {
    const { method = '', url = '', rawHeaders } = request;
    const asked = readQuestion({ method, url, headers: rawHeaders, body: bytes });
    if ('status' in asked) return deny(response, asked);
    const place = urlOf(places, asked.path);
    if (typeof place !== 'string') return deny(response, place);
    const wire = {
      method: asked.method,
      url: place,
      askedAt: asked.path,
      headers: askedHeaders(rawHeaders),
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
  ({ places, judging, limits, turnAway }: Handling): Handle =>
  async (request, response, taken) => {
    const read = await textOf(taken.bytes, request.rawHeaders, limits.body);
    if ('why' in read) return turnAway(response, { status: 400, why: read.why });
    const report = reportOn(read.text, request.rawHeaders, judging.terms(), (path) => {
      const route = routeOf(places, path);
      return route && route.upstream.origin + route.path;
    });
    if (report.subjects.some(({ findings }) => findings.length > MOST_REPORTED))
      return turnAway(response, { status: 413, why: 'the request has more findings than are told here' });
    const text = `${JSON.stringify(report)}\n`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
    response.end(text);
  };
