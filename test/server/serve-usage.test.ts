/** What `serve` makes of its options, and what it says of wrong ones. */
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { readArgs } from '../../src/cli/args.js';
import { SERVE_FLAGS } from '../../src/cli/serve/serve.js';
import { serveSettings } from '../../src/cli/serve/settings.js';
import { serveTerms } from '../../src/cli/serve/terms.js';
import { LIMITS } from '../../src/server/limits.js';
import { temporaryFolder } from '../temporary-folder.js';

describe('serve reports what is wrong with', () => {
  it.each([
    ['no upstream', [], '--upstream is needed'],
    ['an upstream that is not a URL', ['--upstream', 'api.example'], '--upstream is [/prefix=]https://host[/path]'],
    ['an upstream with a credential', ['--upstream', 'https://user:secret@api.example'], '--upstream is'],
    ['an upstream of another protocol', ['--upstream', 'ftp://api.example'], '--upstream is'],
    [
      'two upstreams for one path',
      ['--upstream', 'https://a.example', '--upstream', 'https://b.example'],
      'the same path prefix',
    ],
    ['an unknown limit', ['--upstream', 'https://a.example', '--limit', 'bodi=1'], 'did you mean body?'],
    ['a limit without a unit', ['--upstream', 'https://a.example', '--limit', 'drainTime=3'], 'a time, as 30s'],
    [
      'a size without a unit',
      ['--upstream', 'https://a.example', '--limit', 'body=32'],
      '32 bytes: give it a unit, as 32MB',
    ],
    ['a limit of zero', ['--upstream', 'https://a.example', '--limit', 'body=0'], 'a number or a size'],
    [
      'a name with a scheme',
      ['--upstream', 'https://a.example', '--allow-host', 'https://b.example'],
      'without scheme',
    ],
    ['a name with a port', ['--upstream', 'https://a.example', '--allow-host', '[::1]:80'], 'without scheme'],
    ['a socket to listen on', ['--upstream', 'https://a.example', '--listen', 'unix:/run/x'], 'not a socket'],
    ['a socket to send to', ['--upstream', 'unix:/run/x'], 'not a socket'],
    ['an address', ['--upstream', 'https://a.example', '--listen', '8787'], '--listen is an address and a port'],
    ['a mode', ['--upstream', 'https://a.example', '--mode', 'off'], '--mode is block or observe'],
    ['half of TLS', ['--upstream', 'https://a.example', '--tls-cert', 'x'], 'must be given together'],
    ['an operand', ['--upstream', 'https://a.example', 'x'], 'no arguments'],
    [
      'a configuration that does not exist',
      ['--upstream', 'https://a.example', '--config', 'nowhere.yaml'],
      'nowhere.yaml:1:1',
    ],
    [
      'a place for receipts',
      ['--upstream', 'https://a.example', '--receipts', '/nowhere/x'],
      '/nowhere/x: the file cannot be written',
    ],
  ])('%s', async (_, argv, words) => {
    const { code, stderr } = await run(['serve', ...argv]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(stderr).not.toContain('secret');
  });

  it('names an address that another program listens on, and what to do', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await run(['serve', '--upstream', 'https://a.example', '--listen', `127.0.0.1:${port}`]);
    server.close();
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(`--listen 127.0.0.1:${port}: another program listens there: choose another port`),
    ]);
  });

  // Under Bun it listened but could not forward anything.
  it.each(['bun', 'deno'])('a runtime that is not Node: %s', async (name) => {
    const versions = vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, [name]: '1.0.0' });
    const { code, stderr } = await run(['serve', '--upstream', 'https://a.example', '--listen', '127.0.0.1:0']);
    versions.mockRestore();
    expect([code, stderr]).toEqual([2, expect.stringContaining('only on Node')]);
  });
});

describe('the settings of serve', () => {
  const settings = (...argv: string[]) =>
    serveSettings(readArgs(['--upstream', 'https://a.example', ...argv], SERVE_FLAGS));

  it('are strict by default', async () => {
    expect(await settings()).toMatchObject({
      mode: 'block',
      failOn: 'review',
      extAuthz: false,
      allowedHosts: [],
      limits: LIMITS,
      address: { host: '127.0.0.1', port: 8787 },
    });
  });

  it('are those of the options, with sizes and times in their units', async () => {
    const limits = ['body=8MB', 'held=1g', 'headers=64k', 'requests=200', 'answerTime=30s', 'drainTime=500ms'];
    const hosts = ['::1', 'Gateway.example'];
    expect(
      await settings(
        ...['--mode', 'observe', '--fail-on', 'fail', '--listen', ':9000'],
        ...hosts.flatMap((host) => ['--allow-host', host]),
        ...limits.flatMap((limit) => ['--limit', limit]),
      ),
    ).toMatchObject({
      mode: 'observe',
      failOn: 'fail',
      allowedHosts: ['::1', 'gateway.example'],
      limits: {
        ...LIMITS,
        body: 8 << 20,
        held: 1 << 30,
        headers: 64 << 10,
        requests: 200,
        answerTime: 30_000,
        drainTime: 500,
      },
      address: { host: '0.0.0.0', port: 9000 },
    });
  });
});

it('flags of serve take precedence over its context file, and that over its configuration', async () => {
  const { write } = temporaryFolder();
  const argv = [
    ...['--config', write('config.yaml', 'context: { arrangement: standard, phi: true, strict: true }\n')],
    ...['--context', write('context.yaml', 'arrangement: hipaa\nphi: false\n')],
    ...['--arrangement', 'zdr'],
  ];
  const said = async (): Promise<void> => {};
  const io = {
    stdin: () => undefined,
    stdout: said,
    stderr: said,
    colour: false,
    today: '2026-10-01',
    cwd: '/',
    env: {},
  };
  const forwarding = { upstreams: [], mode: 'block', failOn: 'review' } as const;
  const { terms } = await serveTerms(readArgs(argv, SERVE_FLAGS), forwarding, io, () => {});
  const request = { url: 'https://api.anthropic.com/v1/messages', askedAt: undefined, headers: [] };
  expect(terms().contextOf(request).context).toMatchObject({ arrangement: 'zdr', phi: false, strict: true });
});

it('serve does not write receipts into the file of its terms', async () => {
  const file = temporaryFolder().write('terms.yaml', 'arrangement: zdr\n');
  const argv = ['--upstream', 'https://a.example', '--listen', '127.0.0.1:0', '--context', file, '--receipts', file];
  const { code, stderr } = await run(['serve', ...argv]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('it is an input, and would be overwritten')]);
});
