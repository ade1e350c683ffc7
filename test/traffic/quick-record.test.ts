/** Lines that look plain and are not: the quick way leaves them to the slow one, or finds what that finds. */
import { expect, it } from 'vitest';
import { judgeFor } from '../../src/traffic/setup.js';
import { lineRecords, quickRecord } from '../../src/traffic/text/line.js';
import { zdrSetup } from './zdr-setup.js';

const judge = judgeFor(zdrSetup);
const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const url = '/v1/messages';

/** How many requests each way finds; none for a line that the quick way leaves to the slow one. */
const found = (line: string): [quick: number | undefined, slow: number] => {
  const bytes = Buffer.from(line);
  const quick = quickRecord(judge, bytes, 0, bytes.length);
  const slow = lineRecords(judge, bytes, false).filter(({ kind }) => kind === 'request');
  return [quick && Number(quick.kind === 'request'), slow.length];
};

const other = { ...body, max_tokens: 65 };

it.each<[string, object]>([
  ['a schema of a tool', { url, body, tools: [{ input_schema: other }] }],
  ['a description of a tool', { url, body: JSON.stringify(body), tools: [{ description: other }] }],
  ['a block of the system prompt', { url, body, system: [{ type: 'text', text: other }] }],
  ['something that is no message', { url, body: JSON.stringify(body), messages: [{ display_width_px: other }] }],
  ['a tool beside an item of a batch', { custom_id: 'a', params: body, tools: [{ input_schema: other }] }],
  ['a tool beside a batch', { requests: [{ custom_id: 'a', params: body }], tools: [{ input_schema: other }] }],
  ['a tool beside a form of HAR', { url, postData: { text: JSON.stringify(body) }, tools: [{ description: other }] }],
])('a second request within %s is not passed over', (_, record) => {
  expect(found(JSON.stringify(record))).toEqual([undefined, 2]);
});

it.each(['Anthropic', 'CLAUDE', '\\u0063laude'])(
  'a request that names Claude as %s, in a schema alone, is not set apart',
  (name) => {
    const line = `{ "max_tokens": 64, "tools": [{ "name": "x", "input_schema": { "title": "${name}" } }] }`;
    expect(found(line)).toEqual([undefined, 1]);
  },
);
