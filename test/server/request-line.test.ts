/** Paths, hosts and methods that the gateway does not admit. */
import { describe, expect, it } from 'vitest';
import { attack, HIDDEN } from './attack.js';
import { CLEAN, exchangeRaw, INELIGIBLE, rawPost, start, upstream, ZDR } from './kit.js';

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
