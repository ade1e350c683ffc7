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
import { Pool } from 'undici';

const BALANCER = 'preflight-lb';
const GATEWAYS = ['preflight-g1', 'preflight-g2', 'preflight-g3'] as const;
const UPSTREAM = 'preflight-up';
const ADDRESSES: Readonly<Record<string, string>> = {
  [BALANCER]: '10.77.0.1',
  'preflight-g1': '10.77.0.11',
  'preflight-g2': '10.77.0.12',
  'preflight-g3': '10.77.0.13',
  [UPSTREAM]: '10.77.0.20',
};
const LANES = 24;

// --- The load, a process within the namespace of the balancer --------------------------------------------------------

const headers = { 'content-type': 'application/json', 'anthropic-version': '2023-06-01' };
const bodyOf = (i: number): string =>
  JSON.stringify({
    model: 'claude-sonnet-4-5',
    max_tokens: 16,
    messages: [{ role: 'user', content: `request ${i}` }],
    ...(i % 3 === 0 ? { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] } : {}),
  });

interface Lost {
  readonly i: number;
  readonly status: number;
  readonly begun: number;
}

/** Asks `count` times; every third request is not eligible, every tenth of the others a stream. */
const load = async (port: number, count: number): Promise<void> => {
  const pool = new Pool(`http://10.77.0.1:${port}`, {
    connections: LANES,
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
  });
  const statuses: Record<string, number> = {};
  const lost: Lost[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      while (next < count) {
        const i = next++;
        for (const part of [1, 2]) if (i === Math.floor((count * part) / 3)) process.stdout.write(`part ${part}\n`);
        const begun = Date.now();
        let status = 0;
        try {
          const path = i % 10 === 1 ? '/v1/messages?stream' : '/v1/messages';
          const answer = await pool.request({ path, method: 'POST', headers, body: bodyOf(i) });
          const text = await answer.body.text();
          status =
            path.endsWith('stream') && answer.statusCode === 200 && !text.endsWith('event: message_stop\n\n')
              ? 0
              : answer.statusCode;
        } catch {
          status = 0;
        }
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status !== (i % 3 === 0 ? 403 : 200)) lost.push({ i, status, begun });
      }
    }),
  );
  process.stdout.write(`done ${JSON.stringify({ statuses, lost })}\n`);
  await pool.destroy();
};

// --- The trial ------------------------------------------------------------------------------------------------------

const ip = (...words: string[]): string =>
  execFileSync('ip', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const within = (namespace: string, program: string, ...argv: string[]): ChildProcess =>
  spawn('ip', ['netns', 'exec', namespace, program, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CLAUDE_PREFLIGHT_KEY: 'the key of the soak' },
  });

const makeNetwork = (): void => {
  for (const one of Object.keys(ADDRESSES)) ip('netns', 'add', one);
  ip('-n', BALANCER, 'link', 'add', 'br0', 'type', 'bridge');
  for (const [i, [one, address]] of Object.entries(ADDRESSES).entries()) {
    ip('-n', one, 'link', 'set', 'lo', 'up');
    if (one === BALANCER) {
      ip('-n', one, 'addr', 'add', `${address}/24`, 'dev', 'br0');
      ip('-n', one, 'link', 'set', 'br0', 'up');
      continue;
    }
    ip('-n', BALANCER, 'link', 'add', `v${i}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', one);
    ip('-n', BALANCER, 'link', 'set', `v${i}`, 'master', 'br0', 'up');
    ip('-n', one, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', one, 'link', 'set', 'eth0', 'up');
  }
};
const takeAway = (): void => {
  for (const one of Object.keys(ADDRESSES))
    try {
      // A balancer that is killed leaves its workers, and they would hold our pipes open for ever.
      for (const pid of ip('netns', 'pids', one).split('\n')) if (pid !== '') process.kill(Number(pid), 'SIGKILL');
      ip('netns', 'del', one);
    } catch {
      // It was not there.
    }
};

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

const behind = async (name: string, program: string, argv: readonly string[], port: number): Promise<void> => {
  const upstream = await startUpstream();
  const receipts = GATEWAYS.map((_, i) => join(folder, `${name}-${i}.jsonl`));
  const gateways: ChildProcess[] = [];
  for (const [i, one] of GATEWAYS.entries())
    gateways.push(
      await startGateway(
        one,
        receipts[i] as string,
        '--listen',
        `${ADDRESSES[one]}:8787`,
        '--upstream',
        'http://10.77.0.20:9000',
      ),
    );
  const balancer = within(BALANCER, program, ...argv);
  children.push(balancer);
  await pause(1500);

  const count = 3000;
  const loading = within(
    BALANCER,
    process.execPath,
    '--import',
    './scripts/ts.mjs',
    'scripts/try-gateways.ts',
    'load',
    String(port),
    String(count),
  );
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
  const { statuses, lost } = JSON.parse(result) as { statuses: Record<string, number>; lost: Lost[] };
  const { digests } = await new Promise<{ digests: string[] }>((resolve) => {
    upstream.once('message', (word) => resolve(word as { digests: string[] }));
    upstream.send('digests');
  });
  const written = receipts.flatMap(linesOf);
  const sent = new Set(written.filter(({ decision }) => decision === 'sent').map(({ request }) => request.digest));
  const refused = new Set(
    written.filter(({ decision }) => decision === 'refused').map(({ request }) => request.digest),
  );
  const ofKill = lost.filter(({ begun }) => begun <= killed);
  const ofStop = lost.filter(({ begun }) => begun > killed);
  console.log(
    `${name}: ${count} requests, answers ${JSON.stringify(statuses)}, ${written.length} receipts (${receipts.map((file) => linesOf(file).length).join(', ')}), ${digests.length} seen by the upstream`,
  );
  console.log(
    `${name}: lost ${lost.length}: ${ofKill.length} in flight when the gateway was killed, ${ofStop.length} later (${ofStop.map(({ begun, status }) => `${status} ${begun - killed} ms after`).join(', ')}; another was told to stop after ${stopped - killed} ms)`,
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
    receipts.every((file) => linesOf(file).length > 0),
  );
  for (const child of [balancer, upstream, ...gateways]) child.kill();
  await pause(500);
};

const asked = async (name: string, program: string, argv: readonly string[]): Promise<void> => {
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

if (process.argv[2] === 'load') await load(Number(process.argv[3]), Number(process.argv[4]));
else {
  takeAway();
  try {
    makeNetwork();
    await behind('nginx', 'nginx', ['-g', 'daemon off;', '-c', configured('nginx.conf')], 8080);
    await behind('haproxy', 'haproxy', ['-f', configured('haproxy.cfg')], 8080);
    const caddy = ['run', '--adapter', 'caddyfile', '--config', configured('Caddyfile')];
    await behind('caddy', 'caddy', caddy, 8080);
    await asked('auth_request', 'nginx', ['-g', 'daemon off;', '-c', configured('nginx-auth-request.conf')]);
    await asked('forward_auth', 'caddy', caddy);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    takeAway();
    rmSync(folder, { recursive: true });
  }
  console.log(wrong === 0 ? 'all holds' : `${wrong} do not hold`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
