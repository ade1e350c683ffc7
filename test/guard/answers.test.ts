/** What the caller of a guarded fetch gets: the answer, a refusal, a redirect or an error. */
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { GuardFetchOptions } from '../../src/guard/fetch.js';
import { type GuardEvent, guardFetch, type Receipt, type Violation, violationOf } from '../../src/guard/index.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { CODE, type Given, guarded, MESSAGES, PLAIN, rulesOf, text, ZDR } from './guarded.js';

describe('the answer of a guarded fetch', () => {
  it('answers with the vendor’s error, and repeats the violation within it, which is all that OpenAI’s client keeps', async () => {
    const { fetch } = guarded();
    const answer = await fetch(MESSAGES, { method: 'POST', body: text(CODE) });
    const { error, claude_preflight: told, ...rest } = (await answer.json()) as Record<string, object>;
    expect(Object.keys(error ?? {})).toEqual(['type', 'message', 'claude_preflight']);
    expect(error).toMatchObject({ type: 'permission_error' });
    expect(violationOf({ status: 403, error })?.findings).toEqual((told as Violation).findings);
    // As axios, superagent, got and fetch-based clients keep it.
    const body = { error, claude_preflight: told };
    for (const kept of [
      { response: { data: body } },
      { response: { body } },
      { response: { body: JSON.stringify(body) } },
      { data: body },
      // Genkit keeps only the message of the error.
      new Error(`PERMISSION_DENIED: 403 ${JSON.stringify(body)}`),
    ])
      expect(violationOf(kept)?.receipt).toBe((told as Violation).receipt);
    expect(violationOf({ response: { data: 'no JSON', body: null }, data: 5 })).toBe(undefined);
    expect(told).toMatchObject({ findings: [{ rule: 'zdr/feature-not-eligible' }], fault: false });
    expect(rest).toEqual({ type: 'error', request_id: (told as Violation).receipt });
  });

  it.each<[string, () => object]>([
    [
      'a Node stream',
      () => ({ status: 200, headers: new Headers({ 'content-type': 'text/event-stream' }), body: Readable.from([]) }),
    ],
    ['no headers', () => ({ status: 200, json: async () => ({}) })],
    ['headers of another kind', () => ({ status: 200, headers: { 'content-type': 'application/json' } })],
    ['frozen members', () => Object.freeze(Response.json({}))],
    [
      'a stream that is being read',
      () => {
        const answer = new Response('data: {}', { headers: { 'content-type': 'text/event-stream' } });
        answer.body?.getReader();
        return answer;
      },
    ],
  ])('returns an unusual answer unchanged, since the request was sent: %s', async (_, make) => {
    const answer = make();
    const fetch = guardFetch(async (_url: string, _init: object) => answer, ZDR, { events: () => {} });
    expect(await fetch(MESSAGES, { method: 'POST', body: text(PLAIN) })).toBe(answer);
  });

  it('returns redirects to the caller, so that nothing is sent to another address unchecked', async () => {
    const { fetch, sent } = guarded({ others: 'pass' });
    await fetch(MESSAGES, { method: 'POST', body: text(PLAIN), redirect: 'follow' });
    await fetch(MESSAGES, { method: 'POST', body: text(PLAIN), redirect: 'error' });
    await fetch('https://api.anthropic.com/v1/models');
    await fetch(new Request('https://api.anthropic.com/v1/models'));
    await fetch(new Request('https://api.anthropic.com/v1/models', { redirect: 'error' }));
    await fetch('https://intranet.example/form', { method: 'POST', body: '{}' });
    await fetch('https://intranet.example/form');
    expect(sent.map(({ redirect }) => redirect)).toEqual([
      'manual',
      'error',
      'manual',
      'manual',
      'error',
      'manual',
      'follow',
    ]);
  });

  it('passes on URLs that never leave the machine', async () => {
    const inner = vi.fn(async (..._given: unknown[]) => new Response('x'));
    const fetch = guardFetch(inner as never, ZDR) as unknown as typeof inner;
    await fetch('data:,');
    expect(inner.mock.calls).toEqual([['data:,']]);
  });

  it('honours an abort signal, and passes on network errors unchanged', async () => {
    const failure = new TypeError('fetch failed');
    const fetch = guardFetch(async (_url: string, init?: RequestInit): Promise<Response> => {
      init?.signal?.throwIfAborted();
      throw failure;
    }, ZDR);
    await expect(fetch(MESSAGES, { method: 'POST', body: text(PLAIN) })).rejects.toBe(failure);
    const stopped = AbortSignal.abort();
    await expect(fetch(MESSAGES, { method: 'POST', body: new Blob([text(PLAIN)]), signal: stopped })).rejects.toBe(
      stopped.reason,
    );
  });

  it('refuses a request for another vendor, unless others may pass', async () => {
    const other: Given = ['https://api.example.com/v1/chat/completions', { method: 'POST', body: '{"model":"x"}' }];
    const { fetch, sent } = guarded();
    expect(await rulesOf(await fetch(...other))).toContain('request/not-recognised');
    const open = guarded({ others: 'pass' });
    expect((await open.fetch(...other)).status).toBe(200);
    expect(await rulesOf(await open.fetch(MESSAGES, { method: 'POST', body: text(CODE) }))).toEqual(['code_execution']);
    expect([sent.length, open.sent.length]).toEqual([0, 1]);
  });

  it('sends a request with only review findings if onReview is pass', async () => {
    const post = (body: string): Given => [MESSAGES, { method: 'POST', body }];
    const unknown = text({ ...PLAIN, model: 'invented-model' });
    const strict = guarded();
    expect(await rulesOf(await strict.fetch(...post(unknown)))).toEqual(['zdr/model-requires-retention']);
    const { fetch, sent } = guarded({ onReview: 'pass' });
    expect((await fetch(...post(unknown))).status).toBe(200);
    expect((await fetch(...post(text(CODE)))).status).toBe(403);
    expect([strict.sent.length, sent.length]).toEqual([0, 1]);
  });

  it('keeps concurrent requests apart', async () => {
    const { fetch, sent } = guarded();
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        fetch(MESSAGES, {
          method: 'POST',
          body: new Blob([text({ ...(i % 2 ? PLAIN : CODE), max_tokens: i + 1 })]),
        }),
      ),
    );
    expect(all.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, (_, i) => (i % 2 ? 200 : 403)));
    expect(
      sent.map(({ body }) => (JSON.parse(body) as { max_tokens: number }).max_tokens).sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 100 }, (_, i) => i * 2 + 2));
  });
});

describe('a fault of the check', () => {
  /** A policy that throws on every access. */
  const broken = {
    ...compilePolicy(shippedPolicy.data, shippedPolicy.digest),
    host: () => {
      throw new Error('canary-7f3a');
    },
    platform: () => {
      throw new Error('canary-7f3a');
    },
  };

  /** A guarded fetch under that policy, with the receipts of its decisions. */
  const atFault = (options: GuardFetchOptions) => {
    const receipts: Receipt[] = [];
    const events = (event: GuardEvent): void => {
      if (event.type === 'decision') receipts.push(event.receipt);
    };
    return { ...guarded({ policy: broken, events, ...options }), receipts };
  };

  it('refuses the request, and says that the request is not at fault', async () => {
    const { fetch, sent, receipts } = atFault({ onBlock: 'throw' });
    const error = await fetch(MESSAGES, { method: 'POST', body: text(PLAIN) }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'PolicyViolationError', fault: true, findings: [] });
    expect(String(error)).toMatch(/fault of claude-preflight/);
    expect(JSON.stringify([receipts, error]) + String((error as Error).stack)).not.toContain('canary');
    expect(receipts).toMatchObject([{ fault: true, decision: 'refused', verdict: 'review' }]);
    expect(sent).toEqual([]);
  });

  it('lets the request through with onFault pass, and the receipt says so', async () => {
    const { fetch, sent, receipts } = atFault({ onFault: 'pass' });
    await fetch(MESSAGES, { method: 'POST', body: text(PLAIN) });
    await fetch.settled();
    expect(sent).toHaveLength(1);
    expect(receipts).toMatchObject([{ fault: true, decision: 'sent' }]);
  });

  it('refuses the request if onReport throws', async () => {
    const { fetch, sent } = guarded({
      onReport: () => {
        throw new Error('canary-7f3a');
      },
    });
    expect((await fetch(MESSAGES, { method: 'POST', body: text(PLAIN) })).status).toBe(403);
    expect(sent).toEqual([]);
  });
});
