/** Requests that are aborted while they are checked. */
import { describe, expect, it } from 'vitest';
import { guardFetch, type Receipt } from '../../src/guard/index.js';
import { MESSAGES, PLAIN, post, ZDR } from './guarded.js';

describe('a request that is aborted', () => {
  it.each([
    ['asynchronously', async (work: () => void) => work()],
    ['synchronously', (work: () => void) => work()],
  ])(
    'is not sent, and its receipt says so, if it is aborted before the check or while a sink works %s',
    async (_, take) => {
      const sent: string[] = [];
      const told: Receipt[] = [];
      const stopping = new AbortController();
      const fetch = guardFetch(
        async (url: string, _init: object) => {
          sent.push(url);
          return Response.json({});
        },
        ZDR,
        {
          events: (event) =>
            take(() => {
              if (event.type === 'decision') told.push(event.receipt);
              stopping.abort('enough');
            }),
        },
      );
      for (let i = 0; i < 2; i++)
        await expect(fetch(MESSAGES, { ...post(PLAIN), signal: stopping.signal })).rejects.toBe('enough');
      await fetch.settled();
      expect(sent).toEqual([]);
      expect(told.map(({ decision }) => decision)).toEqual(['sent', 'refused', 'refused']);
      expect(told.map(({ id }) => told.findIndex((one) => one.id === id))).toEqual([0, 0, 2]);
    },
  );

  it('rejects with an AbortError if its signal has no reason, as with older signals', async () => {
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR);
    const signal = Object.assign(new EventTarget(), { aborted: true });
    await expect(fetch(MESSAGES, { ...post(PLAIN), signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects at once while its body is still being read', async () => {
    const fetch = guardFetch(async (_input: Request) => Response.json({}), ZDR);
    const stopping = new AbortController();
    const body = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const request = new Request(MESSAGES, { method: 'POST', body, duplex: 'half', signal: stopping.signal } as never);
    const going = fetch(request);
    stopping.abort('enough');
    await expect(going).rejects.toBe('enough');
  });
});
