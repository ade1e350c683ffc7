/** The guard as middleware: what it checks is what it passes on, as `guardFetch` does. */
import { describe, expect, it } from 'vitest';
import { type GuardEvent, preflight, type Receipt, violationOf } from '../../src/guard/index.js';
import { CODE, MESSAGES, PLAIN, text, ZDR } from './guarded.js';

const POST = { url: MESSAGES, method: 'POST', body: text(PLAIN) };
const MODELS = { url: 'https://api.anthropic.com/v1/models' };

/** Passes a request through the guard and returns what is sent. */
const passed = (request: { url: string }, guard = preflight(ZDR)): Promise<Record<string, unknown>> =>
  guard(request, async (sent) => ({ ...sent }), {});

describe('the guard as middleware', () => {
  it('sends the headers that it checked, of every kind', async () => {
    const HIPAA = { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' } } as const;
    let asked = 0;
    const turning = {
      get 'anthropic-beta'() {
        return asked++ === 0 ? 'interleaved-thinking-2025-05-14' : 'output-128k-2025-02-19';
      },
    };
    const { headers } = await passed({ ...POST, headers: turning } as never, preflight(HIPAA));
    expect(headers).toEqual({ 'anthropic-beta': 'interleaved-thinking-2025-05-14' });
    const shared = new Headers();
    const guard = preflight(HIPAA, { events: async () => shared.set('anthropic-beta', 'output-128k-2025-02-19') });
    const sent = (await passed({ ...POST, headers: shared } as never, guard)).headers as Headers;
    expect([...sent]).toEqual([]);
  });

  it('never follows a redirect of a request to Claude, nor one of a request with a body', async () => {
    expect(await passed(POST)).toMatchObject({ redirect: 'manual' });
    expect(await passed({ ...POST, redirect: 'follow' } as never)).toMatchObject({ redirect: 'manual' });
    expect(await passed({ ...POST, redirect: 'error' } as never)).toMatchObject({ redirect: 'error' });
    expect(await passed(MODELS)).toMatchObject({ redirect: 'manual' });
    const other = { url: 'https://other.example/models', redirect: 'follow' };
    for (const events of [[], () => undefined]) {
      const guard = preflight(ZDR, { others: 'pass', events });
      expect(await passed(other, guard)).toMatchObject({ redirect: 'follow' });
      expect(await passed({ ...other, method: 'POST', body: '{}' } as never, guard)).toMatchObject({
        redirect: 'manual',
      });
    }
  });

  it('judges by the method, and by the headers whether a body is an upload', async () => {
    const methods: string[] = [];
    const guard = preflight({ arrangement: 'standard' }, { events: take(methods) });
    for (const method of [undefined, 'DELETE'])
      await passed({ url: 'https://api.anthropic.com/v1/files/file_1', ...(method && { method }) }, guard);
    expect(methods).toEqual(['GET', 'DELETE']);
    const declared = { ...POST, headers: { 'content-type': 'multipart/form-data; boundary=x' } };
    const error = await passed(declared as never).catch((thrown: unknown) => thrown);
    expect(violationOf(error)?.findings.map(({ rule }) => rule)).toEqual(['request/unreadable']);
  });

  it('sends nothing once its signal has aborted', async () => {
    const reason = new Error('enough');
    const gone = { ...POST, signal: AbortSignal.abort(reason) };
    let sent = 0;
    for (const body of [text(PLAIN), new Blob([text(PLAIN)])]) {
      const sending = preflight(ZDR)({ ...gone, body } as never, async () => sent++, {});
      await expect(sending).rejects.toBe(reason);
    }
    expect(sent).toBe(0);
  });

  it('reports a sign in the answer, with the id of the receipt', async () => {
    const events: GuardEvent[] = [];
    const guard = preflight(ZDR, { events: (event) => void events.push(event) });
    const answer = await guard(POST, async () => Response.json({ stop_reason: 'refusal' }), {});
    await answer.json();
    await guard.settled();
    const [decision] = events;
    const receipt = decision?.type === 'decision' ? decision.receipt.id : expect.unreachable();
    expect(events.slice(1)).toMatchObject([{ type: 'answer', answer: { receipt, sign: 'refusal' } }]);
  });

  it('returns whatever the client takes for an answer', async () => {
    const guard = preflight(ZDR, { events: () => undefined });
    for (const answer of [null, undefined, 'text']) expect(await guard(POST, async () => answer, {})).toBe(answer);
    await expect(guard({ ...POST, body: text(CODE) }, async () => null, {})).rejects.toMatchObject({ status: 403 });
  });
});

/** A sink that keeps the methods in receipts. */
function take(methods: string[]) {
  return (event: GuardEvent): void => {
    if (event.type === 'decision') methods.push((event.receipt satisfies Receipt).method);
  };
}
