/** Clients that fail. */
import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { CLEAN, exchangeRaw, INELIGIBLE, line, post, rawPost, start, upstream } from './kit.js';
import { errorOf, rude } from './rude.js';

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

it('a client that is still sending its body receives the refusal', async () => {
  const up = await upstream();
  const { base } = await start({ upstreams: [up.origin] });
  const form = { 'content-type': 'multipart/form-data; boundary=x' };
  const answers = await Promise.all([1, 2, 3].map(() => post(base, 'a'.repeat(20_000_000), form, '/v1/files')));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect((await post(base, INELIGIBLE)).status).toBe(403);
});
