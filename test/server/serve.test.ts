/** `serve` as a process: it reads its files again, writes receipts, says what is wrong with its terms, and stops cleanly. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { constants, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { programOfText } from '../program.js';
import { temporaryFolder } from '../temporary-folder.js';
import { CERTIFICATES, CLEAN, INELIGIBLE, line, post, rawPost, upstream } from './kit.js';

/** The command, which here looks at its files, and takes them for completely written, after milliseconds. */
const command = await programOfText(`
  const fs = require('node:fs');
  const { watchFile } = fs;
  fs.watchFile = (file, options, changed) => watchFile(file, { ...options, interval: 20 }, changed);
  const { setTimeout: wait } = globalThis;
  globalThis.setTimeout = (run, time, ...rest) => wait(run, time === 1500 ? 30 : time, ...rest);
  require('./src/bin.ts');
`);
const running: ChildProcess[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.kill('SIGKILL');
});
/** Runs the command as a process. `said` resolves once its standard error contains a text. */
const serve = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const options = { env: { ...process.env, ...env } };
  const child = spawn(process.execPath, [command, 'serve', '--listen', '127.0.0.1:0', ...argv], options);
  running.push(child);
  let stderr = '';
  let stdout = '';
  let look = (): void => {};
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
    look();
  });
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const said = (text: string) =>
    new Promise<string>((resolve) => {
      look = () => {
        if (stderr.includes(text)) resolve(stderr);
      };
      look();
    });
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(await said('listening'))?.[1]);
  return { child, said, code, port, base: `http://127.0.0.1:${port}`, stdout: () => stdout, stderr: () => stderr };
};

describe('serve', () => {
  it('says that it does not use the proxy that the environment names, without its address', async () => {
    const proxy = { https_proxy: 'http://user:password@proxy.example:3128' };
    const { said } = await serve(['--upstream', 'https://api.anthropic.com', '--arrangement', 'zdr'], proxy);
    const log = await said('https_proxy is set, but upstreams are reached directly');
    expect(log).not.toMatch(/password|proxy\.example/);
  });

  it('reloads its terms when they change or on SIGHUP, keeps the earlier ones if the new ones are invalid, and stops cleanly', async () => {
    let finish = (): void => {};
    const up = await upstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
      finish = () => response.end('event: two\n\n');
      if (up.seen.length < 6) finish();
    });
    const here = temporaryFolder().path;
    const context = join(here, 'context.yaml');
    const receipts = join(here, 'receipts.jsonl');
    writeFileSync(context, 'arrangement: standard\nplatform: claude-api\n');
    const { child, said, code, port, base, stderr } = await serve([
      '--upstream',
      up.origin,
      '--context',
      context,
      '--receipts',
      receipts,
    ]);
    expect((await post(base, INELIGIBLE)).status).toBe(200);

    writeFileSync(context, 'arrangement: zdr\nplatform: claude-api\n');
    await said('the terms were read again');
    expect((await post(base, INELIGIBLE)).status).toBe(403);

    writeFileSync(context, 'arrangement: zrd\nplatform: claude-api\n');
    child.kill('SIGHUP');
    expect(await said('the earlier terms remain in force')).toContain(
      `${context}:1:1: arrangement must be one of standard, zdr, hipaa (did you mean zdr?)`,
    );
    expect((await post(base, INELIGIBLE)).status).toBe(403);
    expect((await post(base, CLEAN)).status).toBe(200);

    const counts = (...files: string[]) => files.map((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length);
    renameSync(receipts, `${receipts}.1`);
    expect((await post(base, CLEAN)).status).toBe(200);
    expect(counts(`${receipts}.1`, receipts)).toEqual([4, 1]);
    rmSync(receipts);
    expect((await post(base, CLEAN)).status).toBe(200);
    expect(counts(receipts)).toEqual([1]);

    rmSync(context);
    execFileSync('mkfifo', [context]);
    child.kill('SIGHUP');
    await said('not a regular file, which cannot be read again');
    rmSync(context);
    writeFileSync(context, '');
    child.kill('SIGHUP');
    await said('the file is empty');
    expect((await post(base, INELIGIBLE)).status).toBe(403);
    writeFileSync(context, 'platform: claude-api\n');
    child.kill('SIGHUP');
    await said('the arrangement is no longer stated');
    expect((await post(base, INELIGIBLE)).status).toBe(403);
    writeFileSync(context, 'arrangement: standard\nplatform: claude-api\n');
    child.kill('SIGHUP');
    while ((await post(base, INELIGIBLE)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 10));

    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('event: one');
    child.kill('SIGTERM');
    await said('stopping: requests in flight may complete, within 62 s');
    child.kill('SIGTERM');
    child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 50));
    finish();
    expect(await one.heard()).toContain('event: two');
    expect(await code).toBe(0);
    expect(stderr()).not.toContain('Hello');
  });

  it('uses a renewed certificate and key, and keeps the earlier ones if the new ones do not match', async () => {
    const here = temporaryFolder().path;
    const [cert, key] = [join(here, 'cert.pem'), join(here, 'key.pem')];
    const [first, second, third] = CERTIFICATES;
    const write = (from: typeof first) => {
      writeFileSync(key, from.key);
      writeFileSync(cert, from.cert);
    };
    write(first);
    const words = ['--upstream', 'https://api.anthropic.com', '--tls-cert', cert, '--tls-key', key];
    const { child, said, port, stderr } = await serve(words);
    /** Whether a new connection gets this certificate. */
    const shows = ({ cert: ca }: typeof first): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
        const answer = (trusted: boolean) => {
          socket.destroy();
          resolve(trusted);
        };
        socket.on('secureConnect', () => answer(true)).on('error', () => answer(false));
      });
    expect([await shows(first), await shows(second)]).toEqual([true, false]);

    write(second);
    await said('the TLS certificate was read again');
    expect([await shows(first), await shows(second)]).toEqual([false, true]);

    writeFileSync(cert, third.cert);
    expect(await said('the earlier TLS certificate remains in use')).toContain('not a certificate and its private key');
    expect(await shows(second)).toBe(true);

    rmSync(key);
    await said(`${key}: there is no such file`);
    expect(await shows(second)).toBe(true);

    execFileSync('mkfifo', [key]);
    child.kill('SIGHUP');
    await said(`${key}: not a regular file, which cannot be read again`);
    expect(await shows(second)).toBe(true);
    rmSync(key);

    writeFileSync(key, third.key);
    child.kill('SIGHUP');
    while (!(await shows(third))) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(stderr().split('the TLS certificate was read again').length).toBeGreaterThan(2);
  });

  it('renews a certificate whose key came from a pipe, and does not read the pipe again', async () => {
    const here = temporaryFolder().path;
    const [cert, key] = [join(here, 'cert.pem'), join(here, 'key.pem')];
    const [first, second] = CERTIFICATES;
    writeFileSync(cert, first.cert);
    execFileSync('mkfifo', [key]);
    const words = ['--upstream', 'https://api.anthropic.com', '--tls-cert', cert, '--tls-key', key];
    const starting = serve(words);
    const pipe = await open(key, 'w');
    await pipe.writeFile(first.key);
    await pipe.close();
    const { child, said, stderr } = await starting;
    child.kill('SIGHUP');
    await said('the terms were read again');
    // In one step: half a file would be read, and the earlier certificate kept.
    const renewed = join(here, 'renewed.pem');
    writeFileSync(renewed, Buffer.concat([first.cert, Buffer.from('\n')]));
    renameSync(renewed, cert);
    await said('the TLS certificate was read again');
    expect(stderr()).not.toContain('the earlier TLS certificate remains in use');
    writeFileSync(cert, second.cert);
    await said('the earlier TLS certificate remains in use');
  });

  it('handles a SIGHUP during the first reading of its terms afterwards', async () => {
    const context = join(temporaryFolder().path, 'context.yaml');
    execFileSync('mkfifo', [context]);
    const starting = serve(['--upstream', 'https://api.anthropic.com', '--context', context]);
    // Resolves once the pipe is being read.
    const pipe = await open(context, 'w');
    running.at(-1)?.kill('SIGHUP');
    await pipe.writeFile('arrangement: zdr\n');
    await pipe.close();
    await (await starting).said('the earlier terms remain in force');
  });

  it('forwards nothing once the reader of its receipts on standard output is gone', async () => {
    const up = await upstream();
    const { child, said, base } = await serve(['--upstream', up.origin, '--platform', 'claude-api', '--receipts', '-']);
    const taken = new Promise((resolve) => child.stdout.once('data', resolve));
    expect((await post(base, CLEAN)).status).toBe(200);
    await taken;
    child.stdout.destroy();
    // A process that another test is just starting has the pipe open too, until it runs its own program.
    await vi.waitFor(async () => expect((await post(base, CLEAN)).status).toBe(503), 10_000);
    await said('receipts cannot be written');
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(503);
    const forwarded = up.seen.length;
    expect((await post(base, CLEAN)).status).toBe(503);
    expect(up.seen.length).toBe(forwarded);
  });

  it('writes receipts to a named pipe while it is read, and does not wait for a reader', async () => {
    const up = await upstream();
    const pipe = join(temporaryFolder().path, 'receipts');
    execFileSync('mkfifo', [pipe]);
    const argv = ['--upstream', up.origin, '--arrangement', 'zdr', '--platform', 'claude-api', '--receipts', pipe];
    const { code, stderr } = await run(['serve', ...argv]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`${pipe}: the file cannot be written`)]);
    const reader = spawn('sleep', ['60'], { stdio: [openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)] });
    running.push(reader);
    const { base } = await serve(argv);
    // Nothing reads the pipe: once it is full, requests are refused without waiting.
    let status = 200;
    for (let i = 0; i < 1000 && status === 200; i++) ({ status } = await post(base, CLEAN));
    expect(status).toBe(503);
    expect(up.seen.length).toBeGreaterThan(10);
  });

  it('applies the targets, rules and waivers of a configuration', async () => {
    const up = await upstream();
    const config = join(temporaryFolder().path, 'claude-preflight.config.yaml');
    writeFileSync(
      config,
      `context: { arrangement: zdr, platform: claude-api }
targets:
  - name: trial
    headers: { anthropic-workspace-id: [wrkspc_trial] }
    context: { arrangement: standard, platform: claude-api }
waivers:
  - { rule: zdr/qualified, reason: as agreed, owner: someone, expires: 2099-01-01 }
  - { rule: zdr/qualified, file: src/**, reason: as agreed, owner: someone, expires: 2020-01-01 }
`,
    );
    const { base, stdout } = await serve(['--upstream', up.origin, '--config', config, '--receipts', '-']);
    expect((await post(base, INELIGIBLE)).status).toBe(403);
    expect((await post(base, INELIGIBLE, { 'anthropic-workspace-id': 'wrkspc_trial' })).status).toBe(200);
    const lines = stdout().trimEnd().split('\n');
    expect(lines.map((one) => JSON.parse(one))).toMatchObject([
      { decision: 'refused', context: { arrangement: 'zdr' } },
      { decision: 'sent', target: 'trial', context: { arrangement: 'standard' } },
    ]);
  });
});

it('warns of an asOf before the first entry of the policy, also if the configuration states it', async () => {
  const config = join(temporaryFolder().path, 'terms.yaml');
  writeFileSync(config, 'context: { arrangement: zdr, platform: claude-api, asOf: 2020-01-01 }\n');
  const { stderr } = await serve(['--upstream', 'https://api.anthropic.com', '--config', config]);
  expect(stderr()).toContain('as of 2020-01-01: the policy has no entries yet');
});

describe('an expired waiver', () => {
  const CONFIG = 'context: { arrangement: zdr, platform: claude-api }\n';
  const OVER = 'waivers:\n  - { rule: zdr/qualified, reason: as agreed, owner: someone, expires: 2020-01-01 }\n';
  const WORDS = 'the waiver of zdr/qualified expired on 2020-01-01 and excuses nothing any more';

  it.each([
    ['--config', CONFIG + OVER, `3:5: ${WORDS}`],
    ['--context', `arrangement: zdr\n${OVER}`, '3:5: waiver 1: that of zdr/qualified expired on 2020-01-01'],
  ])('is a usage error, as for every command: %s', async (flag, text, words) => {
    const file = join(temporaryFolder().path, 'terms.yaml');
    writeFileSync(file, text);
    const { code, stderr } = await run(['serve', '--upstream', 'https://api.anthropic.com', flag, file]);
    expect(code).toBe(2);
    expect(stderr).toContain(`terms.yaml:${words}`);
  });

  it('in reloaded terms leaves the earlier ones in force', async () => {
    const up = await upstream();
    const config = join(temporaryFolder().path, 'terms.yaml');
    writeFileSync(config, CONFIG);
    const { child, said, base } = await serve(['--upstream', up.origin, '--config', config]);
    writeFileSync(config, CONFIG.replace('zdr', 'standard') + OVER);
    child.kill('SIGHUP');
    expect(await said('the earlier terms remain in force')).toContain(`terms.yaml:3:5: ${WORDS}`);
    expect((await post(base, INELIGIBLE)).status).toBe(403);
    const counted = /claude_preflight_reloads_total\{outcome="kept"\} [1-9]/;
    await vi.waitFor(async () => expect(await (await fetch(`${base}/metrics`)).text()).toMatch(counted));
  });
});

describe('an upstream that the policy does not know', () => {
  it.each([
    [
      'is reported, with what to do',
      ['--arrangement', 'zdr'],
      'every request to it is refused. State what it is with --platform',
    ],
    [
      'is reported if requests with review findings are forwarded',
      ['--arrangement', 'zdr', '--fail-on', 'fail'],
      'its terms are a guess. State',
    ],
    ['is not reported if its platform is stated', ['--arrangement', 'zdr', '--platform', 'amazon-bedrock'], undefined],
    ['is not reported under the standard arrangement', [], undefined],
  ])('%s', async (_, argv, words) => {
    const { stderr } = await serve(['--upstream', 'http://proxy.example', ...argv]);
    if (words === undefined) expect(stderr()).not.toContain('not a host that the policy knows');
    else expect(stderr()).toContain(`http://proxy.example is not a host that the policy knows`);
    if (words !== undefined) expect(stderr()).toContain(words);
    // Without stated terms hardly anything is refused, which is reported too.
    expect(stderr().includes('no arrangement is stated')).toBe(!argv.includes('--arrangement'));
  });
});
