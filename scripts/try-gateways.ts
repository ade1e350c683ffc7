/**
 * Tries three gateways behind nginx, HAProxy and Caddy, with each machine in a network namespace of its own: under load,
 * one gateway is killed and another stopped. Also tries the gateway as an authorisation service of nginx and Caddy.
 * Run it with `npm run build && node --import ./scripts/ts.mjs scripts/try-gateways.ts`. Needs Linux, root, `ip` (iproute2),
 * `nginx`, `haproxy` and `caddy` (Debian's packages of those names). It installs nothing, and removes its namespaces.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf, LANES, type Lost } from './try-gateways/load.ts';
import { ADDRESSES, BALANCER, GATEWAYS, makeNetwork, removeNetwork, UPSTREAM, within } from './try-gateways/network.ts';

const folder = mkdtempSync(join(tmpdir(), 'preflight-try-'));
const children: ChildProcess[] = [];
let wrong = 0;
const hold = (what: string, holds: boolean): void => {
  if (!holds) wrong++;
  console.log(`${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
};
const heard = (child: ChildProcess, text: string, stream: 'stdout' | 'stderr' = 'stdout'): Promise<string> =>
  new Promise((resolve, reject) => {
    let all = '';
    child[stream]?.on('data', (chunk) => {
      all += chunk;
      if (all.includes(text)) resolve(all);
    });
    child.once('exit', (code) => reject(new Error(`a process ended with ${code}: ${all}`)));
  });

/** An example's configuration with the addresses of this network in it. */
const configured = (file: string): string => {
  const text = readFileSync(`examples/gateway/${file}`, 'utf8')
    .replace(/\bgateway-([123]):(\d+)/g, (_, n, port) => `10.77.0.1${n}:${port}`)
    .replaceAll('upstream:9000', '10.77.0.20:9000');
  const out = join(folder, file);
  writeFileSync(out, text);
  return out;
};
const startGateway = async (namespace: string, receipts: string, ...more: string[]): Promise<ChildProcess> => {
  const child = within(
    namespace,
    process.execPath,
    'dist/bin.cjs',
    'serve',
    '--platform',
    'claude-api',
    '--arrangement',
    'zdr',
    '--allow-host',
    'gateways',
    '--receipts',
    receipts,
    ...more,
  );
  children.push(child);
  await heard(child, 'listening', 'stderr');
  return child;
};
const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
const linesOf = (file: string): { decision: string; request: { digest: string } }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Starts the upstream that keeps what it saw. */
const startUpstream = async (): Promise<ChildProcess> => {
  const upstream = spawn(
    'ip',
    [
      'netns',
      'exec',
      UPSTREAM,
      process.execPath,
      '--import',
      './scripts/ts.mjs',
      'scripts/soak/upstream.ts',
      'keep',
      '10.77.0.20',
      '9000',
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  children.push(upstream);
  await new Promise((resolve) => upstream.once('message', resolve));
  return upstream;
};

/** What happened under load. Times are in milliseconds since 1970. */
interface Outcome {
  readonly statuses: Record<string, number>;
  readonly lost: readonly Lost[];
  readonly killed: number;
  readonly stopped: number;
}

/** Sends `count` requests to a port of the balancer; meanwhile kills one gateway and stops another. */
const loadWhile = async (gateways: readonly ChildProcess[], port: number, count: number): Promise<Outcome> => {
  const argv = ['--import', './scripts/ts.mjs', 'scripts/try-gateways/load.ts', String(port), String(count)];
  const loading = within(BALANCER, process.execPath, ...argv);
  children.push(loading);
  await heard(loading, 'part 1');
  const gone = new Promise((resolve) => gateways[0]?.once('exit', resolve));
  gateways[0]?.kill('SIGKILL');
  await gone;
  const killed = Date.now();
  await heard(loading, 'part 2');
  gateways[1]?.kill('SIGTERM');
  const stopped = Date.now();
  const [, result = '{}'] = /done (.+)/.exec(await heard(loading, 'done ')) ?? [];
  return { ...(JSON.parse(result) as Pick<Outcome, 'statuses' | 'lost'>), killed, stopped };
};

/** Compares the receipts of the gateways with what the upstream saw and the client lost. */
const judge = (name: string, count: number, files: readonly string[], digests: readonly string[], outcome: Outcome) => {
  const { statuses, lost, killed, stopped } = outcome;
  const written = files.map(linesOf);
  const decided = (decision: string): Set<string> =>
    new Set(written.flat().flatMap((one) => (one.decision === decision ? one.request.digest : [])));
  const [sent, refused] = [decided('sent'), decided('refused')];
  const ofKill = lost.filter(({ begun }) => begun <= killed);
  const ofStop = lost.filter(({ begun }) => begun > killed);
  const later = ofStop.map(({ begun, status }) => `${status} ${begun - killed} ms after`).join(', ');
  console.log(
    `${name}: ${count} requests, answers ${JSON.stringify(statuses)}, ${written.flat().length} receipts (${written.map(({ length }) => length).join(', ')}), ${digests.length} seen by the upstream`,
  );
  console.log(
    `${name}: lost ${lost.length}: ${ofKill.length} in flight when the gateway was killed, ${ofStop.length} later (${later}; another was told to stop after ${stopped - killed} ms)`,
  );
  hold(
    `${name}: no request reached the upstream without a receipt that lets it go`,
    digests.every((one) => sent.has(one)),
  );
  hold(
    `${name}: none that was refused reached the upstream`,
    digests.every((one) => !refused.has(one)),
  );
  hold(
    `${name}: none was lost but those in flight at the killed gateway, at most ${LANES}`,
    ofStop.length === 0 && ofKill.length <= LANES,
  );
  hold(
    `${name}: each gateway had its share`,
    written.every(({ length }) => length > 0),
  );
};

/** Tries three gateways behind a balancer, which listens on the port. */
const tryBalancer = async (name: string, program: string, argv: readonly string[], port: number): Promise<void> => {
  const upstream = await startUpstream();
  const receipts = GATEWAYS.map((_, i) => join(folder, `${name}-${i}.jsonl`));
  const gateways: ChildProcess[] = [];
  for (const [i, one] of GATEWAYS.entries()) {
    const to = ['--listen', `${ADDRESSES[one]}:8787`, '--upstream', 'http://10.77.0.20:9000'];
    gateways.push(await startGateway(one, receipts[i] as string, ...to));
  }
  const balancer = within(BALANCER, program, ...argv);
  children.push(balancer);
  await pause(1500);
  const count = 3000;
  const outcome = await loadWhile(gateways, port, count);
  const { digests } = await new Promise<{ digests: string[] }>((resolve) => {
    upstream.once('message', (word) => resolve(word as { digests: string[] }));
    upstream.send('digests');
  });
  judge(name, count, receipts, digests, outcome);
  for (const child of [balancer, upstream, ...gateways]) child.kill();
  await pause(500);
};

/** Tries a gateway as the authorisation service of a proxy. */
const tryAuthorisation = async (name: string, program: string, argv: readonly string[]): Promise<void> => {
  const upstream = await startUpstream();
  const receipts = join(folder, `${name}.jsonl`);
  const gateway = await startGateway('preflight-g1', receipts, '--listen', '10.77.0.11:8788', '--ext-authz');
  const asking = within(BALANCER, program, ...argv);
  children.push(asking);
  await pause(1000);
  const ask = (...words: string[]): string =>
    execFileSync(
      'ip',
      [
        'netns',
        'exec',
        BALANCER,
        'curl',
        '-sS',
        '-o',
        '/dev/null',
        '-w',
        '%{http_code} %header{x-claude-preflight-rules}',
        '--path-as-is',
        '-H',
        'anthropic-version: 2023-06-01',
        ...words,
      ],
      { encoding: 'utf8' },
    ).trim();
  const at = 'http://10.77.0.1:8081';
  const answers = {
    'GET /v1/models': ask(`${at}/v1/models?limit=1`),
    'GET /v1/models with a body': ask('-X', 'GET', '-H', 'Content-Type:', '-d', bodyOf(1), `${at}/v1/models`),
    'POST /v1/messages': ask('-H', 'content-type: application/json', '-d', bodyOf(1), `${at}/v1/messages`),
    'POST /v1/files, a form': ask('-F', 'file=@package.json', `${at}/v1/files`),
    'GET /v1/models/../files': ask(`${at}/v1/models/../files`),
    'GET /v1/models with words of its own': ask(
      '-H',
      'X-Original-URI: /v1/models',
      '-H',
      'X-Original-Method: GET',
      `${at}/v1/files`,
    ),
  };
  for (const [what, answer] of Object.entries(answers)) console.log(`${name}: ${what}: ${answer}`);
  hold(
    `${name} lets through only what path and headers settle`,
    Object.values(answers)
      .map((one) => one.slice(0, 3))
      .join() === '200,403,403,403,403,403',
  );
  for (const child of [asking, upstream, gateway]) child.kill();
  await pause(500);
};

removeNetwork();
try {
  makeNetwork();
  await tryBalancer('nginx', 'nginx', ['-g', 'daemon off;', '-c', configured('nginx.conf')], 8080);
  await tryBalancer('haproxy', 'haproxy', ['-f', configured('haproxy.cfg')], 8080);
  const caddy = ['run', '--adapter', 'caddyfile', '--config', configured('Caddyfile')];
  await tryBalancer('caddy', 'caddy', caddy, 8080);
  await tryAuthorisation('auth_request', 'nginx', ['-g', 'daemon off;', '-c', configured('nginx-auth-request.conf')]);
  await tryAuthorisation('forward_auth', 'caddy', caddy);
} finally {
  for (const child of children) child.kill('SIGKILL');
  removeNetwork();
  rmSync(folder, { recursive: true });
}
console.log(wrong === 0 ? 'all holds' : `${wrong} do not hold`);
process.exitCode = wrong === 0 ? 0 : 1;
