import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { base64, base64Of, body, browser, envelope, FOUNDRY, line, text, URL, withTool } from './invented.js';
import { audited, auditedLine } from './run.js';

const logs = temporaryFolder();
const { model: _, ...cloudBody } = { ...withTool, anthropic_version: 'invented-for-clouds' };
/** A value as databases write it, in an object that names its type. */
const typedBy =
  (
    types: Readonly<Record<'string' | 'number', string>>,
    list: (items: unknown[]) => object,
    map: (members: object) => object,
  ) =>
  (value: unknown): object => {
    const typed = typedBy(types, list, map);
    if (typeof value === 'string' || typeof value === 'number')
      return { [types[typeof value as 'string']]: `${value}` };
    if (Array.isArray(value)) return list(value.map(typed));
    return map(Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, typed(one)])));
  };
const dynamo = typedBy(
  { string: 'S', number: 'N' },
  (L) => ({ L }),
  (M) => ({ M }),
);
const firestore = typedBy(
  { string: 'stringValue', number: 'integerValue' },
  (values) => ({ arrayValue: { values } }),
  (fields) => ({ mapValue: { fields } }),
);

describe('a request is found with its address in a record of an unknown form', () => {
  const forms: readonly (readonly [string, unknown, string])[] = [
    ['under names of its own', { request_path: URL, request_body: withTool, provider: 'ANTHROPIC' }, 'claude-api'],
    ['beside members that requests have too', { metadata: {}, stream: 'stdout', log: line(envelope) }, 'claude-api'],
    ['as text in text', { log: line({ message: JSON.stringify({ body: text }) }) }, 'claude-api'],
    ['in base64', { method: 'POST', url: URL, body: base64 }, 'claude-api'],
    ['as bytes', { MESSAGE: [...Buffer.from(text)] }, 'claude-api'],
    [
      'at the address beside it',
      { properties: { backendUrl: FOUNDRY, backendRequestBody: text } },
      'microsoft-foundry',
    ],
    [
      'at the known host, after an unknown one',
      { url: 'https://gateway.invalid/claude/v1/messages', backendUrl: FOUNDRY, sent: text },
      'microsoft-foundry',
    ],
    [
      'at a host and path',
      { request: { host: 'api.anthropic.com', path: '/v1/messages', content: text } },
      'claude-api',
    ],
    [
      'in the attributes of telemetry',
      {
        attributes: [
          { key: 'url.full', value: { stringValue: FOUNDRY } },
          { key: 'input.value', value: { stringValue: text } },
        ],
      },
      'microsoft-foundry',
    ],
    ['in a row of a table', { rows: [['2026-05-01', FOUNDRY, text]] }, 'microsoft-foundry'],
    ['in a list whose address stands around it', { url: FOUNDRY, sent: [withTool] }, 'microsoft-foundry'],
    ['of Bedrock', { modelId: 'us.anthropic.claude-x', input: { inputBodyJson: cloudBody } }, 'amazon-bedrock'],
    [
      'of Google Cloud',
      { model: 'publishers/anthropic/models/claude-opus-4-6', full_request: cloudBody },
      'google-cloud',
    ],
    ['beside an envelope with its address', { req: { method: 'POST', url: FOUNDRY }, body: text }, 'microsoft-foundry'],
    ['as a batch', { tool: 'invented', sent: { requests: [{ custom_id: 'a', params: withTool }] } }, 'claude-api'],
    ['as a line of a batch', { log: line({ custom_id: 'a', params: withTool }) }, 'claude-api'],
    ['in a row beside other values', { rows: [['2026-05-01', FOUNDRY, withTool]] }, 'microsoft-foundry'],
    ['in a message of a queue', { type: 'message', channel: 'invented', data: base64 }, 'claude-api'],
    ['in the body of a record of telemetry', { body: { stringValue: text } }, 'claude-api'],
    ['in an item of DynamoDB', { Item: { url: { S: FOUNDRY }, sent: dynamo(withTool) } }, 'microsoft-foundry'],
    [
      'in a document of Firestore',
      { fields: { url: { stringValue: FOUNDRY }, sent: firestore(withTool) } },
      'microsoft-foundry',
    ],
    [
      'twice, incoming to and outgoing from a gateway',
      { came: { url: 'https://gateway.invalid/v1/messages', json: withTool }, went: { url: FOUNDRY, body: text } },
      'microsoft-foundry',
    ],
    ['twice, incoming and outgoing', { came: { url: URL, json: withTool }, went: text }, 'claude-api'],
  ];
  it.each(forms)('%s', async (_, record, platform) => {
    const { totals, endpoints, features } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, fail: 1, other: 0, unreadable: 0, unchecked: 0 });
    expect(endpoints.map((row) => row.platform)).toEqual([platform]);
    expect(features.map(({ feature }) => feature)).toContain('code_execution');
  });

  it('also each of several, in a document', async () => {
    const file = logs.write(
      'hits.json',
      JSON.stringify({ hits: { hits: [{ _source: envelope }, { _source: envelope }] } }),
    );
    const { totals } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 2, fail: 2, first: '2026-05-01T10:00:00Z', unreadable: 0 });
  });

  it('each with its own address, and not with that of its neighbour', async () => {
    const { endpoints } = await auditedLine({ a: { url: FOUNDRY, sent: body }, b: { sent: withTool } });
    expect(endpoints.map(({ platform, requests }) => [platform, requests])).toEqual([
      ['claude-api', 1],
      ['microsoft-foundry', 1],
    ]);
  });

  it('each beside the envelope of another', async () => {
    const beside = await auditedLine({ ...envelope, body, retry: { json: withTool } });
    expect(beside.totals).toMatchObject({ requests: 2, pass: 1, fail: 1 });
    const request = await auditedLine({ request: { url: URL, body }, retry: { json: withTool } });
    expect(request.totals).toMatchObject({ requests: 2, pass: 1, fail: 1 });
    const again = await auditedLine({ ...envelope, raw: text });
    expect(again.totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it('in a member of a record that looks like a body itself', async () => {
    const { model, messages } = body;
    const proxied = { url: 'https://gateway.invalid/v1/messages', method: 'POST', headers: {}, body: withTool };
    const records = {
      text: { model, messages, sent: text },
      log: { log: { model, messages, sent: { json: withTool } } },
      call: { model, messages, litellm_params: { proxy: proxied }, additional_args: { complete_input_dict: withTool } },
      parts: { model, messages, proxy_server_request: proxied },
      written: { model, messages, proxy_server_request: text },
      beside: { model, messages, model_parameters: {}, log: { sent: withTool } },
    };
    for (const [name, record] of Object.entries(records)) {
      const { totals, features } = await auditedLine(record);
      expect(totals, name).toMatchObject({ requests: 1, fail: 1, other: 0, unreadable: 0 });
      expect(features.map(({ feature }) => feature)).toContain('code_execution');
    }
    const { totals } = await auditedLine({ ...withTool, sent: { json: body } });
    expect(totals).toMatchObject({ requests: 2, fail: 1 });
  });

  it('once for each host to which it was sent', async () => {
    const { endpoints } = await auditedLine({ a: { url: URL, sent: body }, b: { url: FOUNDRY, sent: body } });
    expect(endpoints.map(({ platform }) => platform)).toEqual(['claude-api', 'microsoft-foundry']);
  });

  it('once if thousands of places in a record repeat it', async () => {
    const places = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`place${i}`, { sent: body }]));
    expect((await auditedLine(places)).totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('also if several are under one name, or in records of a name and a value', async () => {
    const named = [body, withTool].map((value) => ({ key: 'sent', value }));
    const { totals } = await auditedLine({ attributes: named });
    expect(totals).toMatchObject({ requests: 2, fail: 1 });
    const scored = [body, withTool].map((request) => ({ name: 'score', value: 1, request }));
    expect((await auditedLine({ scored })).totals).toMatchObject({ requests: 2, fail: 1 });
  });

  const asText = (value: unknown): string => JSON.stringify(value);
  it.each([
    [
      'a collection of a client',
      { requests: [envelope, envelope].map((one) => ({ ...one, params: [], body: { raw: asText(body) } })) },
    ],
    [
      'rows of a search, with messages of the server',
      { messages: [], fields: ['_raw'], rows: [[asText(envelope)], [asText(envelope)]] },
    ],
    [
      'the same with a warning',
      {
        messages: [{ type: 'WARN', text: 'slow' }],
        results: [envelope, envelope].map((one) => ({ _raw: asText(one) })),
      },
    ],
    ['a column of bodies', { ts: ['2026-05-01', '2026-05-02'], body: [asText(body), asText(body)] }],
  ])('also several in %s', async (name, value) => {
    const { totals } = await audited(logs.write(`each-${name.replaceAll(/\W+/g, '-')}.json`, asText(value)));
    expect(totals).toMatchObject({ requests: 2, unreadable: 0, unchecked: 0 });
  });

  it('once if a trace has it beside its list of steps, and twice if the list has it twice', async () => {
    const trace = (spans: unknown[]) => ({ info: { request: text }, data: { spans } });
    expect((await auditedLine(trace([{ inputs: text }]))).totals).toMatchObject({ requests: 1, fail: 1 });
    const twice = trace([{ inputs: text }, { inputs: text }]);
    expect((await auditedLine(twice)).totals).toMatchObject({ requests: 2, fail: 2 });
  });

  it('once if the recorder keeps a second copy in its own form, and also if there is only that copy', async () => {
    const { tools: _tools, ...llmSchema } = { ...withTool, max_completion: 64, provider: 'ANTHROPIC' };
    const record = { request_created_at: '2026-05-01', request_path: URL, request_body: withTool, llmSchema };
    expect((await auditedLine(record)).totals).toMatchObject({ requests: 1, fail: 1, review: 0 });
    const alone = await auditedLine({ ...record, request_body: '' });
    expect(alone.totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('without the members that a recorder of function calls adds', async () => {
    const call = { op_name: 'Messages.create', started_at: '2026-05-01', inputs: { self: 'a client', ...body } };
    expect((await auditedLine(call)).totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('as the parameters of a function call, which are not taken for an item of a batch', async () => {
    const whole = await auditedLine({ event: 'llm', at: '2026-05-01', params: body, prompt: 'q' });
    expect(whole.totals).toMatchObject({ requests: 1, pass: 1 });
    const { messages, ...params } = withTool;
    const parts = await auditedLine({ event: 'llm', at: '2026-05-01', params, input: messages });
    expect(parts.features.map(({ feature }) => feature)).not.toContain('batch');
    expect(parts.totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('once beside the parameters that a gateway records of it', async () => {
    const { model, messages, ...params } = withTool;
    const { totals } = await auditedLine({ id: 'a', model, params, raw_request: text });
    expect(totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it('with its HTTP method, not a method of a program or a cloud', async () => {
    const { endpoints } = await auditedLine({
      api_method: 'rawPredict',
      sent: { method: 'create', json: body },
    });
    expect(endpoints).toMatchObject([{ method: 'POST', endpoint: '/v1/messages' }]);
  });

  it('also a batch, which counts as one request', async () => {
    const requests = ['a', 'b'].map((custom_id) => ({ custom_id, params: body }));
    const { endpoints } = await auditedLine({ sent: { requests } });
    expect(endpoints).toMatchObject([{ endpoint: '/v1/messages/batches', requests: 1, fail: 1 }]);
  });

  it('also a batch as the text of a message of a queue that has members of a request', async () => {
    const requests = [{ custom_id: 'a', params: body }];
    const { endpoints } = await auditedLine({ messages: {}, body: JSON.stringify({ requests }) });
    expect(endpoints).toMatchObject([{ endpoint: '/v1/messages/batches', requests: 1, fail: 1 }]);
  });

  it('with its headers', async () => {
    const { totals, findings } = await auditedLine({
      http: { url: URL, request_headers: browser },
      sent: body,
    });
    expect(totals).toMatchObject({ requests: 1, fail: 1 });
    expect(findings.map(({ rule }) => rule)).toContain('zdr/browser-request');
  });

  const listed = [{ name: 'origin', value: 'null' }];
  const named = [{ key: { name: 'Origin' }, value: 'null', isEnabled: true }];
  it.each([
    ['under another name in its envelope', { method: 'POST', url: URL, request_headers: browser, body }],
    ['around its envelope', { http_headers: browser, request: { url: URL, body } }],
    ['as it came in', { came: { headers: browser, json: body }, went: { url: URL, body: JSON.stringify(body) } }],
    ['under the name of one', { method: 'POST', url: URL, header: { Origin: ['https://app.invalid'] }, body }],
    [
      'in a member called header',
      { method: 'POST', url: URL, header: { firstLine: '', headers: [{ name: 'origin', value: 'null' }] }, body },
    ],
    ['under that name in its envelope', { request: { method: 'POST', url: URL, header: browser, body } }],
    ['where nothing was sent', { method: 'GET', url: `${URL}/batches/invented`, request_headers: browser }],
    ['in a list within what is called one', { method: 'POST', url: URL, header: { entries: listed }, sent: body }],
    ['with names that are records', { url: URL, header: { entries: named }, bodyData: base64Of(body) }],
    ['as alternating names and values', { url: URL, rawHeaders: ['host', 'x', 'origin', 'null'], sent: body }],
    ['as lines of a text', { url: URL, request_headers: 'host: x\r\norigin: null', sent: body }],
    ['each as a member of telemetry', { 'url.full': URL, 'http.request.header.origin': ['null'], sent: body }],
    ['each as a member that a server writes', { url: URL, http_origin: 'null', sent: JSON.stringify(body) }],
    ['and not those of its answer', { upstream_response_headers: {}, request_headers: browser, sent: body }],
  ])('with its headers %s', async (_, record) => {
    const { findings } = await auditedLine(record);
    expect(findings.map(({ rule }) => rule)).toContain('zdr/browser-request');
  });
});
