import { createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { CLEAN, exchangeRaw, INELIGIBLE, line, post, rawPost, selfSigned, start, upstream } from './kit.js';

/** An upstream that sends arbitrary bytes. */
const rude = async (
  say: (socket: Socket) => void,
): Promise<{ origin: string; closed: Promise<void>; asked: () => number }> => {
  let asked = 0;
  let told = (): void => {};
  const closed = new Promise<void>((resolve) => {
    told = resolve;
  });
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('close', () => told());
    socket.once('data', () => {
      asked++;
      say(socket);
    });
  });
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${address.port}`, closed, asked: () => asked };
};

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n';
const errorOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { error: { type: string } }).error.type,
];

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
      socket.write(HEAD + start_);
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

describe('a client that fails', () => {
  it('during an answer aborts the request to the upstream', async () => {
    let upstreamClosed = (): void => {};
    const closed = new Promise<void>((resolve) => {
      upstreamClosed = resolve;
    });
    const up = await upstream((_request, response) => {
      response.on('close', upstreamClosed);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
    });
    const { port, base } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('event: one');
    one.socket.resetAndDestroy();
    await closed;
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('claude_preflight_cut_total{by="client"} 1');
    expect(metrics).toContain('claude_preflight_in_flight 0');
  });

  it('before the upstream answers aborts the request to the upstream', async () => {
    const up = await rude(() => {});
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    while (up.asked() === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    one.socket.destroy();
    await up.closed;
  });

  it('during its body is not forwarded', async () => {
    const up = await upstream();
    const { port, base, receipts } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN).slice(0, -5));
    one.socket.end();
    await one.heard();
    one.socket.destroy();
    expect([up.seen, receipts]).toEqual([[], []]);
    expect(await (await fetch(`${base}/metrics`)).text()).toContain('claude_preflight_held_bytes 0');
  });

  it.each([
    ['closes the connection', 20_000, (socket: Socket) => socket.destroy()],
    ['resets it', 20_000, (socket: Socket) => socket.resetAndDestroy()],
    ['reads nothing', 200, (socket: Socket) => socket.pause()],
  ])('with many pipelined requests aborts them all if it %s', async (_, pauseTime, leave) => {
    const up = await upstream((_request, response) => response.writeHead(200).write(Buffer.alloc(1 << 20)));
    const { port, base } = await start({ upstreams: [up.origin], limits: { pauseTime } });
    const one = await line(port);
    one.say(rawPost(CLEAN).repeat(20));
    await vi.waitFor(() => expect(up.seen).toHaveLength(20), { timeout: 5_000 });
    leave(one.socket);
    await vi.waitFor(
      async () => expect(await (await fetch(`${base}/metrics`)).text()).toContain('claude_preflight_in_flight 0\n'),
      { timeout: 5_000 },
    );
  });

  it('gets its answer if it closes its half of the connection after its request', async () => {
    const up = await upstream((_request, response) => setTimeout(() => response.end('the answer'), 400));
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN).repeat(2));
    one.socket.end();
    const heard = await one.heard();
    expect(heard).toMatch(/^(?:HTTP\/1\.1 102 Processing\r\n\r\n)+HTTP\/1\.1 200 /);
    expect(heard.split('the answer')).toHaveLength(3);
  });

  it.each([
    ['over HTTP/1.0, where it cannot be probed', '', 'HTTP/1.0'],
    ['during an answer', 'event: one', 'HTTP/1.1'],
  ])('counts as gone if it closes its half of the connection %s', async (_, begun, version) => {
    let closed = (): void => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const up = await upstream((_request, response) => {
      response.on('close', closed);
      if (begun) response.writeHead(200).write(begun);
    });
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN).replace('HTTP/1.1', version));
    if (begun) await one.heard(begun);
    else await vi.waitFor(() => expect(up.seen).toHaveLength(1));
    one.socket.end();
    await gone;
  });

  it('that reads nothing is disconnected, and its request aborted', async () => {
    let closed = (): void => {};
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const up = await upstream((_request, response) => {
      response.on('close', closed);
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    });
    const { port } = await start({ upstreams: [up.origin], limits: { pauseTime: 200 } });
    const one = await line(port);
    one.socket.pause();
    one.say(rawPost(CLEAN));
    await gone;
  });

  it.each([
    ['headers', (text: string) => text.slice(0, 40), { headersTime: 100, requestTime: 100 }],
    ['a body', (text: string) => text.slice(0, -5), { headersTime: 100, requestTime: 200 }],
  ])('gets 408 and is disconnected if it sends %s too slowly', async (_, part, limits) => {
    const up = await upstream();
    const { port } = await start({ upstreams: [up.origin], limits });
    expect(await exchangeRaw(port, part(rawPost(CLEAN)))).toMatch(/^HTTP\/1\.1 408 /);
    expect(up.seen).toEqual([]);
  });

  it('gets 413, 414 or 431 if it sends too much, with or without a content-length', async () => {
    const up = await upstream();
    const { base, port } = await start({ upstreams: [up.origin], limits: { body: 100_000, headers: 8192 } });
    expect(await errorOf(await post(base, 'a'.repeat(8_000_000)))).toEqual([413, 'request_too_large']);
    const chunks = `${(200_000).toString(16)}\r\n${'a'.repeat(200_000)}\r\n0\r\n\r\n`;
    expect(await exchangeRaw(port, rawPost(chunks, ['Transfer-Encoding: chunked']))).toMatch(/^HTTP\/1\.1 413 /);
    expect(await exchangeRaw(port, rawPost(CLEAN, [`X: ${'a'.repeat(9000)}`]))).toMatch(/^HTTP\/1\.1 431 /);
    expect(await exchangeRaw(port, rawPost(CLEAN, [], `/${'a'.repeat(8193)}`))).toMatch(/^HTTP\/1\.1 4(?:14|31) /);
    expect(up.seen).toEqual([]);
  });

  it('gets 503 if there are too many requests or too many bytes in memory', async () => {
    const up = await rude(() => {});
    const { port, base } = await start({ upstreams: [up.origin], limits: { requests: 1, held: 1_000_000 } });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    while (up.asked() === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await errorOf(await post(base, CLEAN))).toEqual([503, 'overloaded_error']);
    expect((await fetch(`${base}/healthz/live`)).status).toBe(200);
    one.socket.destroy();
    await up.closed;
    expect(await errorOf(await post(base, 'a'.repeat(2_000_000)))).toEqual([503, 'overloaded_error']);
  });
});

describe('a gateway that is stopping', () => {
  it('finishes streams in flight, accepts no new connection, and then exits', async () => {
    let finish = (): void => {};
    const up = await upstream((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
      finish = () => response.end('event: two\n\n');
    });
    const { port, base, gateway } = await start({ upstreams: [up.origin] });
    const idle = await line(port);
    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('event: one');
    const stopped = gateway.stop();
    await idle.heard();
    await expect(post(base, CLEAN)).rejects.toThrow();
    finish();
    expect(await one.heard()).toMatch(/event: two\n\n\r\n0\r\n\r\n$/);
    await stopped;
  });

  it('becomes unready first, and each answer is the last of its connection', async () => {
    const up = await upstream();
    const { port, base, gateway } = await start({ upstreams: [up.origin], limits: { leaveTime: 300 } });
    const kept = await line(port);
    kept.say(rawPost(CLEAN));
    expect((await kept.heard('"message"')).toLowerCase()).not.toContain('connection: close');
    const stopped = gateway.stop();
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(503);
    kept.say(rawPost(CLEAN));
    expect((await kept.heard()).match(/"message"/g)?.length).toBe(2);
    expect((await post(base, CLEAN)).headers.get('connection')).toBe('close');
    await stopped;
  });

  it('answers connections that it has not accepted yet, in place of a reset', async () => {
    const up = await upstream();
    const { port, base, gateway } = await start({ upstreams: [up.origin], limits: { drainTime: 20_000 } });
    await post(base, CLEAN);
    const lines = await Promise.all(Array.from({ length: 20 }, () => line(port)));
    for (const one of lines) one.say(rawPost(CLEAN));
    const stopped = gateway.stop();
    const answers = await Promise.all(lines.map((one) => one.heard()));
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 200'))).toHaveLength(20);
    await stopped;
  });

  it('does not wait for unfinished TLS handshakes, which also time out while it runs', async () => {
    const { port, gateway } = await start({ tls: selfSigned(), limits: { headersTime: 50, drainTime: 20_000 } });
    const before = await line(port);
    before.say(Buffer.from('160301020001', 'hex'));
    expect(await before.heard()).toBe('');
    const { port: other, gateway: slow } = await start({ tls: selfSigned(), limits: { drainTime: 20_000 } });
    const silent = await line(other);
    const began = Date.now();
    await Promise.all([gateway.stop(), slow.stop()]);
    expect(await silent.heard()).toBe('');
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('waits no longer than drainTime', async () => {
    const up = await rude((socket) => socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`));
    const { port, gateway } = await start({ upstreams: [up.origin], limits: { drainTime: 50 } });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('200 OK');
    await gateway.stop();
    expect(await one.heard()).not.toMatch(/0\r\n\r\n$/);
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

it('a client that is still sending its body receives the refusal', async () => {
  const up = await upstream();
  const { base } = await start({ upstreams: [up.origin] });
  const form = { 'content-type': 'multipart/form-data; boundary=x' };
  const answers = await Promise.all([1, 2, 3].map(() => post(base, 'a'.repeat(20_000_000), form, '/v1/files')));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await post(base, INELIGIBLE)).status).toBe(403);
});
