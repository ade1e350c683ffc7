/** Every way to lose a guard silently, and that `verifyGuarded` notices it. */

import { createAnthropic } from '@ai-sdk/anthropic';
import { AnthropicBedrock, AnthropicBedrockMantle } from '@anthropic-ai/bedrock-sdk';
import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';
import Anthropic from '@anthropic-ai/sdk';
import { ChatAnthropic } from '@langchain/anthropic';
import { createProviderRegistry, customProvider, wrapLanguageModel, wrapProvider } from 'ai';
import { describe, expect, it } from 'vitest';
import {
  guardFetch,
  NotGuardedError,
  PolicyViolationError,
  preflight,
  verifyGuarded,
  violationOf,
} from '../../src/guard/index.js';
import { answer } from '../sdk/captures/answers.js';

const ZDR = { arrangement: 'zdr' } as const;
const HELLO = [{ role: 'user' as const, content: 'What day is it?' }];
const PLAIN = { model: 'claude-sonnet-4-6', max_tokens: 64, messages: HELLO };
const CODE = { ...PLAIN, tools: [{ type: 'code_execution_20250825' as const, name: 'code_execution' as const }] };

const server = () => {
  const sent: string[] = [];
  const fetch = (async (url: unknown, init: { body: string }) => {
    sent.push(init.body);
    return answer(String(url), JSON.parse(init.body));
  }) as unknown as typeof globalThis.fetch;
  return { fetch, sent };
};

const KEY = { apiKey: 'sk-ant-invented', logLevel: 'off' } as const;
const lost = (client: unknown): string => {
  try {
    verifyGuarded(client);
  } catch (error) {
    expect(error).toBeInstanceOf(NotGuardedError);
    return (error as Error).message;
  }
  return '';
};

it('verifyGuarded says that a guard within another fetch cannot be seen, as with the provider for Bedrock, and accepts the guard', () => {
  const guard = guardFetch(fetch, {});
  const model = createAnthropic({ apiKey: 'k', fetch: (url, init) => guard(url, init) })('claude-sonnet-4-5');
  expect(lost(model)).toMatch(/verify the fetch that it was made with/);
  verifyGuarded(guard);
});

it('verifyGuarded says that the inner model of a wrapped one must be verified instead', () => {
  const anthropic = createAnthropic({ apiKey: 'x', fetch: guardFetch(server().fetch, ZDR) });
  const model = anthropic('claude-sonnet-4-6');
  verifyGuarded(model);
  for (const around of [
    wrapLanguageModel({ model, middleware: {} }),
    wrapProvider({ provider: anthropic, languageModelMiddleware: {} }),
    customProvider({ languageModels: { fast: model } }),
    createProviderRegistry({ anthropic }),
  ])
    expect(lost(around)).toMatch(/verify what it was made of/);
  verifyGuarded(createProviderRegistry({ anthropic }).languageModel('anthropic:claude-sonnet-4-6'));
});

describe('a client with a guard is accepted', () => {
  it.each<[string, () => unknown]>([
    ['the first-party client', () => new Anthropic({ ...KEY, middleware: [preflight(ZDR)] })],
    [
      'a client made from it',
      () => new Anthropic({ ...KEY, middleware: [preflight(ZDR)] }).withOptions({ maxRetries: 0 }),
    ],
    ['Foundry', () => new AnthropicFoundry({ apiKey: 'x', resource: 'invented', middleware: [preflight(ZDR)] })],
    ['Bedrock', () => new AnthropicBedrock({ apiKey: 'x', awsRegion: 'us-east-1', middleware: [preflight(ZDR)] })],
    [
      'the Bedrock Messages host',
      () => new AnthropicBedrockMantle({ apiKey: 'x', awsRegion: 'us-east-1', middleware: [preflight(ZDR)] }),
    ],
    ['a fetch', () => new Anthropic({ ...KEY, fetch: guardFetch(server().fetch, ZDR) })],
    ['a guarded fetch itself', () => guardFetch(server().fetch, ZDR)],
    [
      'a fetch, whatever the middleware',
      () =>
        new Anthropic({
          ...KEY,
          fetch: guardFetch(server().fetch, ZDR),
          middleware: [async (request, next) => next(request)],
        }),
    ],
    [
      'the guard after other middleware',
      () => new Anthropic({ ...KEY, middleware: [async (request, next) => next(request), preflight(ZDR)] }),
    ],
    [
      'LangChain, as middleware',
      () => new ChatAnthropic({ model: 'x', apiKey: 'x', clientOptions: { middleware: [preflight(ZDR) as never] } }),
    ],
    [
      'LangChain, as fetch',
      () => new ChatAnthropic({ model: 'x', apiKey: 'x', clientOptions: { fetch: guardFetch(server().fetch, ZDR) } }),
    ],
    ['a provider of the Vercel AI SDK', () => createAnthropic({ apiKey: 'x', fetch: guardFetch(server().fetch, ZDR) })],
    [
      'a model of the Vercel AI SDK',
      () => createAnthropic({ apiKey: 'x', fetch: guardFetch(server().fetch, ZDR) })('claude-sonnet-4-6'),
    ],
  ])('%s', (_, make) => {
    expect(lost(make())).toBe('');
  });
});

describe('a client without an effective guard is rejected', () => {
  it('if no guard was given', () => {
    for (const client of [
      new Anthropic(KEY),
      new ChatAnthropic({ model: 'x', apiKey: 'x' }),
      createAnthropic({ apiKey: 'x' }),
      {},
      null,
      undefined,
      'client',
    ])
      expect(lost(client)).toMatch(/has no guard/);
  });

  it('if the SDK is older than 0.101.0 and ignores middleware', () => {
    const guard = preflight(ZDR);
    // Such a client keeps its options but has no list of middleware.
    expect(lost({ messages: {}, fetch: server().fetch, _options: { middleware: [guard] } })).toMatch(/0\.101\.0/);
  });

  it('if a LangChain model creates its client without its options, or with an SDK that ignores middleware', () => {
    const model = (make: (options: object) => unknown) =>
      new ChatAnthropic({
        model: 'x',
        apiKey: 'x',
        clientOptions: { middleware: [preflight(ZDR) as never], fetch: guardFetch(server().fetch, ZDR) },
        createClient: make as never,
      });
    expect(lost(model(() => new Anthropic(KEY)))).toMatch(/has no guard/);
    expect(
      lost(model(({ middleware }: { middleware?: unknown }) => ({ messages: {}, _options: { middleware } }))),
    ).toMatch(/0\.101\.0/);
    expect(
      lost(
        model(() => {
          throw new Error('canary-7f3a');
        }),
      ),
    ).toMatch(/has no guard/);
    const guarded = new Anthropic({ ...KEY, middleware: [preflight(ZDR)] });
    expect(lost(new ChatAnthropic({ model: 'x', createClient: () => guarded }))).toBe('');
    const used = Object.assign(
      model((options) => new Anthropic(options)),
      { streamingClient: new Anthropic(KEY) },
    );
    expect(lost(used)).toMatch(/has no guard/);
  });

  it('if withOptions replaced the list, whose requests would be sent unchecked', async () => {
    const { fetch, sent } = server();
    const client = new Anthropic({ ...KEY, fetch, middleware: [preflight(ZDR)] }).withOptions({ middleware: [] });
    expect(lost(client)).toMatch(/no guard/);
    await client.messages.create(CODE);
    expect(sent).toHaveLength(1);
  });

  it('if the list of a client was emptied later', () => {
    const client = new Anthropic({ ...KEY, middleware: [preflight(ZDR)] });
    (client as unknown as { middleware: unknown[] }).middleware.length = 0;
    expect(lost(client)).toMatch(/replaced/);
  });

  it('if other middleware follows the guard and may change the request', async () => {
    const { fetch, sent } = server();
    const client = new Anthropic({
      ...KEY,
      fetch,
      middleware: [
        preflight(ZDR),
        async (request, next) =>
          next({ ...request, body: JSON.stringify({ ...JSON.parse(String(request.body)), tools: CODE.tools }) }),
      ],
    });
    expect(lost(client)).toMatch(/put the guard last/);
    await client.messages.create(PLAIN);
    expect(sent[0]).toContain('code_execution');
  });

  it('if middleware is used as a fetch, or a fetch as middleware', () => {
    const fetch = guardFetch(server().fetch, ZDR);
    const middleware = [preflight(ZDR)];
    expect(lost(new Anthropic({ ...KEY, middleware: [fetch as never] }))).toMatch(/has no guard/);
    expect(lost(new Anthropic({ ...KEY, fetch: middleware[0] as never }))).toMatch(/has no guard/);
    expect(lost(middleware[0])).toMatch(/has no guard/);
  });

  it('if globalThis.fetch was replaced with a guarded one after the client was made', () => {
    const { fetch } = globalThis;
    const client = new Anthropic(KEY);
    try {
      globalThis.fetch = guardFetch(fetch, ZDR);
      expect(lost(client)).toMatch(/no guard/);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('if the value has nothing that can be inspected', () => {
    const throws = () => {
      throw new Error('canary-7f3a');
    };
    for (const client of [null, 1, 'x', [], {}, () => 1, new Proxy({}, { get: throws })]) {
      expect(lost(client as never)).toMatch(/no guard/);
      expect(violationOf(client)).toBeUndefined();
    }
  });

  it('with a message that holds no value of the client', () => {
    expect(lost(new Anthropic({ ...KEY, apiKey: 'canary-7f3a' }))).not.toContain('canary');
  });
});

describe('middleware of a single request', () => {
  it('runs after the guard, which therefore refuses the request', async () => {
    const { fetch, sent } = server();
    const client = new Anthropic({ ...KEY, fetch, middleware: [preflight(ZDR)] });
    const error = await client.messages
      .create(PLAIN, { middleware: [async (request, next) => next(request)] })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PolicyViolationError);
    expect(violationOf(error)?.findings).toMatchObject([
      { rule: 'request/unreadable', verdict: 'review', message: expect.stringContaining('middleware that runs after') },
    ]);
    expect(sent).toEqual([]);
  });

  it('is allowed if the guard is also its last, or wraps the fetch', async () => {
    const { fetch, sent } = server();
    const guard = preflight(ZDR);
    const adds = async (request: { body?: unknown }, next: (request: never) => Promise<Response>): Promise<Response> =>
      next({ ...request, body: JSON.stringify({ ...JSON.parse(String(request.body)), tools: CODE.tools }) } as never);
    const client = new Anthropic({ ...KEY, fetch, middleware: [guard] });
    const error = await client.messages
      .create(PLAIN, { middleware: [adds as never, guard] })
      .catch((thrown: unknown) => thrown);
    expect(violationOf(error)?.findings.map(({ feature }) => feature)).toEqual(['code_execution']);
    const fetching = new Anthropic({ ...KEY, fetch: guardFetch(fetch, ZDR) });
    const other = await fetching.messages
      .create(PLAIN, { middleware: [adds as never] })
      .catch((thrown: unknown) => thrown);
    expect(violationOf(other)?.findings.map(({ feature }) => feature)).toEqual(['code_execution']);
    expect(sent).toEqual([]);
    await client.messages.create(PLAIN, { middleware: [guard] });
    expect(sent).toHaveLength(1);
  });

  it('sees the body of fetchOptions, which replaces the original one before middleware runs', async () => {
    const { fetch, sent } = server();
    const client = new Anthropic({ ...KEY, fetch, middleware: [preflight(ZDR)] });
    const options = { fetchOptions: { body: JSON.stringify(CODE) } as never };
    const error = await client.messages.create(PLAIN, options).catch((thrown: unknown) => thrown);
    expect(violationOf(error)?.findings.map(({ feature }) => feature)).toEqual(['code_execution']);
    expect(sent).toEqual([]);
  });
});
