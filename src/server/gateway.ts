/** The gateway: a reverse proxy that checks each request and sends on, byte for byte, what it has judged. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Pool } from 'undici';
import { reportOf } from '../check.js';
import { keyedDigest } from '../keyed-digest.js';
import { checkTextSubject } from '../preflight.js';
import { type Asked, askedHeaders, readQuestion } from './authz.js';
import { type Store, type Taken, takeBody, textOf, tooLargeToTake } from './body.js';
import { decide, type Judging } from './decide.js';
import { forward } from './forward.js';
import { isUpload, passedOn, type RawHeaders } from './headers.js';
import { type judge as Judge, judge, type Terms } from './judge.js';
import type { Limits } from './limits.js';
import { newMetrics } from './metrics.js';
import { unsoundPath } from './path.js';
import { type Refusal, refuse } from './refusal.js';
import { type StrictServer, strictServer } from './server.js';
import { uploadOf } from './upload.js';
import { poolOf, routeOf, type Upstream } from './upstream.js';

/** How a gateway is set up. What `terms` returns may change while it runs; each request is judged by one of them. */
export interface GatewaySettings {
  readonly upstreams: readonly Upstream[];
  readonly allowedHosts: readonly string[];
  /** `observe` reports and sends on what `block` refuses. */
  readonly mode: 'block' | 'observe';
  /** The gravest verdict that still goes on is below this. */
  readonly failOn: 'fail' | 'review';
  /** The check alone, for other proxies: nothing is sent on. */
  readonly extAuthz: boolean;
  readonly limits: Limits;
  readonly terms: () => Terms;
  /** Keys the digests of bodies in receipts; without one a key is made for the run. */
  readonly key: string | undefined;
  /** Takes one line a decision, before anything is sent on. False where it could not be kept: then nothing is sent. */
  readonly receipt: ((line: string) => boolean | Promise<boolean>) | undefined;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Takes a line for the people who run it; it holds nothing of a request. */
  readonly log: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Gateway {
  /** Begins to take requests and says where. */
  readonly listen: (host: string, port: number) => Promise<{ readonly host: string; readonly port: number }>;
  /** Says that it is not ready, then takes no new connection, lets what is in flight end within the limit, and closes. */
  readonly stop: () => Promise<void>;
  /** Counts a reload. */
  readonly reloaded: (outcome: 'done' | 'kept') => void;
}

/** Makes a gateway. `judgeWire` is the check; only a benchmark gives another. */
export const newGateway = (settings: GatewaySettings, judgeWire: typeof Judge = judge): Gateway => {
  const { limits, mode, failOn, terms, log, now } = settings;
  const metrics = newMetrics();
  const store: Store = { held: 0, limit: limits.held };
  const places = settings.upstreams.map((upstream) => ({ ...upstream, pool: poolOf(upstream, limits) }));
  let inFlight = 0;
  let stopping = false;
  let unkept = false;
  const receipt = async (line: string): Promise<boolean> => {
    const kept = (await settings.receipt?.(line)) !== false;
    if (kept === unkept) log(kept ? 'receipts are written again' : 'receipts cannot be written; nothing is sent on');
    unkept = !kept;
    return kept;
  };
  const judging: Judging = {
    mode,
    failOn,
    limit: limits.body,
    terms,
    judge: judgeWire,
    keyed: keyedDigest(settings.key),
    receipt: settings.receipt && receipt,
    metrics,
    now,
  };

  const refused = (refusal: Refusal): void => metrics.add('refused_total', { status: String(refusal.status) });
  const turnAway = (response: ServerResponse, refusal: Refusal): void => {
    refused(refusal);
    refuse(response, refusal);
  };
  const fault = (error: unknown): Refusal => {
    // What a fault says may quote what it was working on: only its kind is told.
    metrics.add('faults_total');
    log(`a fault of ours (${error instanceof Error ? error.name : 'unknown'}); the request was refused`);
    return { status: 500, why: 'a fault of the gateway; the request was not sent on', close: true };
  };

  const proxy = async (request: IncomingMessage, response: ServerResponse, taken: Taken | undefined): Promise<void> => {
    const { method = '', url = '', rawHeaders } = request;
    const route = routeOf(places, url);
    if (!route) return turnAway(response, { status: 404, why: 'no upstream is listed for this path', close: true });
    const { upstream, path } = route;
    const body = taken?.bytes ?? Buffer.alloc(0);
    // Judged is what goes on: a header that the client keeps for this connection does not.
    const headers = passedOn(rawHeaders, 'without');
    const { refusal } = await decide({ method, url: upstream.origin + path, headers, body, unseen: [] }, judging);
    if (refusal) return refuse(response, refusal);
    const upload = taken === undefined ? uploadOf(request, limits.upload, headers) : undefined;
    const onward = { method, path, headers, body: upload ?? (body.length > 0 ? body : null) };
    const outcome = await forward(upstream.pool, onward, response, limits.pauseTime);
    if ('refusal' in outcome) {
      metrics.add('upstream_failures_total', { status: String(outcome.refusal.status) });
      refuse(response, outcome.refusal);
    } else {
      if (outcome.status > 0) metrics.add('answers_total', { status: `${Math.floor(outcome.status / 100)}xx` });
      if (outcome.cut) metrics.add('cut_total', { by: outcome.cut });
    }
  };

  /** The URL that a question is about: where its path leads, or the path alone where no upstream is listed. */
  const urlOf = (path: string): string | Refusal => {
    const odd = unsoundPath(path);
    if (odd) return odd;
    if (places.length === 0) return path;
    const route = routeOf(places, path);
    return route ? route.upstream.origin + route.path : { status: 404, why: 'no upstream is listed for this path' };
  };

  const authorize = async (request: IncomingMessage, response: ServerResponse, { bytes }: Taken): Promise<void> => {
    const { method = '', url = '', rawHeaders } = request;
    const question = readQuestion({ method, url, headers: rawHeaders, body: bytes });
    const place = 'status' in question ? question : urlOf(question.path);
    // A proxy that asks takes 403 for a no; some take anything else for a fault of ours.
    if (typeof place !== 'string') return turnAway(response, { ...place, status: place.status === 404 ? 404 : 403 });
    const asked = question as Asked;
    const wire = {
      method: asked.method,
      url: place,
      headers: askedHeaders(rawHeaders),
      body: bytes,
      unseen: asked.unseen,
    };
    const { subject, refusal } = await decide(wire, judging);
    if (refusal) return refuse(response, refusal);
    response.writeHead(200, { 'content-length': '0', 'x-claude-preflight-verdict': subject.verdict });
    response.end();
  };

  /** A request that is said, not sent: the report of it. */
  const answerCheck = async (response: ServerResponse, headers: RawHeaders, { bytes }: Taken): Promise<void> => {
    const { policy, contextOf } = terms();
    const read = await textOf(bytes, headers, limits.body);
    if ('why' in read) return turnAway(response, { status: 400, why: read.why });
    const { context } = contextOf('', []);
    const text = `${JSON.stringify(reportOf([checkTextSubject(read.text, context, policy)], context, policy))}\n`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
    response.end(text);
  };

  /** Takes in the body of a request and hands both over; the client is answered whatever happens. */
  const handled = async (
    { raw: request }: FastifyRequest,
    reply: FastifyReply,
    handle: (request: IncomingMessage, response: ServerResponse, taken: Taken | undefined) => Promise<void>,
    streams: boolean,
  ): Promise<void> => {
    const response = reply.raw;
    reply.hijack();
    if (inFlight >= limits.requests) {
      const why = 'there are as many requests as this gateway takes';
      return turnAway(response, { status: 503, why, headers: { 'retry-after': '1' }, close: true });
    }
    inFlight++;
    let taken: Taken | undefined;
    try {
      const { method = '', rawHeaders } = request;
      // It has to be one there too, where it is sent on.
      const upload = streams && isUpload(method, rawHeaders) && isUpload(method, passedOn(rawHeaders, 'without'));
      const got = upload ? tooLargeToTake(request, limits.upload) : await takeBody(request, limits.body, store);
      if (got && 'status' in got) return turnAway(response, got);
      taken = got;
      await handle(request, response, taken);
    } catch (error) {
      refuse(response, fault(error));
    } finally {
      taken?.release();
      inFlight--;
    }
  };

  let strict: StrictServer;
  const app = fastify({
    logger: false,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: true,
    serverFactory: (handler) => {
      strict = strictServer(handler, { limits, allowedHosts: settings.allowedHosts, tls: settings.tls, refused });
      return strict.server;
    },
  });
  // Bodies are taken in by hand: whole and unchanged, for any method and of any type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.setErrorHandler((error, _request, reply) => {
    reply.hijack();
    const { statusCode = 500 } = error as { statusCode?: number };
    turnAway(
      reply.raw,
      statusCode < 500 ? { status: 400, why: 'the request cannot be read', close: true } : fault(error),
    );
  });
  app.setNotFoundHandler((_request, reply) => {
    reply.hijack();
    turnAway(reply.raw, { status: 404, why: 'there is nothing here', close: true });
  });

  // HEAD too: some balancers and probes ask that way.
  app.get('/healthz', async () => ({ status: 'live' }));
  app.get('/healthz/live', async () => ({ status: 'live' }));
  app.get('/healthz/ready', async (_request, reply) => {
    const why = stopping ? 'stopping' : unkept ? 'receipts cannot be written' : undefined;
    return reply.code(why === undefined ? 200 : 503).send({ status: why ?? 'ready' });
  });
  app.get('/metrics', async (_request, reply) => {
    metrics.set('in_flight', inFlight);
    metrics.set('held_bytes', store.held);
    const { user, system } = process.cpuUsage();
    const usage = { memory: process.memoryUsage.rss(), cpu: (user + system) / 1e6 };
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .send(metrics.text({ digest: terms().policy.digest }, usage));
  });
  app.post('/check', (request, reply) =>
    handled(request, reply, (raw, response, taken) => answerCheck(response, raw.rawHeaders, taken as Taken), false),
  );
  app.all('/*', (request, reply) =>
    settings.extAuthz
      ? handled(request, reply, (raw, response, taken) => authorize(raw, response, taken as Taken), false)
      : handled(request, reply, proxy, true),
  );

  return {
    listen: async (host, port) => {
      await app.listen({ host, port });
      const { address, port: taken } = strict.server.address() as AddressInfo;
      return { host: address, port: taken };
    },
    stop: async () => {
      stopping = true;
      // Balancers that ask see it leave, and their idle connections end with an answer rather than with a reset.
      strict.leave();
      await new Promise((resolve) => setTimeout(resolve, limits.leaveTime));
      strict.dropUnused();
      const late = setTimeout(() => strict.server.closeAllConnections(), limits.drainTime);
      await app.close();
      clearTimeout(late);
      await Promise.all(places.map(({ pool }: { pool: Pool }) => pool.destroy()));
    },
    reloaded: (outcome) => metrics.add('reloads_total', { outcome }),
  };
};
