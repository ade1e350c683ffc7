import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { violationOf } from '../../src/guard/index.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { OVERRIDING_HEADERS } from '../../src/request/misleading.js';
import { AUTHZ_PATHS } from '../../src/server/authz.js';
import { temporaryFolder } from '../temporary-folder.js';
import { CLEAN, INELIGIBLE, start, upstream } from './kit.js';

const { write } = temporaryFolder();
const [clean, ineligible] = [write('clean.json', CLEAN), write('ineligible.json', INELIGIBLE)];

const run = (
  program: string,
  argv: readonly string[],
  base: string,
): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, ANTHROPIC_BASE_URL: base, ANTHROPIC_API_KEY: 'sk-ant-none' };
    execFile(program, argv, { env }, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
const streaming = () =>
  upstream((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: message_start\ndata: {}\n\n');
    setTimeout(() => response.end('event: message_stop\ndata: {}\n\n'), 5);
  });

describe('a client of which only the base URL is changed', () => {
  it('gets its stream or the findings, in Python', async () => {
    const up = await streaming();
    const { base } = await start({ upstreams: [up.origin] });
    const python = (file: string) => run('python3', ['examples/gateway/messages.py', file], base);
    expect(await python(clean)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/message_start[\s\S]+message_stop/),
    });
    expect(await python(ineligible)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^403 [\s\S]+\nfail zdr\/feature-not-eligible \/tools\/0 - /),
    });
    expect(up.seen.map(({ body }) => body.toString())).toEqual([CLEAN]);
  });

  it('gets its answer or the findings, with curl', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    const curl = (file: string) => run('sh', ['examples/gateway/curl.sh', file], base);
    expect((await curl(clean)).stdout).toBe('{"type":"message"}\n200\n');
    expect((await curl(ineligible)).stdout).toMatch(/"permission_error"[\s\S]+\n403\n$/);
    expect(up.seen.length).toBe(1);
  });

  it('gets one typed error with the findings, or its answer, with the SDK', async () => {
    const up = await upstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          id: 'msg_1',
          type: 'message',
          role: 'assistant',
          content: [{ type: 'text', text: 'Hi' }],
          usage: {},
        }),
      );
    });
    const { base, receipts } = await start({ upstreams: [up.origin] });
    const client = new Anthropic({ baseURL: base, apiKey: 'sk-ant-none' });
    const refused = await client.messages.create(JSON.parse(INELIGIBLE)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Anthropic.PermissionDeniedError);
    expect((refused as InstanceType<typeof Anthropic.PermissionDeniedError>).error).toMatchObject({
      claude_preflight: { verdict: 'fail' },
    });
    // The refusal is read in the same way as a guard's.
    expect(violationOf(refused)).toMatchObject({
      findings: [{ rule: 'zdr/feature-not-eligible' }],
      receipt: receipts[0]?.id,
      fault: false,
    });
    expect(receipts.length).toBe(1);
    expect(await client.messages.create(JSON.parse(CLEAN))).toMatchObject({ content: [{ text: 'Hi' }] });
    expect(up.seen.length).toBe(1);
  });
});

describe('the example configurations of other proxies', () => {
  const texts = readdirSync('examples/gateway').map((name) => ({
    name,
    text: readFileSync(`examples/gateway/${name}`, 'utf8'),
  }));

  it('are valid YAML if they are YAML, and use paths that the gateway answers', () => {
    for (const { name, text } of texts.filter((one) => one.name.endsWith('.yaml')))
      expect([name, parseAllDocuments(text).flatMap(({ errors }) => errors)]).toEqual([name, []]);
    const asked = texts.flatMap(({ text }) => [...text.matchAll(/\/ext-authz\/[a-z]+/g)].map(([path]) => path));
    expect([...new Set(asked)].sort()).toEqual([...AUTHZ_PATHS].sort());
  });

  it('let Envoy ask with every header that the check reads, and send only to the host that its certificate names', () => {
    const envoy = parse(readFileSync('examples/gateway/envoy.yaml', 'utf8')).static_resources;
    const { typed_config: manager } = envoy.listeners[0].filter_chains[0].filters[0];
    const patterns: { prefix?: string; exact?: string }[] =
      manager.http_filters[0].typed_config.allowed_headers.patterns;
    const read = ['content-type', 'content-encoding', 'origin', 'sec-fetch-site', 'x-stainless-runtime'];
    const own = shippedPolicy.data.headers.map(({ header }) => header);
    const overriding = OVERRIDING_HEADERS.map(([name]) => name);
    const isAllowed = (name: string) =>
      patterns.some(({ prefix, exact }) => name === exact || (prefix !== undefined && name.startsWith(prefix)));
    expect([...read, ...own, ...overriding].filter((name) => !isAllowed(name))).toEqual([]);
    // The check reads underscores as hyphens, which no pattern does.
    expect(manager.common_http_protocol_options.headers_with_underscores_action).toBe('REJECT_REQUEST');
    const { sni, common_tls_context: tls } = envoy.clusters[1].transport_socket.typed_config;
    expect(tls.validation_context).toMatchObject({
      trusted_ca: { filename: expect.any(String) },
      match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: sni } }],
    });
  });

  it('state whether they were tried', () => {
    const configurations = texts.filter(({ name }) => !/\.(?:py|sh)$/.test(name));
    expect(
      configurations.filter(({ text }) => !/^#[\s\S]*?\b(?:[Tt]ried|Untried)\b/.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('alert only on counters that start at zero, so that the first event is an increase', async () => {
    const { base } = await start({ upstreams: ['http://127.0.0.1:1'] });
    const page = await (await fetch(`${base}/metrics`)).text();
    const rules = readFileSync('examples/gateway/alerts.yaml', 'utf8');
    // Counters of a target, and findings by rule, begin with their first event.
    const asked = [...rules.matchAll(/increase\((claude_preflight_[a-z_]+)(?:\{(.*?)\})?\[/g)];
    expect(asked.length).toBeGreaterThan(4);
    for (const [, name, labels = ''] of asked) {
      const samples = page.split('\n').filter((line) => line.startsWith(name as string) && line.endsWith(' 0'));
      expect([name, labels, samples.some((line) => line.includes(labels))]).toEqual([name, labels, true]);
    }
    for (const [name] of rules.matchAll(/claude_preflight_[a-z_]+/g))
      expect(page).toContain(`# TYPE ${name} counter\n`);
  });

  it('pass only flags that serve has', async () => {
    const { SERVE_FLAGS } = await import('../../src/cli/serve/serve.js');
    const given = texts
      .filter(({ name }) => /^(?:Dockerfile|compose|kubernetes)/.test(name))
      .flatMap(({ text }) => [...text.matchAll(/--([a-z-]+)(?==[^ ]|", ")/g)].map(([, flag]) => flag));
    const [, section = ''] = /## The gateway\n([\s\S]*?)\n## /.exec(readFileSync('README.md', 'utf8')) ?? [];
    given.push(...[...section.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag));
    expect(given.length).toBeGreaterThan(12);
    expect(given.filter((flag) => !Object.hasOwn(SERVE_FLAGS, flag as string))).toEqual([]);
  });
});
