import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { checkSubject } from '../../src/full-check.js';
import type { Report } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { keyOf } from '../../src/traffic/digest.js';
import { setupOf } from '../../src/traffic/setup.js';
import { aggregateOf, emptyTally, observe } from '../../src/traffic/tally.js';
import { cases } from '../fixture-cases.js';
import { KEY } from './key.js';
import { audited, folder, run } from './run.js';

const logs = folder();
afterAll(logs.remove);

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const withTool = { ...body, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };
const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const URL = 'https://api.anthropic.com/v1/messages';

const isSchema = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync('src/traffic/aggregate.schema.json', 'utf8')),
);

describe('audit gives the same verdicts as check', () => {
  it('for every request of the fixtures, under each arrangement', async () => {
    // Each request once, without those that exist for their size.
    const requests = [...new Set(cases.map(({ request }) => line(request)))].filter(
      (text) => text.startsWith('{') && text.length < 20_000,
    );
    const file = logs.write('fixtures.jsonl', requests.join(''));
    for (const arrangement of ['standard', 'zdr', 'hipaa']) {
      const terms = ['--arrangement', arrangement, '--format', 'jsonl'];
      const checked = (await run(['check', file, ...terms])).stdout.trimEnd().split('\n');
      const seen = (await run(['audit', file, ...terms])).stdout.trimEnd().split('\n');
      const told = (text: string) => {
        const { verdict, features, findings, retention, context, location } = JSON.parse(text);
        return {
          verdict,
          features,
          retention,
          context,
          line: location.line,
          findings: findings.map(({ location: _, ...one }: Record<string, unknown>) => one),
        };
      };
      const asChecked = new Map(checked.map((text) => [told(text).line, told(text)]));
      expect(seen.length).toBeGreaterThan(requests.length * 0.9);
      for (const text of seen) expect(told(text)).toEqual(asChecked.get(told(text).line));
    }
  });

  it('and counts the findings by verdict, rule and feature', async () => {
    const file = logs.write('few.jsonl', [body, withTool, withTool].map(line).join(''));
    const { code, stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'json']);
    const aggregate = JSON.parse(stdout);
    expect(isSchema(aggregate), JSON.stringify(isSchema.errors)).toBe(true);
    expect(code).toBe(1);
    expect(aggregate.totals).toMatchObject({ requests: 3, fail: 2, pass: 1, undated: 3, unreadable: 0 });
    expect(aggregate.findings).toMatchObject([
      { rule: 'zdr/feature-not-eligible', feature: 'code_execution', requests: 2, findings: 2, verdict: 'fail' },
    ]);
    expect(aggregate.findings[0].examples).toEqual([
      { file, line: 2, at: '/tools/0' },
      { file, line: 3, at: '/tools/0' },
    ]);
    expect(aggregate.shapes).toHaveLength(2);
    expect(aggregate.features.find(({ feature }: { feature: string }) => feature === 'code_execution').uses).toBe(2);
  });
});

describe('the ledger of an audit', () => {
  it('has the exception that holds under every arrangement even without requests', async () => {
    const file = logs.write('empty.jsonl', '');
    const { code, stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'json']);
    const { retention, totals } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(totals.requests).toBe(0);
    expect(retention.length).toBeGreaterThan(0);
    for (const row of retention) expect(row).toMatchObject({ basis: 'regardless-of-arrangement', requests: 0 });
  });

  it('counts the requests of each row, with the first and last time', async () => {
    const at = (timestamp: string, value: object) => ({ timestamp, method: 'POST', url: URL, body: value });
    const file = logs.write(
      'dated.jsonl',
      [at('2026-05-02T10:00:00Z', withTool), at('2026-05-01T23:59:59Z', withTool), at('2026-05-03T00:00:00Z', body)]
        .map(line)
        .join(''),
    );
    const { retention, days, totals } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ first: '2026-05-01T23:59:59Z', last: '2026-05-03T00:00:00Z', undated: 0 });
    expect(days.map(({ day, requests }) => [day, requests])).toEqual([
      ['2026-05-01', 1],
      ['2026-05-02', 1],
      ['2026-05-03', 1],
    ]);
    const kept = retention.filter(({ feature }) => feature === 'code_execution');
    expect(kept.length).toBeGreaterThan(0);
    for (const row of kept)
      expect(row).toMatchObject({ requests: 2, first: '2026-05-01T23:59:59Z', last: '2026-05-02T10:00:00Z' });
    expect(retention.filter(({ basis }) => basis === 'regardless-of-arrangement')[0]?.requests).toBe(3);
  });
});

describe('the day as of which requests are judged', () => {
  const old = {
    timestamp: '2026-04-01T00:00:00Z',
    url: URL,
    body: { ...body, tools: [{ type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' }] },
  };

  it('is one day for all, or the day of each record', async () => {
    const file = logs.write('clock.jsonl', line(old) + line({ ...old, timestamp: '2026-05-01T00:00:00Z' }));
    const one = await audited(file, '--arrangement', 'zdr', '--as-of', '2026-05-01');
    expect(one.clock).toBe('2026-05-01');
    expect(one.findings).toEqual([]);
    const own = await audited(file, '--arrangement', 'zdr', '--as-of', 'record');
    expect(own.clock).toBe('record');
    expect(own.findings.map(({ rule, requests }) => [rule, requests])).toEqual([['zdr/qualified', 1]]);
  });

  it('is the newest row for records without a time, which are counted', async () => {
    const file = logs.write('undated.jsonl', line(old) + line(body) + line({ ...old, timestamp: 'yesterday' }));
    const { totals } = await audited(file, '--as-of', 'record');
    expect(totals.undated).toBe(2);
    for (const format of ['pretty', 'markdown'])
      expect((await run(['audit', file, '--format', format])).stdout).toContain(
        '2026-04-01; 2 requests without a day\n',
      );
  });

  const told = { url: URL, body };
  it.each([
    ['a server', line({ time_iso8601: '2026-10-01T10:00:00+02:00', ...told })],
    ['a server, as its own log has it', line({ time_local: '01/Oct/2026:10:00:00 +0200', ...told })],
    ['an index', line({ _time: '2026-10-01T08:00:00.000+00:00', ...told })],
    ['an export', line({ request_created_at: '2026-10-01 08:00:00', ...told })],
    ['a gateway, in milliseconds', line({ started_at: 1790841600000, ...told })],
    ['a cloud', line({ logging_time: '2026-10-01T08:00:00Z', full_request: body })],
    ['telemetry, in nanoseconds', line({ spans: [{ startTimeUnixNano: '1790841600000000000', ...told }] })],
    ['a row', line({ result: [{ values: [['1790841600000000000', JSON.stringify(told)]] }] })],
    ['the text before a record', `2026-10-01T08:00:00.1Z stdout F ${line(told)}`],
    ['the text before a record, as Python writes it', `2026-10-01 08:00:00,123 INFO sent ${line(told)}`],
    ['the text before a record, as servers write it', `10.0.0.1 - - [01/Oct/2026:08:00:00 +0000] ${line(told)}`],
  ])('is taken from a time like %s', async (_, text) => {
    const { totals } = await audited(logs.write('dated.jsonl', text), '--as-of', 'record');
    expect(totals).toMatchObject({ requests: 1, first: '2026-10-01T08:00:00Z', undated: 0 });
  });
});

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
    const { totals, findings } = await audited(logs.write('container.log', text), '--arrangement', 'zdr');
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
    const { totals } = await audited(logs.write('named.jsonl', line(record)), '--arrangement', 'zdr');
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
    const { totals } = await audited(logs.write('cloud.json', text), '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 1, fail: 1, unreadable: 2, other: 1 });
  });

  it('a document whose lines look like log lines', async () => {
    const text = `{"log": {\n "version": {"a":1},\n "entries": [${JSON.stringify(entry)}],\n"creator": {"name":"x"}\n}}`;
    expect((await audited(logs.write('broken-lines.json', text), '--arrangement', 'zdr')).totals).toMatchObject({
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

describe('audit reports what it cannot read, and judges the rest:', () => {
  const hostile: readonly (readonly [string, string | Uint8Array, object])[] = [
    ['a truncated line', `${line(body)}{"model": "claude-opus-4-6", "mess`, { requests: 1, unreadable: 1 }],
    ['a line that is not JSON', `${line(body)}Good morning.\n${line(body)}`, { requests: 2, unreadable: 1 }],
    [
      'a line that is not UTF-8',
      Buffer.concat([Buffer.from(line(body)), Buffer.from([0x22, 0xff, 0x22, 10])]),
      { requests: 1, unreadable: 1 },
    ],
    ['NUL bytes', `${line(body)}\u0000\u0000\u0000\n`, { requests: 1, unreadable: 1 }],
    ['values that are not requests', `${line(body)}null\n7\n"text"\n[]\n`, { requests: 1, unreadable: 4 }],
    ['empty lines', `\n\n${line(body)}\r\n  \n`, { requests: 1, unreadable: 0 }],
    ['a gzip stream that ends early', gzipSync(line(body).repeat(5000)).subarray(0, 400), { unreadable: 2 }],
    [
      'several gzip members',
      Buffer.concat([gzipSync(line(body)), gzipSync(line(body))]),
      { requests: 2, unreadable: 0 },
    ],
    ['binary data', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), { requests: 0 }],
    ['nothing', '', { requests: 0, unreadable: 0 }],
    [
      'records of another program',
      `${line(body)}${line({ level: 'info', text: 'started' })}`,
      { requests: 1, other: 1 },
    ],
    ['a time that is not a number', `{"ts":1e999,${line(body).slice(1)}`, { requests: 1, undated: 1 }],
    [
      'headers as a list of texts',
      line({ request: { url: URL, headers: ['anthropic-beta'], body: JSON.stringify(body) } }),
      { requests: 1, unchecked: 1 },
    ],
    [
      'requests to other vendors',
      `${line(body)}${line({ url: 'https://api.openai.com/v1/chat/completions', body: {} })}`,
      { requests: 1, other: 1 },
    ],
  ];
  it.each(hostile)('%s', async (name, data, totals) => {
    const file = logs.write(`${name.replaceAll(' ', '-')}.jsonl`, data);
    const { code, stdout, stderr } = await run(['audit', file, '--format', 'json']);
    const aggregate = JSON.parse(stdout);
    expect(isSchema(aggregate), JSON.stringify(isSchema.errors)).toBe(true);
    expect(aggregate.totals).toMatchObject(totals);
    const { requests, unreadable, unchecked } = aggregate.totals;
    expect(code).toBe(unreadable > 0 || unchecked > 0 || requests === 0 ? 3 : 0);
    for (const row of aggregate.unreadable) expect(row.examples[0].file).toBe(file);
    expect(stderr).not.toContain('fault');
  });

  it('a member named twice, with the same finding as check', async () => {
    const file = logs.write('twice.jsonl', `${JSON.stringify(body).replace('{', '{"model":"claude-opus-4-6",')}\n`);
    const { totals, unchecked } = await audited(file);
    expect(totals).toMatchObject({ requests: 1, review: 1, unchecked: 1 });
    expect(unchecked).toMatchObject([{ at: '', why: 'a member is named twice', requests: 1 }]);
  });

  it('a list of records named twice, of which a JSON parser keeps only the last', async () => {
    const entries = (one: unknown): string =>
      `"entries":[${JSON.stringify({ request: { method: 'POST', url: URL, postData: { text: JSON.stringify(one) } } })}]`;
    const within = logs.write('entries.har', `{"log":{${entries(withTool)},${entries(body)}}}`);
    const around = logs.write('log.har', `{"log":{${entries(withTool)}},"log":{${entries(body)}}}`);
    for (const file of [within, around]) {
      const { totals, unreadable } = await audited(file, '--arrangement', 'zdr');
      expect(totals).toMatchObject({ requests: 1, pass: 1, unreadable: 1 });
      expect(unreadable).toMatchObject([{ why: 'a member is named twice', records: 1 }]);
    }
  });

  it('a record after more problems than are listed', async () => {
    const faults = `{"request":{${'"url":"/v1/messages",'.repeat(200)}"method":"POST"}}`;
    const request = `{"url":"${URL}","body":${JSON.stringify(withTool).replace(/\}$/, ',"tools":[]}')}}`;
    const file = logs.write('faults.har', `{"log":{"entries":[${faults},{"request":${request}}]}}`);
    const { totals } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 2, pass: 0, review: 2, unchecked: 2 });
  });

  it('a body in a member that looks like an object around one, and a record with two bodies', async () => {
    const text = JSON.stringify(body);
    const bodies = [{ string: text }, { base64_string: Buffer.from(text).toString('base64') }, { text }];
    const records = bodies.map((one) => ({ request: { url: URL, body: { ...withTool, ...one } } }));
    const two = { request: { url: URL, postData: { text }, body: withTool } };
    const file = logs.write('hidden.jsonl', [...records, two].map(line).join(''));
    const { totals } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 4, fail: 3, review: 1, unchecked: 1 });
  });

  it('a compressed body that is cut off, and a second list of exchanges', async () => {
    const torn = gzipSync(JSON.stringify(body)).subarray(0, 40).toString('base64');
    const one = { request: { method: 'POST', url: URL, body: { base64_string: torn } } };
    const { totals } = await audited(logs.write('torn.json', JSON.stringify({ interactions: [one] })));
    expect(totals).toMatchObject({ requests: 1, pass: 0, review: 1, unchecked: 1 });
    const lists = { interactions: [{ request: { url: URL, body } }], http_interactions: [one] };
    for (const file of [
      logs.write('lists.json', JSON.stringify(lists)),
      logs.write('lists.yaml', JSON.stringify(lists)),
    ]) {
      const { totals, unreadable } = await audited(file);
      expect(totals).toMatchObject({ requests: 1, pass: 1, unreadable: 1 });
      expect(unreadable[0]?.why).toMatch(/more than one list/);
    }
  });

  it('requests in an unknown form, which are not taken for those of another vendor', async () => {
    const hidden = { event: `sent ${JSON.stringify(withTool).slice(0, -1)} at once` };
    const told = [
      {
        modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
        input: { inputBodyS3Path: 's3://invented/a.json.gz' },
      },
      { attributes: [{ key: 'url.full', value: { stringValue: URL } }] },
      { provider: 'anthropic', tags: { sent: 'claude-opus-4-6' } },
      { RequestHost: 'api.anthropic.com', RequestPath: '/v1/messages' },
    ];
    const others = [{ level: 'info', text: `POST ${URL} for claude` }, { answer: { model: 'claude-opus-4-6' } }];
    const file = logs.write('unknown.jsonl', [body, hidden, ...told, ...others].map(line).join(''));
    const { totals, unreadable } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ requests: 1, pass: 1, unreadable: 5, other: 2 });
    expect(unreadable).toMatchObject([
      { why: expect.stringContaining('an unknown format'), records: 1 },
      { why: expect.stringContaining('does not contain its body'), records: 4 },
    ]);
    const whole = await audited(logs.write('unknown.json', JSON.stringify({ data: [hidden] })));
    expect(whole.totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it('missing files', async () => {
    const { code, stdout } = await run(['audit', join(logs.path, 'missing.jsonl'), '--format', 'json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout).unreadable).toMatchObject([{ why: 'there is no such file or folder', records: 1 }]);
  });

  it('folders without read permission', async () => {
    const tree = join(logs.path, 'guarded');
    mkdirSync(join(tree, 'closed', 'deep'), { recursive: true });
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    chmodSync(join(tree, 'closed'), 0);
    // Root can read them all the same.
    const closed = process.getuid?.() === 0 ? 0 : 3;
    const codes: number[] = [];
    for (const operand of [tree, join(tree, '**/*.jsonl'), join(tree, '*.jsonl')])
      codes.push((await run(['audit', operand])).code);
    chmodSync(join(tree, 'closed'), 0o700);
    expect(codes).toEqual([closed, closed, 0]);
  });

  it('pipes in a folder, which are not opened because reading might never end', async () => {
    const tree = join(logs.path, 'pipes');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    execFileSync('mkfifo', [join(tree, 'b.jsonl')]);
    const { code, stderr } = await run(['audit', tree]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('b.jsonl')]);
  });

  it('folders with links to themselves, and files of other kinds', async () => {
    const inner = join(logs.path, 'tree', 'inner');
    mkdirSync(inner, { recursive: true });
    symlinkSync(join(logs.path, 'tree'), join(inner, 'loop'));
    writeFileSync(join(inner, 'a.jsonl'), line(body));
    writeFileSync(join(logs.path, 'tree', 'notes.txt'), 'Good morning.');
    symlinkSync(join(inner, 'a.jsonl'), join(logs.path, 'tree', 'again.jsonl'));
    const { stdout, stderr } = await run(['audit', join(logs.path, 'tree'), '--format', 'json']);
    expect(JSON.parse(stdout).totals.requests).toBe(1);
    expect(stderr).toContain('notes.txt');
  });

  it('folders that are never searched, unless they are named', async () => {
    const tree = join(logs.path, 'project');
    for (const within of ['node_modules', '.git'])
      for (const folder of [join(tree, within), join(tree, 'packages', within)]) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'a.jsonl'), line(body));
      }
    writeFileSync(join(tree, 'packages', 'a.jsonl'), line(body));
    for (const operand of [tree, join(tree, '**/*.jsonl')]) {
      const { stdout, stderr } = await run(['audit', operand, '--format', 'json']);
      expect(JSON.parse(stdout).totals.requests).toBe(1);
      for (const within of ['/node_modules', '/.git', 'packages/node_modules', 'packages/.git'])
        expect(stderr).toContain(within);
    }
    expect((await audited(join(tree, 'node_modules'))).totals.requests).toBe(1);
  });

  it('tables and archives in a folder, which keep the audit from passing', async () => {
    const tree = join(logs.path, 'kept');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    writeFileSync(join(tree, 'others.csv'), 'id,name\n1,invented\n');
    expect((await run(['audit', tree])).code).toBe(0);
    writeFileSync(join(tree, 'b.parquet'), Buffer.from('PAR1\xff\xfePAR1', 'latin1'));
    writeFileSync(join(tree, 'c.csv'), `id,body\n1,"${JSON.stringify(body).replaceAll('"', '""')}\n`);
    const { code, stdout } = await run(['audit', tree, '--format', 'json']);
    const { totals, unreadable } = JSON.parse(stdout) as Aggregate;
    expect([code, totals]).toMatchObject([3, { requests: 1, unreadable: 2, other: 1 }]);
    expect(unreadable.flatMap(({ examples }) => examples.map(({ file }) => file))).toEqual(
      expect.arrayContaining([join(tree, 'b.parquet'), join(tree, 'c.csv')]),
    );
  });

  it.each([
    'app.log.1',
    'app.log-20261001',
    'app.jsonl.2026-10-01',
    'app.json.old',
    'access_log',
    'catalina.out',
    'export.txt',
    'part-00000',
    '2026-10-01',
  ])('rotated log files and log files with other extensions, as %s', async (name) => {
    const tree = join(logs.path, `turned ${name}`);
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    writeFileSync(join(tree, name), line(withTool));
    expect((await audited(tree, '--arrangement', 'zdr')).totals).toMatchObject({ requests: 2, fail: 1 });
  });

  it('files in a folder that are not logs, although they mention Claude, which are skipped', async () => {
    const tree = join(logs.path, 'beside');
    mkdirSync(tree);
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    for (const name of ['README.md', 'run.py', 'LICENSE', '.env', 'Dockerfile'])
      writeFileSync(join(tree, name), `claude-opus-4-6 ${URL}\n`);
    writeFileSync(join(tree, 'requirements.txt'), 'anthropic==1.0\n');
    symlinkSync(join(tree, 'nowhere'), join(tree, 'current'));
    const { code, stdout, stderr } = await run(['audit', tree, '--arrangement', 'zdr', '--format', 'json']);
    const { totals, skipped } = JSON.parse(stdout);
    expect([code, totals]).toMatchObject([0, { requests: 1, pass: 1, unreadable: 0, other: 0 }]);
    expect(stderr).toMatch(/skipped, .*README\.md.* more/);
    expect(skipped).toEqual([
      {
        why: 'a file that by its name and content is not recorded traffic',
        files: 7,
        examples: ['.env', 'Dockerfile', 'LICENSE', 'README.md', 'current'].map((name) => ({ file: join(tree, name) })),
      },
    ]);
  });

  it('pipes, sockets, devices and kernel file systems, which are skipped, and links that lead back', async () => {
    const tree = join(logs.path, 'special');
    mkdirSync(join(tree, 'deep'), { recursive: true });
    writeFileSync(join(tree, 'a.jsonl'), line(body));
    execFileSync('mkfifo', [join(tree, 'pipe.jsonl')]);
    const server = createServer().listen(join(tree, 'socket.jsonl'));
    await once(server, 'listening');
    symlinkSync('/dev/zero', join(tree, 'device.jsonl'));
    symlinkSync('/proc', join(tree, 'deep', 'proc'));
    symlinkSync('/proc/version', join(tree, 'core.jsonl'));
    symlinkSync(tree, join(tree, 'deep', 'again'));
    const { inputs, skipped } = await audited(tree);
    server.close();
    expect(inputs).toHaveLength(1);
    expect(skipped).toEqual([
      {
        why: 'a file system of the kernel, as /proc and /sys',
        files: 2,
        examples: [{ file: join(tree, 'core.jsonl') }, { file: join(tree, 'deep', 'proc') }],
      },
      {
        why: 'a pipe, socket or device',
        files: 3,
        examples: ['device.jsonl', 'pipe.jsonl', 'socket.jsonl'].map((name) => ({ file: join(tree, name) })),
      },
    ]);
  });

  it('globs, and globs that match nothing', async () => {
    writeFileSync(join(logs.path, 'glob-a.jsonl'), line(body));
    writeFileSync(join(logs.path, 'glob-b.jsonl'), line(body));
    expect((await audited(join(logs.path, 'glob-*.jsonl'))).inputs).toHaveLength(2);
    for (const others of [[], [join(logs.path, 'glob-*.jsonl')]]) {
      const { code, stderr } = await run(['audit', ...others, join(logs.path, 'none-*.jsonl')]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('there is no recorded traffic here')]);
    }
  });
});

describe('the targets of a configuration', () => {
  it('are matched by host, path or header, and have their own terms', async () => {
    const config = logs.write(
      'claude-preflight.config.yaml',
      `targets:
  - name: gateway
    hosts: ['llm.example.com']
    context: { platform: claude-api, arrangement: zdr }
  - name: clinic
    headers: { x-team: [clinic] }
    context: { arrangement: hipaa, baa: { acceptedOn: 2026-05-01 } }
`,
    );
    const to = (url: string, headers: object) => ({ method: 'POST', url, headers, body: withTool });
    const file = logs.write(
      'targets.jsonl',
      [to('https://llm.example.com/v1/messages', {}), to(URL, { 'X-Team': 'clinic' }), to(URL, { 'x-team': 'other' })]
        .map(line)
        .join(''),
    );
    const { endpoints, targets, retention } = await audited(file, '--config', config);
    expect(endpoints.map(({ target, arrangement, fail }) => [target, arrangement, fail])).toEqual([
      ['clinic', 'hipaa', 1],
      ['gateway', 'zdr', 1],
      [undefined, 'standard', 0],
    ]);
    expect(targets.map(({ name }) => name)).toEqual(['gateway', 'clinic', undefined]);
    const always = retention.filter(({ basis }) => basis === 'regardless-of-arrangement');
    expect(new Set(always.map(({ target }) => target))).toEqual(new Set(['gateway', 'clinic', undefined]));
  });
});

describe('requests with equal judgements', () => {
  it('are counted separately by target and model, in any order', async () => {
    const config = logs.write(
      'alike.yaml',
      `targets:
  - name: first
    headers: { x-team: [first] }
    context: { arrangement: zdr }
  - name: second
    headers: { x-team: [second] }
    context: { arrangement: zdr }
`,
    );
    const record = (team: string, model: string) =>
      line({ method: 'POST', url: URL, headers: { 'x-team': team }, body: { ...withTool, model } });
    const sonnet = 'claude-sonnet-4-5';
    const all = [record('first', body.model), record('second', body.model), record('second', sonnet)];
    const file = logs.write('alike.jsonl', [...all, ...all, record('first', body.model)].join(''));
    const { endpoints, models, findings, totals } = await audited(file, '--config', config);
    expect(totals).toMatchObject({ requests: 7, fail: 7 });
    expect(endpoints.map(({ target, requests }) => [target, requests])).toEqual([
      ['first', 3],
      ['second', 4],
    ]);
    expect(models.map(({ target, requests }) => [target, requests])).toEqual([
      ['first', 3],
      ['second', 2],
      ['second', 2],
    ]);
    const places = findings.map(({ target, examples }) => [target, examples.map((one) => one.line)]);
    expect(places).toEqual([
      ['first', [1, 4, 7]],
      ['second', [2, 3, 5, 6]],
    ]);
  });

  it('are counted further after the counts were collected', () => {
    const context = { arrangement: 'zdr' } as const;
    const { terms } = setupOf({
      policy: shippedPolicy,
      byRecord: false,
      config: NO_CONFIG,
      given: context,
      key: keyOf(KEY),
      today: '2026-10-01',
      subjects: false,
    });
    const tally = emptyTally(terms, (text) => text, new Set());
    for (const seen of [1, 2, 3]) {
      const subject = checkSubject(withTool, context, shippedPolicy);
      observe(tally, { subject, families: [], time: undefined, file: 'made.jsonl', line: seen });
      expect(aggregateOf(tally).findings).toMatchObject([{ feature: 'code_execution', requests: seen }]);
    }
  });
});

describe('a context given by flags', () => {
  it('overrides the terms of a target, and a warning says so, as in check', async () => {
    const config = logs.write(
      'flags.yaml',
      `targets:
  - name: clinic
    headers: { x-team: [clinic] }
    context: { arrangement: zdr, phi: false }
`,
    );
    const record = { method: 'POST', url: URL, headers: { 'x-team': 'clinic' }, body: withTool };
    const file = logs.write('flags.jsonl', line(record));
    const given = ['--config', config, '--arrangement', 'standard', '--phi=false'];
    const { stdout, stderr } = await run(['audit', file, ...given, '--format', 'json']);
    const { endpoints, targets } = JSON.parse(stdout) as Aggregate;
    expect(endpoints.map(({ target, arrangement, fail }) => [target, arrangement, fail])).toEqual([
      ['clinic', 'standard', 0],
    ]);
    expect(targets.map(({ context }) => context.arrangement)).toEqual(['standard', 'standard']);
    expect(stderr).toBe(
      'claude-preflight: flags and --context take precedence over the terms of the target clinic: arrangement\n',
    );
    for (const command of [
      ['check', file],
      ['lint', logs.write('one.json', line(record)), '--no-cache'],
    ]) {
      const { stdout: checked, stderr: told } = await run([...command, ...given, '--format', 'json']);
      expect((JSON.parse(checked) as Report).subjects[0]).toMatchObject({ target: 'clinic', verdict: 'pass' });
      expect(told).toBe(stderr);
    }
    const own = await run(['audit', file, '--config', config, '--format', 'json']);
    expect([(JSON.parse(own.stdout) as Aggregate).totals.fail, own.stderr]).toEqual([1, '']);
  });
});

describe('--fail-on', () => {
  it('review makes an audit or a merge fail if the most severe verdict is review', async () => {
    const file = logs.write('review.jsonl', line(body));
    const terms = [file, '--arrangement', 'zdr', '--platform', 'microsoft-foundry'];
    const { code, stdout } = await run(['audit', ...terms, '--format', 'json', '--fail-on', 'fail']);
    expect(JSON.parse(stdout).totals).toMatchObject({ fail: 0, review: 1 });
    expect(code).toBe(0);
    expect((await run(['audit', ...terms, '--fail-on', 'review'])).code).toBe(1);
    const aggregate = logs.write('review.json', stdout);
    expect((await run(['audit', '--merge', aggregate])).code).toBe(0);
    expect((await run(['audit', '--merge', aggregate, '--fail-on', 'review'])).code).toBe(1);
    expect((await run(['audit', ...terms, '--fail-on', 'informational'])).code).toBe(2);
  });
});

describe('wrong usage', () => {
  it.each([
    [['audit', 'x', '--threads', 'none'], '--threads'],
    [['audit', 'x', '--as-of', 'recrod'], '--as-of'],
    [['audit', 'x', '--format', 'sarif'], '--format'],
    [['audit', 'x', '--resume', 's', '--format', 'jsonl'], '--resume'],
    [['audit', '--merge', 'missing.json'], 'missing.json'],
  ])('%j is reported with the argument that is wrong', async (argv, word) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(word);
  });

  it.each(['--resume', '--format'])(
    'a file that cannot be written is reported before anything is read: %s',
    async (flag) => {
      const place = join(logs.path, 'no-such-folder', 'x.json');
      const { code, stdout, stderr } = await run(
        ['audit', '-', flag, flag === '--format' ? `json=${place}` : place],
        line(body),
      );
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(`claude-preflight: ${place}: the file cannot be written: there is no such folder\n`);
    },
  );

  it('--resume requires a key', async () => {
    const { code, stderr } = await run(['audit', 'x', '--resume', 's'], '', '');
    expect(code).toBe(2);
    expect(stderr).toContain('CLAUDE_PREFLIGHT_KEY');
  });
});

describe('an audit in which no request was judged', () => {
  it.each([
    ['a file that is not there', () => join(logs.path, 'none.jsonl'), 'there is no such file or folder'],
    ['an empty one', () => logs.write('empty.jsonl', ''), undefined],
  ])('prints no ledger in readable formats, and says that nothing was judged: %s', async (_, make, why) => {
    const file = make();
    for (const format of ['pretty', 'markdown']) {
      const { code, stdout, stderr } = await run(['audit', file, '--format', format]);
      expect(code).toBe(3);
      expect(stdout).toMatch(/^(?:NOTHING JUDGED|# Audit: no request was judged)/);
      expect(stdout).not.toMatch(/what is retained|as of/);
      expect(stderr).toContain('there was no request to Claude in the input');
      if (why === undefined) continue;
      expect(stderr).toContain(`${file}: ${why}\n`);
      expect(stdout).toContain(`1 record not read: ${why} (${file})`);
    }
    // In machine-readable formats the exception is always there, and the verdict is no pass.
    expect((await audited(file)).verdict).toBe('review');
    expect((await audited(file)).retention.map(({ basis }) => basis)).toContain('regardless-of-arrangement');
  });
});

it('the finding on the age of the policy is shown once, and its age is not negative on a day before the newest row', async () => {
  const body = { model: 'claude-opus-4-6', max_tokens: 1, messages: [] };
  const file = logs.write('two.jsonl', `${JSON.stringify(body)}\n${JSON.stringify(body)}\n`);
  const late = logs.write('late.yaml', 'today: 2027-01-10\n');
  const early = logs.write('early.yaml', 'today: 2026-01-10\n');
  for (const format of ['pretty', 'markdown']) {
    const { stdout } = await run(['audit', file, '--context', late, '--format', format]);
    expect(stdout.match(/policy\/stale.*/g), format).toEqual([
      'policy/stale  The newest row of the policy is 106 days old. Update claude-preflight.',
    ]);
    expect((await run(['audit', file, '--context', early, '--format', format])).stdout).not.toContain('policy/stale');
  }
  const one = logs.write('one.json', JSON.stringify(body));
  const { stdout } = await run(['check', one, '--context', early]);
  expect(stdout).toMatch(/, its newest row from after the day of the run, sha256/);
});

it('input names cannot inject markup or entities into Markdown tables', async () => {
  const file = logs.write('a&#x202e;\u202eb.jsonl', JSON.stringify({ model: 'claude-opus-4-6', messages: [], odd: 1 }));
  const { stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'markdown']);
  expect(stdout).toContain('a\\&#x202e;?b.jsonl:1');
  expect(stdout).not.toMatch(/(?<!\\)&#x|\u202e/);
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
