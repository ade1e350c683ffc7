import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { body, browser, envelope, FOUNDRY, text, tools, URL, withTool } from './invented.js';
import { audited, auditedLine, auditedLog } from './run.js';

const logs = temporaryFolder();

describe('a request that is found is in review if not all of it may have been seen:', () => {
  it('a part of it is in another place of the record', async () => {
    const { totals, unchecked } = await auditedLine({ input: body, parameters: { tools } });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, unchecked: 1 });
    expect(unchecked).toMatchObject([{ why: 'a part of the request is elsewhere in the record' }]);
  });

  it('but not if the part is only repeated there', async () => {
    const { totals } = await auditedLine({ input: JSON.stringify(withTool), parameters: { tools } });
    expect(totals).toMatchObject({ requests: 1, fail: 1, unchecked: 0 });
  });

  it('a string has a member named twice', async () => {
    const twice = text.replace(/\}$/, ',"tools":[]}');
    const { totals, unchecked } = await auditedLine({ event: { sent: twice } });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked).toMatchObject([{ why: 'a member is named twice' }]);
  });

  it('the record has another address, which may be that of the request', async () => {
    const { totals, unchecked } = await auditedLine({ url: 'https://app.invalid/chat', sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, other: 0 });
    expect(unchecked).toMatchObject([{ why: expect.stringContaining('not known to be Claude’s') }]);
  });

  it('a part of it is beside its body, also in an envelope', async () => {
    for (const more of [{ tools }, { betas: ['invented-2026-01-01'] }]) {
      const { totals, unchecked } = await auditedLine({ method: 'POST', url: URL, body, ...more });
      expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
      expect(unchecked).toMatchObject([{ why: 'a part of the request is elsewhere in the record' }]);
      const { totals: again } = await auditedLine({ url: URL, body: { ...body, ...more }, ...more });
      expect(again).toMatchObject({ requests: 1, unchecked: 0 });
    }
    for (const more of [{ tools: JSON.stringify(tools) }, { sent: { options: { tools } } }]) {
      const { unchecked } = await auditedLine({ method: 'POST', url: URL, body, ...more });
      expect(unchecked).toMatchObject([{ why: 'a part of the request is elsewhere in the record' }]);
    }
    const others = {
      metadata: { team: 'invented' },
      container: { id: 'invented' },
      diagnostics: { ms: 5 },
      stream: 'out',
    };
    for (const more of [{ tools: [] }, others, { response: { tools } }, { before: { url: URL, body: withTool } }])
      expect((await auditedLine({ url: URL, body, ...more })).totals).toMatchObject({ pass: 1 });
  });

  const used = { type: 'message', role: 'assistant', content: [{ type: 'server_tool_use', name: 'invented' }] };
  const events =
    'event: content_block_start\ndata: {"type":"content_block_start","content_block":{"type":"tool_use"}}\n';
  it.each([
    { url: URL, body, response: used },
    { url: URL, body, response: { status: 200, body: JSON.stringify(used) } },
    { url: URL, method: 'POST', body: JSON.stringify(body), response_body: events },
    { trace: { input: body, output: used } },
    { ...body, response: used },
  ])('its answer uses a tool, and it has none, %#', async (record) => {
    const { totals, unchecked } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked.map(({ why }) => why).join()).toContain('it has no tools');
  });

  it('its answer uses a tool, but not that it has none, where another API keeps tools elsewhere', async () => {
    const url = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-sonnet-4-5/converse';
    const converse = { messages: [{ role: 'user', content: [{ text: 'x' }] }], toolConfig: { tools } };
    const { unchecked } = await auditedLine({ url, method: 'POST', body: converse, response: used });
    expect(unchecked.map(({ why }) => why).join()).not.toContain('it has no tools');
  });

  it.each([
    { tools: [{ name: 'invented' }] },
    { messages: [{ role: 'user', content: [{ type: 'document' }] }] },
    { messages: [{ role: 'user', content: [{ type: 'image', source: null }] }] },
  ])('it has less than the API takes, and was answered: %j', async (less) => {
    const record = { url: URL, body: { ...body, ...less }, response: { status: 200 } };
    const { totals, unchecked } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked.map(({ why }) => why).join()).toContain('but the API answered');
    // Without an answer it is what `check` says.
    expect((await auditedLine({ url: URL, body: { ...body, ...less } })).totals).toMatchObject({
      unchecked: 0,
    });
  });

  it('it has another body, as those of a HAR', async () => {
    const { totals } = await auditedLine({ url: URL, method: 'POST', body, postData: { text } });
    expect(totals).toMatchObject({ requests: 2, fail: 1 });
  });

  it('but not if it has tools, or the answer is about them', async () => {
    const harmless = { ...body, tools: [{ name: 'weather', input_schema: { type: 'object' } }] };
    const told = { type: 'message', content: [{ type: 'text', text: JSON.stringify(used) }] };
    for (const record of [
      { url: URL, body: harmless, response: used },
      { url: URL, body, response: told },
      { url: URL, body, response: JSON.stringify(told) },
      { url: URL, body, output: 'A block has {"type": "tool_use"}.' },
      { url: URL, body: { ...body, messages: [...body.messages, used] }, response: told },
    ])
      expect((await auditedLine(record)).totals).toMatchObject({ review: 0, unchecked: 0 });
  });

  it.each([
    { url: URL, body, truncated: true },
    { url: URL, body, requestBodyTruncated: true },
    { event: { is_truncated: true, input: body } },
    { request: { url: URL, method: 'POST', body: text.replace('tools', 'stop') }, body_truncated: true },
  ])('the record says that it was truncated, %#', async (record) => {
    const { totals, unchecked } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, pass: 0 });
    expect(unchecked.map(({ why }) => why)).toContain('the record says that it was truncated');
  });

  it('but not if only the response was, or nothing', async () => {
    for (const more of [{ truncated: false }, { response_truncated: true }, { response: { truncated: true } }])
      expect((await auditedLine({ url: URL, body, ...more })).totals).toMatchObject({ pass: 1 });
  });

  it('its headers are a text in an unknown form', async () => {
    const { totals } = await auditedLine({ request_headers: 'anthropic-beta=invented', sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, unchecked: 1 });
    const json = await auditedLine({ request_headers: JSON.stringify(browser), sent: body });
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
    const { totals, unchecked } = await auditedLine(record);
    expect(totals).toMatchObject({ requests: 1, pass: 0, unchecked: 1 });
    expect(unchecked.map(({ why }) => why)).toContain('the record has headers in an unknown format');
  });

  it('but not if something in the body is called like a header, in a body with unusual messages', async () => {
    const tool = { name: 'look_up', input_schema: {}, input_examples: [{ 'anthropic-beta': 'x' }] };
    const odd = { url: URL, body: { ...body, messages: 'none', tools: [tool] } };
    // With an escape in a name, the line is read the slow way, which reads all of it.
    const line = `${JSON.stringify(odd).replace('"url"', '"\\u0075rl"')}\n`;
    const { totals, unchecked } = await auditedLog('header-in-body.jsonl', line);
    expect(totals).toMatchObject({ requests: 1, pass: 0, unchecked: 1 });
    expect(unchecked.map(({ why }) => why)).not.toContain('the record has headers in an unknown format');
  });

  it('a header in an unknown form is in a container of this request alone, or of all requests', async () => {
    const requests = [{ sent: body }, { sent: { ...body, max_tokens: 8 }, invented: ['anthropic-beta', 'x'] }];
    expect((await auditedLine({ requests })).totals).toMatchObject({ requests: 2, unchecked: 1 });
    const shared = { invented: ['anthropic-beta', 'x'], sent: requests.map(({ sent }) => ({ sent })) };
    expect((await auditedLine(shared)).totals).toMatchObject({ requests: 2, unchecked: 2 });
  });

  it.each([{ sent: body }, { url: URL, body }, { stream: 'stdout' }, {}])(
    'the record is nested too deeply to be written, %#',
    async (record) => {
      const { length } = Object.keys(record);
      const deep = `"x":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
      const written = `${JSON.stringify(record).slice(0, -1)}${length > 0 ? ',' : ''}${deep}}\n`;
      const { totals } = await auditedLog('nested.jsonl', written);
      expect(totals).toMatchObject({ pass: 0, other: 0 });
      expect(totals.requests + totals.unreadable).toBeGreaterThan(0);
    },
  );

  it('addresses of two platforms are around it', async () => {
    const { totals, unchecked } = await auditedLine({ base: URL, backend: FOUNDRY, sent: body });
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1 });
    expect(unchecked).toMatchObject([{ why: expect.stringContaining('several addresses') }]);
    const nearest = await auditedLine({ url: FOUNDRY, upstream: { url: URL, sent: body } });
    expect(nearest.totals).toMatchObject({ requests: 1, pass: 1 });
  });

  it('another request beside it is cut off', async () => {
    const { totals } = await auditedLine({ sent: body, before: text.slice(0, -5) });
    expect(totals).toMatchObject({ requests: 1, unreadable: 1 });
  });

  it.each([
    ['a list of texts', (two: unknown[]) => ({ sent: two.map((one) => JSON.stringify(one)) })],
    ['rows', (two: unknown[]) => ({ rows: two.map((one) => ['2026-05-01', JSON.stringify(one)]) })],
    ['numbered members', (two: unknown[]) => ({ sent: { 0: two[0], 1: two[1] } })],
  ])('another request beside it has no body, in %s', async (_, of) => {
    const told = { method: 'POST', url: URL, body: '(too long)' };
    const { totals } = await auditedLine(of([envelope, told]));
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
  ])('it is in the form in which %s writes it', async (_, of) => {
    const { totals } = await auditedLine({ level: 'info', note: of(text) });
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it.each([{ tools }, { model: body.model }])('only %j is left of an item of a batch', async (params) => {
    const { totals } = await auditedLine({ params });
    expect(totals).toMatchObject({ requests: 1, pass: 0, other: 0 });
  });

  it('its body was cut off in a string of a record without an address', async () => {
    const { totals } = await auditedLine({ method: 'POST', body: text.slice(0, -9) });
    expect(totals).toMatchObject({ requests: 0, pass: 0, other: 0, unreadable: 1 });
  });

  it('it is nested too deeply to be found', async () => {
    let deep: unknown = withTool;
    for (let i = 0; i < 100; i++) deep = { deep };
    const { totals } = await auditedLine({ deep });
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });
});
