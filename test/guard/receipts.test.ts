/** One receipt for each request, which matches what the server received and holds no content. */
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type GuardEvent, guardFetch, type Receipt } from '../../src/guard/index.js';
import { receiptErrors } from '../receipt-errors.js';
import { CODE, MESSAGES, PLAIN, post, ZDR } from './guarded.js';

const TOOLS = [
  [],
  [{ type: 'code_execution_20250825', name: 'code_execution' }],
  [{ type: 'web_search_20260209', name: 'web_search' }],
];

describe('the receipts of a guard', () => {
  it('match the requests that the server received one to one, over ten thousand mixed requests', async () => {
    const key = 'a key of ours';
    const seen: string[] = [];
    const receipts: Receipt[] = [];
    const fetch = guardFetch(
      async (_url: string, init: { body: string }) => {
        seen.push(init.body);
        return Response.json({});
      },
      ZDR,
      {
        key,
        remediate: 'safe',
        events: (event) => {
          if (event.type === 'decision') receipts.push(event.receipt);
        },
      },
    );
    const statuses: number[] = [];
    for (let i = 0; i < 10_000; i += 100) {
      const wave = Array.from({ length: 100 }, (_, j) => {
        const body = { ...PLAIN, max_tokens: i + j + 1, tools: TOOLS[(i + j) % 3] };
        return fetch(
          MESSAGES,
          (i + j) % 7 === 0 ? { ...post(body), body: JSON.stringify(body).slice(0, -1) } : post(body),
        );
      });
      for (const { status } of await Promise.all(wave)) statuses.push(status);
    }
    await fetch.settled();
    expect(receipts).toHaveLength(10_000);
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(10_000);
    const sent = receipts.filter(({ decision }) => decision !== 'refused');
    expect(sent).toHaveLength(seen.length);
    expect(statuses.filter((status) => status === 403)).toHaveLength(10_000 - seen.length);
    const digestOf = (body: string) => `hmac-sha256:${createHmac('sha256', key).update(body).digest('hex')}`;
    expect(sent.map(({ request }) => request.digest).sort()).toEqual(seen.map(digestOf).sort());
    for (const one of ['sent', 'fixed', 'refused'])
      expect(receipts.filter(({ decision }) => decision === one).length, one).toBeGreaterThan(1000);
    expect(receipts.every(({ request }) => request.key === 'given')).toBe(true);
  });

  it('conform to the published schema, hold no content, and state the origin of their key', async () => {
    const canary = 'canary-7f3a';
    const events: GuardEvent[] = [];
    const fetch = guardFetch(
      async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal', content: [canary] }),
      ZDR,
      {
        target: 'billing',
        mode: 'observe',
        now: () => Date.UTC(2026, 9, 1, 12),
        events: (event) => {
          events.push(event);
        },
      },
    );
    const body = {
      ...PLAIN,
      model: canary,
      metadata: { user_id: canary },
      [canary]: canary,
      messages: [{ role: 'user', content: canary }],
      tools: [{ type: canary, name: canary, [canary]: 1 }, ...(TOOLS[2] ?? [])],
    };
    await (
      await fetch(`${MESSAGES}?q=${canary}`, {
        ...post(body),
        headers: { 'x-api-key': canary, 'anthropic-beta': canary },
      })
    ).json();
    await fetch('https://api.anthropic.com/v1/files/canary-7f3a/content', { method: 'GET' });
    await fetch(MESSAGES, { method: 'POST', body: new FormData() });
    await fetch.settled();
    const receipts = events.flatMap((event) => (event.type === 'decision' ? [event.receipt] : []));
    expect(receipts).toHaveLength(3);
    for (const receipt of receipts) expect(receiptErrors(receipt)).toEqual([]);
    const read = receipts.find(({ request }) => request.digest !== undefined);
    expect(read).toMatchObject({
      time: '2026-10-01T12:00:00.000Z',
      target: 'billing',
      mode: 'observe',
      decision: 'sent',
      verdict: 'fail',
      request: { key: 'run', length: JSON.stringify(body).length },
    });
    expect(receipts.filter((one) => one !== read).map(({ request }) => request)).toEqual([
      { key: 'run' },
      { key: 'run' },
    ]);
    expect(events.filter(({ type }) => type === 'answer')).toEqual([
      { type: 'answer', answer: expect.objectContaining({ receipt: read?.id, sign: 'refusal', upTo: 'P2Y' }) },
    ]);
    // The name of a member may be shown if an API could have such a member; a value never is.
    expect(JSON.stringify(events).replaceAll(`/${canary}"`, '')).not.toContain(canary);
  });

  it('are delivered before a refusal reaches the caller', async () => {
    const order: string[] = [];
    const fetch = guardFetch(async () => Response.json({}), ZDR, {
      events: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('receipt');
      },
    });
    await (fetch as (url: string, init: object) => Promise<object>)(MESSAGES, post(CODE));
    order.push('refusal');
    expect(order).toEqual(['receipt', 'refusal']);
  });

  it('reach every sink, including those after one that fails', async () => {
    const told: string[] = [];
    const lost: unknown[] = [];
    const full = new Error('the disk is full');
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }), ZDR, {
      onFault: 'pass',
      onLost: (event, error) => lost.push([event.type, error]),
      events: [
        () => {
          throw full;
        },
        ({ type }) => {
          told.push(type);
        },
      ],
    });
    await (await fetch(MESSAGES, post(PLAIN))).json();
    expect((await fetch(MESSAGES, post(CODE))).status).toBe(403);
    await fetch.settled();
    expect(told.sort()).toEqual(['answer', 'decision', 'decision']);
    expect(lost.sort()).toEqual([
      ['answer', full],
      ['decision', full],
      ['decision', full],
    ]);
  });
});
