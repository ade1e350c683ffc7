/** The gateway: a reverse proxy that checks each request and forwards it unchanged. */
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { keyedDigest } from '../keyed-digest.js';
import { appOf } from './app.js';
import type { Store } from './body.js';
import type { Judging } from './decide.js';
import { answerCheck, authorize, type Handling, proxy, refusalForUnlisted } from './handlers.js';
import { type JudgeWire, judgeWire, type Terms } from './judge.js';
import type { Limits } from './limits.js';
import { type Metrics, newMetrics } from './metrics.js';
import { receiptsOf, type WriteReceipt } from './receipts.js';
import { type Refusal, refuse } from './refusal.js';
import type { KeyPair, StrictServer } from './server.js';
import { poolOf, type Upstream } from './upstream.js';

/** The settings of a gateway. The result of `terms` may change while it runs; each request is checked under one of them. */
export interface GatewaySettings {
  readonly upstreams: readonly Upstream[];
  readonly allowedHosts: readonly string[];
  /** `observe` only reports what `block` refuses. */
  readonly mode: 'block' | 'observe';
  /** The least grave verdict that is refused. */
  readonly failOn: 'fail' | 'review';
  /** Whether it only answers other proxies that ask for authorisation, and forwards nothing. */
  readonly extAuthz: boolean;
  readonly limits: Limits;
  readonly terms: () => Terms;
  /** The key of the digests in receipts; without one, a random key for the run. */
  readonly key: string | undefined;
  /** Writes the receipt of a decision as a line, before anything is forwarded. If it returns false, nothing is forwarded. */
  readonly receipt: WriteReceipt | undefined;
  readonly tls: KeyPair | undefined;
  /** Logs a line for the operator. It holds no content of a request. */
  readonly log: (line: string) => void;
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number;
}

/** A gateway. */
export interface Gateway {
  /** Starts to accept requests. Resolves to the address. */
  readonly listen: (host: string, port: number) => Promise<{ readonly host: string; readonly port: number }>;
  /** Becomes unready, then refuses new connections, waits for requests in flight up to a limit, and closes. */
  readonly stop: () => Promise<void>;
  /** Replaces the certificate for new connections. @throws Error if the certificate and key are invalid. */
  readonly renew: (tls: KeyPair) => void;
  /** Counts a reload: `done`, or `kept` if the earlier terms stay in force. */
  readonly reloaded: (outcome: 'done' | 'kept') => void;
}

/** Counts and logs an internal error, and returns its refusal. Only the name of the error is logged: its message may quote the request. */
const faultOf = (error: unknown, metrics: Metrics, log: GatewaySettings['log']): Refusal => {
  metrics.add('faults_total');
  log(`internal error (${error instanceof Error ? error.name : 'unknown'}); the request was refused`);
  return { status: 500, why: 'internal error of the gateway; the request was not forwarded', close: true };
};

/** The text of `/metrics`, with the current values of the gauges. */
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

/** Closes a server once the requests in flight have ended, or their time is up. */
const drain = async (app: FastifyInstance, server: StrictServer, limits: Limits): Promise<void> => {
  // First, load balancers get time to notice that it is unready, and idle connections end with an answer, not a reset.
  server.leave();
  await new Promise((resolve) => setTimeout(resolve, limits.leaveTime));
  const late = setTimeout(() => server.server.closeAllConnections(), limits.drainTime);
  await server.close();
  await app.close();
  clearTimeout(late);
};

/** Makes a gateway. `judge` is replaced only by benchmarks and tests. */
export const newGateway = (settings: GatewaySettings, judge: JudgeWire = judgeWire): Gateway => {
  const { limits, mode, failOn, terms, log, now } = settings;
  const metrics = newMetrics();
  const store: Store = { held: 0, limit: limits.held };
  const upstreams = settings.upstreams.map((upstream) => ({ ...upstream, pool: poolOf(upstream, limits) }));
  const receipts = settings.receipt && receiptsOf(settings.receipt, limits.receiptTime, now, log);
  const judging: Judging = {
    mode,
    failOn,
    limit: limits.body,
    terms,
    judge,
    keyed: keyedDigest(settings.key),
    receipt: receipts?.write,
    metrics,
    now,
  };
  let stopping = false;

  const refused = (refusal: Refusal): void => metrics.add('refused_total', { status: String(refusal.status) });
  const turnAway = (response: ServerResponse, refusal: Refusal): void => {
    refused(refusal);
    refuse(response, refusal);
  };

  const handling: Handling = { upstreams, judging, limits, turnAway };
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
    others: settings.extAuthz
      ? { streams: false, handle: authorize(handling) }
      : { streams: true, handle: proxy(handling), unlisted: refusalForUnlisted(upstreams) },
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
      await Promise.all(upstreams.map(({ pool }) => pool.destroy()));
    },
    renew: (tls) => server().renew(tls),
    reloaded: (outcome) => metrics.add('reloads_total', { outcome }),
  };
};
