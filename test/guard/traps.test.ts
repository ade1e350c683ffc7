/** The ways in which SDKs swallow, wrap or retry what a guard throws, each with a test. */

import { createAnthropic } from '@ai-sdk/anthropic';
import Anthropic, { AnthropicError, PermissionDeniedError } from '@anthropic-ai/sdk';
import { ChatAnthropic } from '@langchain/anthropic';
import { generateText, streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import { guardFetch, PolicyViolationError, preflight, violationOf } from '../../src/guard/index.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { answer } from '../sdk/captures/answers.js';

const ZDR = { arrangement: 'zdr' } as const;
const HELLO = [{ role: 'user' as const, content: 'What day is it?' }];
const PLAIN = { model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO };
const CODE = { ...PLAIN, tools: [{ type: 'code_execution_20250825' as const, name: 'code_execution' as const }] };

/** A server that counts requests. Retries are the SDK's own default. */
const server = () => {
  const bodies: (string | undefined)[] = [];
  const fetch = async (url: unknown, init?: { body?: unknown }): Promise<Response> => {
    if (String(url) === 'data:,') return new Response();
    const body = typeof init?.body === 'string' ? init.body : undefined;
    bodies.push(body);
    return answer(String(url), body === undefined ? null : JSON.parse(body));
  };
  return { fetch: fetch as typeof globalThis.fetch, bodies };
};

const client = (more: ConstructorParameters<typeof Anthropic>[0] = {}) => {
  const { fetch, bodies } = server();
  return { bodies, sdk: new Anthropic({ apiKey: 'sk-ant-invented', fetch, logLevel: 'off', ...more }) };
};

/** The error that a promise rejects with. */
const thrown = async (work: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  return expect.unreachable('it was not refused');
};

/** Counts the decisions of a guard: an SDK that retries causes several. */
const counted = () => {
  const receipts: string[] = [];
  return {
    receipts,
    events: (event: { type: string; receipt?: { id: string } }) => void receipts.push(event.receipt?.id ?? event.type),
  };
};

describe('a refusal by middleware', () => {
  it('reaches the caller unchanged and without retries, although the SDK’s retries are on', async () => {
    const { receipts, events } = counted();
    const { sdk, bodies } = client({ middleware: [preflight(ZDR, { events })] });
    const error = await thrown(sdk.messages.create(CODE));
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect(error).toMatchObject({ status: 403, receipt: receipts[0], fault: false });
    expect((error as PolicyViolationError).findings.map(({ rule }) => rule)).toEqual(['zdr/feature-not-eligible']);
    // Many loggers keep only the message.
    expect((error as Error).message).toMatch(
      /\(zdr\/feature-not-eligible\); see findings\. \/tools\/0: Run the code in/,
    );
    expect([receipts.length, bodies.length]).toEqual([1, 0]);
    await sdk.messages.create(PLAIN);
    expect(bodies).toEqual([JSON.stringify(PLAIN)]);
  });

  it('is not taken for a timeout, whatever the names of the rule, the tool and the member', async () => {
    const policy = compilePolicy(
      {
        ...shippedPolicy.data,
        custom: ['house/no-timeout', 'house/timed-out', 'house/abort'].map((id) => ({
          id,
          detect: [{ on: 'tool' }],
          verdict: 'fail' as const,
          message: 'The request timed out.',
          remedy: 'Abort it.',
          source: 'sdk/2026-08-19',
        })),
      },
      shippedPolicy.digest,
    );
    const { receipts, events } = counted();
    const { sdk, bodies } = client({ middleware: [preflight(ZDR, { events, policy })] });
    const body = {
      ...PLAIN,
      timeout: 'timed out',
      tools: [{ name: 'set_timeout', input_schema: { type: 'object' }, timeout: 1 }],
    };
    const error = await thrown(sdk.messages.create(body as never));
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect(String(error)).not.toMatch(/timed? ?out|abort/i);
    expect((error as PolicyViolationError).findings.length).toBeGreaterThan(3);
    expect([receipts.length, bodies.length]).toEqual([1, 0]);
  });

  it('survives .stream(), as the cause, or unchanged if errorBase is the SDK’s class', async () => {
    const { sdk, bodies } = client({ middleware: [preflight(ZDR)] });
    const wrapped = await thrown(sdk.messages.stream(CODE).finalMessage());
    expect(wrapped).toBeInstanceOf(AnthropicError);
    expect((wrapped as Error).cause).toBeInstanceOf(PolicyViolationError);
    expect(violationOf(wrapped)?.findings).toHaveLength(1);
    expect(bodies).toEqual([]);
    for (const errorBase of [AnthropicError, PermissionDeniedError]) {
      const own = client({ middleware: [preflight(ZDR, { errorBase })] });
      const error = await thrown(own.sdk.messages.stream(CODE).finalMessage());
      expect(error).toBeInstanceOf(PolicyViolationError);
      expect(error).toBeInstanceOf(errorBase);
      expect(error).toMatchObject({ status: 403, message: (wrapped as Error).message });
      expect(own.bodies).toEqual([]);
    }
  });

  it('ends the runner of a session, which continues after every error but the SDK’s own 403', async () => {
    const { receipts, events } = counted();
    const { sdk, bodies } = client({ middleware: [preflight(ZDR, { events, errorBase: PermissionDeniedError })] });
    for await (const call of sdk.beta.sessions.events.toolRunner('session_invented', { tools: [] }))
      expect.unreachable(String(call));
    expect([receipts.length, bodies.length]).toEqual([1, 0]);
  });

  it('is thrown before the first event when a stream is iterated', async () => {
    const { sdk, bodies } = client({ middleware: [preflight(ZDR)] });
    const events: unknown[] = [];
    const error = await thrown(
      (async () => {
        for await (const event of await sdk.messages.create({ ...CODE, stream: true })) events.push(event);
      })(),
    );
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect([events.length, bodies.length]).toEqual([0, 0]);
  });

  it('stops the tool runner, which stores its conversation on the server unless thread is false', async () => {
    const { sdk, bodies } = client({ middleware: [preflight(ZDR)] });
    const error = await thrown(sdk.beta.messages.toolRunner({ ...PLAIN, tools: [] }).runUntilDone());
    expect(violationOf(error)?.findings.map(({ feature }) => feature)).toContain('message_threads');
    expect(bodies).toEqual([]);
    await sdk.beta.messages.toolRunner({ ...PLAIN, tools: [], thread: false }).runUntilDone();
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).not.toContain('"thread"');
  });

  it('is not retried by LangChain', async () => {
    const { receipts, events } = counted();
    const { fetch, bodies } = server();
    const model = new ChatAnthropic({
      model: 'claude-sonnet-4-6',
      apiKey: 'sk-ant-invented',
      clientOptions: { fetch, logLevel: 'off', middleware: [preflight(ZDR, { events }) as never] },
    });
    const asking = model.bindTools([{ type: 'code_execution_20250825', name: 'code_execution' }]);
    const error = await thrown(asking.invoke('What day is it?'));
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect([receipts.length, bodies.length]).toEqual([1, 0]);
    const streamed = await thrown(
      (async () => {
        for await (const _ of await asking.stream('What day is it?'));
      })(),
    );
    expect(violationOf(streamed)?.findings).toHaveLength(1);
    expect([receipts.length, bodies.length]).toEqual([2, 0]);
    await model.invoke('What day is it?');
    expect(bodies).toHaveLength(1);
  });

  it('is decided again at each attempt of a request that is retried for another reason', async () => {
    const { receipts, events } = counted();
    let attempts = 0;
    const fetch = async (url: unknown, init: { body?: string }) =>
      attempts++ === 0
        ? new Response('', { status: 529, headers: { 'retry-after-ms': '1' } })
        : answer(String(url), JSON.parse(init.body ?? 'null'));
    const guard = preflight(ZDR, { events });
    const { sdk } = client({ fetch: fetch as typeof globalThis.fetch, middleware: [guard] });
    await sdk.messages.create(PLAIN);
    await guard.settled();
    expect([attempts, receipts.length]).toEqual([2, 2]);
  });
});

describe('a refusal by a guarded fetch', () => {
  it('is a 403 in the vendor’s form: the SDK makes one attempt and throws its own error with the findings', async () => {
    const { receipts, events } = counted();
    const { fetch, bodies } = server();
    const { sdk } = client({ fetch: guardFetch(fetch, ZDR, { events }) });
    const error = await thrown(sdk.messages.create(CODE));
    expect(error).toBeInstanceOf(PermissionDeniedError);
    expect(violationOf(error)).toMatchObject({ receipt: receipts[0], fault: false, findings: [{ at: '/tools/0' }] });
    expect([receipts.length, bodies.length]).toEqual([1, 0]);
  });

  it('that is thrown is retried and wrapped by this SDK, which is why answering is the default', async () => {
    const { receipts, events } = counted();
    const { sdk } = client({ maxRetries: 1, fetch: guardFetch(server().fetch, ZDR, { events, onBlock: 'throw' }) });
    const error = await thrown(sdk.messages.create(CODE));
    expect(error).toBeInstanceOf(Anthropic.APIConnectionError);
    expect(violationOf(error)?.findings).toHaveLength(1);
    expect(receipts.length).toBe(2);
  });

  it('does not stop uploads: the SDK’s feature test of fetch is not taken for a request', async () => {
    const { receipts, events } = counted();
    const { fetch, bodies } = server();
    const { sdk } = client({ fetch: guardFetch(fetch, { arrangement: 'standard' }, { events }) });
    await sdk.files.upload({ file: new File(['The lamp is on.'], 'lamp.txt', { type: 'text/plain' }) });
    expect([receipts.length, bodies.length]).toEqual([1, 1]);
    const own = client({ fetch: guardFetch(fetch, ZDR) });
    const error = await thrown(own.sdk.files.upload({ file: new File(['x'], 'lamp.txt') }));
    expect(violationOf(error)?.findings.map(({ feature }) => feature)).toEqual(['files_api']);
    expect(bodies.length).toBe(1);
  });

  it('reaches the caller of the Vercel AI SDK once, unchanged or as that SDK’s own error', async () => {
    for (const onBlock of ['throw', 'respond'] as const) {
      const { receipts, events } = counted();
      const { fetch, bodies } = server();
      const provider = createAnthropic({
        apiKey: 'sk-ant-invented',
        fetch: guardFetch(fetch, ZDR, { events, onBlock }),
      });
      const asked = {
        model: provider('claude-sonnet-4-6'),
        prompt: 'What day is it?',
        tools: { code_execution: provider.tools.codeExecution_20250825() },
      };
      const error = await thrown(generateText(asked));
      expect(error instanceof PolicyViolationError).toBe(onBlock === 'throw');
      expect(violationOf(error)?.findings.map(({ feature }) => feature)).toContain('code_execution');
      expect([receipts.length, bodies.length]).toEqual([1, 0]);
      const errors: unknown[] = [];
      await thrown(streamText({ ...asked, onError: ({ error: one }) => void errors.push(one) }).text);
      expect(errors.map((one) => violationOf(one)?.findings.length)).toEqual([violationOf(error)?.findings.length]);
      expect([receipts.length, bodies.length]).toEqual([2, 0]);
    }
  });
});
