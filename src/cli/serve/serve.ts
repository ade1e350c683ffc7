/** `serve`: runs the gateway until a signal stops it. */
import type { Gateway, GatewaySettings } from '../../server/gateway.js';
import { type Args, CONTEXT_FLAGS, type Flags, readArgs } from '../args.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { assertNoInputOverwritten, unwritable } from '../output.js';
import { type ServeSettings, serveSettings } from './settings.js';
import { tlsFilesOf, tlsReloader } from './tls.js';
import { filesOf, watchFiles } from './watch.js';

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

/** Opens the output for receipts. @throws UsageError if their file cannot be opened */
const receiptsOf = async (args: Args): Promise<Receipts> => {
  const file = args.text('receipts');
  if (file !== undefined) assertNoInputOverwritten(args, [file]);
  if (file === undefined) return { write: undefined, close: () => undefined };
  if (file === '-') {
    // If the reader goes away, nothing is forwarded any more, but the process must not end.
    process.stdout.on('error', () => undefined);
    const write = (line: string): Promise<boolean> =>
      new Promise((resolve) => process.stdout.write(line, (error) => resolve(!error)));
    return { write, close: () => undefined };
  }
  const { openReceiptFile } = await import('../../server/receipt-file.js');
  try {
    return openReceiptFile(file);
  } catch (error) {
    throw unwritable(file, error);
  }
};

/** Why an address cannot be listened on, and what to do, by the system's error code. */
const LISTEN_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there: choose another port',
  EADDRNOTAVAIL: 'this machine does not have that address',
  EACCES: 'listening there is not permitted: choose a port from 1024 on',
  ENOTFOUND: 'there is no such host',
};

/** Variables of the environment by which other programs use a proxy. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];

/** What an operator should know about the way to the upstreams. Holds no value of the environment. */
const upstreamNotes = ({ upstreams }: ServeSettings, env: Io['env']): string[] => {
  const proxy = upstreams.length > 0 ? PROXIES.find((name) => (env[name] ?? '') !== '') : undefined;
  return [
    ...upstreams
      .filter(({ origin }) => origin.startsWith('http:'))
      .map(({ origin }) => `${origin} is reached without TLS: keep it within one machine or a network of your own`),
    ...(proxy ? [`${proxy} is set, but upstreams are reached directly, not through that proxy`] : []),
  ];
};

/** Starts to listen and logs the address. @throws UsageError */
const listen = async (
  gateway: Gateway,
  settings: ServeSettings,
  digest: string,
  log: (line: string) => void,
): Promise<void> => {
  const { host, port } = await gateway.listen(settings.address.host, settings.address.port).catch((error) => {
    const { host: at, port } = settings.address;
    throw new UsageError(`--listen ${at}:${port}: ${LISTEN_PROBLEMS[error?.code] ?? String(error?.code ?? 'unknown')}`);
  });
  const where = host.includes(':') ? `[${host}]` : host;
  log(`listening on ${settings.tls ? 'https' : 'http'}://${where}:${port}; policy ${digest}`);
};

/** @throws UsageError on Bun and Deno, because the gateway relies on Node's HTTP parser to reject malformed requests */
const assertNode = ({ bun, deno }: NodeJS.ProcessVersions): void => {
  if (bun ?? deno) throw new UsageError('serve runs only on Node: other runtimes parse HTTP differently');
};

/** Handles the signals that stop the process: `stopped` resolves with the first, and `ignore` removes the handlers. */
const stopSignals = (): { readonly stopped: Promise<void>; readonly ignore: () => void } => {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  // A second signal, as when a terminal and npm both send one, must not cut the streams in flight.
  for (const signal of STOPS) process.on(signal, stop);
  return {
    stopped,
    ignore: () => {
      for (const signal of STOPS) process.off(signal, stop);
    },
  };
};

/** Receives the function that reloads the terms, once there is a gateway. */
type OnReloadable = (reload: () => Promise<void>) => void;

/** Runs a gateway until it is stopped. @throws UsageError */
const runGateway = async (args: Args, io: Io, onReloadable: OnReloadable): Promise<void> => {
  const settings = await serveSettings(args);
  const log = (line: string): void => void say(io, line);
  // Only this command loads the libraries of the server.
  const { serveTerms } = await import('./terms.js');
  const { newGateway } = await import('../../server/gateway.js');
  const { terms, reload } = await serveTerms(args, settings, io, log);
  const receipts = await receiptsOf(args);
  const key = io.env.CLAUDE_PREFLIGHT_KEY;
  const gateway = newGateway({ ...settings, terms, key, receipt: receipts.write, log, now: Date.now });
  const { stopped, ignore } = stopSignals();
  try {
    const renewTls = tlsReloader(args, settings.tls, gateway.renew, log);
    onReloadable(async () => {
      const outcomes = [await reload(), await renewTls()];
      gateway.reloaded(outcomes.includes('kept') ? 'kept' : 'done');
    });
    await listen(gateway, settings, terms().policy.digest, log);
    for (const note of upstreamNotes(settings, io.env)) log(note);
    await stopped;
    log(
      `stopping: requests in flight may complete, within ${(settings.limits.leaveTime + settings.limits.drainTime) / 1000} s`,
    );
    await gateway.stop();
  } finally {
    ignore();
    receipts.close();
  }
};

/** Runs `serve` until it is stopped, and returns the exit code. @throws UsageError */
export const serve = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, SERVE_FLAGS);
  if (args.operands.length > 0) throw new UsageError('serve takes no arguments');
  assertNode(process.versions);

  let onReloadable: OnReloadable = () => {};
  const reloadable = new Promise<() => Promise<void>>((resolve) => {
    onReloadable = resolve;
  });
  // Reloads run one after another, so that the files as last written are in force at the end.
  let lastReload: Promise<unknown> = reloadable;
  const reload = (): void => {
    lastReload = lastReload.then(async () => (await reloadable)());
  };
  // Before the terms are read, so that no change is missed, and because an unhandled SIGHUP ends the process.
  process.on('SIGHUP', reload);
  const unwatch = watchFiles([...filesOf(args), ...tlsFilesOf(args)], reload);
  try {
    await runGateway(args, io, onReloadable);
  } finally {
    unwatch();
    process.off('SIGHUP', reload);
  }
  return EXIT.ok;
};
