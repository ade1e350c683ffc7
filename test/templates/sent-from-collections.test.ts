/** Of stored requests, what is sent is judged: with what scripts and folders add, and without what is disabled. */
import { expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const BODY = { model: 'claude-haiku-4-5', max_tokens: 1, messages: [] };
const TOOLS = { ...BODY, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };
const TEXT = JSON.stringify(BODY);
const REQUEST = { url: 'https://api.anthropic.com/v1/messages', method: 'POST' };
const BETA = 'context-1m-2025-08-07';

const found = (value: unknown): string[] => linesOf(foundIn('a.json', JSON.stringify(value)));

const ITEM = { name: 'a', request: { ...REQUEST, header: [], body: { mode: 'raw', raw: TEXT } } };
const scripted = (text: string, listen = 'prerequest') => ({
  event: [{ listen, script: { exec: ['// first', text] } }],
});
const INSOMNIA = { ...REQUEST, headers: [], body: { mimeType: 'application/json', text: TEXT } };
const HOPPSCOTCH = {
  endpoint: REQUEST.url,
  method: 'POST',
  headers: [{ key: 'anthropic-beta', value: BETA, active: true }],
  body: { contentType: 'application/json', body: TEXT },
};
const ADDS = `pm.request.headers.add({ key: 'anthropic-beta', value: '${BETA}' });`;
const SETS = 'pm.request.body.raw = JSON.stringify(changed);';

it.each([
  ['of the request adds a header', { item: [{ ...ITEM, ...scripted(ADDS) }] }],
  ['of a folder sets the body', { item: [{ ...scripted(SETS), item: [ITEM] }] }],
  ['of Insomnia adds a header', { ...INSOMNIA, preRequestScript: ADDS.replace('pm', 'insomnia') }],
  [
    'of a newer Insomnia updates the body',
    { ...INSOMNIA, scripts: { preRequest: 'insomnia.request.body.update({})' } },
  ],
  ['of Hoppscotch sets a header', { ...HOPPSCOTCH, preRequestScript: `hopp.request.setHeader('x', 'y')` }],
])('a script before the request %s', (_, value) => {
  expect(found(value)).toEqual([
    expect.stringMatching(/\| \? {2}\d+:\d+ the request may be rewritten by the program$/),
  ]);
});

it('a script that only reads the request, or runs after it, changes nothing', () => {
  const reads = scripted("if (pm.request.headers.get('x') === JSON.parse(pm.request.body.raw).x) next();");
  for (const item of [
    { ...ITEM, ...reads },
    { ...ITEM, ...scripted(SETS, 'test') },
  ])
    expect(found({ item: [item] })).toEqual([expect.stringMatching(/claude-api \| messages$/)]);
});

it.each([
  ['bodies', { ...REQUEST, data: BODY, body: TOOLS }],
  ['bodies', { ...REQUEST, json: TOOLS, body: BODY }],
  ['headers', { ...REQUEST, headers: { 'x-a': 'b' }, header: { 'anthropic-beta': BETA }, body: BODY }],
])('of several %s it is not known which is sent', (_, value) => {
  expect(found(value)).toEqual([expect.stringContaining('can be read in more than one way')]);
});

it.each([
  ['the same one parsed', { ...REQUEST, body: TEXT, parsed_body: BODY, json: true }],
  ['an empty one', { ...REQUEST, body: '', data: BODY }],
])('of a body and %s it is known', (_, value) => {
  expect(found(value)).toEqual([expect.stringMatching(/claude-api \| messages$/)]);
});

it.each([
  ['in headers of Hoppscotch', HOPPSCOTCH],
  ['in JSON text', { ...REQUEST, jsonHeaders: `={"anthropic-beta":"${BETA}"}`, jsonBody: TEXT }],
])('a header is found %s', (_, value) => {
  expect(found(value)).toEqual([expect.stringContaining('| context_1m |')]);
});

it.each([
  ['isDisabled', { ...REQUEST, headers: [{ name: 'anthropic-beta', value: BETA, isDisabled: true }], body: BODY }],
  ['not active', { ...HOPPSCOTCH, headers: [{ key: 'anthropic-beta', value: BETA, active: false }] }],
])('a header that is %s is not sent', (_, value) => {
  expect(found(value)).toEqual([expect.stringMatching(/claude-api \| messages$/)]);
});

it('a header that requests inherit from a folder is reported', () => {
  const headers = [{ key: 'anthropic-beta', value: BETA }];
  const folder = { name: 'a', requests: [{ ...HOPPSCOTCH, headers: [] }] };
  expect(found({ ...folder, headers })).toEqual([expect.stringMatching(/messages$/), expect.stringMatching(/^! 1:/)]);
  expect(found({ ...folder, headers: [{ ...headers[0], active: false }] })).toHaveLength(1);
});

it('a body encoded beside an empty text is read', () => {
  const encoded = Buffer.from(JSON.stringify(TOOLS)).toString('base64');
  expect(found({ ...REQUEST, body: { string: '', base64_string: encoded } })).toEqual([
    expect.stringContaining('| code_execution /tools/0'),
  ]);
});
