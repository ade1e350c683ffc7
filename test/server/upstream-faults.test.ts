/** Upstreams that fail. */
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { CLEAN, exchangeRaw, line, post, rawPost, start, upstream } from './kit.js';
import { errorOf, rude, STREAM_HEAD } from './rude.js';

describe('an upstream that fails', () => {
  it.each([
    ['cannot be reached', undefined],
    ['closes at once', (socket: Socket) => socket.destroy()],
    ['resets', (socket: Socket) => socket.resetAndDestroy()],
    ['sends garbage', (socket: Socket) => socket.end('\u0000\u0001garbage\r\n\r\n')],
    ['sends a malformed 100 Continue', (socket: Socket) => socket.write('HTTP/1.1 1000 Continue\r\n\r\n')],
    [
      'sends two lengths',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
    ],
    [
      'sends both a length and chunks',
      (socket: Socket) =>
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    ],
    ['sends a malformed header', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nX: a\r\n b\u0000\r\n\r\n')],
    [
      'sends endless headers',
      (socket: Socket) => socket.end(`HTTP/1.1 200 OK\r\n${'X: aaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n`),
    ],
    [
      'upgrades',
      (socket: Socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    ],
  ])('is answered with 502 without a retry, if it %s', async (_, say) => {
    const up = await rude(say ?? (() => {}));
    const { base } = await start({ upstreams: [say ? up.origin : 'http://127.0.0.1:1'] });
    const answer = await post(base, CLEAN);
    // The client may retry: only a refusal by the policy tells it not to.
    expect(answer.headers.has('x-should-retry')).toBe(false);
    expect(await errorOf(answer)).toEqual([502, 'api_error']);
    expect(up.asked()).toBe(say ? 1 : 0);
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
  });

  it('is reported with Node’s error code if it cannot be reached', async () => {
    const { base } = await start({ upstreams: ['http://127.0.0.1:1'] });
    expect(await (await post(base, CLEAN)).text()).toContain('closed the connection (ECONNREFUSED)"');
  });

  it('is answered with 504 if it hangs', async () => {
    const up = await rude(() => {});
    const { base } = await start({ upstreams: [up.origin], limits: { answerTime: 50 } });
    expect(await errorOf(await post(base, CLEAN))).toEqual([504, 'timeout_error']);
    await up.closed;
  });

  it.each([
    ['dies', (socket: Socket) => socket.destroy(), 'Transfer-Encoding: chunked\r\n\r\n6\r\ndata: \r\n'],
    ['resets', (socket: Socket) => socket.resetAndDestroy(), 'Transfer-Encoding: chunked\r\n\r\n6\r\ndata: \r\n'],
    ['stops sending', () => {}, 'Transfer-Encoding: chunked\r\n\r\n6\r\ndata: \r\n'],
    [
      'sends a malformed chunk',
      (socket: Socket) => socket.write('zz\r\n'),
      'Transfer-Encoding: chunked\r\n\r\n6\r\ndata: \r\n',
    ],
    ['ends before its length', (socket: Socket) => socket.end(), 'Content-Length: 100\r\n\r\ndata: '],
  ])('leaves the client with a visibly incomplete answer, if it %s midway', async (_, fail, start_) => {
    const up = await rude((socket) => {
      socket.write(STREAM_HEAD + start_);
      setTimeout(() => fail(socket), 20);
    });
    const { port, base } = await start({ upstreams: [up.origin], limits: { pauseTime: 100 } });
    const heard = await exchangeRaw(port, rawPost(CLEAN));
    expect(heard).toContain('data: ');
    expect(heard).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('claude_preflight_cut_total{by="upstream"} 1');
  });

  it('may send 1xx answers first', async () => {
    const up = await rude((socket) =>
      socket.end(
        'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
      ),
    );
    const { base } = await start({ upstreams: [up.origin] });
    const answer = await post(base, CLEAN);
    expect([answer.status, await answer.text(), answer.headers.get('link')]).toEqual([200, '{}', null]);
  });

  const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
  it.each([
    ['in one piece with its answer', [CONTINUE + OK]],
    ['before its answer', [CONTINUE, OK]],
    ['twice, with a header, as HTTP/1.0', ['HTTP/1.0 100\r\nX: y\r\n\r\n', CONTINUE + OK]],
    ['byte by byte', [...(CONTINUE + OK)]],
  ])('may send 100 Continue unasked: %s', async (_, pieces) => {
    const up = await rude(async (socket) => {
      socket.setNoDelay();
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const { base } = await start({ upstreams: [up.origin] });
    const answer = await post(base, CLEAN);
    expect([answer.status, await answer.text()]).toEqual([200, '{}']);
  });

  it('may send 100 Continue before every answer on a connection, and the answers stay unchanged', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', async () => {
        const length = CONTINUE.length * 2;
        socket.write(`${CONTINUE}HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`);
        await new Promise((resolve) => setTimeout(resolve, 20));
        socket.write(CONTINUE + CONTINUE);
      });
    });
    server.unref();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const { base } = await start({ upstreams: [`http://127.0.0.1:${port}`] });
    for (let i = 0; i < 3; i++) expect(await (await post(base, CLEAN)).text()).toBe(CONTINUE + CONTINUE);
  });

  it('is answered with 502 if it closes after 100 Continue', async () => {
    const up = await rude((socket) => socket.end('HTTP/1.1 100 Continue\r\nX: y\r\n'));
    const { base } = await start({ upstreams: [up.origin] });
    expect(await errorOf(await post(base, CLEAN))).toEqual([502, 'api_error']);
  });

  it.each([
    ['a reason phrase that is not ASCII', 'HTTP/1.1 200 \u00e9\u00e9\r\nContent-Length: 2\r\n\r\n{}', [200, '{}']],
    ['a length with 304', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 100\r\n\r\n', [304, '']],
    ['a body with 204', 'HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}', [204, '']],
  ])('may send %s', async (_, said, expected) => {
    const up = await rude((socket) => socket.write(said, 'latin1'));
    const { base } = await start({ upstreams: [up.origin] });
    const answer = await post(base, CLEAN);
    expect([answer.status, await answer.text()]).toEqual(expected);
  });

  it('is not followed if it redirects', async () => {
    const up = await upstream((_request, response) =>
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    );
    const { base } = await start({ upstreams: [up.origin] });
    const answer = await fetch(`${base}/v1/models`, {
      redirect: 'manual',
      headers: { 'anthropic-version': '2023-06-01' },
    });
    expect(answer.status).toBe(307);
  });
});

it('an early answer to an upload is sent at once, and the connection can be used again', async () => {
  const up = await rude((socket) => socket.write('HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\n{}'));
  const { port } = await start({ upstreams: [up.origin], context: { platform: 'claude-api' } });
  const one = await line(port);
  const rest = 'a'.repeat(20_000_000);
  one.say(
    rawPost(
      'a',
      ['Content-Type: multipart/form-data; boundary=x', `Content-Length: ${1 + rest.length}`],
      '/v1/files',
    ).replace('Content-Type: application/json\r\n', ''),
  );
  await one.heard('{}');
  // Like a client that reads only after it has sent everything.
  await new Promise((resolve) => one.socket.write(rest, resolve));
  one.say('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  expect(await one.heard('"live"')).toMatch(/^HTTP\/1\.1 401 .*HTTP\/1\.1 200 /s);
});
