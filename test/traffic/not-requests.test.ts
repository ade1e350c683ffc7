import { describe, expect, it } from 'vitest';
import { base64, body, envelope, text, URL, withTool } from './invented.js';
import { auditedLine, auditedLog } from './run.js';

describe('a call without a body is judged wherever it is in a record', () => {
  const get = { method: 'GET', url: 'https://api.anthropic.com/v1/models', headers: {} };
  it.each([
    ['beside bodies', { calls: [{ request: envelope }, { request: get }] }, { requests: 2, fail: 1, pass: 1 }],
    [
      'in telemetry',
      { spans: [{ attributes: { 'http.request.method': 'GET', 'url.full': get.url } }] },
      { requests: 1, pass: 1 },
    ],
    [
      'but not where another stands in it',
      { calls: [{ request: envelope }, { first: get, second: { method: 'POST', url: URL } }] },
      { requests: 1, unreadable: 1 },
    ],
  ])('%s', async (_, record, totals) => {
    const { totals: found } = await auditedLine(record);
    expect(found).toMatchObject({ unreadable: 0, ...totals });
  });

  it('with the host from another member than the path', async () => {
    const tape = { meta: { host: 'https://api.anthropic.com' }, req: { url: '/v1/messages', method: 'POST', body } };
    const { totals, endpoints } = await auditedLine(tape);
    expect(totals).toMatchObject({ requests: 1, pass: 1 });
    expect(endpoints).toMatchObject([{ endpoint: '/v1/messages', platform: 'claude-api' }]);
  });

  it('also if a contract test records its content type', async () => {
    const request = (encoded: boolean | 'base64', content: unknown) => ({
      request: { method: 'POST', path: '/v1/messages', body: { contentType: 'application/json', encoded, content } },
    });
    const interactions = [request(false, withTool), request('base64', base64)];
    const { totals } = await auditedLog('pact.json', JSON.stringify({ interactions }));
    expect(totals).toMatchObject({ requests: 2, fail: 2, unchecked: 0 });
  });
});

describe('a record is not counted as a request to Claude if it is', () => {
  it('a quote in a prompt or an answer', async () => {
    const quoting = { ...body, messages: [{ role: 'user', content: text }] };
    const answer = { id: 'invented', type: 'message', content: [{ type: 'text', text }], model: 'claude-opus-4-6' };
    const { totals } = await auditedLine({ sent: quoting, response_body: text, got: answer });
    expect(totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it.each([
    ['of a container', { log: 'hello', stream: 'stdout', time: '2026-05-01T10:00:00Z' }],
    ['of telemetry', { body: { stringValue: 'signed in' }, severityText: 'INFO' }],
    ['of a package', { name: 'invented', keywords: ['anthropic', 'claude-code'] }],
    ['of a cluster', { kind: 'Pod', metadata: { name: 'invented' }, spec: {} }],
  ])('a record %s with a member that requests have too', async (_, record) => {
    const { totals } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });

  it('a request for a model of another vendor', async () => {
    const { totals } = await auditedLine({ sent: { model: 'gpt-x', messages: [] }, note: 'not claude' });
    expect(totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });
});
