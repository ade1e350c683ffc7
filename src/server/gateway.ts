/** The gateway: a reverse proxy that checks each request and sends on, byte for byte, what it has judged. */
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'undici';
import { within } from '../guard/clock.js';
import { isLater } from '../guard/soon.js';
import { keyedDigest } from '../keyed-digest.js';
import { appOf, type Handle, type HandlePassing } from './app.js';
import { type Asked, askedHeaders, readQuestion } from './authz.js';
import { type Store, textOf } from './body.js';
import { reportOn } from './check.js';
import { decide, type Judging } from './decide.js';
import { forward } from './forward.js';
import { passedOn } from './headers.js';
import { type judge as Judge, judge, type Terms } from './judge.js';
import type { Limits } from './limits.js';
import { newMetrics } from './metrics.js';
import { unsoundPath } from './path.js';
import { type Refusal, refuse } from './refusal.js';
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

/** So many findings are told of a request that is said; of one that is sent, the answer tells a part. */
const MOST_REPORTED = 10_000;

/** Makes a gateway. `judgeWire` is the check; only a benchmark gives another. */
export const newGateway = (settings: GatewaySettings, judgeWire: typeof Judge = judge): Gateway => {
  const { limits, mode, failOn, terms, log, now } = settings;
  const metrics = newMetrics();
  const store: Store = { held: 0, limit: limits.held };
  const places = settings.upstreams.map((upstream) => ({ ...upstream, pool: poolOf(upstream, limits) }));
  let stopping = false;
  /** When a receipt could not be kept; undefined once one could. */
  let unkept: number | undefined;
  const take = async (line: string): Promise<boolean> => {
    const taking = settings.receipt?.(line);
    return (isLater(taking) ? await within(limits.receiptTime, taking) : taking) !== false;
  };
  const receipt = async (line: string): Promise<boolean> => {
    const kept = await take(line).catch(() => false);
    const before = unkept;
    unkept = kept ? undefined : now();
    if (kept === (before !== undefined))
      log(kept ? 'receipts are written again' : 'receipts cannot be written; nothing is sent on');
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

  const proxy: HandlePassing = async (request, response, taken) => {
    const { method = '', url = '', rawHeaders } = request;
    const route = routeOf(places, url);
    if (!route) return turnAway(response, { status: 404, why: 'no upstream is listed for this path', close: true });
    const { upstream, path } = route;
    const body = taken?.bytes ?? Buffer.alloc(0);
    // Judged is what goes on: a header that the client keeps for this connection does not.
    const headers = passedOn(rawHeaders, 'without');
    const wire = { method, url: upstream.origin + path, askedAt: url, headers, body, unseen: [] };
    const { refusal } = await decide(wire, judging);
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

  const authorize: Handle = async (request, response, { bytes }) => {
    const { method = '', url = '', rawHeaders } = request;
    const question = readQuestion({ method, url, headers: rawHeaders, body: bytes });
    const place = 'status' in question ? question : urlOf(question.path);
    // A proxy that asks takes 403 for a no; some take anything else for a fault of ours.
    if (typeof place !== 'string') return turnAway(response, { ...place, status: place.status === 404 ? 404 : 403 });
    const asked = question as Asked;
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

  /** A request that is said, not sent: the report of it. */
  const answerCheck: Handle = async (request, response, taken) => {
    const read = await textOf(taken.bytes, request.rawHeaders, limits.body);
    if ('why' in read) return turnAway(response, { status: 400, why: read.why });
    const report = reportOn(read.text, request.rawHeaders, terms(), (path) => {
      const route = routeOf(places, path);
      return route && route.upstream.origin + route.path;
    });
    // The report tells of each, so that some are too long to be told in one answer.
    if (report.subjects.some(({ findings }) => findings.length > MOST_REPORTED))
      return turnAway(response, { status: 413, why: 'the request has more findings than are told here' });
    const text = `${JSON.stringify(report)}\n`;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
    response.end(text);
  };

  const { app, server } = appOf({
    limits,
    allowedHosts: settings.allowedHosts,
    tls: settings.tls,
    store,
    refused,
    turnAway,
    fault,
    notReady: () => {
      if (stopping) return 'stopping';
      // After a while it is ready again, or no balancer would send the request that finds out.
      const lately = unkept !== undefined && now() < unkept + limits.receiptTime;
      return lately ? 'receipts cannot be written' : undefined;
    },
    metrics: (inFlight) => {
      metrics.set('in_flight', inFlight);
      metrics.set('held_bytes', store.held);
      const { user, system } = process.cpuUsage();
      const usage = { memory: process.memoryUsage.rss(), cpu: (user + system) / 1e6 };
      return metrics.text({ digest: terms().policy.digest }, usage);
    },
    check: answerCheck,
    ...(settings.extAuthz ? { whole: authorize } : { passing: proxy }),
  });

  return {
    listen: async (host, port) => {
      await app.listen({ host, port });
      const { address, port: taken } = server().server.address() as AddressInfo;
      return { host: address, port: taken };
    },
    stop: async () => {
      stopping = true;
      // Balancers that ask see it leave, and their idle connections end with an answer rather than with a reset.
      server().leave();
      await new Promise((resolve) => setTimeout(resolve, limits.leaveTime));
      server().dropUnused();
      const late = setTimeout(() => server().server.closeAllConnections(), limits.drainTime);
      await app.close();
      clearTimeout(late);
      await Promise.all(places.map(({ pool }: { pool: Pool }) => pool.destroy()));
    },
    reloaded: (outcome) => metrics.add('reloads_total', { outcome }),
  };
};
