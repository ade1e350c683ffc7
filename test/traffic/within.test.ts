import { afterAll, describe, expect, it } from 'vitest';
import { audited, folder } from './run.js';

const logs = folder();
afterAll(logs.remove);

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
const withTool = { ...body, tools };
const { model: _, ...cloudBody } = { ...withTool, anthropic_version: 'invented-for-clouds' };
const text = JSON.stringify(withTool);
const base64Of = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
const base64 = base64Of(withTool);
const URL = 'https://api.anthropic.com/v1/messages';
const FOUNDRY = 'https://invented.services.ai.azure.com/anthropic/v1/messages';
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
const browser = { origin: 'https://app.invalid' };
const envelope = { time: '2026-05-01T10:00:00Z', method: 'POST', url: URL, body: withTool };
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Audits one record, as a line of a log, under zero data retention. */
const auditedLine = (name: string, value: unknown) =>
  audited(logs.write(`${name.replaceAll(/\W+/g, '-')}.jsonl`, line(value)), '--arrangement', 'zdr');

describe('the rows of a table get the names of its columns', () => {
  const asked = { ...body, max_tokens: 65 };
  const beta = JSON.stringify({ 'anthropic-version': '2023-06-01', 'anthropic-beta': 'invented-2026-01-01' });
  const version = JSON.stringify({ 'anthropic-version': '2023-06-01' });
  const names = ['timestamp', 'url', 'headers', 'sent'];
  const rows = [
    ['2026-05-01T10:00:00Z', URL, version, JSON.stringify(body)],
    ['2026-05-02T10:00:00Z', URL, version, text],
    ['2026-05-03T10:00:00Z', URL, beta, JSON.stringify(asked)],
  ];
  const columns = names.map((name) => ({ name, type: 'text' }));
  const across = names.map((name, i) => [name, Object.fromEntries(rows.map((row, j) => [j, row[i]]))]);
  it.each<[string, unknown]>([
    ['beside them', { columns: names, rows }],
    ['of a list of tables', { tables: [{ name: 'PrimaryResult', columns, rows }] }],
    ['under another name', { meta: columns, data: rows, rows: 3 }],
    ['elsewhere', { resultSetMetaData: { rowType: columns }, data: rows }],
    ['in capitals', { Tables: [{ Columns: names.map((ColumnName) => ({ ColumnName })), Rows: rows }] }],
    [
      'with cells in objects',
      { schema: { fields: columns }, rows: rows.map((row) => ({ f: row.map((v) => ({ v })) })) },
    ],
    [
      'with the type of each cell',
      { cols: columns, rows: rows.map((row) => row.map((value) => ({ type: 'text', value }))) },
    ],
    ['column by column', Object.fromEntries(across)],
  ])('%s', async (name, value) => {
    const table = await audited(
      logs.write(`table-${name.replaceAll(' ', '-')}.json`, JSON.stringify(value)),
      '--arrangement',
      'zdr',
    );
    expect(table.totals).toMatchObject({ requests: 3, pass: 1, fail: 1, review: 1, unreadable: 0, undated: 0 });
    expect(table.findings).toContainEqual(expect.objectContaining({ rule: 'policy/unknown-feature' }));
  });

  it('but no names if the table has none; then headers in a row belong to the body in it', async () => {
    const { totals, findings } = await audited(
      logs.write('rows.jsonl', rows.map(line).join('')),
      '--arrangement',
      'zdr',
    );
    expect(totals).toMatchObject({ requests: 3, pass: 1, fail: 1, review: 1, unreadable: 0 });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'policy/unknown-feature' }));
  });

  it('but requests are not changed, even if they look like a table', async () => {
    // The person and the number are invented.
    const properties = { 'Karin Holmberg': { 0: { type: 'string' } }, '512-44-7719': { 0: { type: 'string' } } };
    const format = { type: 'json_schema', schema: { type: 'object', properties } };
    const sent = { ...body, output_config: { format } };
    const log = logs.write('no-table.jsonl', line({ at: 'app', call: { url: URL, sent } }));
    const { findings } = await audited(log, '--arrangement', 'hipaa', '--phi');
    expect(findings.filter(({ rule }) => rule === 'phi/schema-property-name')).toHaveLength(2);
  });

  it('and rows of a query of events are judged or reported, also in a document', async () => {
    const event = { $ai_provider: 'anthropic', $ai_model: body.model, $ai_input: body.messages, $ai_tools: tools };
    const results = [['$ai_generation', JSON.stringify(event)]];
    const asked = { columns: ['event', 'properties'], results };
    expect((await audited(logs.write('events.json', JSON.stringify(asked)))).totals).toMatchObject({ requests: 1 });
    const bare = { columns: ['a', 'b', 'c'], results: results.flatMap((row) => [...row, '']) };
    expect((await audited(logs.write('bare.json', JSON.stringify(bare)))).totals).toMatchObject({ other: 0 });
  });
});

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
  it.each(forms)('%s', async (name, record, platform) => {
    const { totals, endpoints, features } = await auditedLine(name, record);
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
    const { endpoints } = await auditedLine('neighbours', { a: { url: FOUNDRY, sent: body }, b: { sent: withTool } });
    expect(endpoints.map(({ platform, requests }) => [platform, requests])).toEqual([
      ['claude-api', 1],
      ['microsoft-foundry', 1],
    ]);
  });

  it('each beside the envelope of another', async () => {
    const beside = await auditedLine('beside', { ...envelope, body, retry: { json: withTool } });
    expect(beside.totals).toMatchObject({ requests: 2, pass: 1, fail: 1 });
    const request = await auditedLine('request', { request: { url: URL, body }, retry: { json: withTool } });
    expect(request.totals).toMatchObject({ requests: 2, pass: 1, fail: 1 });
    const again = await auditedLine('written-again', { ...envelope, raw: text });
    expect(again.totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it('once for each host to which it was sent', async () => {
    const { endpoints } = await auditedLine('hosts', { a: { url: URL, sent: body }, b: { url: FOUNDRY, sent: body } });
    expect(endpoints.map(({ platform }) => platform)).toEqual(['claude-api', 'microsoft-foundry']);
  });

  it('once if thousands of places in a record repeat it', async () => {
    const places = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`place${i}`, { sent: body }]));
    expect((await auditedLine('places', places)).totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('also if several are under one name, or in records of a name and a value', async () => {
    const named = [body, withTool].map((value) => ({ key: 'sent', value }));
    const { totals } = await auditedLine('named-twice', { attributes: named });
    expect(totals).toMatchObject({ requests: 2, fail: 1 });
    const scored = [body, withTool].map((request) => ({ name: 'score', value: 1, request }));
    expect((await auditedLine('scored', { scored })).totals).toMatchObject({ requests: 2, fail: 1 });
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
    expect((await auditedLine('trace', trace([{ inputs: text }]))).totals).toMatchObject({ requests: 1, fail: 1 });
    const twice = trace([{ inputs: text }, { inputs: text }]);
    expect((await auditedLine('steps', twice)).totals).toMatchObject({ requests: 2, fail: 2 });
  });

  it('once if the recorder keeps a second copy in its own form, and also if there is only that copy', async () => {
    const { tools: _tools, ...llmSchema } = { ...withTool, max_completion: 64, provider: 'ANTHROPIC' };
    const record = { request_created_at: '2026-05-01', request_path: URL, request_body: withTool, llmSchema };
    expect((await auditedLine('copy', record)).totals).toMatchObject({ requests: 1, fail: 1, review: 0 });
    const alone = await auditedLine('copy alone', { ...record, request_body: '' });
    expect(alone.totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('without the members that a recorder of function calls adds', async () => {
    const call = { op_name: 'Messages.create', started_at: '2026-05-01', inputs: { self: 'a client', ...body } };
    expect((await auditedLine('call', call)).totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('as the parameters of a function call, which are not taken for an item of a batch', async () => {
    const whole = await auditedLine('call of a program', { event: 'llm', at: '2026-05-01', params: body, prompt: 'q' });
    expect(whole.totals).toMatchObject({ requests: 1, pass: 1 });
    const { messages, ...params } = withTool;
    const parts = await auditedLine('parts of a call', { event: 'llm', at: '2026-05-01', params, input: messages });
    expect(parts.features.map(({ feature }) => feature)).not.toContain('batch');
    expect(parts.totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('once beside the parameters that a gateway records of it', async () => {
    const { model, messages, ...params } = withTool;
    const { totals } = await auditedLine('gateway', { id: 'a', model, params, raw_request: text });
    expect(totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it('with its HTTP method, not a method of a program or a cloud', async () => {
    const { endpoints } = await auditedLine('method', {
      api_method: 'rawPredict',
      sent: { method: 'create', json: body },
    });
    expect(endpoints).toMatchObject([{ method: 'POST', endpoint: '/v1/messages' }]);
  });

  it('also a batch, which counts as one request', async () => {
    const requests = ['a', 'b'].map((custom_id) => ({ custom_id, params: body }));
    const { endpoints } = await auditedLine('batch', { sent: { requests } });
    expect(endpoints).toMatchObject([{ endpoint: '/v1/messages/batches', requests: 1, fail: 1 }]);
  });

  it('with its headers', async () => {
    const { totals, findings } = await auditedLine('headers', {
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
  ])('with its headers %s', async (name, record) => {
    const { findings } = await auditedLine(`headers-${name}`, record);
    expect(findings.map(({ rule }) => rule)).toContain('zdr/browser-request');
  });
});

describe('a request that is found is in review if not all of it may have been seen:', () => {
  it('a part of it is in another place of the record', async () => {
    const { totals, unchecked } = await auditedLine('apart', { input: body, parameters: { tools } });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, unchecked: 1 });
    expect(unchecked).toMatchObject([{ why: 'a part of the request is elsewhere in the record' }]);
  });

  it('but not if the part is only repeated there', async () => {
    const { totals } = await auditedLine('again', { input: JSON.stringify(withTool), parameters: { tools } });
    expect(totals).toMatchObject({ requests: 1, fail: 1, unchecked: 0 });
  });

  it('a string has a member named twice', async () => {
    const twice = text.replace(/\}$/, ',"tools":[]}');
    const { totals, unchecked } = await auditedLine('twice', { event: { sent: twice } });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked).toMatchObject([{ why: 'a member is named twice' }]);
  });

  it('the record has another address, which may be that of the request', async () => {
    const { totals, unchecked } = await auditedLine('place', { url: 'https://app.invalid/chat', sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, other: 0 });
    expect(unchecked).toMatchObject([{ why: expect.stringContaining('not known to be Claude’s') }]);
  });

  it('its headers are a text in an unknown form', async () => {
    const { totals } = await auditedLine('text-headers', { request_headers: 'anthropic-beta=invented', sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, unchecked: 1 });
    const json = await auditedLine('json-headers', { request_headers: JSON.stringify(browser), sent: body });
    expect(json.totals).toMatchObject({ requests: 1, fail: 1 });
  });

  it.each([
    { url: URL, sent: body, invented: ['anthropic-beta', 'x'] },
    { method: 'POST', url: URL, body, wire: 'POST /v1/messages\r\nAnthropic-Beta: x' },
    {
      method: 'POST',
      url: URL,
      body: text.replace('tools', 'stop'),
      meta: { sent: { 'anthropic-beta': { is: 'x' } } },
    },
  ])('a header is in an unknown form, %#', async (record) => {
    const { totals, unchecked } = await auditedLine('headerless', record);
    expect(totals).toMatchObject({ requests: 1, pass: 0, unchecked: 1 });
    expect(unchecked.map(({ why }) => why)).toContain('the record has headers in an unknown format');
  });

  it('but not if something in the body is called like a header, in a body with unusual messages', async () => {
    const tool = { name: 'look_up', input_schema: {}, input_examples: [{ 'anthropic-beta': 'x' }] };
    const odd = { url: URL, body: { ...body, messages: 'none', tools: [tool] } };
    // With an escape in a name, the line is read the slow way, which reads all of it.
    const line = `${JSON.stringify(odd).replace('"url"', '"\\u0075rl"')}\n`;
    const { totals, unchecked } = await audited(logs.write('header-in-body.jsonl', line), '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 1, pass: 0, unchecked: 1 });
    expect(unchecked.map(({ why }) => why)).not.toContain('the record has headers in an unknown format');
  });

  it('a header in an unknown form is in a container of this request alone, or of all requests', async () => {
    const requests = [{ sent: body }, { sent: { ...body, max_tokens: 8 }, invented: ['anthropic-beta', 'x'] }];
    expect((await auditedLine('headers-of-one', { requests })).totals).toMatchObject({ requests: 2, unchecked: 1 });
    const shared = { invented: ['anthropic-beta', 'x'], sent: requests.map(({ sent }) => ({ sent })) };
    expect((await auditedLine('headers-of-all', shared)).totals).toMatchObject({ requests: 2, unchecked: 2 });
  });

  it.each([{ sent: body }, { url: URL, body }, { stream: 'stdout' }, {}])(
    'the record is nested too deeply to be written, %#',
    async (record) => {
      const { length } = Object.keys(record);
      const deep = `"x":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
      const written = `${JSON.stringify(record).slice(0, -1)}${length > 0 ? ',' : ''}${deep}}\n`;
      const { totals } = await audited(logs.write('nested.jsonl', written), '--arrangement', 'zdr');
      expect(totals).toMatchObject({ pass: 0, other: 0 });
      expect(totals.requests + totals.unreadable).toBeGreaterThan(0);
    },
  );

  it('addresses of two platforms are around it', async () => {
    const { totals, unchecked } = await auditedLine('platforms', { base: URL, backend: FOUNDRY, sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked).toMatchObject([{ why: expect.stringContaining('several addresses') }]);
    const nearest = await auditedLine('nearest', { url: FOUNDRY, upstream: { url: URL, sent: body } });
    expect(nearest.totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('another request beside it is cut off', async () => {
    const { totals } = await auditedLine('cut-off', { sent: body, before: text.slice(0, -5) });
    expect(totals).toMatchObject({ requests: 1, unreadable: 1 });
  });

  it.each([
    ['a list of texts', (two: unknown[]) => ({ sent: two.map((one) => JSON.stringify(one)) })],
    ['rows', (two: unknown[]) => ({ rows: two.map((one) => ['2026-05-01', JSON.stringify(one)]) })],
    ['numbered members', (two: unknown[]) => ({ sent: { 0: two[0], 1: two[1] } })],
  ])('another request beside it has no body, in %s', async (name, of) => {
    const told = { method: 'POST', url: URL, body: '(too long)' };
    const { totals } = await auditedLine(`beside-${name}`, of([envelope, told]));
    expect(totals).toMatchObject({ requests: 1, unreadable: 1 });
  });

  it('several requests are mentioned in a list of envelopes under the name of a batch', async () => {
    const told = { uri: '/v1/messages', request: { method: 'POST', raw: 'invented' } };
    const { totals } = await audited(logs.write('told.json', JSON.stringify({ uri: '/all', requests: [told, told] })));
    expect(totals).toMatchObject({ requests: 0, unreadable: 2 });
  });

  it.each([
    ['a page', (sent: string) => sent.replaceAll('"', '&quot;')],
    ['an address', (sent: string) => `payload=${encodeURIComponent(sent)}`],
    ['a server', (sent: string) => sent.replaceAll('"', '\\x22')],
  ])('it is in the form in which %s writes it', async (name, of) => {
    const { totals } = await auditedLine(`as-${name}`, { level: 'info', note: of(text) });
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it.each([{ tools }, { model: body.model }])('only %j is left of an item of a batch', async (params) => {
    const { totals } = await auditedLine('left of an item', { params });
    expect(totals).toMatchObject({ requests: 1, pass: 0, other: 0 });
  });

  it('its body was cut off in a string of a record without an address', async () => {
    const { totals } = await auditedLine('cut off', { method: 'POST', body: text.slice(0, -9) });
    expect(totals).toMatchObject({ requests: 0, pass: 0, other: 0, unreadable: 1 });
  });

  it('it is nested too deeply to be found', async () => {
    let deep: unknown = withTool;
    for (let i = 0; i < 100; i++) deep = { deep };
    const { totals } = await auditedLine('deep', { deep });
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });
});

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
  ])('%s', async (name, record, totals) => {
    const { totals: found } = await auditedLine(`bodyless-${name}`, record);
    expect(found).toMatchObject({ unreadable: 0, ...totals });
  });

  it('with the host from another member than the path', async () => {
    const tape = { meta: { host: 'https://api.anthropic.com' }, req: { url: '/v1/messages', method: 'POST', body } };
    const { totals, endpoints } = await auditedLine('tape', tape);
    expect(totals).toMatchObject({ requests: 1, pass: 1 });
    expect(endpoints).toMatchObject([{ endpoint: '/v1/messages', platform: 'claude-api' }]);
  });

  it('also if a contract test records its content type', async () => {
    const request = (encoded: boolean | 'base64', content: unknown) => ({
      request: { method: 'POST', path: '/v1/messages', body: { contentType: 'application/json', encoded, content } },
    });
    const interactions = [request(false, withTool), request('base64', base64)];
    const { totals } = await audited(logs.write('pact.json', JSON.stringify({ interactions })), '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 2, fail: 2, unchecked: 0 });
  });
});

describe('a record is not counted as a request to Claude if it is', () => {
  it('a quote in a prompt or an answer', async () => {
    const quoting = { ...body, messages: [{ role: 'user', content: text }] };
    const answer = { id: 'invented', type: 'message', content: [{ type: 'text', text }], model: 'claude-opus-4-6' };
    const { totals } = await auditedLine('quoted', { sent: quoting, response_body: text, got: answer });
    expect(totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it.each([
    ['of a container', { log: 'hello', stream: 'stdout', time: '2026-05-01T10:00:00Z' }],
    ['of telemetry', { body: { stringValue: 'signed in' }, severityText: 'INFO' }],
    ['of a package', { name: 'invented', keywords: ['anthropic', 'claude-code'] }],
    ['of a cluster', { kind: 'Pod', metadata: { name: 'invented' }, spec: {} }],
  ])('a record %s with a member that requests have too', async (name, record) => {
    const { totals } = await auditedLine(`common-${name}`, record);
    expect(totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });

  it('a request for a model of another vendor', async () => {
    const { totals } = await auditedLine('others', { sent: { model: 'gpt-x', messages: [] }, note: 'not claude' });
    expect(totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });
});
