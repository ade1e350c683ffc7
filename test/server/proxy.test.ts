/** Allowed requests reach the upstream unchanged, and so do its answers the client. */
import { request as httpsRequest } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  bytes,
  CERTIFICATES,
  CLEAN,
  exchangeRaw,
  INELIGIBLE,
  JSON_HEADERS,
  line,
  post,
  rawPost,
  start,
  upstream,
} from './kit.js';

describe('a request that the policy allows', () => {
  it('reaches the upstream unchanged, with its credentials, and so does the answer the client', async () => {
    const up = await upstream((_request, response) => {
      response.writeHead(201, 'Made', ['X-One', 'a', 'x-one', 'b', 'Set-Cookie', 'c=d', 'request-id', 'req_1']);
      response.end('{"ok":  true}');
    });
    const { port, receipts } = await start({ upstreams: [up.origin] });
    const body = ` ${CLEAN.replaceAll(':', ' :\n')} `;
    const heard = await exchangeRaw(
      port,
      rawPost(
        body,
        ['X-Api-Key: sk-ant-canary', 'X-Twice: 1', 'x-twice: 2', 'X-Empty:', 'Connection: close, X-Hop', 'X-Hop: 1'],
        '/v1/messages?beta=true',
      ),
    );
    const [seen] = up.seen;
    expect(seen?.url).toBe('/v1/messages?beta=true');
    expect(seen?.body.toString()).toBe(body);
    const pairs = seen?.headers.join('|').toLowerCase();
    expect(pairs).toContain('x-api-key|sk-ant-canary|x-twice|1|x-twice|2|x-empty|');
    expect(pairs).not.toContain('x-hop');
    expect(pairs).toContain(up.origin.slice('http://'.length));
    expect(heard).toMatch(/^HTTP\/1\.1 201 Made\r\nX-One: a\r\nx-one: b\r\nSet-Cookie: c=d\r\nrequest-id: req_1\r\n/);
    expect(heard).toContain('{"ok":  true}');
    expect(receipts).toMatchObject([{ decision: 'sent', verdict: 'pass', mode: 'block', endpoint: '/v1/messages' }]);
  });

  it('may have a chunked body, and any method', async () => {
    const up = await upstream();
    const { base, port } = await start({ upstreams: [up.origin], failOn: 'fail' });
    expect(
      (
        await fetch(`${base}/v1/messages`, {
          method: 'POST',
          headers: JSON_HEADERS,
          body: ReadableStream.from([bytes(CLEAN.slice(0, 9)), bytes(CLEAN.slice(9))]),
          duplex: 'half',
        } as RequestInit)
      ).status,
    ).toBe(200);
    await exchangeRaw(port, rawPost(CLEAN, ['Connection: close']).replace('POST', 'PUT'));
    expect(up.seen.map(({ body }) => body.toString())).toEqual([CLEAN, CLEAN]);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('is read if it is compressed with %s, and forwarded compressed', async (coding, pack) => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    const packed = bytes(pack(CLEAN));
    expect((await post(base, packed, { 'content-encoding': coding })).status).toBe(200);
    expect((await post(base, bytes(pack(INELIGIBLE)), { 'content-encoding': coding })).status).toBe(403);
    expect(up.seen.map(({ body }) => body)).toEqual([Buffer.from(packed)]);
  });

  it('is forwarded to the upstream that its path prefix selects, whatever its Host', async () => {
    const [one, two] = [await upstream(), await upstream()];
    const { base, port } = await start({
      upstreams: [one.origin, `/foundry=${two.origin}/anthropic`],
      allowedHosts: ['proxy.example'],
    });
    await post(base, CLEAN);
    await post(base, CLEAN, {}, '/foundry/v1/messages');
    await exchangeRaw(port, rawPost(CLEAN, ['Connection: close']).replace('Host: 127.0.0.1', 'Host: proxy.example:80'));
    expect(one.seen.map(({ url }) => url)).toEqual(['/v1/messages', '/v1/messages']);
    expect(two.seen.map(({ url }) => url)).toEqual(['/anthropic/v1/messages']);
  });

  it('gets 404 if no upstream is listed for its path', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [`/claude=${up.origin}`] });
    const answer = await post(base, CLEAN);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { type: 'error', error: { type: 'not_found_error' } },
    ]);
  });

  it('is streamed: each event arrives before the next is sent', async () => {
    let go = (): void => {};
    const up = await upstream(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      response.end('event: two\n\n');
    });
    const { base } = await start({ upstreams: [up.origin] });
    const reader = (await post(base, CLEAN)).body?.getReader();
    const text = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await text()).toBe('event: one\n\n');
    go();
    expect(await text()).toBe('event: two\n\n');
  });
});

it('it uses TLS if it is given a certificate', async () => {
  const [tls] = CERTIFICATES;
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin], tls });
  const status = await new Promise((resolve, reject) => {
    const asked = httpsRequest(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port,
        path: '/v1/messages',
        method: 'POST',
        ca: tls.cert,
        headers: JSON_HEADERS,
        agent: false,
      },
      (answer) => resolve(answer.resume().statusCode),
    );
    asked.on('error', reject);
    asked.end(CLEAN);
  });
  expect(status).toBe(200);
  expect(await exchangeRaw(port, rawPost(CLEAN))).not.toContain('200');
  expect(up.seen.length).toBe(1);
  // A client that closes its half of the connection after its request gets its answer over TLS as well.
  const there = { port, servername: 'localhost', ca: tls.cert, allowHalfOpen: true };
  const half = connectTls(there);
  half.end(rawPost(CLEAN, ['Connection: close']));
  let heard = '';
  for await (const part of half) heard += part;
  expect(heard).toContain('HTTP/1.1 200 OK');
  // A client that names only HTTP/1.0 in its handshake, as curl does for that version, is answered.
  const old = connectTls({ ...there, ALPNProtocols: ['http/1.0'] });
  old.end('GET /healthz HTTP/1.0\r\n\r\n');
  let health = '';
  for await (const part of old) health += part;
  expect(health).toContain('"live"');
});

describe('a forwarded request', () => {
  it('the headers of an answer are forwarded unchanged, before its body', async () => {
    let finish = (): void => {};
    const up = await upstream((request) => {
      request.socket.write(Buffer.from('HTTP/1.1 200 OK\r\nX-Name: \xe9\xff\r\nContent-Length: 2\r\n\r\n', 'latin1'));
      finish = () => request.socket.write('ok');
    });
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    expect(await one.heard('\r\n\r\n')).toContain('X-Name: \xe9\xff\r\n');
    finish();
    expect(await one.heard('ok')).toMatch(/ok$/);
  });

  it('an endpoint that takes no body never gets one', async () => {
    const up = await upstream();
    const { base, port, receipts } = await start({ upstreams: [up.origin], failOn: 'fail' });
    expect((await post(base, CLEAN, {}, '/v1/models')).status).toBe(403);
    expect((await post(base, CLEAN, {}, '/v1/models/claude-sonnet-4-5')).status).toBe(403);
    const form = new FormData();
    form.set('file', new Blob([CLEAN]));
    expect((await fetch(`${base}/v1/models`, { method: 'POST', body: form })).status).toBe(403);
    const get = rawPost(CLEAN, [], '/v1/models').replace('POST', 'GET');
    expect(await exchangeRaw(port, get, '\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    const remove = rawPost(INELIGIBLE, [], '/v1/files/file_1').replace('POST', 'DELETE');
    expect(await exchangeRaw(port, remove, '\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    expect(up.seen).toEqual([]);
    expect(receipts.every(({ decision }) => decision === 'refused')).toBe(true);
    expect((await fetch(`${base}/v1/models`)).status).toBe(200);
  });
});

it('pipelined requests on one connection are answered in order', async () => {
  const up = await upstream();
  const { port, receipts } = await start({ upstreams: [up.origin] });
  const heard = await exchangeRaw(
    port,
    [rawPost(CLEAN), rawPost(INELIGIBLE), rawPost(CLEAN, ['Connection: close'])].join(''),
  );
  expect([...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '403', '200']);
  expect(receipts.length).toBe(3);
});
