/** `serve`: the gateway, until it is told to stop. */
import { statSync, unwatchFile, watchFile } from 'node:fs';
import { readConfig } from '../config/read.js';
import { dayOf } from '../day.js';
import type { Arrangement, Day } from '../model.js';
import { checkSubject } from '../preflight.js';
import type { Terms } from '../server/judge.js';
import type { Loaded } from '../server/terms.js';
import { type Args, CONTEXT_FLAGS, type Flags, readArgs } from './args.js';
import { refusal, waiverLines } from './config.js';
import { contextLines, flagContext, readContext } from './context.js';
import { EXIT, type Io, say, UsageError } from './io.js';
import { unwritable } from './output.js';
import { type Said, saidOf } from './serve-settings.js';

/** The flags of `serve`. */
export const SERVE_FLAGS = {
  upstream: {
    type: 'string',
    multiple: true,
    value: '[/prefix=]url',
    says: 'where requests go on to; of several the beginning of the path says which',
  },
  listen: { type: 'string', value: 'address:port', default: '127.0.0.1:8787', says: 'where requests are taken' },
  'allow-host': { type: 'string', multiple: true, value: 'name', says: 'a further name by which clients may call it' },
  'ext-authz': { type: 'boolean', says: 'the check alone, for Envoy, Traefik and nginx; nothing is sent on' },
  mode: { type: 'string', choices: ['block', 'observe'], default: 'block', says: 'observe reports, and sends on all' },
  'fail-on': {
    type: 'string',
    choices: ['review', 'fail'],
    default: 'review',
    says: 'the verdict from which on a request is refused',
  },
  receipts: { type: 'string', value: 'file|-', says: 'a receipt of each decision, written before anything is sent on' },
  limit: {
    type: 'string',
    multiple: true,
    value: 'name=value',
    says: 'a limit other than those below, as body=8MB, requests=200 or answerTime=30s',
  },
  'tls-cert': { type: 'string', value: 'file', says: 'with --tls-key: listen with TLS' },
  'tls-key': { type: 'string', value: 'file', says: 'the key of the certificate' },
  ...CONTEXT_FLAGS,
  config: {
    type: 'string',
    value: 'file',
    says: 'targets, rules and waivers; read anew when it changes, or on SIGHUP',
  },
} as const satisfies Flags;

/** Reads configuration and context anew. @throws UsageError naming every problem with its place. */
const load = async (args: Args): Promise<Loaded> => {
  const [configFile, contextFile] = [args.text('config'), args.text('context')];
  const { config, problems } =
    configFile === undefined ? { config: undefined, problems: [] } : await readConfig(configFile);
  if (problems.length > 0) throw refusal(problems);
  return { config, context: contextFile === undefined ? {} : await readContext(contextFile), over: flagContext(args) };
};

/** Upstreams of which nobody says what stands behind them: what goes there is in review, whatever it is. */
const strangersAmong = ({ upstreams, failOn, mode }: Said, { policy, contextOf }: Terms): string[] => {
  const path = policy.data.endpoints.find(({ feature }) => feature === 'messages')?.paths[0] ?? '/';
  const follows = mode === 'block' && failOn === 'review' ? 'every request to it is refused' : 'its terms are a guess';
  return upstreams.flatMap(({ prefix, origin, base }) => {
    const url = `${origin}${base}${path}`;
    const { findings, context } = checkSubject(
      { url },
      contextOf({ url, askedAt: prefix + path, headers: [] }).context,
      policy,
    );
    return findings.some(({ rule, verdict }) => rule === 'request/unknown-host' && verdict === 'review')
      ? [
          `${origin} is no host that the policy knows, and is judged as ${context.platform} in review: ${follows}. Say with --platform what stands behind it, or as a target of --config`,
        ]
      : [];
  });
};

/** Under the terms that promise nothing hardly a request is refused: who meant others would never know. */
const UNSTATED =
  'no arrangement is stated: what is no target’s is judged under standard, which promises nothing; state yours with --arrangement, --context or --config';

/**
 * Whether a file is one to read anew. A pipe is read once: whoever waits for more of it reads nothing else any more. An
 * empty file is one that is being written, or that a full disk did not take: it would mean that nothing is promised.
 * @throws UsageError
 */
const readable = (file: string): void => {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory()) throw new UsageError(`${file}: this is no file to read anew`);
  if (there?.size === 0) throw new UsageError(`${file}: the file is empty`);
};

const WATCH_INTERVAL = 1_000;
/** So long has a file not to change before it is read anew: a part of it may read as terms that promise less. */
const SETTLED = 1.5 * WATCH_INTERVAL;

/** The arrangement that is stated where no target is known. */
const statedOf = ({ over, context, config }: Loaded): Arrangement | undefined =>
  over.arrangement ?? context.arrangement ?? config?.context.arrangement;
/** As of an empty file: nothing would be promised any more, and nobody says so. */
const UNSAID = 'the arrangement that was stated no longer is: state it, or standard if nothing is promised any more';

const STOPS = ['SIGTERM', 'SIGINT'] as const;

/** Runs `serve` and returns when it was told to stop. @throws UsageError */
export const serve = async (argv: readonly string[], io: Io): Promise<number> => {
  const args = readArgs(argv, SERVE_FLAGS);
  if (args.operands.length > 0) throw new UsageError('serve takes no operands');
  const said = await saidOf(args);
  const log = (line: string): void => void say(io, line);
  const first = await load(args);

  // The server's libraries are loaded by this command alone.
  const { newGateway } = await import('../server/gateway.js');
  const { liveTerms, termsOn } = await import('../server/terms.js');
  const { openReceiptFile } = await import('../server/receipt-file.js');
  /** Says what there is to say of terms. @throws UsageError naming each waiver that excuses nothing. */
  const tell = async (loaded: Loaded, day: Day): Promise<void> => {
    const today = loaded.context.today ?? day;
    const { config } = loaded;
    const terms = termsOn(loaded, today);
    const { policy } = terms;
    // What is limited to a file of a repository is none of a gateway's.
    const waivers = config?.waivers.filter((waiver) => waiver.file === undefined) ?? [];
    const lines = config && waiverLines(waivers, config, io.cwd, { policy, today, used: undefined });
    const own = await contextLines(args.text('context'), { ...loaded.context, ...loaded.over }, today, policy);
    const errors = [...(lines?.errors ?? []), ...own.errors];
    if (errors.length > 0) throw new UsageError(errors.join('\n'));
    for (const line of [...(lines?.warnings ?? []), ...own.notes, ...strangersAmong(said, terms)]) log(line);
    if (statedOf(loaded) === undefined) log(UNSTATED);
  };
  await tell(first, io.today);
  const { terms, exchange } = liveTerms(first, Date.now);

  const file = args.text('receipts');
  const receipts = (() => {
    if (file === undefined || file === '-') return undefined;
    try {
      return openReceiptFile(file);
    } catch (error) {
      throw unwritable(file, error);
    }
  })();
  // Its reader may go away while the gateway runs: then nothing is sent on, and that is no end of the process.
  if (file === '-') process.stdout.on('error', () => undefined);
  const toStdout = (line: string): Promise<boolean> =>
    new Promise((resolve) => process.stdout.write(line, (error) => resolve(!error)));
  const gateway = newGateway({
    ...said,
    terms,
    key: process.env.CLAUDE_PREFLIGHT_KEY,
    receipt: file === '-' ? toStdout : receipts?.write,
    log,
    now: Date.now,
  });

  const watched = [args.text('config'), args.text('context')].filter((one) => one !== undefined);
  let current = first;
  const readAnew = async (): Promise<void> => {
    try {
      for (const one of watched) readable(one);
      const next = await load(args);
      if (statedOf(current) !== undefined && statedOf(next) === undefined) throw new UsageError(UNSAID);
      await tell(next, dayOf(Date.now()));
      exchange(next);
      current = next;
      gateway.reloaded('done');
      log(`the terms were read anew; policy ${terms().policy.digest}`);
    } catch (error) {
      gateway.reloaded('kept');
      for (const line of error instanceof UsageError ? error.message.split('\n') : ['the terms cannot be read'])
        log(line);
      log('the earlier terms stay in force');
    }
  };
  // One after another, so that what was written last is what holds.
  let reading = Promise.resolve();
  const reload = (): void => {
    reading = reading.then(readAnew);
  };

  let stop = (): void => {};
  const told = new Promise<void>((resolve) => {
    stop = resolve;
  });
  // To the end: who is told twice, as by a terminal and by npm, loses no stream in flight for it.
  for (const signal of STOPS) process.on(signal, stop);
  process.on('SIGHUP', reload);
  let settling: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(settling);
    settling = setTimeout(reload, SETTLED);
  };
  for (const one of watched) watchFile(one, { interval: WATCH_INTERVAL, persistent: false }, changed);
  try {
    const { host, port } = await gateway.listen(said.address.host, said.address.port).catch((error) => {
      throw new UsageError(`--listen: the address cannot be listened on (${String(error?.code ?? 'unknown')})`);
    });
    const where = host.includes(':') ? `[${host}]` : host;
    log(`listening on ${said.tls ? 'https' : 'http'}://${where}:${port}; policy ${terms().policy.digest}`);
    for (const { origin } of said.upstreams)
      if (origin.startsWith('http:'))
        log(`${origin} is asked without TLS: keep it within one machine or one network of yours`);
    await told;
    log(`told to stop: what is in flight may end, within ${(said.limits.leaveTime + said.limits.drainTime) / 1000} s`);
    await gateway.stop();
  } finally {
    for (const one of watched) unwatchFile(one);
    clearTimeout(settling);
    process.off('SIGHUP', reload);
    for (const signal of STOPS) process.off(signal, stop);
    receipts?.close();
  }
  return EXIT.ok;
};
