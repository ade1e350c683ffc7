import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { body, line, text, tools, URL } from './invented.js';
import { audited, auditedLog } from './run.js';

const logs = temporaryFolder();

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
    ['under the name of a schema', { schema: columns, datarows: rows, total: 3 }],
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
    const table = await auditedLog(`table-${name.replaceAll(' ', '-')}.json`, JSON.stringify(value));
    expect(table.totals).toMatchObject({ requests: 3, pass: 1, fail: 1, review: 1, unreadable: 0, undated: 0 });
    expect(table.findings).toContainEqual(expect.objectContaining({ rule: 'policy/unknown-feature' }));
  });

  it('but no names if the table has none; then headers in a row belong to the body in it', async () => {
    const { totals, findings } = await auditedLog('rows.jsonl', rows.map(line).join(''));
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
