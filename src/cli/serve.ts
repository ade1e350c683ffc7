/** `serve`: the gateway, until it is told to stop. */
import type { Gateway, GatewaySettings } from '../server/gateway.js';
import { type Args, CONTEXT_FLAGS, type Flags, readArgs } from './args.js';
import { EXIT, type Io, say, UsageError } from './io.js';
import { spareWhatIsRead, unwritable } from './output.js';
import { type Said, saidOf } from './serve-settings.js';
import { renewalOf, tlsFilesOf } from './serve-tls.js';
import { filesOf, watchFiles } from './serve-watch.js';

/** The flags of `serve`. */
export const SERVE_FLAGS = {
  upstream: {
    type: 'string',
    multiple: true,
    value: '[/prefix=]url',
    says: 'where requests are forwarded; with several, the prefix of the path decides',
  },
  listen: { type: 'string', value: 'address:port', default: '127.0.0.1:8787', says: 'the address to listen on' },
  'allow-host': {
    type: 'string',
    multiple: true,
    value: 'name',
    says: 'another host name that clients may use for it',
  },
  'ext-authz': { type: 'boolean', says: 'only answer the checks of Envoy, Traefik and nginx, and forward nothing' },
  mode: {
    type: 'string',
    choices: ['block', 'observe'],
    default: 'block',
    says: 'observe: report, and forward every request',
  },
  'fail-on': {
    type: 'string',
    choices: ['review', 'fail'],
    default: 'review',
    says: 'the least verdict for which a request is refused',
  },
  receipts: {
    type: 'string',
    value: 'file|-',
    says: 'write a receipt of each decision, before the request is forwarded',
  },
  limit: {
    type: 'string',
    multiple: true,
    value: 'name=value',
    says: 'change a limit listed below, as body=8MB, requests=200 or answerTime=30s',
  },
  'tls-cert': {
    type: 'string',
    value: 'file',
    says: 'with --tls-key: serve TLS with this certificate (PEM); read again as --config is',
  },
  'tls-key': { type: 'string', value: 'file', says: 'the private key of the certificate (PEM)' },
  ...CONTEXT_FLAGS,
  config: {
    type: 'string',
    value: 'file',
    says: 'targets, rules and waivers; read again when it changes, or on SIGHUP',
  },
} as const satisfies Flags;

const STOPS = ['SIGTERM', 'SIGINT'] as const;

interface Receipts {
  readonly write: GatewaySettings['receipt'];
  readonly close: () => void;
}

/** Where receipts go. @throws UsageError where their file cannot be opened. */
const receiptsOf = async (args: Args): Promise<Receipts> => {
  const file = args.text('receipts');
  if (file !== undefined) spareWhatIsRead(args, [file]);
  if (file === undefined) return { write: undefined, close: () => undefined };
  if (file === '-') {
    // Its reader may go away while the gateway runs. Then nothing is sent on, but the process must not end of it.
    process.stdout.on('error', () => undefined);
    const write = (line: string): Promise<boolean> =>
      new Promise((resolve) => process.stdout.write(line, (error) => resolve(!error)));
    return { write, close: () => undefined };
  }
  const { openReceiptFile } = await import('../server/receipt-file.js');
  try {
    return openReceiptFile(file);
  } catch (error) {
    throw unwritable(file, error);
  }
};

/** Takes requests at the address that was asked for, and logs where. @throws UsageError */
const listen = async (gateway: Gateway, said: Said, digest: string, log: (line: string) => void): Promise<void> => {
  const { host, port } = await gateway.listen(said.address.host, said.address.port).catch((error) => {
    throw new UsageError(`--listen: cannot listen on the address (${String(error?.code ?? 'unknown')})`);
  });
  const where = host.includes(':') ? `[${host}]` : host;
  log(`listening on ${said.tls ? 'https' : 'http'}://${where}:${port}; policy ${digest}`);
  for (const { origin } of said.upstreams)
    if (origin.startsWith('http:'))
      log(`${origin} is reached without TLS: keep it within one machine or a network of your own`);
};

/** @throws UsageError on Bun and Deno: what a request may look like is held to by Node's own reader of HTTP. */
const ownNode = ({ bun, deno }: NodeJS.ProcessVersions): void => {
  if (bun ?? deno) throw new UsageError('serve runs only on Node: other runtimes parse HTTP differently');
};

/** Takes the signals that end it, and returns what comes with the first, and what gives them back. */
const stopSignals = (): { readonly told: Promise<void>; readonly ignore: () => void } => {
  let stop = (): void => {};
  const told = new Promise<void>((resolve) => {
    stop = resolve;
  });
  // Until the end: a second signal, as a terminal and npm send it both, must not cut the streams in flight.
  for (const signal of STOPS) process.on(signal, stop);
  return {
    told,
    ignore: () => {
      for (const signal of STOPS) process.off(signal, stop);
    },
  };
};

/** What is asked for before there is a gateway waits for it. */
type Reloading = (readAnew: () => Promise<void>) => void;

/** Runs a gateway from its first terms to its end. @throws UsageError */
const runGateway = async (args: Args, io: Io, reloading: Reloading): Promise<void> => {
  const said = await saidOf(args);
  const log = (line: string): void => void say(io, line);
  // The server's libraries are loaded by this command alone.
  const { serveTerms } = await import('./serve-terms.js');
  const { newGateway } = await import('../server/gateway.js');
  const { terms, readAnew } = await serveTerms(args, said, io, log);
  const receipts = await receiptsOf(args);
  const key = io.env.CLAUDE_PREFLIGHT_KEY;
  const gateway = newGateway({ ...said, terms, key, receipt: receipts.write, log, now: Date.now });
  const { told, ignore } = stopSignals();
  try {
    const renewTls = renewalOf(args, said.tls, gateway.renew, log);
    reloading(async () => {
      const outcomes = [await readAnew(), await renewTls()];
      gateway.reloaded(outcomes.includes('kept') ? 'kept' : 'done');
    });
    await listen(gateway, said, terms().policy.digest, log);
    await told;
    log(
      `stopping: requests in flight may complete, within ${(said.limits.leaveTime + said.limits.drainTime) / 1000} s`,
    );
    await gateway.stop();
  } finally {
    ignore();
    receipts.close();
  }
};

/** Runs `serve` and returns when it was told to stop. @throws UsageError */
export const serve = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, SERVE_FLAGS);
  if (args.operands.length > 0) throw new UsageError('serve takes no arguments');
  ownNode(process.versions);

  let reloading: Reloading = () => {};
  const begun = new Promise<() => Promise<void>>((resolve) => {
    reloading = resolve;
  });
  // Reloads run one after another, so that the files as last written are in force at the end.
  let reading: Promise<unknown> = begun;
  const reload = (): void => {
    reading = reading.then(async () => (await begun)());
  };
  // Before the terms are read, so that no change goes unseen; and SIGHUP ends a process that does not take it.
  process.on('SIGHUP', reload);
  const unwatch = watchFiles([...filesOf(args), ...tlsFilesOf(args)], reload);
  try {
    await runGateway(args, io, reloading);
  } finally {
    unwatch();
    process.off('SIGHUP', reload);
  }
  return EXIT.ok;
};
