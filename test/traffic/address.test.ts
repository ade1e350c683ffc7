import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { auditedLine } from './run.js';

const logs = temporaryFolder();

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const FOUNDRY = 'https://invented.services.ai.azure.com/anthropic';
const time = '2026-05-01T10:00:00Z';

describe('the address of a request', () => {
  const places: readonly (readonly [string, object, string, string])[] = [
    ['by a path alone', { time, method: 'GET', path: '/v1/models', status: 200 }, '/v1/models', 'claude-api'],
    ['by a path and a query', { time, method: 'GET', path: '/v1/models?limit=3' }, '/v1/models', 'claude-api'],
    ['by a route', { time, method: 'GET', route: '/v1/models' }, '/v1/models', 'claude-api'],
    ['by a uri', { method: 'POST', uri: `${FOUNDRY}/v1/messages`, body }, '/v1/messages', 'microsoft-foundry'],
    [
      'by the first line of a request',
      { time, host: 'api.anthropic.com', request: 'GET /v1/models HTTP/1.1' },
      '/v1/models',
      'claude-api',
    ],
    ['in two parts', { base_url: FOUNDRY, path: '/v1/messages', json: body }, '/v1/messages', 'microsoft-foundry'],
    [
      'in two parts, of another name',
      { baseURL: `${FOUNDRY}/v1`, endpoint: '/messages', sent: body },
      '/v1/messages',
      'microsoft-foundry',
    ],
    ['by its beginning alone', { api_base: FOUNDRY, sent: body }, '/v1/messages', 'microsoft-foundry'],
    [
      'by a gateway and a path',
      { base_url: 'https://gateway.invalid', path: '/v1/messages', sent: body },
      '/v1/messages',
      'claude-api',
    ],
  ];
  it.each(places)('is found %s', async (_, record, endpoint, platform) => {
    const { endpoints, totals } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, other: 0, unreadable: 0, unchecked: 0 });
    expect(endpoints).toMatchObject([{ endpoint, platform }]);
  });

  it.each([
    { time, method: 'GET', status: 200 },
    { method: 'POST', headers: { 'content-type': 'application/json' }, note: 'redacted' },
    { headers: { 'anthropic-version': '2023-06-01' }, status: 200 },
  ])('is not assumed if the record states none, %#', async (record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it.each([
    ['a path of another program', { time, method: 'GET', path: '/api/users', status: 200 }],
    ['a uri of another program', { time, method: 'DELETE', uri: '/v1/carts/7' }],
    ['the first line of a request to another', { time, request: 'GET /cart HTTP/2.0' }],
    ['a method of another kind', { time, method: 'processOrder', level: 'info' }],
    ['a call of a tool', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'a', arguments: {} } }],
  ])('is not taken for one of Claude by %s', async (_, record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, unreadable: 0, other: 1 });
  });
});

describe('a Claude model that is called through an API of another form', () => {
  const common = '/v1/chat/completions';
  it.each([
    { method: 'POST', url: `https://gateway.invalid${common}`, body },
    {
      method: 'POST',
      url: 'https://openrouter.ai/api/v1/responses',
      body: { model: 'anthropic/claude-x', input: 'a' },
    },
    { method: 'POST', path: common, json: body },
    { method: 'POST', path: common, body },
    {
      request: { url: `https://gateway.invalid${common}`, json: body },
      upstream: 'https://api.anthropic.com/v1/messages',
    },
    {
      method: 'POST',
      url: 'https://bedrock-runtime.eu-central-1.amazonaws.com/model/eu.anthropic.claude-x-4/converse',
      body: { messages: [] },
    },
  ])('is in review, because the request that is forwarded cannot be judged, %#', async (record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 1, review: 1, other: 0 });
  });
});

describe('a request for a model of another vendor', () => {
  const asked = { model: 'gpt-4o', messages: [{ role: 'user', content: 'Good morning.' }] };

  it.each([asked, { ...asked, model: 'azure/o1' }, { ...asked, model: 'us.meta.llama3-3-70b-instruct-v1:0' }])(
    'is not counted as one to Claude if no address is recorded, %#',
    async (record) => {
      const { totals, other } = await auditedLine(record);
      expect(totals).toMatchObject({ requests: 0, other: 1 });
      expect(other).toMatchObject([{ why: 'a request to another vendor’s model' }]);
    },
  );

  it.each([
    { method: 'POST', path: '/v1/chat/completions', body: asked },
    { custom_id: 'a', method: 'POST', url: '/v1/chat/completions', body: asked },
  ])('is not counted as one to Claude if the address is not one of Claude, %#', async (record) => {
    const { totals, other } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 0, other: 1 });
    expect(other).toMatchObject([{ why: 'a request to neither a host nor a path of Claude’s' }]);
  });

  it.each([
    { url: 'https://api.anthropic.com/v1/messages', body: asked },
    { headers: { 'anthropic-version': '2023-06-01' }, body: asked },
    { ...asked, model: 'gpt-claude-x' },
    { ...asked, model: 'gptune' },
  ])('is in review if it may be one to Claude, %#', async (record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 1, review: 1, other: 0 });
  });

  it.each([
    { url: 'https://router.example/v1/chat/completions', body: { models: ['x/y', 'anthropic/claude-sonnet-4.6'] } },
    {
      url: 'https://bedrock.us-east-1.amazonaws.com/model-invocation-job',
      body: { modelId: 'anthropic.claude-sonnet-4-6', inputDataConfig: {} },
    },
  ])('is in review if it names a Claude model as other APIs name theirs, %#', async ({ url, body }) => {
    const { totals } = await auditedLine({ method: 'POST', url, body });
    expect(totals).toMatchObject({ requests: 1, review: 1, other: 0 });
  });

  it('is one to Claude if the configuration maps the model to a Claude model', async () => {
    const context = logs.write('context.yaml', 'models: { gpt-4o: claude-opus-4-6 }\n');
    expect((await auditedLine(asked, '--context', context)).totals).toMatchObject({ requests: 1, pass: 1 });
  });
});
