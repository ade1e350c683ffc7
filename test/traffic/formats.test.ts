import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { TABLES, type TableName } from '../../src/traffic/tally/rows.js';
import { csvRows } from '../csv.js';
import { temporaryFolder } from '../temporary-folder.js';
import { run } from './run.js';

const logs = temporaryFolder();
const inputs = temporaryFolder();

const URL = 'https://api.anthropic.com/v1/messages';
const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
const records = [
  { time: '2026-09-01T08:00:00Z', url: URL, body },
  { time: '2026-09-02T08:00:00Z', url: URL, headers: { 'anthropic-beta': 'files-api-2025-04-14' }, body },
  { time: '2026-09-02T09:00:00Z', url: URL, body: { ...body, tools } },
  { time: '2026-09-02T09:30:00Z', url: URL, body: { ...body, model: 7 } },
  { time: '2026-09-02T10:00:00Z', url: 'https://api.openai.com/v1/chat/completions', body: { model: 'gpt-5' } },
];
const waiver = { rule: 'zdr/feature-not-eligible', owner: 'invented', reason: 'a test', expires: '2027-01-01' };
const context = logs.write('context.json', JSON.stringify({ arrangement: 'zdr', waivers: [waiver] }));

inputs.write('every.jsonl', [...records.map((one) => JSON.stringify(one)), '{"torn":'].join('\n'));
inputs.write('notes.md', 'Skipped, because it is not a log.');
/** A folder with every kind of row, audited in a format. */
const textIn = async (format: string): Promise<string> =>
  (await run(['audit', inputs.path, '--context', context, '--format', format])).stdout;
const aggregate = JSON.parse(await textIn('json')) as Aggregate;
const LISTS = (Object.keys(TABLES) as TableName[]).filter((name) => name !== 'shapes');

describe('an aggregate as CSV', () => {
  it('has a row for each row of each list', async () => {
    const [, ...rows] = csvRows(await textIn('csv'));
    const counts = Object.fromEntries(LISTS.map((list) => [list, rows.filter(([name]) => name === list).length]));
    expect(counts).toEqual(Object.fromEntries(LISTS.map((list) => [list, aggregate[list].length])));
    expect(Object.values(counts)).not.toContain(0);
  });

  it('names the columns in its first line', async () => {
    const [heads = [], ...rows] = csvRows(await textIn('csv'));
    const named = rows.map((row) => Object.fromEntries(heads.map((name, i) => [name, row[i]])));
    const findings = named.filter(({ list }) => list === 'findings');
    expect(findings.map(({ verdict, what, requests, arrangement }) => [verdict, what, requests, arrangement])).toEqual(
      aggregate.findings.map((row) => [row.verdict, row.says.message, String(row.requests), row.arrangement]),
    );
  });
});

it('counts of requests are written with singular and plural', async () => {
  const { fail, review, pass } = aggregate.totals;
  expect([fail, review, pass]).toContain(1);
  const said = [fail > 0 && `${fail} fail`, review > 0 && `${review} review`, pass > 0 && `${pass} pass`];
  const words = said.filter((one) => one !== false).join(', ');
  for (const format of ['pretty', 'markdown']) expect(await textIn(format)).toContain(words);
});

it('a format for readers counts the requests with a waiver, and names what is waived, by whom and until when', async () => {
  const [waived] = aggregate.waived;
  expect(waived?.feature).toBe('code_execution');
  for (const format of ['pretty', 'markdown']) {
    const said = await textIn(format);
    expect(said).toContain('1 request with a waiver');
    const line = said.split('\n').find((one) => one.includes('a test')) ?? '';
    expect(line.replaceAll('\\', '')).toMatch(/zdr\/feature-not-eligible.*code_execution.*invented.*2027-01-01/);
  }
  const [heads = [], ...rows] = csvRows(await textIn('csv'));
  const row = rows.find(([list]) => list === 'waived') ?? [];
  expect(['owner', 'expires', 'reason'].map((name) => row[heads.indexOf(name)])).toEqual([
    'invented',
    '2027-01-01',
    'a test',
  ]);
});

describe('an aggregate as Markdown', () => {
  it('says what the server does with each finding', async () => {
    expect(await textIn('markdown')).toMatch(/\n\| review \| request\/unreadable \|.*\| not known \|/);
  });

  it('has a table for each list that is shown, with a line for each row', async () => {
    const sections = (await textIn('markdown')).split('\n## ').slice(1);
    const lines = sections.map((text) => {
      const [title = '', ...rest] = text.split('\n');
      return [title, rest.filter((line) => line.startsWith('|')).length - 2];
    });
    const { unchecked, skipped, other, unreadable } = aggregate;
    expect(lines).toEqual([
      ['Where they went', aggregate.endpoints.length],
      ['Findings', aggregate.findings.length],
      ['Waived', aggregate.waived.length],
      ['Features used', aggregate.features.length],
      ['Models', aggregate.models.length],
      ['What is retained', aggregate.retention.length],
      ['What was not checked', [unchecked, skipped, other, unreadable].flat().length],
    ]);
  });
});
