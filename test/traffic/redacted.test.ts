import { describe, expect, it } from 'vitest';
import { auditedLine, auditedLog } from './run.js';

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const url = 'https://api.anthropic.com/v1/messages';
const said = (content: unknown) => ({ ...body, messages: [{ role: 'user', content }] });

describe('content that a recorder replaced', () => {
  it.each([
    ...['redacted-by-litellm', '__REDACTED__', '[REDACTED]', '<redacted>', '[Filtered]', '***', '...truncated...'],
    ...['[Array]', '[object Object],[object Object]', '[Circular ~]', '<truncated due to size exceeding limit>'],
    "[This value has been dropped because this span's size exceeds the 5MB size limit.]",
    ...["[Scrubbed due to 'session']", '[content omitted: 1234 bytes]', '<prompt redacted>', '(image_removed)'],
  ])('may have had blocks, so that the request is in review: %s', async (text) => {
    const custom_id = 'invented';
    for (const record of [
      said(text),
      { url, body: said(text) },
      { url, body: JSON.stringify(said(text)) },
      { custom_id, params: said(text) },
      { url: `${url}/batches`, body: { requests: [{ custom_id, params: said(text) }] } },
      { url, body: { ...body, system: text } },
    ]) {
      const { totals, unchecked } = await auditedLine(record);
      expect(totals).toMatchObject({ requests: 1, pass: 0 });
      expect(unchecked.map(({ why }) => why).join()).toContain('the recorder replaced');
    }
  });

  const user = { role: 'user' };
  it.each([[[user]], [[{ ...user, content: null }]], [[{ ...user, content: '' }]], [[{ ...user, content: [] }]]])(
    'or left out does not pass either: %j',
    async (messages) => {
      for (const record of [
        { ...body, messages },
        { url, body: { ...body, messages } },
      ])
        expect((await auditedLine(record)).totals).toMatchObject({ requests: 1, pass: 0 });
    },
  );

  const answer = { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Good morning.' }] };
  const empty = { ...body, messages: [] };
  it.each([
    { url, body: empty, response: answer },
    { url, body: empty, status: 200 },
    { url, body: empty, responseStatusCode: '200' },
    { request: { method: 'POST', url, body: empty }, response: { status: { code: 200 } } },
    { request: { method: 'POST', url, body: JSON.stringify(empty) }, response: { body: answer } },
    { trace: { input: empty, output: answer } },
    { ...empty, response: answer },
  ])('left out with all messages does not pass if there is an answer: %j', async (record) => {
    const { totals, unchecked } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked.map(({ why }) => why).join()).toContain('no messages, but an answer');
  });

  it('is not assumed of every request without messages', async () => {
    const refused = { type: 'error', error: { type: 'invalid_request_error', message: 'none' } };
    for (const record of [empty, { url, body: empty }, { url, body: empty, status: 400, response: refused }])
      expect((await auditedLine(record)).totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('is also found in a HAR and in a cassette', async () => {
    const exchange = (body: object) => ({
      request: { method: 'POST', url, headers: [], ...body },
      response: { status: 200 },
    });
    const har = { log: { entries: [exchange({ postData: { text: JSON.stringify(empty) } })] } };
    const tape = { interactions: [exchange({ body: JSON.stringify(empty) })] };
    for (const [name, value] of [
      ['empty.har', har],
      ['empty.json', tape],
    ] as const)
      expect((await auditedLog(name, JSON.stringify(value))).totals).toMatchObject({
        requests: 1,
        pass: 0,
        review: 1,
      });
  });

  it.each([
    { type: 'tool_result', tool_use_id: 'invented', content: '[Array]' },
    { type: 'document', source: { type: 'content', content: '[Array]' } },
  ])('of a block does not pass either: %j', async (block) => {
    expect((await auditedLine({ url, body: said([block]) })).totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it.each([
    '[{"type":"document","source":{"type":"file","file_id":"invented"}}]',
    '[{"type":"text","text":"Good morning."},{"type":"image","source":{"type":"file","file_id":"invented"}}]',
    "[{'type': 'document', 'source': {'type': 'file', 'file_id': 'invented'}}]",
    "[{'text': 'Good morning.', 'type': 'text'}, {'type': 'docu...",
    '[{"type":"text","text":"Good mor',
    '[{"type":"compaction","content":"invented"}]',
    "[{'type': 'web_fetch_tool_result', 'tool_use_id': 'invented', 'content': {}}]",
  ])('does not pass if it is a list of blocks as text: %s', async (text) => {
    expect((await auditedLine({ url, body: said(text) })).totals).toMatchObject({ requests: 1, pass: 0 });
  });

  it('does not hide what is recorded of the request', async () => {
    const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
    expect((await auditedLine({ url, body: { ...said('[REDACTED]'), tools } })).totals).toMatchObject({ fail: 1 });
  });

  it('is not assumed of every text that has such a word, nor of a text in a block', async () => {
    const block = [{ type: 'text', text: '[REDACTED]' }];
    const answer = [...body.messages, { role: 'assistant', content: '' }];
    expect((await auditedLine({ url, body: { ...body, messages: answer } })).totals).toMatchObject({ pass: 1 });
    const asked = [
      'What does redacted mean?',
      'The name is [REDACTED].',
      'hidden valley',
      '!',
      '...',
      '[Array] is empty',
      'The (hidden) valley [of apples]',
      '[hidden] or [removed]?',
      '[unfiltered coffee]',
      '[hidden valley ranch]',
      '(The filtered water was cold.)',
    ];
    const lists = ['[{"type":"apple","count":2}]', '[{"type":"text","text":"Good morning."}]', '[1, 2, 3]'];
    for (const content of [...asked, ...lists, block])
      expect((await auditedLine({ url, body: said(content) })).totals).toMatchObject({ requests: 1, pass: 1 });
  });
});

describe('a text of which a recorder left out a part', () => {
  const cut = `Good${'.'.repeat(700)}... (litellm_truncated skipped 3000 chars) ...morning`;
  const older = `Good${'.'.repeat(700)}... (litellm_truncated 3000 chars)`;
  const review = { requests: 1, review: 1 };
  it('may have been JSON, of which messages, blocks or tools are missing', async () => {
    for (const text of [cut, older])
      for (const record of [
        { url, body: said(text) },
        said([{ type: 'text', text }]),
        { url, body: JSON.stringify(said(text)) },
        { url, body: Buffer.from(JSON.stringify(said(text))).toString('base64') },
        { url, body: { ...body, tools: [{ name: 'a', description: text, input_schema: { type: 'object' } }] } },
        { model: body.model, startTime: '2026-05-01T10:00:00Z', proxy_server_request: JSON.stringify(said(text)) },
      ]) {
        const { totals, unchecked } = await auditedLine(record);
        expect(totals).toMatchObject(review);
        expect(unchecked.map(({ why }) => why).join()).toContain('MAX_STRING_LENGTH_PROMPT_IN_DB');
      }
  });

  it('in a document or a table as well', async () => {
    const document = JSON.stringify({ log: [{ url, body: said(cut) }] }, null, 1);
    const table = `time,url,body\n2026-05-01T10:00:00Z,${url},"${JSON.stringify(said(cut)).replaceAll('"', '""')}"\n`;
    for (const [name, text] of [
      ['shortened.json', document],
      ['shortened.csv', table],
    ] as const)
      expect((await auditedLog(name, text)).totals).toMatchObject(review);
  });

  it('says nothing about the other lines', async () => {
    const lines = [
      { url, body: said(cut) },
      { url, body },
    ].map((one) => `${JSON.stringify(one)}\n`);
    const { totals } = await auditedLog('two.jsonl', lines.join(''));
    expect(totals).toMatchObject({ requests: 2, review: 1, pass: 1 });
  });
});

describe('a text that was cut off', () => {
  const sent = JSON.stringify({ url, body });
  it.each([
    ['alone', sent.slice(0, 90)],
    ['before its messages', sent.slice(0, sent.indexOf('"messages"'))],
    ['after other text', `sent ${sent.slice(0, 90)}`],
    ['in a text', JSON.stringify(sent).slice(0, 100)],
    ['behind a long value', JSON.stringify({ id: 'x'.repeat(5000), url, body }).slice(0, -20)],
  ])('is not passed over in a document: %s', async (_, message) => {
    const record = { id: 'A', type: 'log', attributes: { timestamp: '2026-05-01T10:00:00Z', service: 's', message } };
    const { totals } = await auditedLog('cut.json', JSON.stringify({ data: [record] }));
    expect(totals).toMatchObject({ requests: 0, other: 0, unreadable: 1 });
  });

  it('of other programs is not Claude’s', async () => {
    const message = JSON.stringify({ url: 'https://example.com/v1/chat', body: { model: 'gpt-5' } }).slice(0, 60);
    const record = { timestamp: '2026-05-01T10:00:00Z', attributes: { message } };
    expect((await auditedLine(record)).totals).toMatchObject({ other: 1, unreadable: 0 });
  });
});

describe('a record that mentions a request to Claude without stating it', () => {
  const arn = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/invented';
  it('counts as not read if its model may be Claude', async () => {
    const input = { inputBodyS3Path: 's3://invented/input.json.gz' };
    for (const record of [
      {
        schemaType: 'ModelInvocationLog',
        timestamp: '2026-05-01T10:00:00Z',
        operation: 'Converse',
        modelId: arn,
        input,
      },
      { eventTime: '2026-05-01T10:00:00Z', eventName: 'InvokeModel', requestParameters: { modelId: arn } },
    ])
      expect((await auditedLine(record)).totals).toMatchObject({ other: 0, unreadable: 1 });
    const tagged = {
      eventTime: '2026-05-01T10:00:00Z',
      eventName: 'TagResource',
      requestParameters: { resourceARN: arn },
    };
    expect((await auditedLine(tagged)).totals).toMatchObject({ other: 1, unreadable: 0 });
  });

  it.each([
    {
      start: 1777629600000000000,
      meta: { 'anthropic.request.model': body.model, 'anthropic.request.parameters': '{}' },
    },
    { ts: '2026-05-01T10:00:00Z', llm_model: body.model, llm_prompt: 'Good morning.', llm_latency_ms: 8 },
    { run_type: 'llm', inputs_preview: 'Good', extra: { invocation_params: { model: body.model } } },
    { time: '2026-05-01T10:00:00Z', value: Buffer.from(`\0\0\x05${JSON.stringify(body)}`).toString('base64') },
    { time: '2026-05-01T10:00:00Z', value: Buffer.from(`\x83\xa5${body.model}`, 'latin1').toString('hex') },
    { trace: { chunk: { as_bytes: Buffer.from(JSON.stringify(body).slice(0, 50)).toString('base64') } } },
    {
      request: { method: 'POST', url: 'https://app.invalid/chat' },
      ai: { meta: { provider_name: 'anthropic', request_model: body.model }, usage: { prompt_tokens: 9 } },
    },
  ])('counts as not read if it has only its model or the beginning of its body: %j', async (record) => {
    expect((await auditedLine(record)).totals).toMatchObject({ pass: 0, unreadable: 1 });
  });

  it('is not assumed of every record with such names', async () => {
    const request = { method: 'POST', url: 'https://app.invalid/chat', body: { text: 'Good morning.' } };
    const answer = { model: body.model, type: 'message', content: [] };
    for (const record of [
      { ts: '2026-05-01T10:00:00Z', level: 'info', msg: `configured for ${body.model}` },
      { ts: '2026-05-01T10:00:00Z', llm_model: 'gpt-4o', llm_prompt: 'Good morning.' },
      { request, response: { status: 200, body: answer } },
      { 'anthropic.request.timeout': 5 },
    ])
      expect((await auditedLine(record)).totals).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
  });

  it('counts as not read beside a request to another address', async () => {
    const request = { method: 'POST', url: 'https://app.invalid/chat', data: '[Filtered]' };
    const crumbs = { values: [{ type: 'http', data: { url, method: 'POST' } }] };
    const event = { event_id: 'a', timestamp: '2026-05-01T10:00:00Z', request, breadcrumbs: crumbs };
    expect((await auditedLine(event)).totals).toMatchObject({ unreadable: 1 });
    expect((await auditedLine({ ...event, breadcrumbs: { values: [] } })).totals).toMatchObject({ unreadable: 0 });
    // A request that is read the quick way.
    const call = { method: 'DELETE', url: 'https://api.anthropic.com/v1/vaults/vlt_invented' };
    const data = 'https://api.anthropic.com/v1/environments';
    const quick = { data, timestamp: '2026-06-01T00:00:00Z', url: 'node', body: call };
    expect((await auditedLine(quick)).totals).toMatchObject({ other: 1, unreadable: 1 });
  });
});

it('a beta value in a cell of a table is not passed over, unlike the names of files with a date', async () => {
  const cell = `"${JSON.stringify(body).replaceAll('"', '""')}"`;
  const totalsOf = async (value: string) =>
    (await auditedLog('beta.csv', `time,url,beta,body\n2026-05-01T10:00:00Z,${url},${value},${cell}\n`)).totals;
  for (const value of ['invented-api-2026-01-01', '"a-2026-01-01,b-2026-01-01"'])
    expect(await totalsOf(value)).toMatchObject({ requests: 1, review: 1 });
  for (const value of ['', '2026-01-01', '/var/log/app-2026-01-01.log', 'Pod-2026-01-01-a'])
    expect(await totalsOf(value)).toMatchObject({ requests: 1, pass: 1 });
});
