/** What a guarded fetch checks is what it sends, whoever changes the request meanwhile. */
import { describe, expect, it } from 'vitest';
import { guardFetch, preflight } from '../../src/guard/index.js';
import { bytes, CODE, guarded, MESSAGES, PLAIN, rulesOf, text, ZDR } from './guarded.js';

describe('what a guarded fetch sends', () => {
  it('sends the bytes that it checked of an instance of a Blob subclass', async () => {
    class Two extends Blob {
      override async arrayBuffer() {
        return new Blob([text(PLAIN)]).arrayBuffer();
      }
    }
    const body = new Two([text(CODE)], { type: 'application/json' });
    const { fetch, sent } = guarded();
    await fetch(MESSAGES, { method: 'POST', body });
    expect(sent.map((one) => [one.body, one.headers.get('content-type')])).toEqual([[text(PLAIN), 'application/json']]);
    const asked = { url: MESSAGES, method: 'POST', body };
    const next = async (request: typeof asked) => await new Response(request.body).text();
    expect(await preflight(ZDR)(asked, next, {})).toBe(text(PLAIN));
  });

  it('sends what it checked if a getter, a proxy or a buffer returns something else the second time', async () => {
    const { fetch, sent } = guarded();
    let asked = 0;
    await fetch(MESSAGES, {
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
    await fetch(MESSAGES, turning);
    const buffer = new Uint8Array(text(CODE).length + 10).fill(32);
    buffer.set(bytes(PLAIN));
    const going = fetch(MESSAGES, { method: 'POST', body: buffer });
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
      url: read(MESSAGES, 'https://api.anthropic.com/v1/files'),
      method: read('POST', 'PUT'),
      body: read(text(PLAIN), text(CODE)),
    });
    await preflight(ZDR)(turning, async ({ url, method, body }) => sent.push(url, method, body), {});
    expect(sent).toEqual([MESSAGES, 'POST', text(PLAIN)]);
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
    expect((await fetch(MESSAGES, new Options())).status).toBe(200);
    let asked = 0;
    const method = { toString: () => (asked++ === 0 ? 'DELETE' : 'GET') } as never;
    await fetch('https://api.anthropic.com/v1/files/file_1', { method });
    expect(sent.map(({ method, body }) => [method, body])).toEqual([
      ['POST', text(PLAIN)],
      ['DELETE', ''],
    ]);
  });

  it('checks an instance of a Request subclass by what fetch reads of it, whatever its members say', async () => {
    class Lying extends Request {}
    Object.defineProperties(Lying.prototype, { url: { get: () => MESSAGES }, method: { get: () => 'GET' } });
    const { fetch, sent } = guarded();
    const files = 'https://api.anthropic.com/v1/files';
    expect(await rulesOf(await fetch(new Lying(files, { method: 'POST', body: text(PLAIN) })))).toEqual(['files_api']);
    expect(sent).toEqual([]);
    const own = new Request(files);
    Object.defineProperty(own, 'url', { value: MESSAGES });
    expect(await rulesOf(await fetch(own))).toEqual(['files_api']);
    expect((await fetch(new Lying(MESSAGES, { method: 'POST', body: text(PLAIN) }))).status).toBe(200);
    expect(sent.map(({ method, body }) => [method, body])).toEqual([['POST', text(PLAIN)]]);
    const used = new Lying(MESSAGES, { method: 'POST', body: text(PLAIN) });
    await used.text();
    expect(await rulesOf(await fetch(used))).toContain('request/unreadable');
    expect(sent).toHaveLength(1);
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
    expect((await fetch(MESSAGES, { method: 'POST', body: text(PLAIN), headers: turning })).status).toBe(200);
    expect(sent[0]?.headers.get('anthropic-beta')).toBe('interleaved-thinking-2025-05-14');
    const once = (value: string) => [['anthropic-beta', value]].values() as never;
    const harmless = { method: 'POST', body: text(PLAIN), headers: once('interleaved-thinking-2025-05-14') };
    expect((await fetch(MESSAGES, harmless)).status).toBe(200);
    expect(sent[1]?.headers.get('anthropic-beta')).toBe('interleaved-thinking-2025-05-14');
    const covered = { method: 'POST', body: text(PLAIN), headers: once('output-128k-2025-02-19') };
    expect(await rulesOf(await fetch(MESSAGES, covered))).toEqual(['long_output']);
    expect(sent).toHaveLength(2);
  });

  it('sends the headers that it checked if a pair of them is read anew each time', async () => {
    const { fetch, sent } = guarded({}, { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' } });
    const betas = ['interleaved-thinking-2025-05-14', 'mcp-client-2025-11-20'];
    const turning = () => {
      let asked = 0;
      return () => ['anthropic-beta', betas[asked++ === 0 ? 0 : 1]].values();
    };
    class Pair extends Array<string> {
      override map = () => this as never;
    }
    for (const pair of [
      { [Symbol.iterator]: turning() },
      Object.assign(new Pair(), { [Symbol.iterator]: turning() }),
    ]) {
      const headers = [pair] as never;
      await fetch(MESSAGES, { method: 'POST', body: text(PLAIN), headers });
    }
    expect(sent.map(({ headers }) => headers.get('anthropic-beta'))).toEqual([betas[0], betas[0]]);
  });

  it('sends an address that stays on the machine as it was read', async () => {
    const { fetch, sent } = guarded();
    let asked = 0;
    const turning = { toString: () => (asked++ === 0 ? 'data:,' : MESSAGES) } as never;
    await fetch(turning);
    expect(sent.map(({ url }) => url)).toEqual(['data:,']);
  });
});
