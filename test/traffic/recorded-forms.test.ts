import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { body, line, URL, withTool } from './invented.js';
import { audited, auditedLog, run } from './run.js';

const logs = temporaryFolder();

describe('audit reads recorded traffic in the form of', () => {
  const text = JSON.stringify(withTool);
  const wrap = (entries: unknown) => JSON.stringify({ log: { version: '1.2', entries } }, null, 2);
  const entry = {
    startedDateTime: '2026-05-01T12:00:00.000+02:00',
    request: {
      method: 'POST',
      url: URL,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      postData: { text },
    },
    response: {},
  };
  const forms: readonly (readonly [string, string, string | Uint8Array])[] = [
    ['HAR', 'one.har', wrap([entry])],
    [
      'HAR with a body in base64',
      'two.har',
      wrap([
        {
          ...entry,
          request: { ...entry.request, postData: { encoding: 'base64', text: Buffer.from(text).toString('base64') } },
        },
      ]),
    ],
    [
      'a VCR cassette of Python',
      'py.yaml',
      `interactions:\n- request:\n    body: '${text}'\n    headers:\n      accept:\n      - application/json\n    method: POST\n    uri: ${URL}\n  response: {}\nversion: 1\n`,
    ],
    [
      'a VCR cassette of Ruby',
      'rb.yml',
      `---\nhttp_interactions:\n- request:\n    method: post\n    uri: ${URL}\n    body:\n      encoding: UTF-8\n      string: '${text}'\n  recorded_at: Fri, 01 May 2026 10:00:00 GMT\n`,
    ],
    [
      'a VCR cassette with binary bodies',
      'bin.yaml',
      `interactions:\n- request:\n    body: !!binary |\n      ${Buffer.from(text).toString('base64')}\n    method: POST\n    uri: ${URL}\n`,
    ],
    [
      'a VCR cassette in JSON',
      'cassette.json',
      JSON.stringify({
        http_interactions: [
          { request: { method: 'POST', uri: URL, body: { base64_string: Buffer.from(text).toString('base64') } } },
        ],
      }),
    ],
    [
      'a VCR cassette with a compressed body',
      'gz.yaml',
      `interactions:\n- request:\n    body: !!binary |\n      ${gzipSync(text).toString('base64')}\n    method: POST\n    uri: ${URL}\n`,
    ],
    [
      'HAR with another list, which is empty',
      'polly.json',
      JSON.stringify({ interactions: [], log: { entries: [entry] } }),
    ],
    [
      'a recording of nock',
      'nock.json',
      JSON.stringify([
        { scope: 'https://api.anthropic.com:443', method: 'POST', path: '/v1/messages', body: withTool },
      ]),
    ],
    ['a list of requests', 'list.json', JSON.stringify([withTool])],
    ['one request', 'request.json', JSON.stringify(withTool, null, 2)],
    ['a batch file', 'batch.jsonl', line({ custom_id: 'a', params: withTool })],
    ['JSON Lines by another name', 'requests.log', line(withTool)],
    ['envelopes with a body as text', 'text.jsonl', line({ method: 'POST', url: URL, body: text })],
    [
      'records around an envelope',
      'around.jsonl',
      line({ ts: 1777636800, request: { method: 'POST', url: URL, body: withTool } }),
    ],
    ['HAR entries, one per line', 'har.jsonl', line(entry)],
    ['lines of a container', 'cri.log', `2026-05-01T10:00:00Z stdout F ${line({ url: URL, body: withTool })}`],
    ['lines of a program', 'app.log', `2026-05-01 10:00:00 INFO [main] POST ${URL}: ${line(withTool)}`],
    ['lines of a pod', 'pod.log', `[pod/invented/app] ${line({ msg: 'sent', payload: withTool })}`],
    ['a sequence of JSON texts', 'texts.json-seq', `\u001e${line(withTool)}`],
    ['gzip', 'a.jsonl.gz', gzipSync(line(withTool))],
    ['gzip under any name', 'b.jsonl', gzipSync(line(withTool))],
    ['lines that end in CR LF after a byte order mark', 'dos.jsonl', `\ufeff${JSON.stringify(withTool)}\r\n`],
  ];

  it.each(forms)('%s', async (_, name, data) => {
    const file = logs.write(name, data);
    const { totals, findings } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 1, fail: 1, unreadable: 0, other: 0 });
    expect(findings.some(({ feature, examples }) => feature === 'code_execution' && examples[0]?.file === file)).toBe(
      true,
    );
  });

  it('lines of text that state the address', async () => {
    const foundry = 'https://invented.services.ai.azure.com/anthropic/v1/messages';
    const file = logs.write('where.log', `INFO POST ${foundry} with ${line(body)}`);
    const { endpoints } = await audited(file, '--arrangement', 'zdr');
    expect(endpoints).toMatchObject([{ platform: 'microsoft-foundry', requests: 1, review: 1 }]);
  });

  it('container logs with JSON after a text, and other lines among them', async () => {
    const logged = (log: string) => line({ log, stream: 'stdout', time: '2026-10-01T08:00:00Z' });
    const text = logged(`INFO sending to ${URL}: ${line(withTool)}`) + logged('INFO asking claude-opus-4-6\n');
    const { totals, findings } = await auditedLog('container.log', text);
    expect(totals).toMatchObject({ requests: 1, fail: 1, unchecked: 0, undated: 0, unreadable: 0, other: 1 });
    expect(findings).toMatchObject([{ rule: 'zdr/feature-not-eligible', feature: 'code_execution', requests: 1 }]);
  });

  it.each([
    { container: 'api', msg: 'calling claude-opus-4-6' },
    { stream: 'stdout', log: 'calling claude-opus-4-6' },
    { system: 'billing', message: 'anthropic took 3 s', speed: 'fast' },
    { metadata: { pod: 'claude-worker' }, text: 'started' },
    { tools: ['hammer'], owner: 'Claude', thinking: true, temperature: 21 },
  ])('a program log whose lines only mention Claude and are not counted, %#', async (record) => {
    const { totals } = await auditedLog('named.jsonl', line(record));
    expect(totals).toMatchObject({ requests: 0, unreadable: 0, other: 1 });
  });

  it('a record of the cost of a request, which is not counted as a request', async () => {
    const text = line({ model: 'claude-opus-4-6', tokens_in: 4, cost: 0.1 });
    const { totals } = await audited(logs.write('cost.jsonl', text));
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it('a record that contains a log line that mentions a request', async () => {
    const text = line({ level: 'INFO', message: `HTTP Request: POST ${URL} "HTTP/1.1 200 OK"` });
    const { totals } = await audited(logs.write('line.jsonl', text));
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it.each(['Records', 'records', 'logEvents'])('a cloud log file with a list of records in %s', async (name) => {
    const modelId = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
    const told = { eventSource: 'bedrock.amazonaws.com', eventName: 'InvokeModel', requestParameters: { modelId } };
    const event = { ...told, usage: { input_tokens: 4 }, provider: 'anthropic' };
    const text = JSON.stringify({ [name]: [event, { eventName: 'GetObject' }, event, { url: URL, body: withTool }] });
    const { totals } = await auditedLog('cloud.json', text);
    expect(totals).toMatchObject({ requests: 1, fail: 1, unreadable: 2, other: 1 });
  });

  it('a document whose lines look like log lines', async () => {
    const text = `{"log": {\n "version": {"a":1},\n "entries": [${JSON.stringify(entry)}],\n"creator": {"name":"x"}\n}}`;
    expect((await auditedLog('broken-lines.json', text)).totals).toMatchObject({
      requests: 1,
      unreadable: 0,
    });
  });

  it('standard input', async () => {
    const { code, stdout } = await run(
      ['audit', '-', '--arrangement', 'zdr', '--format', 'json'],
      gzipSync(line(withTool)),
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout).inputs).toMatchObject([{ file: 'stdin', requests: 1 }]);
  });

  it('a document, whose records are reported with their lines', async () => {
    const file = logs.write(
      'lines.har',
      wrap([{ ...entry, request: { ...entry.request, postData: { text: JSON.stringify(body) } } }, entry]),
    );
    const { findings } = await audited(file, '--arrangement', 'zdr');
    const shown = readFileSync(file, 'utf8').split('\n');
    const at = findings[0]?.examples[0]?.line ?? 0;
    expect(shown.slice(0, at).filter((one) => one.includes('startedDateTime'))).toHaveLength(1);
  });
});

it('a document with a string or a record on a line of its own is not taken for JSON Lines', async () => {
  const request = { model: 'claude-opus-4-6', max_tokens: 1, messages: [], stop_sequences: ['End'] };
  const pretty = JSON.stringify(request, null, 2);
  expect(pretty).toMatch(/^ +"End"$/m);
  const several = `[\n${JSON.stringify(request)},\n${JSON.stringify(request)}\n]\n`;
  for (const [text, requests] of [
    [pretty, 1],
    [several, 2],
    [`\r\n${pretty.replaceAll('\n', '\r\n')}`, 1],
    [`${JSON.stringify(request)}\n${JSON.stringify(request)}\n`, 2],
    [`torn"}\n${JSON.stringify(request)}\n${JSON.stringify(request)}\n`, 2],
  ] as const) {
    const { totals } = await audited(logs.write('request.json', text));
    expect([text.slice(0, 8), totals.requests, totals.unreadable]).toEqual([
      text.slice(0, 8),
      requests,
      text.startsWith('torn') ? 1 : 0,
    ]);
  }
});
