/** The gateway: a reverse proxy that checks each request and sends on, byte for byte, what it has judged. */
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { keyedDigest } from '../keyed-digest.js';
import { appOf } from './app.js';
import type { Store } from './body.js';
import type { Judging } from './decide.js';
import { answerCheck, authorize, type Handling, proxy, unlistedIn } from './handlers.js';
import { type JudgeWire, judgeWire, type Terms } from './judge.js';
import type { Limits } from './limits.js';
import { type Metrics, newMetrics } from './metrics.js';
import { receiptsOf, type TakeReceipt } from './receipts.js';
import { type Refusal, refuse } from './refusal.js';
import type { KeyPair, StrictServer } from './server.js';
import { poolOf, type Upstream } from './upstream.js';

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
  readonly receipt: TakeReceipt | undefined;
  readonly tls: KeyPair | undefined;
  /** Takes a line for the people who run it; it holds nothing of a request. */
  readonly log: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A gateway that is set up. */
export interface Gateway {
  /** Begins to take requests and says where. */
  readonly listen: (host: string, port: number) => Promise<{ readonly host: string; readonly port: number }>;
  /** Says that it is not ready, then takes no new connection, lets what is in flight end within the limit, and closes. */
  readonly stop: () => Promise<void>;
  /** Connections made from now on get this certificate. @throws Error where it and the key cannot be used. */
  readonly renew: (tls: KeyPair) => void;
  /** Counts a reload. */
  readonly reloaded: (outcome: 'done' | 'kept') => void;
}

/** What a fault of ours comes to. Its message may quote the request that it arose from: only its kind is told. */
const faultOf = (error: unknown, metrics: Metrics, log: GatewaySettings['log']): Refusal => {
  metrics.add('faults_total');
  log(`internal error (${error instanceof Error ? error.name : 'unknown'}); the request was refused`);
  return { status: 500, why: 'internal error of the gateway; the request was not forwarded', close: true };
};

/** The page of metrics, with what is so at this moment. */
const pageOf = (
  metrics: Metrics,
  now: { readonly inFlight: number; readonly held: number; readonly digest: string },
) => {
  metrics.set('in_flight', now.inFlight);
  metrics.set('held_bytes', now.held);
  const { user, system } = process.cpuUsage();
  const usage = { memory: process.memoryUsage.rss(), cpu: (user + system) / 1e6 };
  return metrics.text({ digest: now.digest }, usage);
};

/** Lets a server that takes no more requests end what is in flight. */
const drain = async (app: FastifyInstance, server: StrictServer, limits: Limits): Promise<void> => {
  // First balancers have time to see that it is not ready; idle connections end with an answer, not with a reset.
  server.leave();
  await new Promise((resolve) => setTimeout(resolve, limits.leaveTime));
  server.dropUnused();
  const late = setTimeout(() => server.server.closeAllConnections(), limits.drainTime);
  await app.close();
  clearTimeout(late);
};

/** Makes a gateway. `judge` is the check; only a benchmark gives another. */
export const newGateway = (settings: GatewaySettings, judge: JudgeWire = judgeWire): Gateway => {
  const { limits, mode, failOn, terms, log, now } = settings;
  const metrics = newMetrics();
  const store: Store = { held: 0, limit: limits.held };
  const places = settings.upstreams.map((upstream) => ({ ...upstream, pool: poolOf(upstream, limits) }));
  const receipts = settings.receipt && receiptsOf(settings.receipt, limits.receiptTime, now, log);
  const judging: Judging = {
    mode,
    failOn,
    limit: limits.body,
    terms,
    judge,
    keyed: keyedDigest(settings.key),
    receipt: receipts?.keep,
    metrics,
    now,
  };
  let stopping = false;

  const refused = (refusal: Refusal): void => metrics.add('refused_total', { status: String(refusal.status) });
  const turnAway = (response: ServerResponse, refusal: Refusal): void => {
    refused(refusal);
    refuse(response, refusal);
  };

  const handling: Handling = { places, judging, limits, turnAway };
  const { app, server } = appOf({
    limits,
    allowedHosts: settings.allowedHosts,
    tls: settings.tls,
    store,
    refused,
    turnAway,
    fault: (error) => faultOf(error, metrics, log),
    notReady: () => {
      if (stopping) return 'stopping';
      return receipts?.failing() ? 'receipts cannot be written' : undefined;
    },
    metrics: (inFlight) => pageOf(metrics, { inFlight, held: store.held, digest: terms().policy.digest }),
    check: answerCheck(handling),
    ...(settings.extAuthz
      ? { whole: authorize(handling) }
      : { passing: proxy(handling), unlisted: unlistedIn(places) }),
  });

  return {
    listen: async (host, port) => {
      await app.listen({ host, port });
      const { address, port: taken } = server().server.address() as AddressInfo;
      return { host: address, port: taken };
    },
    stop: async () => {
      stopping = true;
      await drain(app, server(), limits);
      await Promise.all(places.map(({ pool }) => pool.destroy()));
    },
    renew: (tls) => server().renew(tls),
    reloaded: (outcome) => metrics.add('reloads_total', { outcome }),
  };
};
