/** All that callers can pass to a fetch: what is checked is what is sent, and nothing is sent unread. */
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '../../src/day.js';
import type { GuardFetchOptions } from '../../src/guard/fetch.js';
import { fileEvents } from '../../src/guard/file.js';
import {
  type GuardOptions,
  guardFetch,
  PolicyViolationError,
  preflight,
  type Receipt,
  type Violation,
  violationOf,
} from '../../src/guard/index.js';
import { compilePolicy } from '../../src/policy/compile.js';
import { shippedPolicy } from '../../src/policy/shipped.js';

const ZDR = { arrangement: 'zdr' } as const;
const URL_OF_MESSAGES = 'https://api.anthropic.com/v1/messages';
const PLAIN = { model: 'claude-sonnet-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'What day is it?' }] };
const CODE = { ...PLAIN, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };
const text = JSON.stringify;
const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text(value));

/** A guarded fetch whose server records the requests, parsed as a server would parse them. */
const guarded = (options: GuardFetchOptions = {}, context: object = ZDR) => {
  const sent: { url: string; method: string; headers: Headers; body: string; redirect: string }[] = [];
  const fetch = guardFetch(
    async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const request = new Request(input, init);
      const { url, method, headers, redirect } = request;
      sent.push({ url, method, headers, body: await request.text(), redirect });
      return Response.json({ type: 'message', stop_reason: 'end_turn' });
    },
    context,
    options,
  );
  return { fetch, sent };
};

const rulesOf = async (answer: Response): Promise<string[]> => {
  const { claude_preflight: told } = (await answer.json()) as { claude_preflight?: Violation };
  return (told?.findings ?? []).map(({ rule, feature }) => feature ?? rule);
};

type Given = readonly [input: string | URL | Request, init?: RequestInit];

/** The same request in each form that `fetch` accepts. */
const FORMS: readonly (readonly [string, (value: unknown) => Given])[] = [
  ['a string', (value) => [URL_OF_MESSAGES, { method: 'POST', body: text(value) }]],
  ['a URL object', (value) => [new URL(URL_OF_MESSAGES), { method: 'POST', body: text(value) }]],
  ['a Request', (value) => [new Request(URL_OF_MESSAGES, { method: 'POST', body: text(value) })]],
  [
    'a Request whose body the options replace',
    (value) => [new Request(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) }), { body: text(value) }],
  ],
  ['bytes', (value) => [URL_OF_MESSAGES, { method: 'POST', body: bytes(value) }]],
  [
    'a view of a larger buffer',
    (value) => {
      const whole = new Uint8Array([1, 2, 3, ...bytes(value), 4, 5]);
      return [URL_OF_MESSAGES, { method: 'POST', body: new DataView(whole.buffer, 3, whole.length - 5) }];
    },
  ],
  ['an ArrayBuffer', (value) => [URL_OF_MESSAGES, { method: 'POST', body: bytes(value).buffer }]],
  ['a Buffer', (value) => [URL_OF_MESSAGES, { method: 'POST', body: Buffer.from(text(value)) as never }]],
  ['a Blob', (value) => [URL_OF_MESSAGES, { method: 'POST', body: new Blob([text(value)]) }]],
  ['a File', (value) => [URL_OF_MESSAGES, { method: 'POST', body: new File([text(value)], 'request.json') }]],
  [
    'frozen options and headers',
    (value) => [
      URL_OF_MESSAGES,
      Object.freeze({ method: 'POST', headers: Object.freeze({ 'X-Api-Key': 'k' }), body: text(value) }),
    ],
  ],
  [
    'headers as pairs',
    (value) => [URL_OF_MESSAGES, { method: 'POST', headers: [['x-api-key', 'k']], body: text(value) }],
  ],
  ['a method in lower case', (value) => [URL_OF_MESSAGES, { method: 'post', body: text(value) }]],
  [
    'members with getters',
    (value) => [
      URL_OF_MESSAGES,
      {
        get method() {
          return 'POST';
        },
        get body() {
          return text(value);
        },
      },
    ],
  ],
  ['a proxy', (value) => [URL_OF_MESSAGES, new Proxy({ method: 'POST', body: text(value) }, {})]],
];

describe('a guarded fetch', () => {
  it.each(FORMS)('accepts %s', async (_, form) => {
    const { fetch, sent } = guarded();
    const answer = await fetch(...form(PLAIN));
    expect(answer.status).toBe(200);
    expect(sent.map(({ url, method, body }) => [url, method, body])).toEqual([[URL_OF_MESSAGES, 'POST', text(PLAIN)]]);
    const refused = await fetch(...form(CODE));
    expect([refused.status, refused.headers.get('x-should-retry')]).toEqual([403, 'false']);
    const { request_id } = (await refused.clone().json()) as { request_id: string };
    expect(refused.headers.get('request-id')).toBe(request_id);
    expect(await rulesOf(refused)).toEqual(['code_execution']);
    expect(sent).toHaveLength(1);
  });

  it('sends the bytes that it checked of an instance of a Blob subclass', async () => {
    class Two extends Blob {
      override async arrayBuffer() {
        return new Blob([text(PLAIN)]).arrayBuffer();
      }
    }
    const body = new Two([text(CODE)], { type: 'application/json' });
    const { fetch, sent } = guarded();
    await fetch(URL_OF_MESSAGES, { method: 'POST', body });
    expect(sent.map((one) => [one.body, one.headers.get('content-type')])).toEqual([[text(PLAIN), 'application/json']]);
    const asked = { url: URL_OF_MESSAGES, method: 'POST', body };
    const next = async (request: typeof asked) => await new Response(request.body).text();
    expect(await preflight(ZDR)(asked, next, {})).toBe(text(PLAIN));
  });

  it('sends what it checked if a getter, a proxy or a buffer returns something else the second time', async () => {
    const { fetch, sent } = guarded();
    let asked = 0;
    await fetch(URL_OF_MESSAGES, {
      method: 'POST',
      get body() {
        return text(asked++ === 0 ? PLAIN : CODE);
      },
    });
    asked = 0;
    const turning = new Proxy(
      { method: 'POST', body: '' },
      { get: (own, name) => (name === 'body' ? text(asked++ === 0 ? PLAIN : CODE) : Reflect.get(own, name)) },
    );
    await fetch(URL_OF_MESSAGES, turning);
    const buffer = new Uint8Array(text(CODE).length + 10).fill(32);
    buffer.set(bytes(PLAIN));
    const going = fetch(URL_OF_MESSAGES, { method: 'POST', body: buffer });
    buffer.set(bytes(CODE));
    await going;
    const url = new URL('https://example.com/v1/messages');
    const there = guardFetch(async (input: string | URL | Request) => Response.json({ input: String(input) }), ZDR, {
      onReview: 'pass',
    });
    const sending = there(url);
    url.pathname = '/elsewhere';
    expect(await (await sending).json()).toEqual({ input: 'https://example.com/v1/messages' });
    expect(sent.map(({ body }) => body.trim())).toEqual([text(PLAIN), text(PLAIN), text(PLAIN)]);
  });

  it('reads each member of a request only once, also as middleware', async () => {
    const read = (first: string, then: string) => {
      let asked = 0;
      return { get: () => (asked++ === 0 ? first : then), enumerable: true };
    };
    const sent: unknown[] = [];
    const turning = Object.defineProperties({} as { url: string; method: string; body: string }, {
      url: read(URL_OF_MESSAGES, 'https://api.anthropic.com/v1/files'),
      method: read('POST', 'PUT'),
      body: read(text(PLAIN), text(CODE)),
    });
    await preflight(ZDR)(turning, async ({ url, method, body }) => sent.push(url, method, body), {});
    expect(sent).toEqual([URL_OF_MESSAGES, 'POST', text(PLAIN)]);
  });

  it('reads options that are a class instance as fetch does, and each only once', async () => {
    const { fetch, sent } = guarded();
    class Options {
      get method() {
        return 'POST';
      }
      get body() {
        return text(PLAIN);
      }
    }
    expect((await fetch(URL_OF_MESSAGES, new Options())).status).toBe(200);
    let asked = 0;
    const method = { toString: () => (asked++ === 0 ? 'DELETE' : 'GET') } as never;
    await fetch('https://api.anthropic.com/v1/files/file_1', { method });
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', text(PLAIN)],
      ['DELETE', ''],
    ]);
  });

  it.each<[string, () => RequestInit, RegExp]>([
    ['a stream', () => ({ body: new Response(text(PLAIN)).body, duplex: 'half' }) as RequestInit, /stream/],
    [
      'an async iterable',
      () =>
        ({
          body: (async function* () {
            yield text(PLAIN);
          })() as never,
          duplex: 'half',
        }) as RequestInit,
      /stream/,
    ],
    ['URLSearchParams', () => ({ body: new URLSearchParams({ a: '1' }) }), /not JSON/],
    ['a form instead of JSON', () => ({ body: new FormData() }), /missing: body/],
    ['bytes that are not UTF-8', () => ({ body: new Uint8Array([0x7b, 0xff, 0x7d]) }), /UTF-8/],
    ['a byte order mark', () => ({ body: new Uint8Array([0xef, 0xbb, 0xbf, ...bytes(PLAIN)]) }), /not JSON/],
    ['an object that is not a body', () => ({ body: { toString: () => text(PLAIN) } as never }), /kind/],
    ['a number', () => ({ body: 3 as never }), /kind/],
    ['a string that is not JSON', () => ({ body: `${text(PLAIN)},"tools":[]` }), /not JSON/],
    ['truncated JSON', () => ({ body: text(PLAIN).slice(0, -1) }), /not complete JSON/],
    ['a member named twice', () => ({ body: text(PLAIN).replace('{', '{"tools":[],"tools":[],') }), /named twice/],
    ['a list instead of an object', () => ({ body: text([PLAIN]) }), /a list stands/],
    ['a compressed body', () => ({ body: text(PLAIN), headers: { 'Content-Encoding': 'gzip' } }), /compressed/],
    [
      'another method in a header',
      () => ({ body: text(PLAIN), headers: [['X-HTTP-Method-Override', 'DELETE']] }),
      /another method/,
    ],
    [
      'another path in a header',
      () => ({ body: text(PLAIN), headers: { 'x-original-url': '/v1/files' } }),
      /another path/,
    ],
    [
      'another charset',
      () => ({ body: text(PLAIN), headers: { 'content-type': 'application/json; charset=utf-16' } }),
      /not said to be UTF-8/,
    ],
    [
      'JSON that is declared to be an upload',
      () => ({ body: text(PLAIN), headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
      /missing: body/,
    ],
    ['no body at all', () => ({}), /missing: body/],
  ])('refuses a request that it cannot read: %s', async (_, init, why) => {
    const { fetch, sent } = guarded({ onBlock: 'throw' });
    const error = await fetch(URL_OF_MESSAGES, { method: 'POST', ...init() }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PolicyViolationError);
    const findings = violationOf(error)?.findings ?? [];
    expect(findings.map(({ message }) => message).join()).toMatch(why);
    expect(findings.every(({ rule, verdict }) => rule === 'request/unreadable' && verdict === 'review')).toBe(true);
    expect(sent).toEqual([]);
  });

  it.each([
    ['a stream', () => new ReadableStream()],
    ['a string that is not JSON', () => 'Hello'],
    ['a form', () => new URLSearchParams('a=b')],
    ['bytes that are not text', () => new Uint8Array([0xff])],
  ])('reports a problem of the body only once: %s', async (_, body) => {
    const { fetch } = guarded();
    const init = { method: 'POST', body: body(), duplex: 'half' } as RequestInit;
    expect(await rulesOf(await fetch(URL_OF_MESSAGES, init))).toEqual(['request/unreadable']);
  });

  it('answers with the vendor’s error, and repeats the violation within it, which is all that OpenAI’s client keeps', async () => {
    const { fetch } = guarded();
    const answer = await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(CODE) });
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

  it('refuses a body that was already used', async () => {
    const { fetch, sent } = guarded();
    const used = new Request(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) });
    await used.text();
    expect(await rulesOf(await fetch(used))).toContain('request/unreadable');
    expect(sent).toEqual([]);
  });

  it('checks an instance of a Request subclass by what fetch reads of it, whatever its members say', async () => {
    class Lying extends Request {}
    Object.defineProperties(Lying.prototype, { url: { get: () => URL_OF_MESSAGES }, method: { get: () => 'GET' } });
    const { fetch, sent } = guarded();
    const files = 'https://api.anthropic.com/v1/files';
    expect(await rulesOf(await fetch(new Lying(files, { method: 'POST', body: text(PLAIN) })))).toEqual(['files_api']);
    expect(sent).toEqual([]);
    const own = new Request(files);
    Object.defineProperty(own, 'url', { value: URL_OF_MESSAGES });
    expect(await rulesOf(await fetch(own))).toEqual(['files_api']);
    expect((await fetch(new Lying(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) }))).status).toBe(200);
    expect(sent.map(({ method, body }) => [method, body])).toEqual([['POST', text(PLAIN)]]);
    const used = new Lying(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) });
    await used.text();
    expect(await rulesOf(await fetch(used))).toContain('request/unreadable');
    expect(sent).toHaveLength(1);
  });

  it('checks an upload by path and headers, whatever the type of its body', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array([0x25, 0xff])]), 'invented.pdf');
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const files = 'https://api.anthropic.com/v1/files';
    const uploads: readonly (() => Given)[] = [
      () => [files, { method: 'POST', body: form }],
      () => [new Request(files, { method: 'POST', body: form })],
      () => [files, { method: 'POST', headers, body: new Uint8Array([0x2d, 0xff]) }],
      () => [files, { method: 'POST', headers, body: new Response('--x--').body, duplex: 'half' } as RequestInit],
    ];
    const open = guarded({}, { arrangement: 'standard' });
    const closed = guarded();
    for (const upload of uploads) {
      expect((await open.fetch(...upload())).status).toBe(200);
      expect(await rulesOf(await closed.fetch(...upload()))).toEqual(['files_api']);
    }
    expect([open.sent.length, closed.sent.length]).toEqual([uploads.length, 0]);
  });

  it('sends the headers that it checked if they return something else the second time', async () => {
    const HIPAA = { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' } };
    const { fetch, sent } = guarded({}, HIPAA);
    let asked = 0;
    const turning = {
      get 'anthropic-beta'() {
        return asked++ === 0 ? 'interleaved-thinking-2025-05-14' : 'mcp-client-2025-11-20';
      },
    };
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN), headers: turning })).status).toBe(200);
    expect(sent[0]?.headers.get('anthropic-beta')).toBe('interleaved-thinking-2025-05-14');
    const once = (value: string) => [['anthropic-beta', value]].values() as never;
    const harmless = { method: 'POST', body: text(PLAIN), headers: once('interleaved-thinking-2025-05-14') };
    expect((await fetch(URL_OF_MESSAGES, harmless)).status).toBe(200);
    expect(sent[1]?.headers.get('anthropic-beta')).toBe('interleaved-thinking-2025-05-14');
    const covered = { method: 'POST', body: text(PLAIN), headers: once('output-128k-2025-02-19') };
    expect(await rulesOf(await fetch(URL_OF_MESSAGES, covered))).toEqual(['long_output']);
    expect(sent).toHaveLength(2);
  });

  it.each([
    'https://api.anthropic.com/v1/models/{x/../../messages?}',
    'https://api.anthropic.com/v1/models/%2e%2e/messages',
    'https://api.anthropic.com/v1/Messages',
    'https://api.anthropic.com/v1/messages;a=b',
    'https://invented.services.ai.azure.com/Anthropic/v1/messages',
  ])('checks the URL as fetch resolves it: %s', async (url) => {
    const { fetch, sent } = guarded({ others: 'pass', onReview: 'pass' });
    expect(await rulesOf(await fetch(url, { method: 'POST', body: text(CODE) }))).toEqual(['code_execution']);
    expect(sent).toEqual([]);
  });

  it.each([
    'https://api.anthropic.com/v1/files/..;/messages',
    'https://api.anthropic.com/v1/files%00/v1/messages',
    'https://api.anthropic.com/v1/files%7F/v1/messages',
  ])('refuses a URL that servers read in more than one way: %s', async (url) => {
    const { fetch, sent } = guarded({ others: 'pass', onReview: 'pass' });
    expect(await rulesOf(await fetch(url, { method: 'POST', body: text(PLAIN) }))).toEqual(['request/unreadable']);
    expect((await fetch(`${URL_OF_MESSAGES}?a=%00;b`, { method: 'POST', body: text(PLAIN) })).status).toBe(200);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['allowed_callers', ['direct']],
    ['waivers', [{ rule: 'zdr/feature-not-eligible', reason: 'r', owner: 'o', expires: '2099-01-01' }]],
    ['mode', 'observe'],
  ])('is not misled by a member of Object.prototype: %s', async (name, value) => {
    const fetch = guardFetch(async (_url: string, _init: object) => Response.json({}), ZDR, { onReview: 'pass' });
    const search = { ...PLAIN, tools: [{ type: 'web_search_20260209', name: 'web_search' }] };
    Object.defineProperty(Object.prototype, name, { value, enumerable: true, configurable: true, writable: true });
    try {
      expect(await rulesOf(await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(search) }))).toContain(
        'request/unreadable',
      );
    } finally {
      delete (Object.prototype as Record<string, unknown>)[name];
    }
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) })).status).toBe(200);
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
    expect(await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) })).toBe(answer);
  });

  it('returns redirects to the caller, so that nothing is sent to another address unchecked', async () => {
    const { fetch, sent } = guarded({ others: 'pass' });
    await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN), redirect: 'follow' });
    await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN), redirect: 'error' });
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
    await expect(fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) })).rejects.toBe(failure);
    const stopped = AbortSignal.abort();
    await expect(
      fetch(URL_OF_MESSAGES, { method: 'POST', body: new Blob([text(PLAIN)]), signal: stopped }),
    ).rejects.toBe(stopped.reason);
  });

  it('refuses a request for another vendor, unless others may pass', async () => {
    const other: Given = ['https://api.example.com/v1/chat/completions', { method: 'POST', body: '{"model":"x"}' }];
    const { fetch, sent } = guarded();
    expect(await rulesOf(await fetch(...other))).toContain('request/not-recognised');
    const open = guarded({ others: 'pass' });
    expect((await open.fetch(...other)).status).toBe(200);
    expect(await rulesOf(await open.fetch(URL_OF_MESSAGES, { method: 'POST', body: text(CODE) }))).toEqual([
      'code_execution',
    ]);
    expect([sent.length, open.sent.length]).toEqual([0, 1]);
  });

  it('sends a request with only review findings if onReview is pass', async () => {
    const post = (body: string): Given => [URL_OF_MESSAGES, { method: 'POST', body }];
    const unknown = text({ ...PLAIN, model: 'invented-model' });
    const strict = guarded();
    expect(await rulesOf(await strict.fetch(...post(unknown)))).toEqual(['zdr/model-requires-retention']);
    const { fetch, sent } = guarded({ onReview: 'pass' });
    expect((await fetch(...post(unknown))).status).toBe(200);
    expect((await fetch(...post(text(CODE)))).status).toBe(403);
    expect([strict.sent.length, sent.length]).toEqual([0, 1]);
  });

  it.each<[string, Given]>([
    [
      'whose tools are named twice',
      [URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN).replace('{', '{"tools":[],"tools":[],') }],
    ],
    ['that is a stream', [URL_OF_MESSAGES, { method: 'POST', body: new Response('').body, duplex: 'half' } as never]],
    [
      'whose URL is too long',
      [`https://api.anthropic.com/${'a'.repeat(9000)}/v1/messages`, { method: 'POST', body: text(CODE) }],
    ],
  ])('sends no request %s, even if review and others may pass, since nobody knows what it holds', async (_, given) => {
    const { fetch, sent } = guarded({ onReview: 'pass', others: 'pass' });
    expect(new Set(await rulesOf(await fetch(...given)))).toEqual(new Set(['request/unreadable']));
    expect(sent).toEqual([]);
  });

  it('keeps concurrent requests apart', async () => {
    const { fetch, sent } = guarded();
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        fetch(URL_OF_MESSAGES, {
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

describe('a Request given as the options', () => {
  it('has a stream as its body, and its inherited members count', async () => {
    const { fetch, sent } = guarded();
    const init = new Request('https://example.com/', { method: 'POST', body: text(PLAIN) }) as never;
    expect(await rulesOf(await fetch(URL_OF_MESSAGES, init))).toContain('request/unreadable');
    expect(sent).toEqual([]);
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

  it('refuses the request, and says that the request is not at fault', async () => {
    const receipts: Receipt[] = [];
    const { fetch, sent } = guarded({
      policy: broken,
      onBlock: 'throw',
      events: (event) => {
        if (event.type === 'decision') receipts.push(event.receipt);
      },
    });
    const error = await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'PolicyViolationError', fault: true, findings: [] });
    expect(String(error)).toMatch(/fault of claude-preflight/);
    expect(JSON.stringify([receipts, error]) + String((error as Error).stack)).not.toContain('canary');
    expect(receipts).toMatchObject([{ fault: true, decision: 'refused', verdict: 'review' }]);
    expect(sent).toEqual([]);
  });

  it('lets the request through with onFault pass, and the receipt says so', async () => {
    const receipts: Receipt[] = [];
    const { fetch, sent } = guarded({
      policy: broken,
      onFault: 'pass',
      events: (event) => {
        if (event.type === 'decision') receipts.push(event.receipt);
      },
    });
    await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) });
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
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(PLAIN) })).status).toBe(403);
    expect(sent).toEqual([]);
  });
});

describe('an endpoint that takes no body', () => {
  it('cannot be sent a body, neither a string nor a form', async () => {
    const { fetch, sent } = guarded();
    const url = 'https://api.anthropic.com/v1/models';
    for (const body of [text(PLAIN), new FormData()])
      expect((await fetch(url, { method: 'POST', body })).status).toBe(403);
    expect(sent).toEqual([]);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('invalid terms', () => {
  it.each([
    [{ arrangement: 'ZDR' }, /arrangement must be one of standard, zdr, hipaa \(did you mean zdr\?\)/],
    [{ arangement: 'zdr' }, /a context has no member arangement \(did you mean arrangement\?\); its members are/],
    [{ platform: 'foundry' }, /platform must be one of claude-api, .*, microsoft-foundry/],
    [
      { ...ZDR, strict: 'yes', asOf: 20260101 },
      /strict must be true or false; asOf must be a day, YYYY-MM-DD, that the calendar has/,
    ],
    [{ ...ZDR, zdrContract: { platform: 'aws', reference: 'x' } }, /, the platform one of claude-api, /],
    [{ ...ZDR, toString: 1 }, /a context has no member toString/],
    [
      { ...ZDR, baa: { acceptedOn: '2026-05-01', expires: '2026-06-01' } },
      /baa has no member expires; its members are acceptedOn/,
    ],
    [
      { ...ZDR, modelRetentionAuthorised: [{ model: 'claude-fable-5', reference: 'r', platfrom: 'claude-api' }] },
      /modelRetentionAuthorised has no member platfrom; its members are model, reference/,
    ],
    [{ ...ZDR, waivers: [{ rule: 'zdr/qualified' }] }, /waiver 1: rule, reason, owner and expires .* are all needed/],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualifed', reason: 'r', owner: 'o', expires: '2027-01-01' }] },
      /waiver 1: there is no such rule; it excuses nothing \(did you mean zdr\/qualified\?\)/,
    ],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2027-01-01', file: 'a.json' }] },
      /waiver 1: a waiver has no member file.*; its members are rule, at, reason, owner, expires/,
    ],
    [
      { ...ZDR, waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2027-01-01', at: '/a~2' }] },
      /waiver 1: at is a JSON Pointer/,
    ],
    [
      {
        ...ZDR,
        today: '2026-10-02',
        waivers: [{ rule: 'zdr/qualified', reason: 'r', owner: 'o', expires: '2026-10-01' }],
      },
      /waiver 1: that of zdr\/qualified expired on 2026-10-01 and excuses nothing any more/,
    ],
    [null, /not an object/],
    ['zdr', /not an object/],
  ])('throw when the guard is made: %j', (context, message) => {
    expect(() => preflight(context as never)).toThrow(message);
    expect(() => guardFetch(async () => new Response(), context as never)).toThrow(TypeError);
  });

  it.each([
    [{ mod: 'observe' }, /there is no option mod \(did you mean mode\?\); they are mode, onReview/],
    [{ mode: 'Observe' }, /mode must be block or observe \(did you mean observe\?\)/],
    [{ onFault: 'throw', others: 1 }, /onFault must be block or pass; others must be block or pass/],
    [{ remediate: true }, /remediate must be safe$/],
    [{ events: [{}] }, /events must be a function, or a list of functions/],
    [{ now: 0, onReport: null, key: 7 }, /now must be a function; onReport must be a function; key must be a text/],
    [{ sinkTime: 0 }, /sinkTime must be a number of milliseconds, from 1 to a day/],
    [{ sinkTime: DAY_MS + 1 }, /sinkTime must be a number of milliseconds, from 1 to a day/],
    [{ policy: {} }, /policy must be a policy of compilePolicy/],
    [{ target: '' }, /target must be a name/],
    [{ target: 7 }, /target must be a name/],
    [{ toString: 'block' }, /there is no option toString/],
    [null, /not an object/],
    ['observe', /not an object/],
  ])('throw if an option is invalid: %j', (options, message) => {
    expect(() => preflight(ZDR, options as never)).toThrow(message);
    expect(() => guardFetch(async () => new Response(), ZDR, options as never)).toThrow(TypeError);
  });

  it('throw if the fetch or the file name is missing', () => {
    expect(() => guardFetch(undefined as never, ZDR)).toThrow(/guardFetch takes a fetch first/);
    expect(() => guardFetch(ZDR as never, fetch as never)).toThrow(/guardFetch takes a fetch first/);
    expect(() => fileEvents(undefined as never)).toThrow(/takes the name of a file/);
  });

  it('accept every option of a guard, undefined ones too, and onBlock only for a fetch', () => {
    const all = {
      mode: 'block',
      onReview: 'pass',
      others: 'pass',
      remediate: 'safe',
      onFault: 'block',
      policy: shippedPolicy,
      target: 'billing',
      events: [],
      onLost: () => undefined,
      sinkTime: 1000,
      onReport: () => undefined,
      key: undefined,
      errorBase: Error,
      now: Date.now,
    } as const satisfies Required<GuardOptions>;
    expect(preflight(ZDR, all)).toBeTypeOf('function');
    for (const sinkTime of [1, DAY_MS]) expect(preflight(ZDR, { ...all, sinkTime })).toBeTypeOf('function');
    const onBlock = { ...all, onBlock: 'throw' } as const satisfies Required<GuardFetchOptions>;
    expect(guardFetch(async () => new Response(), ZDR, onBlock)).toBeTypeOf('function');
    expect(() => preflight(ZDR, onBlock)).toThrow(/there is no option onBlock/);
  });

  it('cannot be changed after the guard is made', async () => {
    const context = { arrangement: 'zdr' as 'zdr' | 'standard' };
    const options: { -readonly [Name in keyof GuardFetchOptions]: GuardFetchOptions[Name] } = {};
    const { fetch, sent } = guarded(options, context);
    context.arrangement = 'standard';
    options.mode = 'observe';
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(403);
    expect(sent).toEqual([]);
  });

  it('apply waivers until they expire, while the guard runs', async () => {
    let now = Date.UTC(2026, 9, 1, 23, 59);
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'An invented person', expires: '2026-10-01' },
    ];
    const { fetch } = guarded({ now: () => now }, { ...ZDR, waivers });
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(200);
    now = Date.UTC(2026, 9, 3);
    expect((await fetch(URL_OF_MESSAGES, { method: 'POST', body: text(CODE) })).status).toBe(403);
    // A guard made on that day would lack the waiver.
    expect(() => guarded({ now: () => now }, { ...ZDR, waivers })).toThrow(/expired on 2026-10-01/);
  });
});
