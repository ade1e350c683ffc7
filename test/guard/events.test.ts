/** The events of a guard: one receipt for each request, matching what the server received, and without content. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic, { AnthropicError } from '@anthropic-ai/sdk';
import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it } from 'vitest';
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

const ZDR = { arrangement: 'zdr' } as const;
const MESSAGES = 'https://api.anthropic.com/v1/messages';
const PLAIN = { model: 'claude-sonnet-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'What day is it?' }] };
const TOOLS = [
  [],
  [{ type: 'code_execution_20250825', name: 'code_execution' }],
  [{ type: 'web_search_20260209', name: 'web_search' }],
];

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('src/receipt.schema.json', 'utf8')));

const folder = mkdtempSync(join(tmpdir(), 'claude-preflight-guard-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

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
    for (const receipt of receipts) expect(validate(receipt) ? [] : validate.errors).toEqual([]);
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
    await (fetch as (url: string, init: object) => Promise<object>)(MESSAGES, post({ ...PLAIN, tools: TOOLS[1] }));
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
    expect((await fetch(MESSAGES, post({ ...PLAIN, tools: TOOLS[1] }))).status).toBe(403);
    await fetch.settled();
    expect(told.sort()).toEqual(['answer', 'decision', 'decision']);
    expect(lost.sort()).toEqual([
      ['answer', full],
      ['decision', full],
      ['decision', full],
    ]);
  });
});

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
      expect(new Set(others.map(({ id }) => id)).size).toBe(1);
      for (const receipt of others) expect(validate(receipt) ? [] : validate.errors).toEqual([]);

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
    const answer = await fetch(MESSAGES, post({ ...PLAIN, tools: TOOLS[1] }));
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
    const asOf: string[] = [];
    const unhandled = await unhandledIn(async () => {
      for (const context of [ZDR, { ...ZDR, asOf: '2026-05-01' }]) {
        const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), context, {
          onReport: async () => failure(),
          events: (event) => {
            if (event.type === 'decision') asOf.push(event.receipt.policy.asOf);
          },
        });
        const answer = await fetch(MESSAGES, post(PLAIN));
        expect(await answer.json()).toMatchObject({ claude_preflight: { fault: true } });
      }
    });
    expect(asOf).toEqual(['2026-09-26', '2026-05-01']);
    expect(unhandled).toEqual([]);
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

describe('a file of events', () => {
  it('has one whole line for each receipt and each sign, in order', async () => {
    const file = join(folder, 'made', 'receipts.jsonl');
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }), ZDR, {
      events: fileEvents(file),
    });
    await Promise.all(Array.from({ length: 50 }, async () => (await fetch(MESSAGES, post(PLAIN))).json()));
    await fetch.settled();
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(100);
    expect(lines.filter(({ sign }) => sign === 'refusal')).toHaveLength(50);
    expect(lines.filter(({ decision }) => decision === 'sent')).toHaveLength(50);
  });

  it('keeps lines that could not be written, and writes them once it can', async () => {
    const errors: string[] = [];
    const file = join(folder, 'blocked', 'receipts.jsonl');
    writeFileSync(join(folder, 'blocked'), '');
    const sink = fileEvents(file, { onError: ({ message }) => errors.push(message) });
    const event = { type: 'answer', answer: { sign: 'refusal' } } as never;
    expect(() => sink(event)).toThrow();
    expect(errors).toHaveLength(1);
    rmSync(join(folder, 'blocked'));
    sink(event);
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2);
    expect(errors).toHaveLength(1);
  });

  it('is created again after it was moved or deleted', () => {
    const file = join(folder, 'rotated', 'receipts.jsonl');
    const sink = fileEvents(file);
    const event = (sign: string) => ({ type: 'answer', answer: { sign } }) as never;
    sink(event('first'));
    renameSync(file, `${file}.1`);
    sink(event('second'));
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('{"sign":"first"}\n');
    expect(readFileSync(file, 'utf8')).toBe('{"sign":"second"}\n');
    rmSync(join(folder, 'rotated'), { recursive: true });
    sink(event('third'));
    sink(event('fourth'));
    expect(readFileSync(file, 'utf8')).toBe('{"sign":"third"}\n{"sign":"fourth"}\n');
  });

  it('drops the oldest lines if too many cannot be written, and reports how many', () => {
    const errors: string[] = [];
    writeFileSync(join(folder, 'full'), '');
    const file = join(folder, 'full', 'receipts.jsonl');
    const sink = fileEvents(file, { onError: ({ message }) => errors.push(message) });
    for (let i = 0; i < 10_002; i++)
      expect(() => sink({ type: 'answer', answer: { sign: `${i}` } } as never)).toThrow();
    expect(errors.filter((error) => error === '1 receipts are lost')).toHaveLength(2);
    rmSync(join(folder, 'full'));
    sink({ type: 'answer', answer: { sign: 'last' } } as never);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([10_001, '{"sign":"2"}', '{"sign":"last"}']);
  });
});

describe('OpenTelemetry', () => {
  it('gets attributes on the active span, and counters, also if its SDK starts after the sink was made', async () => {
    const sink = telemetryEvents({ trace, metrics });
    const spans = new InMemorySpanExporter();
    const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
    const counted = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter: counted, exportIntervalMillis: 3_600_000 });
    const metering = new MeterProvider({ readers: [reader] });
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    trace.setGlobalTracerProvider(tracing);
    metrics.setGlobalMeterProvider(metering);
    try {
      const receipts: Receipt[] = [];
      const fetch = guardFetch(async (_url: string, _init: object) => Response.json({ stop_reason: 'refusal' }), ZDR, {
        events: [
          sink,
          (event) => {
            if (event.type === 'decision') receipts.push(event.receipt);
          },
        ],
        now: () => Date.UTC(2026, 9, 1),
      });
      await trace.getTracer('test').startActiveSpan('call', async (span) => {
        await fetch(MESSAGES, post({ ...PLAIN, tools: TOOLS[1] }));
        span.end();
      });
      await trace.getTracer('test').startActiveSpan('call', async (span) => {
        await (await fetch(MESSAGES, post(PLAIN))).json();
        await fetch.settled();
        span.end();
      });
      const [refused, sent] = spans.getFinishedSpans();
      expect(refused?.attributes).toMatchObject({
        'claude_preflight.verdict': 'fail',
        'claude_preflight.decision': 'refused',
        'claude_preflight.receipt': receipts[0]?.id,
        'claude_preflight.rules': ['zdr/feature-not-eligible'],
      });
      expect(sent?.attributes).toMatchObject({
        'claude_preflight.decision': 'sent',
        'claude_preflight.answer': 'refusal',
      });
      await reader.forceFlush();
      const points = counted
        .getMetrics()
        .flatMap(({ scopeMetrics }) => scopeMetrics)
        .flatMap(({ metrics: all }) => all)
        .map(({ descriptor, dataPoints }) => [
          descriptor.name,
          dataPoints.map(({ attributes, value }) => ({ ...attributes, value })),
        ]);
      expect(Object.fromEntries(points)).toMatchObject({
        'claude_preflight.requests': [
          { decision: 'refused', verdict: 'fail', arrangement: 'zdr', value: 1 },
          { decision: 'sent', verdict: 'pass', arrangement: 'zdr', value: 1 },
        ],
        'claude_preflight.findings': [{ rule: 'zdr/feature-not-eligible', verdict: 'fail', value: 1 }],
        'claude_preflight.answers': [{ sign: 'refusal', value: 1 }],
      });
    } finally {
      await tracing.shutdown();
      await metering.shutdown();
      trace.disable();
      metrics.disable();
      context.disable();
    }
  });
});
