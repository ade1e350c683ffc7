/** Programs that replace the global `Promise`, as zone.js and bluebird do: asynchronous functions do not return theirs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GuardEvent, guardFetch, preflight } from '../../src/guard/index.js';
import { CODE, guarded, MESSAGES, PLAIN, rulesOf, text, ZDR } from './guarded.js';

const { Promise: native } = globalThis;
beforeAll(() => {
  globalThis.Promise = class Replaced<A> extends native<A> {} as PromiseConstructor;
});
afterAll(() => {
  globalThis.Promise = native;
});

const blob = (body: unknown): Blob => new Blob([text(body)], { type: 'application/json' });

it('with a replaced Promise, a guard checks a body that is read asynchronously before it is sent', async () => {
  const { fetch, sent } = guarded();
  for (const input of [blob(CODE), new Request(MESSAGES, { method: 'POST', body: text(CODE) })]) {
    const sending = input instanceof Request ? fetch(input) : fetch(MESSAGES, { method: 'POST', body: input });
    expect(await rulesOf(await sending)).toEqual(['code_execution']);
  }
  expect(sent).toEqual([]);
  expect((await fetch(MESSAGES, { method: 'POST', body: blob(PLAIN) })).status).toBe(200);
  expect(sent.map(({ body }) => body)).toEqual([text(PLAIN)]);
  const next = async ({ body }: { url: string; method: string; body: Blob }) => await body.text();
  expect(await preflight(ZDR)({ url: MESSAGES, method: 'POST', body: blob(PLAIN) }, next, {})).toBe(text(PLAIN));
});

it('with a replaced Promise, a guard gives receipts the digest of a long body, and notes signs in an answer that is read as a blob', async () => {
  const events: GuardEvent[] = [];
  const send = async (_input: string, _init?: RequestInit) => Response.json({ stop_reason: 'refusal' });
  const fetch = guardFetch(send, ZDR, { events: (event) => void events.push(event) });
  const long = { ...PLAIN, messages: [{ role: 'user', content: 'x'.repeat(300_000) }] };
  await (await fetch(MESSAGES, { method: 'POST', body: text(long) })).blob();
  expect(events).toMatchObject([
    { receipt: { request: { digest: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) } } },
    { answer: { sign: 'refusal' } },
  ]);
});
