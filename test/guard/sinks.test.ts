/** Sinks of events that throw, reject or never answer. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Anthropic, { AnthropicError } from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { fileEvents } from '../../src/guard/file.js';
import {
  type EventSink,
  type GuardEvent,
  type GuardOptions,
  guardFetch,
  PolicyViolationError,
  preflight,
  type Receipt,
  telemetryEvents,
  violationOf,
} from '../../src/guard/index.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { receiptErrors } from '../receipt-errors.js';
import { temporaryFolder } from '../temporary-folder.js';
import { bytes, CODE, MESSAGES, PLAIN, post, ZDR } from './guarded.js';

const { path: folder } = temporaryFolder();
/** Collects unhandled errors and rejections, which would end a process. */
const unhandledIn = async (work: () => Promise<void>): Promise<unknown[]> => {
  const unhandled: unknown[] = [];
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => unhandled.push(reason));
  try {
    await work();
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  }
  return unhandled;
};
const failure = (): never => {
  throw new Error('canary-7f3a');
};
const BLOCKED = join(folder, 'no-folder');
/** Sinks that do not accept events. */
const FAILING: readonly (readonly [string, () => EventSink])[] = [
  ['throws', () => failure],
  ['rejects', () => async () => failure()],
  ['cannot write to its file', () => fileEvents(join(BLOCKED, 'receipts.jsonl'), { onError: () => undefined })],
  [
    'counts with a meter that throws',
    () =>
      telemetryEvents({
        trace: { getActiveSpan: () => undefined },
        metrics: { getMeter: () => ({ createCounter: () => ({ add: failure }) }) },
      }),
  ],
];

describe('a sink that fails', () => {
  writeFileSync(BLOCKED, '');

  it.each(FAILING)('%s: the request is refused with a typed error, and no rejection is unhandled', async (_, make) => {
    const unhandled = await unhandledIn(async () => {
      const seen: string[] = [];
      const others: Receipt[] = [];
      const events: EventSink[] = [
        make(),
        (event) => {
          if (event.type === 'decision') others.push(event.receipt);
        },
      ];
      const fetch = guardFetch(
        async (url: string, _init: object) => {
          seen.push(url);
          return Response.json({});
        },
        ZDR,
        { events },
      );
      const answer = await fetch(MESSAGES, post(PLAIN));
      expect(answer.status).toBe(403);
      const text = await answer.text();
      expect(JSON.parse(text).claude_preflight).toMatchObject({ fault: true, lost: true, findings: [] });
      expect(JSON.parse(text).error.message).toMatch(/a sink of events did not take its receipt/);
      expect(text).not.toContain('canary');
      // The sink that accepted the first receipt gets a second one, which says that the request was not sent.
      expect(others.map(({ decision, fault = false }) => [decision, fault])).toEqual([
        ['sent', false],
        ['refused', true],
      ]);
      const { receipt } = JSON.parse(text).claude_preflight;
      expect(others.map(({ id }) => id)).toEqual([receipt, receipt]);
      for (const receipt of others) expect(receiptErrors(receipt)).toEqual([]);

      const client = new Anthropic({
        apiKey: 'k',
        maxRetries: 3,
        fetch: async (url) => {
          seen.push(String(url));
          return Response.json({});
        },
        middleware: [preflight(ZDR, { events, errorBase: AnthropicError })],
      });
      const error = await client.messages.create(PLAIN as never).catch((one: unknown) => one);
      expect(error).toBeInstanceOf(PolicyViolationError);
      expect(violationOf(error)).toMatchObject({ fault: true, lost: true });
      expect(seen).toEqual([]);
    });
    expect(unhandled).toEqual([]);
  });

  it.each(FAILING)('%s: the request is sent with onFault pass and in observe mode', async (_, make) => {
    const unhandled = await unhandledIn(async () => {
      for (const options of [{ onFault: 'pass' }, { mode: 'observe' }] as const) {
        const lost: string[] = [];
        const fetch = guardFetch(
          async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }),
          ZDR,
          { ...options, events: make(), onLost: ({ type }) => lost.push(type) },
        );
        await (await fetch(MESSAGES, post(PLAIN))).json();
        await fetch.settled();
        expect(lost.sort()).toEqual(['answer', 'decision']);
      }
    });
    expect(unhandled).toEqual([]);
  });

  it('does not cause a refused request to be sent, nor does a sink that never answers delay observe mode', async () => {
    const options = { onFault: 'pass', events: failure, onLost: failure } as const;
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR, options);
    const answer = await fetch(MESSAGES, post(CODE));
    expect(await answer.json()).toMatchObject({
      claude_preflight: { fault: false, findings: [{ feature: 'code_execution' }] },
    });
    const never = guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR, {
      mode: 'observe',
      events: () => new Promise<void>(() => undefined),
    });
    expect((await never(MESSAGES, post(PLAIN))).status).toBe(200);
  });

  it('may be reported to an onLost that also fails, synchronously or not', async () => {
    const unhandled = await unhandledIn(async () => {
      for (const onLost of [failure, async () => failure()]) {
        const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR, {
          events: failure,
          onLost,
        });
        expect((await fetch(MESSAGES, post(PLAIN))).status).toBe(403);
      }
    });
    expect(unhandled).toEqual([]);
  });

  it('counts as a fault, as does an onReport that rejects, and the receipt states the day of the terms', async () => {
    const receipts: Receipt[] = [];
    const whole = { platform: 'microsoft-foundry', arrangement: 'hipaa', phi: true, strict: true } as const;
    const unhandled = await unhandledIn(async () => {
      for (const context of [{}, { ...whole, asOf: '2026-05-01' }]) {
        const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), context, {
          onReport: async () => failure(),
          events: (event) => {
            if (event.type === 'decision') receipts.push(event.receipt);
          },
        });
        const answer = await fetch(MESSAGES, post(PLAIN));
        expect(await answer.json()).toMatchObject({ claude_preflight: { fault: true } });
      }
    });
    const { digest } = shippedPolicy;
    expect(receipts).toMatchObject([
      {
        context: { platform: 'claude-api', arrangement: 'standard', phi: false, strict: false },
        policy: { asOf: '2026-09-26', digest },
      },
      { context: whole, policy: { asOf: '2026-05-01', digest } },
    ]);
    for (const receipt of receipts) {
      expect(receipt).toMatchObject({ verdict: 'review', decision: 'refused', fault: true, findings: [] });
      expect(receiptErrors(receipt)).toEqual([]);
    }
    expect(unhandled).toEqual([]);
  });

  it('states in the receipt of a failed check the newest day of the policy, own cells included', async () => {
    const policy = compilePolicy({ ...shippedPolicy.data, ownNewest: '2026-09-28' }, shippedPolicy.digest);
    const asOf: string[] = [];
    for (const onReport of [failure, () => undefined])
      await guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR, {
        policy,
        onReport,
        events: (event) => {
          if (event.type === 'decision') asOf.push(event.receipt.policy.asOf);
        },
      })(MESSAGES, post(PLAIN));
    expect(asOf).toEqual(['2026-09-28', '2026-09-28']);
  });

  it('cannot be used to change a request while its receipt is awaited', async () => {
    const sent: (string | null)[] = [];
    const send = async (input: Request | string, init?: RequestInit) => {
      sent.push(new Request(input, init).headers.get('anthropic-beta'));
      return Response.json({});
    };
    const events = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
    };
    const fetch = guardFetch(send, ZDR, { events });
    const headers = new Headers();
    const request = new Request(MESSAGES, post(PLAIN));
    const pair: [string, string] = ['anthropic-beta', 'context-1m-2025-08-07'];
    const betas = ['context-1m-2025-08-07'];
    const going = [
      fetch(MESSAGES, { ...post(PLAIN), headers }),
      fetch(request),
      fetch(MESSAGES, { ...post(PLAIN), headers: [pair] }),
      fetch(MESSAGES, { ...post(PLAIN), headers: { 'anthropic-beta': betas as never } }),
    ];
    await new Promise((resolve) => setTimeout(resolve, 1));
    headers.set('anthropic-beta', 'mcp-client-2025-11-20');
    request.headers.set('anthropic-beta', 'mcp-client-2025-11-20');
    pair[1] = 'mcp-client-2025-11-20';
    betas.push('mcp-client-2025-11-20');
    expect((await Promise.all(going)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(sent.sort()).toEqual(['context-1m-2025-08-07', 'context-1m-2025-08-07', null, null]);
  });

  it('cannot be used to change the bytes of a request while its receipt is awaited', async () => {
    const bodies = [
      (buffer: Uint8Array<ArrayBuffer>) => buffer,
      (buffer: Uint8Array<ArrayBuffer>) => buffer.buffer,
      (buffer: Uint8Array<ArrayBuffer>) => new DataView(buffer.buffer),
    ];
    for (const bodyOf of bodies) {
      const buffer = new Uint8Array(JSON.stringify(CODE).length).fill(32);
      buffer.set(bytes(PLAIN));
      const sent: string[] = [];
      const send = async (_url: string, { body }: { readonly body: unknown }) => {
        sent.push(await new Response(body as Uint8Array<ArrayBuffer>).text());
        return Response.json({});
      };
      const options = { events: async () => buffer.set(bytes(CODE)) };
      await guardFetch(send, ZDR, options)(MESSAGES, { method: 'POST', body: bodyOf(buffer) } as never);
      const request = { url: MESSAGES, method: 'POST', body: bodyOf(buffer) };
      buffer.fill(32).set(bytes(PLAIN));
      await preflight(ZDR, options)(request, async (changed) => void (await send('', changed)), {});
      expect(sent.map((one) => one.trim())).toEqual([JSON.stringify(PLAIN), JSON.stringify(PLAIN)]);
    }
  });
});

describe('a sink that never answers', () => {
  const never = () => new Promise<void>(() => undefined);
  /** A guarded fetch and client, the requests sent, and the receipts that another sink accepted. */
  const held = (options: GuardOptions) => {
    const sent: string[] = [];
    const told: Receipt[] = [];
    const send = async (url: string, _init: object) => {
      sent.push(String(url));
      return Response.json({});
    };
    const take: EventSink = (event) => {
      if (event.type === 'decision') told.push(event.receipt);
    };
    const all = { ...options, events: [take, ...[options.events ?? []].flat()] };
    const client = new Anthropic({
      apiKey: 'k',
      maxRetries: 3,
      fetch: send as never,
      middleware: [preflight(ZDR, all)],
    });
    return {
      fetch: guardFetch(send, ZDR, all),
      client,
      sent,
      told: () => told.map((one) => [one.decision, one.fault]),
    };
  };

  it.each([
    ['a sink', { events: never }],
    ['onReport', { onReport: never }],
  ])('counts as failed after the time limit: %s', async (_, options) => {
    const lost: string[] = [];
    const onLost = (_event: GuardEvent, error: unknown) => lost.push((error as Error).message);
    const { fetch, client, sent, told } = held({ ...options, sinkTime: 5, onLost });
    const answer = await fetch(MESSAGES, post(PLAIN));
    expect(await answer.json()).toMatchObject({ claude_preflight: { fault: true, findings: [] } });
    const error = await client.messages.create(PLAIN as never).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect(sent).toEqual([]);
    expect(told().at(-1)).toEqual(['refused', true]);
    expect(new Set(lost)).toEqual(new Set('events' in options ? ['it took longer than 5 ms'] : []));
  });

  it('does not delay an abort, and the other sink gets a receipt that says nothing was sent', async () => {
    const { fetch, client, sent, told } = held({ events: never, sinkTime: 50 });
    const reason = new Error('enough');
    const stopping = new AbortController();
    const going = fetch(MESSAGES, { ...post(PLAIN), signal: stopping.signal });
    stopping.abort(reason);
    await expect(going).rejects.toBe(reason);
    const signal = AbortSignal.timeout(2);
    await expect(client.messages.create(PLAIN as never, { signal })).rejects.toThrow(Anthropic.APIUserAbortError);
    await fetch.settled();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(sent).toEqual([]);
    expect(told()).toEqual([
      ['sent', undefined],
      ['sent', undefined],
      ['refused', true],
      ['refused', true],
    ]);
  });

  it('is not awaited if it is synchronous, whatever it returns', async () => {
    const { fetch, told } = held({ events: ((event: object) => [event].push(event)) as never });
    const going = fetch(MESSAGES, post(PLAIN));
    expect(told()).toHaveLength(1);
    expect((await going).status).toBe(200);
  });
});
