import { afterAll, describe, expect, it } from 'vitest';
import { audited, folder } from './run.js';

const logs = folder();
afterAll(logs.remove);

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const url = 'https://api.anthropic.com/v1/messages';
let written = 0;
const auditedLine = (record: unknown) =>
  audited(logs.write(`${written++}.jsonl`, `${JSON.stringify(record)}\n`), '--arrangement', 'zdr');
const said = (content: unknown) => ({ ...body, messages: [{ role: 'user', content }] });

describe('content that a recorder replaced', () => {
  it.each(['redacted-by-litellm', '__REDACTED__', '[REDACTED]', '<redacted>', '[Filtered]', '***', '...truncated...'])(
    'may have had blocks, so that the request is in review: %s',
    async (text) => {
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
    },
  );

  it('does not hide what is recorded of the request', async () => {
    const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
    expect((await auditedLine({ url, body: { ...said('[REDACTED]'), tools } })).totals).toMatchObject({ fail: 1 });
  });

  it('is not any text that has such a word, nor a text in a block', async () => {
    const block = [{ type: 'text', text: '[REDACTED]' }];
    for (const content of ['What does redacted mean?', 'The name is [REDACTED].', 'hidden valley', '!', block])
      expect((await auditedLine({ url, body: said(content) })).totals).toMatchObject({ requests: 1, pass: 1 });
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
    const { totals } = await audited(
      logs.write('cut.json', JSON.stringify({ data: [record] })),
      '--arrangement',
      'zdr',
    );
    expect(totals).toMatchObject({ requests: 0, other: 0, unreadable: 1 });
  });

  it('of other programs is not Claude’s', async () => {
    const message = JSON.stringify({ url: 'https://example.com/v1/chat', body: { model: 'gpt-5' } }).slice(0, 60);
    const record = { timestamp: '2026-05-01T10:00:00Z', attributes: { message } };
    expect((await auditedLine(record)).totals).toMatchObject({ other: 1, unreadable: 0 });
  });
});
