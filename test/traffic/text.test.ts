import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { body, failing, sent, shown, URL, withTool } from './invented.js';
import { auditedLog } from './run.js';

const totalsOf = async (name: string, text: string | Uint8Array, ...more: string[]) =>
  (await auditedLog(name, text, ...more)).totals;

/** The JSON of a value as hexadecimal digits, with a separator between bytes. */
const hexOf = (value: unknown, between = ''): string =>
  (Buffer.from(JSON.stringify(value)).toString('hex').match(/../g) ?? []).join(between);

describe('a log that is not JSON Lines is read', () => {
  const both = { requests: 2, pass: 1, fail: 1, unreadable: 0 };
  it.each([
    ['values one after another', 'a.log', sent + failing, both],
    ['values separated by NUL', 'b.log', `${sent}\0${failing}\0`, both],
    ['values over several lines', 'c.json', `${shown(JSON.parse(sent))}\n${shown(JSON.parse(failing))}\n`, both],
    [
      'the same, with the extension of JSON Lines',
      'd.jsonl',
      `${shown(JSON.parse(sent))}\n${shown(JSON.parse(failing))}`,
      both,
    ],
    ['lines that end with a comma', 'e.log', `${sent},\n${failing},\n`, both],
    ['a log that begins with NULs where it was cut', 'f.log', `${'\0'.repeat(99)}${sent}\n${failing}\n`, both],
    [
      'values over several lines after a text',
      'g.log',
      `10:00 DEBUG sent ${shown(body)}\n10:01 sent ${shown(withTool)}\n`,
      both,
    ],
    [
      'JSON behind which something stands',
      'h.log',
      `[10:00] app.INFO: ${sent} []\n[10:01] app.INFO: ${failing} []\n`,
      both,
    ],
    [
      'JSON in quotes',
      'i.log',
      `level=info body=${JSON.stringify(sent)}\nbody=${JSON.stringify(failing)} status=200\n`,
      both,
    ],
    ['several on one line', 'j.log', `sent ${sent} and ${failing} at once\n`, both],
    ['after a label in braces', 'k.log', `10:00 {app="x"} ${sent}\n10:00 {app="x"} ${failing}\n`, both],
    // The beginning of zstd.
    ['a log that begins with a bracket', 'r.log', `(sent) ${sent}\n(sent) ${failing}\n`, both],
    ['a list that was cut off', 'l.json', `[\n${sent},\n${failing},\n`, { ...both, unreadable: 1 }],
    ['a list on a line', 'm.jsonl', `[${sent},${failing}]\n`, both],
    ['a text on a line', 'n.jsonl', `${JSON.stringify(sent)}\n${failing}\n`, both],
  ])('%s', async (_, name, text, expected) => {
    expect(await totalsOf(name, text)).toMatchObject(expected);
  });

  const escaped = (sent: string): string => sent.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  const hexed = (sent: string): string => sent.replaceAll('\\', '\\x5C').replaceAll('"', '\\x22');
  const spoken = { ...body, messages: [{ role: 'user', content: 'She said "ü"\nand \'left\'.' }] };
  it.each([
    [
      'the strings of a database',
      (one: string) => `INSERT INTO t VALUES (1,'${escaped(one).replaceAll("'", "\\'")}');`,
    ],
    ['the cells of a table', (one: string) => `1\t2026-09-01\t${one.replaceAll('\\', '\\\\')}\tlast`],
    ['the log of a server', (one: string) => `"POST /v1/messages HTTP/1.1" 200 "${hexed(one)}"`],
    ['bytes as Python shows them', (one: string) => `sent b'${one.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`],
  ])('with escapes as in %s', async (name, of) => {
    const text = `${of(JSON.stringify(spoken))}\n${of(failing)}\n`;
    expect(await totalsOf(`${name.replaceAll(' ', '-')}.log`, text)).toMatchObject(both);
  });

  it('and each of several rows on one line has its own time', async () => {
    const row = (day: string, one: unknown) => `(1,'${day} 08:00:00','${escaped(JSON.stringify(one))}')`;
    const rows = Array.from({ length: 30 }, () => row('2026-09-01', body));
    const text = `INSERT INTO t VALUES ${rows.join(',')},${row('2026-09-02', withTool)};\n`;
    const { days } = await auditedLog('rows.sql', text);
    expect(days).toMatchObject([
      { day: '2026-09-01', pass: 30 },
      { day: '2026-09-02', fail: 1 },
    ]);
  });

  it('in linear time if it has labels without an end', async () => {
    const text = `10:00 \\ ${'{a} '.repeat(50_000)}${sent}\n`;
    expect(await totalsOf('labels.log', text)).toMatchObject({ requests: 1 });
  });

  it('and its lines of text that do not mention Claude are no problem, unless the extension promises JSON', async () => {
    const text = `starting\n[Fri Nov 27] started\n${sent}\nGET /health 200\n[27/Nov/2026:10:00] -----\n`;
    expect(await totalsOf('plain.log', text)).toMatchObject({ pass: 1, other: 4, unreadable: 0 });
    expect(await totalsOf('plain.jsonl', text)).toMatchObject({ pass: 1, other: 0, unreadable: 4 });
  });

  it.each([
    ['torn-list.log', `${sent}\n[1, 2\n`],
    ['torn.log', `${sent}\n, "tools": []}\n`],
    ['language.log', `${sent}\n10:00 DEBUG {'model': 'claude-opus-4-6', 'messages': [Message()]}\n`],
    ['escaped.log', `${sent}\nbody="{\\x22messages\\x22: ["\n`],
    ['base64.log', `${sent}\nbody=${Buffer.from(failing).toString('base64')}\n`],
    ['inner-base64.log', `${sent}\nbody=${Buffer.from(`--${failing}`).toString('base64')}\n`],
    ['hexadecimal.log', `${sent}\n1,X'${hexOf(JSON.parse(failing))}'\n`],
    ['dumped.log', `${sent}\n\t0x0040:  7b22 6d65 7373 6167 6573 223a 205b 7b22  {"messages":.[{"\n`],
    ['broken.log', `${sent}\nx {"a": {"url": "${URL}", "body": ${JSON.stringify(body)}}, \n`],
    ['archive.log', `${sent}\nmember\0\0${sent}\n`],
    [
      'broken-lines.json',
      `${shown(JSON.parse(sent))}\n{\n  "url": "https://example.com",\n  "body": ${shown(body)},\n}\n`,
    ],
  ])('and what may be a part of a request is reported: %s', async (name, text) => {
    expect(await totalsOf(name, text)).toMatchObject({ requests: 1, pass: 1, unreadable: 1 });
  });

  const cell = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  it.each([
    ['table', `at,path,sent\n2026-05-01,/v1/messages,${cell(body)}\n2026-05-01,/v1/messages,${cell(withTool)}\n`, both],
    ['an empty column', `at,path,more,sent\n2026-05-01,/v1/messages,{},${cell(withTool)}\n`, { fail: 1, requests: 1 }],
    ['a cell that is cut off', `path,sent\n/v1/messages,${cell(withTool).slice(0, -9)}\n`, { unreadable: 1 }],
  ])('with table cells in which quotes are doubled: %s', async (name, text, expected) => {
    expect(await totalsOf(`${name}.csv`, text)).toMatchObject(expected);
  });

  it('in linear time if it has cells without an end', async () => {
    const text = `${'"{"",'.repeat(200_000)}\n/v1/messages,${cell(body)}\n`;
    expect(await totalsOf('cells.csv', text)).toMatchObject({ requests: 1 });
  });

  it('with a column of headers, which belong to the body beside them', async () => {
    const text = `/v1/messages,${cell({ 'anthropic-beta': 'invented-2026-01-01' })},${cell(body)}\n`;
    const { findings, totals } = await auditedLog('headers.csv', text);
    expect(totals).toMatchObject({ requests: 1, review: 1 });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'policy/unknown-feature' }));
  });

  it('and a table column of hexadecimal digits alone is reported', async () => {
    const table = `id,raw\n1,\\x${hexOf(withTool)}\n`;
    expect(await totalsOf('hexadecimal.csv', table)).toMatchObject({ other: 0, unreadable: 1 });
  });

  it('and a large body with many escapes is read', async () => {
    const text = JSON.stringify({ ...withTool, messages: [{ role: 'user', content: '9'.repeat(12 << 20) }] });
    const record = JSON.stringify({ raw: Buffer.from(text).toString('hex') });
    expect(await totalsOf('large.jsonl', `${record}\n`)).toMatchObject({ fail: 1 });
  });

  it('in linear time if it has a bracket that is never closed', async () => {
    const text = `${sent}${'\nfunction() {'.repeat(20_000)}\n`;
    expect(await totalsOf('open.log', text)).toMatchObject({ pass: 1 });
  });
});

describe('the address of a request in a text', () => {
  const FOUNDRY = 'invented.services.ai.azure.com';
  it.each([
    ['host-and-path', `host=${FOUNDRY} path=/anthropic/v1/messages body=${JSON.stringify(JSON.stringify(body))}`],
    ['behind', `body=${JSON.stringify(body)} to https://${FOUNDRY}/anthropic/v1/messages`],
    ['referer', `POST https://${FOUNDRY}/anthropic/v1/messages "https://app.invalid/" ${JSON.stringify(body)} `],
  ])('%s', async (name, text) => {
    const { endpoints } = await auditedLog(`${name}.log`, `${text}\n`);
    expect(endpoints).toMatchObject([{ platform: 'microsoft-foundry', requests: 1, review: 1 }]);
  });
});

describe('every request that a record mentions is counted', () => {
  const span = (id: string) => ({ span_id: id, attributes: { 'gen_ai.request.model': 'claude-opus-4-6' } });
  const called = { url: URL, method: 'POST', status: 200 };
  it.each([
    ['each item of a list', { spans: [span('a'), span('b'), { span_id: 'c' }] }, { requests: 0, unreadable: 2 }],
    ['also beside an item with a body', { calls: [{ ...called, body }, called, called] }, { pass: 1, unreadable: 2 }],
    [
      'but not the objects around a request',
      { calls: [{ hops: [{ url: URL }, { url: URL }], ...called, body }] },
      { pass: 1, unreadable: 0 },
    ],
    [
      'several in base64',
      { sent: Buffer.from(JSON.stringify([{ a: body }, { a: withTool }])).toString('base64') },
      { pass: 1, fail: 1 },
    ],
    ['compressed, in base64', { url: URL, data: gzipSync(JSON.stringify(withTool)).toString('base64') }, { fail: 1 }],
    ['in hexadecimal digits, as a database writes it', { id: 1, raw: `\\x${hexOf(withTool)}` }, { fail: 1 }],
    ['in hexadecimal digits with colons', { layers: { data: [hexOf(withTool, ':')] } }, { fail: 1 }],
    ['compressed, in hexadecimal digits', { data: gzipSync(JSON.stringify(withTool)).toString('hex') }, { fail: 1 }],
    ['as bytes with terminal escapes', { MESSAGE: [...Buffer.from(`\u001b[1mPOST ${URL}`)] }, { unreadable: 1 }],
    [
      'an answer in a text',
      { message: `got ${JSON.stringify({ model: 'claude-opus-4-6', usage: {} })}` },
      { unreadable: 1 },
    ],
    ['a text that a journal omitted because of its length', { MESSAGE: null, __CURSOR: 's=1' }, { unreadable: 1 }],
    ['a refusal alone', { error: { type: 'error', error: { type: 'overloaded_error' } } }, { unreadable: 1 }],
    [
      'what was said, as text',
      { startTime: '2026-05-01T10:00:00Z', model: 'claude-opus-4-6', input: '[]', output: 'x' },
      { unreadable: 1 },
    ],
    [
      'an event of a provider',
      { attributes: [{ key: 'gen_ai.system', value: { stringValue: 'anthropic' } }], event: 'choice' },
      { unreadable: 1 },
    ],
    ['what a provider counted', { apiProtocol: 'anthropic', tokensIn: 4 }, { unreadable: 1 }],
    ['attributes with dots', { 'a.model_name': 'claude-opus-4-6', 'a.input_messages': '' }, { unreadable: 1 }],
    ['a row', ['2026-05-01', URL, JSON.stringify(withTool)], { fail: 1, unreadable: 0 }],
    ['a message of a queue', { id: 'a', body: JSON.stringify({ Message: sent }) }, { pass: 1, unreadable: 0 }],
  ])('%s', async (name, record, expected) => {
    expect(await totalsOf(`${name.replaceAll(' ', '-')}.jsonl`, `${JSON.stringify(record)}\n`)).toMatchObject(expected);
  });

  it.each([
    ['GET', 'https://api.anthropic.com/v1/files', { fail: 1 }],
    [
      'POST',
      'https://bedrock-runtime.us-east-1.amazonaws.com/model/us.anthropic.claude-opus-4-6/converse',
      { review: 1 },
    ],
    ['POST', 'https://bedrock-runtime.us-east-1.amazonaws.com/model/amazon.nova-pro-v1:0/converse', { other: 1 }],
  ])('also an envelope in a text without a recognisable body: %s %s', async (method, url, expected) => {
    const record = { time: '2026-05-01T10:00:00Z', log: JSON.stringify({ method, url, headers: {} }) };
    const { first, ...totals } = await totalsOf('envelope.jsonl', `${JSON.stringify(record)}\n`);
    expect(totals).toMatchObject({ unreadable: 0, ...expected });
    expect(first).toBe('other' in expected ? undefined : '2026-05-01T10:00:00Z');
  });

  it('at the host beside a path under another name', async () => {
    const record = {
      hostname: 'x.services.ai.azure.com',
      pathname: '/anthropic/v1/messages',
      data: JSON.stringify(body),
    };
    expect(await totalsOf('path.jsonl', `${JSON.stringify(record)}\n`)).toMatchObject({ requests: 1, review: 1 });
  });
});

describe('in a log that is text', () => {
  it('lines of numbers, words and strings are other programs’ text, and an empty object beside text is no request', async () => {
    const text = ['12', '-0.5', 'null', '"said"', 'words in braces ({ }) or none', '10:00 called {} []'];
    expect(await totalsOf('numbers.log', `${text.join('\n')}\n${failing}\n`)).toMatchObject({
      requests: 1,
      fail: 1,
      other: text.length,
      unreadable: 0,
    });
  });

  it('an object that is empty, by itself or at an address of Claude, is not passed over, nor is a string that mentions a request', async () => {
    const text = ['{}', `POST ${URL} {}`, '"claude-opus-4-6 was called"', '10:00 asked claude-opus-4-6 {}'];
    expect(await totalsOf('empty.log', `${text.join('\n')}\n`)).toMatchObject({
      review: 2,
      pass: 0,
      other: 0,
      unreadable: 2,
    });
  });

  it('but in JSON Lines a value that is no object cannot be read', async () => {
    expect(await totalsOf('numbers.jsonl', '12\nnull\n"said"\n')).toMatchObject({ other: 0, unreadable: 3 });
  });
});

it('the response beside a request in a row of a table is not taken for another request', async () => {
  const quoted = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  const answer = { type: 'message', role: 'assistant', model: body.model, content: [], usage: { input_tokens: 3 } };
  const row = (...cells: unknown[]): string => `${cells.map(quoted).join(',')}\n`;
  expect(await totalsOf('answers.csv', row(body, answer))).toMatchObject({ requests: 1, unreadable: 0 });
  expect(await totalsOf('alone.csv', row({ id: 1 }, answer))).toMatchObject({ requests: 0, unreadable: 1 });
});

describe('XML and HTML are read line by line', () => {
  const entities = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('é', '&#xe9;');
  const row = (value: unknown, more = ''): string =>
    `<row>\n<url>${URL}</url>${more}\n<body>${entities(JSON.stringify(value))}</body>\n</row>\n`;
  const rows = (...all: string[]): string => `<?xml version="1.0"?>\n<rows>\n${all.join('')}</rows>\n`;

  it('with characters that are written as entities', async () => {
    const odd = { ...body, messages: [{ role: 'user', content: 'An invented "é" & <b>&quot;</b>.' }] };
    expect(await totalsOf('rows.xml', rows(row(odd), row(withTool)))).toMatchObject({ requests: 2, pass: 1, fail: 1 });
    const cell = `<table>\n<tr><td>${URL}</td><td>${entities(JSON.stringify(withTool))}</td></tr>\n</table>\n`;
    expect(await totalsOf('table.html', cell)).toMatchObject({ requests: 1, fail: 1, unreadable: 0 });
  });

  it('and no request passes if one of its headers is somewhere else', async () => {
    const header = '<header><name>anthropic-beta</name><value>output-128k-2025-02-19</value></header>';
    for (const [name, text] of Object.entries({
      'before.xml': rows(row(body, header)),
      'behind.xml': rows(`${row(body)}${header}\n`),
    }))
      expect(await totalsOf(name, text), name).toMatchObject({ requests: 1, pass: 0, review: 1 });
  });
});
