/** The gateway: a reverse proxy that checks each request and sends on, byte for byte, what it has judged. */
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keyedDigest } from '../keyed-digest.js';
import { appOf } from './app.js';
import type { Store } from './body.js';
import type { Judging } from './decide.js';
import { answerCheck, authorize, type Handling, proxy } from './handlers.js';
import { type judge as Judge, judge, type Terms } from './judge.js';
import type { Limits } from './limits.js';
import { newMetrics } from './metrics.js';
import { receiptsOf, type TakeReceipt } from './receipts.js';
import { type Refusal, refuse } from './refusal.js';
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
  const receipts = settings.receipt && receiptsOf(settings.receipt, limits.receiptTime, now, log);
  const judging: Judging = {
    mode,
    failOn,
    limit: limits.body,
    terms,
    judge: judgeWire,
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
  const fault = (error: unknown): Refusal => {
    // The message of an error may quote the request it arose from: only the kind of the error is told.
    metrics.add('faults_total');
    log(`a fault of ours (${error instanceof Error ? error.name : 'unknown'}); the request was refused`);
    return { status: 500, why: 'a fault of the gateway; the request was not sent on', close: true };
  };

  const handling: Handling = { places, judging, limits, turnAway };
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
      return receipts?.failing() ? 'receipts cannot be written' : undefined;
    },
    metrics: (inFlight) => {
      metrics.set('in_flight', inFlight);
      metrics.set('held_bytes', store.held);
      const { user, system } = process.cpuUsage();
      const usage = { memory: process.memoryUsage.rss(), cpu: (user + system) / 1e6 };
      return metrics.text({ digest: terms().policy.digest }, usage);
    },
    check: answerCheck(handling),
    ...(settings.extAuthz ? { whole: authorize(handling) } : { passing: proxy(handling) }),
  });

  return {
    listen: async (host, port) => {
      await app.listen({ host, port });
      const { address, port: taken } = server().server.address() as AddressInfo;
      return { host: address, port: taken };
    },
    stop: async () => {
      stopping = true;
      // First balancers have time to see that it is not ready; idle connections end with an answer, not with a reset.
      server().leave();
      await new Promise((resolve) => setTimeout(resolve, limits.leaveTime));
      server().dropUnused();
      const late = setTimeout(() => server().server.closeAllConnections(), limits.drainTime);
      await app.close();
      clearTimeout(late);
      await Promise.all(places.map(({ pool }) => pool.destroy()));
    },
    reloaded: (outcome) => metrics.add('reloads_total', { outcome }),
  };
};
