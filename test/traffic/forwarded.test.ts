/** Requests to Claude in what was sent to another address, such as a gateway with paths of its own. */
import { describe, expect, it } from 'vitest';
import { base64, text, withTool } from './invented.js';
import { auditedLine } from './run.js';

const url = 'https://gateway.invalid/proxy';
const entry = (body: string) => ({ request: { method: 'POST', url, headers: [], postData: { text: body } } });
const tape = (string: string) => ({ request: { method: 'POST', uri: url, headers: {}, body: { string } } });
const access = (body: unknown) => ({ method: 'POST', path: '/proxy', status: 200, body });

describe('a request to Claude in the body of a request to another address', () => {
  it.each<[string, object]>([
    ['as a parameter of a call', { method: 'POST', url, body: { jsonrpc: '2.0', method: 'ask', params: withTool } }],
    ['in a list', { method: 'POST', url, body: [withTool] }],
    ['in an entry of HAR', entry(JSON.stringify({ payload: withTool }))],
    ['in base64 in an entry of HAR', entry(base64)],
    ['with text around it in a cassette', tape(`asked ${text} once`)],
    ['in a list of a record with only a path', access([withTool])],
  ])('is found %s', async (_, record) => {
    const { totals, findings } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, other: 0 });
    // Where it went is unknown; what it asks for is not.
    expect(totals.review + totals.fail, JSON.stringify(findings)).toBe(1);
  });

  it.each<[string, object]>([
    ['a form', { method: 'POST', url, body: `payload=${encodeURIComponent(text)}` }],
    ['a text that was cut off', { method: 'POST', url, body: text.slice(0, -9) }],
    ['markup in a cassette', tape(`<pre>${text.replaceAll('"', '&quot;')}</pre>`)],
  ])('is reported in %s', async (_, record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, other: 0, unreadable: 1 });
  });

  it('is in review if only a header shows it, unless the host is another vendor’s', async () => {
    const headers = { 'anthropic-version': '2023-06-01' };
    const totalsAt = async (address: string) =>
      (await auditedLine({ method: 'POST', url: address, headers, body: { ...withTool, model: 'smart' } })).totals;
    expect(await totalsAt(url)).toMatchObject({ requests: 1, review: 1 });
    expect(await totalsAt('https://api.openai.com/v1/invented')).toMatchObject({ requests: 0, other: 1 });
  });

  it.each<[string, object]>([
    ['an order', { method: 'POST', url, body: { orders: [{ id: 7 }] } }],
    ['a chat with another model', { method: 'POST', url, body: { ...withTool, model: 'gpt-4o' } }],
    ['a form', entry('name=invented&messages=none')],
  ])('is not seen in %s', async (_, record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });
});
