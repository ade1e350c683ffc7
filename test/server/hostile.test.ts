/** Clients that misuse features of HTTP, to hide from the check what is forwarded. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { violationOf } from '../../src/guard/violation.js';
import { textOf } from '../../src/server/body.js';
import { CLEAN, exchangeRaw, INELIGIBLE, line, post, rawPost, start, upstream, ZDR } from './kit.js';

const later = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

describe('a client that uses special features of HTTP', () => {
  it('cannot upgrade to another protocol', async () => {
    const wish = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'];
    const up = await upstream();
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN, wish));
    expect(await one.heard('"message"')).toMatch(/^HTTP\/1\.1 200 /);
    expect(up.seen[0]?.headers.join('|').toLowerCase()).not.toMatch(/upgrade\||http2-settings/);
  });

  it('is asked for its body after Expect: 100-continue, and refused for any other expectation', async () => {
    const up = await upstream();
    const { port } = await start({ upstreams: [up.origin] });
    const [head = '', body = ''] = rawPost(CLEAN, ['Expect: 100-continue', 'Connection: close']).split(/(?<=\r\n\r\n)/);
    const one = await line(port);
    one.say(head);
    await one.heard('HTTP/1.1 100 Continue\r\n\r\n');
    one.say(body);
    expect(await one.heard()).toContain('HTTP/1.1 200 ');
    expect(up.seen[0]?.headers.join('|').toLowerCase()).not.toContain('expect');
    for (const other of ['Expect: something', 'Expect:'])
      expect(await exchangeRaw(port, rawPost(CLEAN, [other]).repeat(2))).toMatch(
        /^HTTP\/1\.1 417 .*"type":"invalid_request_error"[^{}]*\}\}\n$/s,
      );
    expect(up.seen.length).toBe(1);
  });

  it.each([
    [404, '/elsewhere', 'application/json', '127.0.0.1', 20],
    [421, '/claude/v1/messages', 'application/json', 'strange.example', 20],
    [413, '/claude/v1/messages', 'application/json', '127.0.0.1', 2_000_000],
    [403, '/claude/v1/files', 'multipart/form-data; boundary=a', '127.0.0.1', 20],
    [405, '/check', 'application/json', '127.0.0.1', 20],
  ])('is not asked for its body if it is refused without it: %i', async (status, path, type, host, length) => {
    const up = await upstream();
    const { port } = await start({ upstreams: [`/claude=${up.origin}`], limits: { body: 1_000_000 } });
    const method = status === 405 ? 'PUT' : 'POST';
    const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, `Content-Type: ${type}`, `Content-Length: ${length}`];
    const heard = await exchangeRaw(
      port,
      `${[...head, 'Expect: 100-continue'].join('\r\n')}\r\n\r\n`,
      'claude-preflight: ',
    );
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(heard.toLowerCase()).toContain('connection: close');
    expect(up.seen).toEqual([]);
  });

  it('cannot inject a refusal into an answer that has begun', async () => {
    const up = await upstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
    });
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('event: one');
    one.say('garbage\r\n\r\n');
    expect((await one.heard()).match(/HTTP\/1\.1/g)?.length).toBe(1);
  });
});

it.each([
  'X-HTTP-Method-Override: POST',
  'x-method-override: POST',
  'X_HTTP_Method: POST',
  'X-Original-URL: /v1/files',
  'X-Rewrite-URL: /v1/files',
  'X-Forwarded-Method: POST',
  'X-Forwarded-Uri: /v1/files',
  'X-Original-Method: POST',
  'X-Original-URI: /v1/files',
])('a header that overrides the method or the path is neither applied nor forwarded: %s', async (header) => {
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin], failOn: 'fail' });
  const removes = (headers: readonly string[]) =>
    exchangeRaw(
      port,
      ['DELETE /v1/skills/s HTTP/1.1', 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n'),
    );
  expect(await removes([])).toMatch(/^HTTP\/1\.1 200 /);
  expect(await removes([header])).toMatch(/^HTTP\/1\.1 403 [\s\S]*request\/unreadable/);
  expect(up.seen.length).toBe(1);
});

it.each([
  ['twice', ['X-Workspace: clinic', 'x-workspace: research']],
  ['with a hyphen and with an underscore', ['X-Workspace: research', 'X_Workspace: clinic']],
  ['with an underscore only', ['X_Workspace: clinic']],
])('a header that selects the target leads to no laxer terms if it is given %s', async (_, headers) => {
  const up = await upstream();
  const lax = { arrangement: 'standard', platform: 'claude-api' } as const;
  const { port } = await start({
    upstreams: [up.origin],
    context: lax,
    failOn: 'fail',
    config: {
      ...NO_CONFIG,
      targets: [
        { name: 'research', headers: { 'X-Workspace': ['research'] }, context: lax },
        { name: 'clinic', headers: { 'X-Workspace': ['clinic'] }, context: ZDR },
      ],
    },
  });
  expect(await exchangeRaw(port, rawPost(INELIGIBLE, [...headers, 'Connection: close']))).toMatch(/^HTTP\/1\.1 403 /);
  expect(up.seen).toEqual([]);
});

it('a request with very many findings gets a short answer and a short receipt', async () => {
  const up = await upstream();
  const { base, receipts } = await start({ upstreams: [up.origin] });
  const members = Array.from({ length: 20_000 }, (_, i) => `"a${i}":1`);
  const body = CLEAN.replace('{', `{${members},`);
  const answer = await (await post(base, body)).text();
  expect(answer.length).toBeLessThan(200_000);
  const violation = violationOf({ error: JSON.parse(answer) });
  expect([violation?.findings.length, violation?.more]).toEqual([100, 19_900]);
  expect(receipts).toMatchObject([{ decision: 'refused', more: 19_900 }]);
  expect(JSON.stringify(receipts).length).toBeLessThan(20_000);
  expect((await post(base, body, {}, '/check')).status).toBe(413);
});

it('a body is read as it is forwarded: without its content encoding if Connection lists that header', async () => {
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin], failOn: 'fail' });
  const packed = gzipSync(CLEAN);
  const asked = (connection: string) => {
    const head = rawPost('', [`Content-Length: ${packed.length}`, 'Content-Encoding: gzip', connection]);
    return exchangeRaw(port, Buffer.concat([Buffer.from(head), packed]));
  };
  expect(await asked('Connection: close')).toMatch(/^HTTP\/1\.1 200 /);
  expect(await asked('Connection: close, content-encoding')).toMatch(/^HTTP\/1\.1 403 /);
  expect(up.seen.map(({ body }) => body)).toEqual([packed]);
});

it('compressed bodies are decompressed one at a time, so that at most one decompressed body is in memory', async () => {
  const headers = ['content-encoding', 'gzip'];
  const order: string[] = [];
  const read = (name: string, bytes: Buffer) => textOf(bytes, headers, 1 << 25).then(() => order.push(name));
  const large = gzipSync(Buffer.alloc(1 << 24, ' '));
  await Promise.all([read('large', large), read('broken', Buffer.from('x')), read('small', gzipSync('{}'))]);
  expect(order).toEqual(['large', 'broken', 'small']);
});

it('headers that Connection lists are not forwarded, but cannot remove those that the gateway sets', async () => {
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin] });
  const names = ['Connection: close, x-api-key, content-length, host, anthropic-version', 'x-api-key: sk-ant-canary'];
  expect(await exchangeRaw(port, rawPost(CLEAN, names))).toMatch(/^HTTP\/1\.1 200 /);
  expect(up.seen[0]?.headers.join('|')).not.toContain('canary');
  expect(up.seen[0]?.body.toString()).toBe(CLEAN);
});

it('random changes to requests get no ineligible request past the gateway', async () => {
  const up = await upstream();
  const { port, base, receipts } = await start({
    upstreams: [up.origin],
    limits: { headersTime: 200, requestTime: 200 },
  });
  // A seeded generator: the same noise in every run.
  let state = 20_261_125;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const pieces = [
    '\r\n',
    '\n',
    '\r',
    ' ',
    '0',
    ':',
    ';',
    '\u0000',
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: 3\r\n',
    '\u00ff',
    ',',
  ];
  const texts = Array.from({ length: 150 }, () => {
    let text = rawPost(next(2) ? INELIGIBLE : CLEAN, next(3) ? [] : ['X: y']);
    for (let i = 0; i <= next(3); i++) {
      const at = next(text.length);
      text = text.slice(0, at) + pieces[next(pieces.length)] + text.slice(at + next(3));
    }
    return Buffer.from(text, 'latin1');
  });
  for (let i = 0; i < texts.length; i += 50)
    await Promise.all(texts.slice(i, i + 50).map((text) => Promise.race([exchangeRaw(port, text), later(500)])));
  expect(up.seen.filter(({ body }) => body.includes('code_execution'))).toEqual([]);
  // The last of them may still be on their way to the upstream.
  await vi.waitFor(() => expect(receipts.filter(({ decision }) => decision === 'sent').length).toBe(up.seen.length));
  expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
});
