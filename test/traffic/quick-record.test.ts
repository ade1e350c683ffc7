/** Lines that look plain and are not: the quick way leaves them to the slow one, or finds what that finds. */
import { expect, it } from 'vitest';
import { ELSEWHERE } from '../../src/traffic/record/call-elsewhere.js';
import { judgeFor } from '../../src/traffic/setup.js';
import { lineRecords, quickRecord } from '../../src/traffic/text/line.js';
import { temporaryFolder } from '../temporary-folder.js';
import { audited } from './run.js';
import { zdrSetup } from './zdr-setup.js';

const logs = temporaryFolder();
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

const call = {
  time: '2026-10-01T00:00:00Z',
  method: 'GET',
  path: '/api/orders/7',
  host: 'orders.invalid',
  status: 200,
};
const isElsewhere = (record: object): boolean => {
  const bytes = Buffer.from(JSON.stringify(record));
  return quickRecord(judge, bytes, 0, bytes.length) === ELSEWHERE;
};

it.each<[string, object]>([
  ['a method and a path', {}],
  ['a URL', { url: 'https://orders.invalid/api/orders/7' }],
  ['a request line', { method: undefined, request: 'GET /api/orders/7 HTTP/1.1' }],
])('a line of an access log with %s is not judged', (_, members) => {
  expect(isElsewhere({ ...call, ...members })).toBe(true);
});

it.each<[string, object]>([
  ['a path of Claude', { path: '/gateway/v1/files/invented' }],
  ['a tab in a host', { host: 'api.anthr\topic.com' }],
  ['a letter that is lower-cased to an ASCII one', { host: 'bedroc\u212a-runtime.us-east-1.amazonaws.com' }],
  ['a model in place of an address', { model_id: 'arn:aws:bedrock:us-east-1:1:invented' }],
  ['a body', { body: { orders: [1] } }],
  ['headers', { headers: { host: 'api.invalid' } }],
  ['JSON in a text', { log: '{}' }],
  ['no path', { path: undefined }],
])('a line with %s is read further', (_, members) => {
  expect(isElsewhere({ ...call, ...members })).toBe(false);
});

it('a line of an access log is no request, also where a waiver accepts that an address is not recognised', async () => {
  const waiver = { rule: 'request/not-recognised', reason: 'A proxy', owner: 'R. Example', expires: '2099-12-31' };
  const context = logs.write('context.json', JSON.stringify({ arrangement: 'zdr', waivers: [waiver] }));
  for (const record of [call, { ...call, body: { orders: [1] } }]) {
    const { totals } = await audited(logs.write('access.jsonl', `${JSON.stringify(record)}\n`), '--context', context);
    expect(totals).toMatchObject({ requests: 0, other: 1 });
  }
});
