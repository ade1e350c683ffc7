import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { violationOf } from '../../src/guard/violation.js';
import { textOf } from '../../src/server/body.js';
import { CLEAN, exchangeRaw, INELIGIBLE, line, post, rawPost, start, upstream, ZDR } from './kit.js';

/** A second request, hidden where another parser could find it. */
const HIDDEN = rawPost(INELIGIBLE, ['X-Hidden: 1', 'Connection: close']);
const size = (text: string): string => text.length.toString(16);
const chunked = (body: string): string => `${size(body)}\r\n${body}\r\n0\r\n\r\n`;
const lengthOf = (body: string): string => `Content-Length: ${body.length}`;
const CHUNKED = 'Transfer-Encoding: chunked';

/** Sends a text on a connection, and asserts that nothing was forwarded without a check. */
const attack = async (
  text: string | Buffer,
): Promise<{ heard: string; statuses: (string | undefined)[]; sent: number }> => {
  const up = await upstream();
  const { port, receipts, logs, base } = await start({
    upstreams: [up.origin],
    limits: { headersTime: 300, requestTime: 300 },
  });
  const heard = await exchangeRaw(port, text);
  const digests = up.seen.map(
    ({ body }) => `hmac-sha256:${createHmac('sha256', 'a key for tests').update(body).digest('hex')}`,
  );
  const sent = receipts.filter(({ decision }) => decision === 'sent');
  expect(sent.map(({ request }) => (request as { digest: string }).digest)).toEqual(digests);
  expect(up.seen.filter(({ body }) => 'tools' in JSON.parse(body.toString()))).toEqual([]);
  expect(logs).toEqual([]);
  expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
  return {
    heard,
    statuses: [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status),
    sent: up.seen.length,
  };
};

describe('a request whose length is ambiguous', () => {
  it.each([
    ['both a length and chunks', rawPost(`${chunked('')}${HIDDEN}`, ['Content-Length: 5', CHUNKED])],
    ['chunks and then a length', rawPost(`${chunked(CLEAN)}${HIDDEN}`, [CHUNKED, 'Content-Length: 3'])],
    ['two lengths', rawPost(CLEAN + HIDDEN, [lengthOf(CLEAN), 'Content-Length: 0'])],
    ['the same length twice', rawPost(CLEAN, [lengthOf(CLEAN), lengthOf(CLEAN)])],
    ['two lengths in one', rawPost(CLEAN, [`${lengthOf(CLEAN)}, ${CLEAN.length}`])],
    ['a length with a sign', rawPost(CLEAN, [`Content-Length: +${CLEAN.length}`])],
    ['a negative length', rawPost(CLEAN, ['Content-Length: -1'])],
    ['a hexadecimal length', rawPost(CLEAN, [`Content-Length: 0x${size(CLEAN)}`])],
    ['a length with too many digits', rawPost(CLEAN, [`Content-Length: 1${'0'.repeat(30)}`])],
    ['an empty length', rawPost(CLEAN, ['Content-Length:'])],
    ['a space before the colon', rawPost(CLEAN, ['Content-Length : 5'])],
    ['a space before the name', rawPost(CLEAN, [' Content-Length: 5', lengthOf(CLEAN)])],
    ['a folded header', rawPost(chunked(CLEAN), ['Transfer-Encoding:\r\n chunked'])],
    ['a folded length', rawPost(CLEAN, [`Content-Length: ${CLEAN.length}\r\n 5`])],
    ['another coding', rawPost(chunked(CLEAN), ['Transfer-Encoding: gzip, chunked'])],
    ['chunked twice', rawPost(chunked(CLEAN), ['Transfer-Encoding: chunked, chunked'])],
    ['two codings', rawPost(chunked(CLEAN), [CHUNKED, 'Transfer-Encoding: identity'])],
    ['two codings, the other way', rawPost(chunked(CLEAN), ['Transfer-Encoding: identity', CHUNKED])],
    ['a coding in quotes', rawPost(chunked(CLEAN), ['Transfer-Encoding: "chunked"'])],
    ['a coding with a parameter', rawPost(chunked(CLEAN), ['Transfer-Encoding: chunked;x'])],
    ['a coding with a typo', rawPost(chunked(CLEAN), ['Transfer-Encoding: xchunked'])],
    ['a coding after a vertical tab', rawPost(chunked(CLEAN), ['Transfer-Encoding: \u000bchunked'])],
    [
      'a coding after a stray carriage return',
      rawPost(chunked(CLEAN), ['X: y\rTransfer-Encoding: chunked', lengthOf(CLEAN)]),
    ],
    [
      'a coding in a header with an underscore',
      rawPost(chunked(CLEAN), ['Transfer_Encoding: chunked', lengthOf(CLEAN)]),
    ],
    ['another version', rawPost(CLEAN).replace('HTTP/1.1', 'HTTP/2.0')],
    ['a coding in HTTP/1.0', rawPost(chunked(CLEAN), [CHUNKED]).replace('HTTP/1.1', 'HTTP/1.0')],
    ['a name with a null', rawPost(CLEAN, ['Content-Length\u0000: 1', lengthOf(CLEAN)])],
    ['lines that end with a line feed only', rawPost(CLEAN, [CHUNKED]).replaceAll('\r\n', '\n')],
    ['a header that ends with a line feed only', rawPost(CLEAN, [`X: y\nContent-Length: 5`, lengthOf(CLEAN)])],
    ['two hosts', rawPost(CLEAN, ['Host: other.example'])],
    ['two content types', rawPost(CLEAN, ['Content-Type: multipart/form-data; boundary=x'])],
    ['two content encodings', rawPost(CLEAN, ['Content-Encoding: identity', 'Content-Encoding: gzip'])],
  ])('is refused and the connection closed: %s', async (_, text) => {
    const { statuses, sent } = await attack(text);
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it.each([
    ['a size with a sign', `+${size(CLEAN)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size with 0x', `0x${size(CLEAN)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size too small', `5\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size with too many digits', `${'f'.repeat(20)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['an empty size', `\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['a size that ends with a line feed only', `${size(CLEAN)}\n${CLEAN}\r\n0\r\n\r\n`],
    ['data that ends with a line feed only', `${size(CLEAN)}\r\n${CLEAN}\n0\n\n`],
    ['an extension with a carriage return', `${size(CLEAN)};a\r${CLEAN}\r\n0\r\n\r\n`],
    ['an endless extension', `${size(CLEAN)};${'a'.repeat(40_000)}\r\n${CLEAN}\r\n0\r\n\r\n`],
    ['no end', `${size(CLEAN)}\r\n${CLEAN}\r\n`],
  ])('is refused if its chunks are malformed: %s', async (_, body) => {
    const { statuses, sent } = await attack(rawPost(body, [CHUNKED]));
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it('stays one request if its chunks contain another one', async () => {
    const body = CLEAN.replace('Hello', HIDDEN.replace(/["\\]/g, '').replaceAll('\r\n', ' '));
    const { statuses, sent } = await attack(rawPost(chunked(body), [CHUNKED, 'Connection: close']));
    expect([sent, statuses]).toEqual([1, ['200']]);
  });

  it('does not hide another one after its body', async () => {
    expect(await attack(rawPost(INELIGIBLE, []) + HIDDEN)).toMatchObject({ statuses: ['403', '403'], sent: 0 });
    expect(await attack(rawPost(CLEAN, []) + HIDDEN)).toMatchObject({ statuses: ['200', '403'], sent: 1 });
  });

  it('hides no header in its trailers', async () => {
    const body = `${size(CLEAN)}\r\n${CLEAN}\r\n0\r\nanthropic-beta: x\r\n\r\n`;
    const { statuses, sent } = await attack(rawPost(body, [CHUNKED, 'Trailer: anthropic-beta', 'Connection: close']));
    expect([sent, statuses]).toEqual([1, ['200']]);
  });
});

describe('a path', () => {
  it.each([
    'http://127.0.0.1/v1/messages',
    'https://api.anthropic.com/v1/messages',
    '//evil.example/v1/messages',
    '/v1//messages',
    '/v1/models/../messages',
    '/v1/models/%2e%2e/messages',
    '/v1/models/.%2E/messages',
    '/v1/models%2f..%2fmessages',
    '/v1%2fmessages',
    '/v1/models/..%5cmessages',
    '/v1\\messages',
    '/v1/%252e%252e/messages',
    '/v1/models/..;/messages',
    '/v1/./messages',
    '/v1/messages%00',
    '/v1/messages%0d%0aX:%20y',
    '/v1/messages%3fbeta',
    '/v1/messages#x',
    '/v1/mess%zzages',
    '/v1/messages%',
    '/v1/m\u00e9ssages',
    '/v1/{messages}',
    '/v1/messages;a=b',
    '/v1/messages%3Ba',
    '/v1/messages%20',
    '*',
    'v1/messages',
    '',
  ])('is refused: %s', async (target) => {
    const { statuses, sent } = await attack(Buffer.from(rawPost(CLEAN, ['Connection: close'], target), 'latin1'));
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it.each([100, 4000, 4084, 4085, 8150, 8180])(
    'with a prefix of %i characters is checked in full or refused',
    async (n) => {
      const up = await upstream();
      const { port } = await start({ upstreams: [up.origin], failOn: 'fail' });
      const target = `/${'a'.repeat(n - 1)}/v1/messages`;
      const heard = await exchangeRaw(port, rawPost(INELIGIBLE, ['Connection: close'], target));
      expect(heard).toMatch(n <= 4084 ? /^HTTP\/1\.1 403 / : /^HTTP\/1\.1 414 /);
      expect(up.seen).toEqual([]);
    },
  );

  it.each([
    '/v1/%6dessages',
    '/v1/messages/',
    '/V1/MESSAGES',
    '/v1/messages?beta=true',
    '/v1/messages?/v1/models',
    '/v1/m%65ssages/count_tokens/',
  ])('is checked as the endpoint that a server may read it as: %s', async (target) => {
    const up = await upstream();
    const { port } = await start({ upstreams: [up.origin], failOn: 'fail' });
    expect(await exchangeRaw(port, rawPost(INELIGIBLE, ['Connection: close'], target))).toMatch(
      /^HTTP\/1\.1 403 [\s\S]*zdr\/feature-not-eligible/,
    );
    expect(up.seen).toEqual([]);
  });

  it('may contain an encoded slash in a resource name', async () => {
    const up = await upstream();
    const { port } = await start({
      upstreams: [up.origin],
      context: { ...ZDR, platform: 'amazon-bedrock' },
      failOn: 'fail',
    });
    const { model: _, ...body } = JSON.parse(CLEAN);
    const target =
      '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Ainference-profile%2Fus.anthropic.claude-sonnet-4-5/invoke';
    expect(await exchangeRaw(port, rawPost(JSON.stringify(body), ['Connection: close'], target))).toMatch(
      /^HTTP\/1\.1 200 /,
    );
    expect(up.seen.map(({ url }) => url)).toEqual([target]);
  });
});

describe('a Host', () => {
  it.each([
    'evil.example',
    'api.anthropic.com',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '127.0.0.2',
    '',
    'a b',
    '127.0.0.1@evil.example',
    '127.0.0.1/x',
    '[::2]',
  ])('%s is refused', async (host) => {
    const { statuses, sent } = await attack(
      rawPost(CLEAN, ['Connection: close']).replace('Host: 127.0.0.1', `Host: ${host}`),
    );
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });

  it('that is missing is refused, but health probes may use any host', async () => {
    expect(await attack(rawPost(CLEAN).replace('Host: 127.0.0.1\r\n', ''))).toMatchObject({
      sent: 0,
      statuses: ['400'],
    });
    const { port } = await start({ upstreams: ['http://127.0.0.1:1'] });
    const ask = (path: string, method = 'GET') =>
      exchangeRaw(port, `${method} ${path} HTTP/1.1\r\nHost: pod-7\r\nConnection: close\r\n\r\n`);
    expect(await ask('/healthz/ready')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask('/healthz/live', 'HEAD')).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ask('/healthz/live', 'DELETE')).toMatch(/^HTTP\/1\.1 421 /);
    expect(await ask('/metrics')).toMatch(/^HTTP\/1\.1 421 /);
  });

  it.each(['127.0.0.1', '127.0.0.1:8787', 'localhost', 'LOCALHOST:1', '[::1]:80', 'localhost.'])(
    '%s is accepted as this machine',
    async (host) => {
      expect(
        await attack(rawPost(CLEAN, ['Connection: close']).replace('Host: 127.0.0.1', `Host: ${host}`)),
      ).toMatchObject({ sent: 1, statuses: ['200'] });
    },
  );
});

describe('bytes after a request that is not admitted', () => {
  it.each([
    ['another host', rawPost(CLEAN).replace('Host: 127.0.0.1', 'Host: evil.example')],
    ['a path with dots', rawPost(CLEAN, [], '/v1/x/../messages')],
    ['another method', rawPost(CLEAN).replace('POST', 'OPTIONS')],
    ['two hosts', rawPost(CLEAN, ['Host: 127.0.0.1'])],
  ])('are not read as another request: %s', async (_name, first) => {
    const { sent, statuses } = await attack(`${first}${rawPost(CLEAN)}`);
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
  });
});

describe('a method', () => {
  it.each(['OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'PURGE'])(
    '%s is refused, and the connection closed',
    async (method) => {
      expect(await attack(`${rawPost(CLEAN).replace('POST', method)}${rawPost(CLEAN)}`)).toMatchObject({
        sent: 0,
        statuses: ['405'],
      });
    },
  );

  it.each(['CONNECT 127.0.0.1:80', 'CONNECT evil.example:443'])('%s opens no tunnel, and gets 405', async (words) => {
    const { sent, statuses } = await attack(`${words} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${HIDDEN}`);
    expect([sent, statuses]).toEqual([0, ['405']]);
  });

  it.each([
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001',
    'GET /\r\n\r\n',
    'nonsense\r\n\r\n',
    'POST /v1/messages HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n',
    `post /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
  ])('is required: %j is refused', async (text) => {
    const { heard, sent, statuses } = await attack(text);
    expect([sent, statuses]).toEqual([0, [expect.stringMatching(/^4/)]]);
    expect(heard).toMatch(/^HTTP\/1\.1 \d{3} [A-Z][A-Za-z ]+\r\n/);
  });

  it('HEAD is answered with headers and no body', async () => {
    const up = await upstream((_request, response) => response.writeHead(200, { 'content-length': '7' }).end());
    const { port } = await start({ upstreams: [up.origin] });
    const heard = await exchangeRaw(
      port,
      'HEAD /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\nanthropic-version: x\r\nConnection: close\r\n\r\n',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
    expect(heard.toLowerCase()).toContain('content-length: 7');
    expect(heard).toMatch(/\r\n\r\n$/);
  });
});

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

const later = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

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
