/** Of requests in files of other programs, what is sent is judged: with what scripts and folders add, and without what is disabled. */
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
  [
    'in a recording of nock',
    {
      scope: 'https://api.anthropic.com',
      path: '/v1/messages',
      method: 'POST',
      reqheaders: { 'anthropic-beta': BETA },
      body: BODY,
    },
  ],
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

const HEAD = `POST ${REQUEST.url}\nanthropic-version: 2023-06-01\n`;
const HURL = `${HEAD}[Options]\nretry: 3\nheader:`;
const SETTING = `{{@request\nrequest.headers['anthropic-beta'] = '${BETA}';\n}}\n`;
const RECIPE = `a:\n\tcurl ${REQUEST.url} -d '$(BODY)'\n`;
const BRUNO = `post {\n  url: ${REQUEST.url}\n  body: json\n}\n\nbody:json {\n  ${TEXT}\n}\n\nscript:pre-request {\n`;

it.each([
  ['a header among the options of Hurl', 'a.hurl', `${HURL} anthropic-beta: ${BETA}\n${TEXT}\n`, '| context_1m |'],
  ['a variable among the options of Hurl', 'a.hurl', `${HURL} {{more}}\n${TEXT}\n`, 'headers is a placeholder'],
  ['headers of httpYac in a variable', 'a.http', `${HEAD}...more\n\n${TEXT}\n`, 'headers is a placeholder'],
  ['a script of httpYac', 'a.http', `${SETTING}${HEAD}\n${TEXT}\n`, 'headers may be rewritten'],
  [
    'a variable of a .http file set twice',
    'a.http',
    `@more = {}\n${HEAD}\n${TEXT.replace('{', '{"x":"{{more}}","tools":"{{more}}",')}\n\n###\n@more = []\n`,
    '? /tools',
  ],
  ['a script of Bruno with the request in a variable', 'a.bru', `${BRUNO}  const r = req;\n}\n`, 'may be rewritten'],
  [
    'two merges of YAML',
    'a.yaml',
    `a: &a {}\nb: &b {}\nc: {url: "${REQUEST.url}", method: POST, body: {<<: *a, <<: *b, ${TEXT.slice(1)}}\n`,
    'a member is named twice',
  ],
  ['a variable of one target', 'a.mk', `a: BODY = {}\nBODY = ${TEXT}\n${RECIPE}`, 'is a placeholder'],
  ['an indented variable', 'a.mk', `BODY = ${TEXT}\nifdef X\n  BODY = {}\nendif\n${RECIPE}`, 'is a placeholder'],
])('%s is judged, or said not to be known', (_, name, text, what) => {
  expect(linesOf(foundIn(name, text))).toEqual([expect.stringContaining(what)]);
});
