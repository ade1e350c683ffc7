/** `remediate: 'safe'`: a mechanical fix reaches the server, and only if nothing else is against the request. */
import { describe, expect, it } from 'vitest';
import { type GuardOptions, guardFetch, preflight, type Receipt, violationOf } from '../../src/guard/index.js';
import type { Context } from '../../src/model.js';
import { bytes, CODE, guarded, MESSAGES, PLAIN, text, ZDR } from './guarded.js';

const FILTERING = { ...PLAIN, tools: [{ type: 'web_search_20260209', name: 'web_search' }] };
const FIXED = text(FILTERING).replace('{"type":"web_search', '{"allowed_callers":["direct"],"type":"web_search');
const HIPAA: Context = { arrangement: 'hipaa', baa: { acceptedOn: '2026-08-01' } };
const IDLE = 'files-api-2025-04-14';
const COVERED = 'context-1m-2025-08-07';

type Given = readonly [body: object, headers?: ConstructorParameters<typeof Headers>[0]];
type Sent = readonly [body: string, headers: Headers];

/** A client that sends requests through a guard; each call resolves to what the server received, or the rules against it. */
type Client = (context: Context, options: GuardOptions) => (...given: Given) => Promise<Sent | string[]>;

const rulesOf = (error: unknown): string[] => violationOf(error)?.findings.map(({ rule }) => rule) ?? [];

const viaFetch: Client = (context, options) => {
  let sent: Sent | undefined;
  const send = async (_url: string, { body, headers }: RequestInit): Promise<Response> => {
    sent = [String(body), new Headers(headers)];
    return Response.json({});
  };
  const fetch = guardFetch(send, context, { ...options, onBlock: 'throw' });
  return (body, headers = {}) =>
    fetch(MESSAGES, { method: 'POST', body: text(body), headers }).then(() => sent ?? [], rulesOf);
};

const viaMiddleware: Client = (context, options) => (body, headers) => {
  const request = { url: MESSAGES, method: 'POST', body: text(body), headers: new Headers(headers) };
  const next = async (sent: typeof request): Promise<Sent> => [sent.body, sent.headers];
  return preflight(context, options)(request, next, {}).catch(rulesOf);
};

/** Every client, without a sink and with one. */
const EACH = Object.entries({ fetch: viaFetch, middleware: viaMiddleware }).flatMap(([name, client]) => [
  [name, 'without a sink', client, undefined] as const,
  [name, 'with a sink', client, () => undefined] as const,
]);

describe('a mechanical fix of an outgoing request', () => {
  it.each(EACH)('of its body is what the server receives: %s %s', async (_, __, client, events) => {
    const [body] = await client(ZDR, { remediate: 'safe', events: events ?? [] })(FILTERING);
    expect(body).toBe(FIXED);
  });

  it.each(EACH)('of its headers is what the server receives: %s %s', async (_, __, client, events) => {
    const send = client(HIPAA, { remediate: 'safe', events: events ?? [] });
    const [body, headers] = (await send(PLAIN, { 'Anthropic-Beta': `${IDLE},${COVERED}`, 'X-Kept': 'yes' })) as Sent;
    expect([body, headers.get('anthropic-beta'), headers.get('x-kept')]).toEqual([text(PLAIN), COVERED, 'yes']);
  });

  it('keeps the kind of the body, on which the content type depends', async () => {
    const { fetch, sent } = guarded({ remediate: 'safe' });
    const given = [new Blob([text(FILTERING)], { type: 'application/json' }), bytes(FILTERING), text(FILTERING)];
    const types = ['application/json', null, 'text/plain;charset=UTF-8'];
    for (const body of given) await fetch(MESSAGES, { method: 'POST', body });
    const expected = types.map((type) => [FIXED, type]);
    expect(sent.map(({ body, headers }) => [body, headers.get('content-type')])).toEqual(expected);
    const received: unknown[] = [];
    for (const body of given)
      await preflight(ZDR, { remediate: 'safe' })(
        { url: MESSAGES, method: 'POST', body },
        async (request) => {
          const { headers } = new Request(MESSAGES, { method: 'POST', body: request.body });
          received.push([await new Response(request.body).text(), headers.get('content-type')]);
        },
        {},
      );
    expect(received).toEqual(expected);
  });

  it('keeps every value of a header that is repeated', async () => {
    const send = viaFetch(HIPAA, { remediate: 'safe' });
    const headers: [string, string][] = [
      ['anthropic-beta', 'interleaved-thinking-2025-05-14'],
      ['anthropic-beta', IDLE],
      ['Anthropic-Beta', COVERED],
    ];
    const [, sent] = (await send(PLAIN, headers)) as Sent;
    expect(sent.get('anthropic-beta')?.split(/, ?/)).toEqual(['interleaved-thinking-2025-05-14', COVERED]);
  });

  it.each(EACH)('is not made unless it is asked for: %s %s', async (_, __, client, events) => {
    const sink = events ?? [];
    expect(await client(ZDR, { events: sink })(FILTERING)).toEqual(['zdr/feature-not-eligible']);
    const [observed] = await client(ZDR, { mode: 'observe', remediate: 'safe', events: sink })(FILTERING);
    expect(observed).toBe(text(FILTERING));
  });

  it.each(EACH)('is not sent if anything else is against the request: %s %s', async (_, __, client, events) => {
    const options = { remediate: 'safe', events: events ?? [] } as const;
    const both = { ...FILTERING, tools: [...FILTERING.tools, ...CODE.tools] };
    expect(await client(ZDR, options)(both)).toEqual(['zdr/feature-not-eligible', 'zdr/feature-not-eligible']);
    const length = { 'Anthropic-Beta': 'output-128k-2025-02-19' };
    expect(await client(HIPAA, options)(FILTERING, length)).toContain('hipaa/beta-not-listed');
    expect(await client(ZDR, options)(FILTERING, { 'Content-Encoding': 'gzip' })).toContain('request/unreadable');
  });

  it.each([
    { Authorization: 'AWS4-HMAC-SHA256 Credential=invented, SignedHeaders=host, Signature=0' },
    { 'X-Amz-Content-Sha256': '0' },
    { 'Content-Digest': 'sha-256=:0:' },
  ])('is not made if the request is signed, so that no server would accept it: %o', async (headers) => {
    const options = { remediate: 'safe' } as const;
    expect(await viaFetch(ZDR, options)(FILTERING, headers)).toEqual(['zdr/feature-not-eligible']);
    expect(await viaFetch(HIPAA, options)(PLAIN, { ...headers, 'anthropic-beta': IDLE })).toEqual([
      'hipaa/beta-not-listed',
    ]);
    expect((await viaFetch(ZDR, options)(FILTERING, { Authorization: 'Bearer invented' }))[0]).toBe(FIXED);
  });

  it('is in the receipt', async () => {
    const receipts: Receipt[] = [];
    const guard = preflight(ZDR, {
      remediate: 'safe',
      events: (event) => {
        if (event.type === 'decision') receipts.push(event.receipt);
      },
    });
    await guard({ url: MESSAGES, method: 'POST', body: text(FILTERING) }, async () => undefined, {});
    expect(receipts).toMatchObject([
      {
        decision: 'fixed',
        fixes: [{ op: 'add', path: '/body/tools/0/allowed_callers', rule: 'zdr/feature-not-eligible' }],
        request: { length: FIXED.length },
      },
    ]);
  });

  it('removes the content-length of the original body, and only then', async () => {
    const send = viaFetch(ZDR, { remediate: 'safe' });
    const [, fixed] = (await send(FILTERING, {
      'Content-Length': `${text(FILTERING).length}`,
      'X-Kept': 'yes',
    })) as Sent;
    expect([fixed.get('content-length'), fixed.get('x-kept')]).toEqual([null, 'yes']);
    const [, plain] = (await send(PLAIN, { 'Content-Length': `${text(PLAIN).length}` })) as Sent;
    expect(plain.get('content-length')).toBe(`${text(PLAIN).length}`);
  });
});
