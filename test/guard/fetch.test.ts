/** A guarded fetch takes requests in every form, and sends none that it cannot read. */
import { describe, expect, it } from 'vitest';
import { guardFetch, PolicyViolationError, violationOf } from '../../src/guard/index.js';
import { bytes, CODE, type Given, guarded, MESSAGES, PLAIN, rulesOf, text, ZDR } from './guarded.js';

/** The same request in each form that `fetch` accepts. */
const FORMS: readonly (readonly [string, (value: unknown) => Given])[] = [
  ['a string', (value) => [MESSAGES, { method: 'POST', body: text(value) }]],
  ['a URL object', (value) => [new URL(MESSAGES), { method: 'POST', body: text(value) }]],
  ['a Request', (value) => [new Request(MESSAGES, { method: 'POST', body: text(value) })]],
  [
    'a Request whose body the options replace',
    (value) => [new Request(MESSAGES, { method: 'POST', body: text(PLAIN) }), { body: text(value) }],
  ],
  ['bytes', (value) => [MESSAGES, { method: 'POST', body: bytes(value) }]],
  [
    'a view of a larger buffer',
    (value) => {
      const whole = new Uint8Array([1, 2, 3, ...bytes(value), 4, 5]);
      return [MESSAGES, { method: 'POST', body: new DataView(whole.buffer, 3, whole.length - 5) }];
    },
  ],
  ['an ArrayBuffer', (value) => [MESSAGES, { method: 'POST', body: bytes(value).buffer }]],
  ['a Buffer', (value) => [MESSAGES, { method: 'POST', body: Buffer.from(text(value)) as never }]],
  ['a Blob', (value) => [MESSAGES, { method: 'POST', body: new Blob([text(value)]) }]],
  ['a File', (value) => [MESSAGES, { method: 'POST', body: new File([text(value)], 'request.json') }]],
  [
    'frozen options and headers',
    (value) => [
      MESSAGES,
      Object.freeze({ method: 'POST', headers: Object.freeze({ 'X-Api-Key': 'k' }), body: text(value) }),
    ],
  ],
  ['headers as pairs', (value) => [MESSAGES, { method: 'POST', headers: [['x-api-key', 'k']], body: text(value) }]],
  ['a method in lower case', (value) => [MESSAGES, { method: 'post', body: text(value) }]],
  [
    'members with getters',
    (value) => [
      MESSAGES,
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
  ['a proxy', (value) => [MESSAGES, new Proxy({ method: 'POST', body: text(value) }, {})]],
];

describe('a guarded fetch', () => {
  it.each(FORMS)('accepts %s', async (_, form) => {
    const { fetch, sent } = guarded();
    const answer = await fetch(...form(PLAIN));
    expect(answer.status).toBe(200);
    expect(sent.map(({ url, method, body }) => [url, method, body])).toEqual([[MESSAGES, 'POST', text(PLAIN)]]);
    const refused = await fetch(...form(CODE));
    expect([refused.status, refused.headers.get('x-should-retry')]).toEqual([403, 'false']);
    const { request_id } = (await refused.clone().json()) as { request_id: string };
    expect(refused.headers.get('request-id')).toBe(request_id);
    expect(await rulesOf(refused)).toEqual(['code_execution']);
    expect(sent).toHaveLength(1);
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
    const error = await fetch(MESSAGES, { method: 'POST', ...init() }).catch((thrown: unknown) => thrown);
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
    expect(await rulesOf(await fetch(MESSAGES, init))).toEqual(['request/unreadable']);
  });

  it('refuses a body that was already used', async () => {
    const { fetch, sent } = guarded();
    const used = new Request(MESSAGES, { method: 'POST', body: text(PLAIN) });
    await used.text();
    expect(await rulesOf(await fetch(used))).toContain('request/unreadable');
    expect(sent).toEqual([]);
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

  it('takes no URL for a local one but those that are', async () => {
    const { fetch, sent } = guarded({ others: 'pass', onReview: 'pass' });
    for (const part of ['?data:,', '?a=blob:x', '#data:'])
      expect(await rulesOf(await fetch(`${MESSAGES}${part}`, { method: 'POST', body: text(CODE) }))).toEqual([
        'code_execution',
      ]);
    expect(sent).toEqual([]);
    for (const url of ['data:,', 'DATA:,', ' data:,']) await fetch(url);
    expect(sent).toHaveLength(3);
  });

  it('checks the headers of a request without a body', async () => {
    const { fetch, sent } = guarded({}, { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' } });
    const headers = { 'anthropic-beta': 'output-128k-2025-02-19' };
    expect((await fetch('https://api.anthropic.com/v1/models')).status).toBe(200);
    expect(await rulesOf(await fetch('https://api.anthropic.com/v1/models', { headers }))).toEqual(['long_output']);
    expect(sent).toHaveLength(1);
  });

  it.each([
    'https://api.anthropic.com/v1/files/..;/messages',
    'https://api.anthropic.com/v1/files%00/v1/messages',
    'https://api.anthropic.com/v1/files%7F/v1/messages',
  ])('refuses a URL that servers read in more than one way: %s', async (url) => {
    const { fetch, sent } = guarded({ others: 'pass', onReview: 'pass' });
    expect(await rulesOf(await fetch(url, { method: 'POST', body: text(PLAIN) }))).toEqual(['request/unreadable']);
    expect((await fetch(`${MESSAGES}?a=%00;b`, { method: 'POST', body: text(PLAIN) })).status).toBe(200);
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
      expect(await rulesOf(await fetch(MESSAGES, { method: 'POST', body: text(search) }))).toContain(
        'request/unreadable',
      );
    } finally {
      delete (Object.prototype as Record<string, unknown>)[name];
    }
    expect((await fetch(MESSAGES, { method: 'POST', body: text(PLAIN) })).status).toBe(200);
  });

  it.each<[string, Given]>([
    [
      'whose tools are named twice',
      [MESSAGES, { method: 'POST', body: text(PLAIN).replace('{', '{"tools":[],"tools":[],') }],
    ],
    ['that is a stream', [MESSAGES, { method: 'POST', body: new Response('').body, duplex: 'half' } as never]],
    [
      'whose URL is too long',
      [`https://api.anthropic.com/${'a'.repeat(9000)}/v1/messages`, { method: 'POST', body: text(CODE) }],
    ],
  ])('sends no request %s, even if review and others may pass, since nobody knows what it holds', async (_, given) => {
    const { fetch, sent } = guarded({ onReview: 'pass', others: 'pass' });
    expect(new Set(await rulesOf(await fetch(...given)))).toEqual(new Set(['request/unreadable']));
    expect(sent).toEqual([]);
  });
});

describe('a Request given as the options', () => {
  it('has a stream as its body, and its inherited members count', async () => {
    const { fetch, sent } = guarded();
    const init = new Request('https://example.com/', { method: 'POST', body: text(PLAIN) }) as never;
    expect(await rulesOf(await fetch(MESSAGES, init))).toContain('request/unreadable');
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
