/** The gateway writes a receipt of each decision before a request is forwarded. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/server/limits.js';
import { CLEAN, INELIGIBLE, post, start, upstream } from './kit.js';

const CANARY = 'kanarienvogel';

describe('receipts', () => {
  it('hold a keyed digest of the forwarded body and no content', async () => {
    const up = await upstream();
    const { base, receipts, logs } = await start({ upstreams: [up.origin], now: () => 0 });
    await post(base, CLEAN.replace('Hello', CANARY), { 'x-api-key': CANARY });
    await post(base, INELIGIBLE.replace('Hello', CANARY));
    const hmac = (body: Buffer) => `hmac-sha256:${createHmac('sha256', 'a key for tests').update(body).digest('hex')}`;
    expect(receipts).toMatchObject([
      {
        decision: 'sent',
        time: '1970-01-01T00:00:00.000Z',
        request: { digest: hmac(up.seen[0]?.body as Buffer), key: 'given', length: up.seen[0]?.body.length },
      },
      { decision: 'refused' },
    ]);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(JSON.stringify([receipts, logs, metrics])).not.toContain(CANARY);
  });

  it('are written before a request is forwarded, which it is not if that fails', async () => {
    let works = false;
    const up = await upstream();
    const { base, logs } = await start({ upstreams: [up.origin], receipt: () => works });
    expect((await post(base, CLEAN)).status).toBe(503);
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(503);
    expect((await fetch(`${base}/healthz/live`)).status).toBe(200);
    works = true;
    expect((await post(base, CLEAN)).status).toBe(200);
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
    expect(up.seen.length).toBe(1);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    for (const decision of ['sent', 'refused'])
      expect(metrics).toContain(`requests_total{decision="${decision}",verdict="pass"} 1\n`);
    expect(logs).toEqual(['receipts cannot be written; nothing is forwarded', 'receipts are written again']);
  });
});

describe('a receipt that is not written', () => {
  it.each([
    ['in time', () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 200))],
    ['at all', () => new Promise<boolean>(() => undefined)],
    [
      'but with an error',
      () => {
        throw new Error('the disk is full');
      },
    ],
  ])('%s makes the gateway refuse the request, and write another that says so', async (_, take) => {
    const lines: string[] = [];
    const up = await upstream();
    const receipt = (line: string) => {
      lines.push(line);
      return take();
    };
    const { base } = await start({ upstreams: [up.origin], limits: { receiptTime: 10 }, receipt });
    expect((await post(base, CLEAN)).status).toBe(503);
    expect(up.seen).toEqual([]);
    const receipts = lines.map((line) => JSON.parse(line));
    expect(receipts.map(({ decision, fault }) => [decision, fault])).toEqual([
      ['sent', undefined],
      ['refused', true],
    ]);
    expect(receipts[0].id).toBe(receipts[1].id);
    // That of a refused request already says that nothing was sent.
    expect((await post(base, INELIGIBLE)).status).toBe(503);
    expect(lines.slice(2).map((line) => JSON.parse(line))).toMatchObject([{ decision: 'refused', verdict: 'fail' }]);
  });

  it('makes a gateway unready only for a while, so that later requests can show that it works again', async () => {
    let now = 0;
    let works = false;
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin], now: () => now, receipt: () => works });
    const ready = async () => (await fetch(`${base}/healthz/ready`)).status;
    await post(base, CLEAN);
    expect(await ready()).toBe(503);
    now += LIMITS.receiptTime;
    expect(await ready()).toBe(200);
    await post(base, CLEAN);
    expect(await ready()).toBe(503);
    now += LIMITS.receiptTime;
    works = true;
    expect((await post(base, CLEAN)).status).toBe(200);
  });
});
