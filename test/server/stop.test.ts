/** A gateway that stops. */
import { describe, expect, it } from 'vitest';
import { CERTIFICATES, CLEAN, line, post, rawPost, start, upstream } from './kit.js';
import { rude, STREAM_HEAD } from './rude.js';

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
    const { port, gateway } = await start({ tls: CERTIFICATES[0], limits: { headersTime: 50, drainTime: 20_000 } });
    const before = await line(port);
    before.say(Buffer.from('160301020001', 'hex'));
    expect(await before.heard()).toBe('');
    const { port: other, gateway: slow } = await start({ tls: CERTIFICATES[0], limits: { drainTime: 20_000 } });
    const silent = await line(other);
    const began = Date.now();
    await Promise.all([gateway.stop(), slow.stop()]);
    expect(await silent.heard()).toBe('');
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('waits no longer than drainTime', async () => {
    const up = await rude((socket) => socket.write(`${STREAM_HEAD}Transfer-Encoding: chunked\r\n\r\n`));
    const { port, gateway } = await start({ upstreams: [up.origin], limits: { drainTime: 50 } });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    await one.heard('200 OK');
    await gateway.stop();
    expect(await one.heard()).not.toMatch(/0\r\n\r\n$/);
  });
});
