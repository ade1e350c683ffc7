import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { audited, auditedLog, run } from './run.js';

const logs = temporaryFolder();

const body = { model: 'claude-opus-4-6', max_tokens: 64, messages: [{ role: 'user', content: 'Good morning.' }] };
const withTool = { ...body, tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] };
const URL = 'https://api.anthropic.com/v1/messages';

/** The lines on which failing requests begin, as reported and as expected. */
const linesOf = async (name: string, text: string, begins: RegExp) => {
  const { findings } = await auditedLog(name, text);
  const told = new Set(
    findings.flatMap(({ verdict, examples }) => (verdict === 'fail' ? examples : [])).map((one) => one.line),
  );
  return { told: [...told], there: text.split('\n').flatMap((line, i) => (begins.test(line) ? [i + 1] : [])) };
};

describe('a request in a document', () => {
  const document = { calls: { a: { url: URL, sent: body }, b: { url: URL, sent: withTool }, c: { sent: withTool } } };

  it('is reported with its own line, in JSON and in YAML', async () => {
    const { told, there } = await linesOf('one.json', JSON.stringify(document, null, 2), /"sent"/);
    expect(told).toEqual(there.slice(1, 2));
    const yaml =
      'calls:\n  a:\n    sent:\n      model: claude-opus-4-6\n      messages: []\n      tools: [{ type: code_execution_20250825, name: a }]\n';
    expect((await linesOf('one.yaml', yaml, /model/)).told).toEqual([4]);
  });

  it('is reported with the line of the string that contains it', async () => {
    const har = {
      kept: {
        log: { entries: [{ request: { method: 'POST', url: URL, postData: { text: JSON.stringify(withTool) } } }] },
      },
    };
    const { told, there } = await linesOf('two.json', JSON.stringify(har, null, 2), /"text"/);
    expect(told).toEqual(there);
  });

  it('is reported with its number only if several begin on the same line', async () => {
    const entry = (held: object) => ({
      request: { method: 'POST', url: URL, postData: { mimeType: 'application/json', text: JSON.stringify(held) } },
    });
    const har = { log: { entries: [entry(body), entry(withTool), entry(body), entry(withTool)] } };
    const failing = async (name: string, text: string) => {
      const log = logs.write(name, text);
      const { findings, ...rest } = await audited(log, '--arrangement', 'zdr');
      const [found] = findings.filter(({ verdict }) => verdict === 'fail');
      const saved = logs.write(`${name}.json`, JSON.stringify({ findings, ...rest }));
      const { stdout } = await run(['report', saved]);
      return {
        log,
        places: found?.examples.map(({ line, record }) => [line, record]),
        requests: found?.requests,
        stdout,
      };
    };
    const one = await failing('line.har', JSON.stringify(har));
    expect(one).toMatchObject({
      requests: 2,
      places: [
        [1, 2],
        [1, 4],
      ],
    });
    expect(one.stdout).toContain(`\`${one.log}:1 record 4  /tools/0\``);
    const many = await failing('lines.har', JSON.stringify(har, null, 1));
    expect(many.places?.map(([, record]) => record)).toEqual([undefined, undefined]);
    expect(new Set(many.places?.map(([line]) => line)).size).toBe(2);
    const list = await failing('list.json', JSON.stringify([body, withTool]));
    expect(list.places).toEqual([[1, 2]]);
  });

  it('is found in any document of a YAML file with several', async () => {
    const text = `# invented\n---\nkind: other\n---\nrequest:\n  url: ${URL}\n  body: ${JSON.stringify(withTool)}\n---\n`;
    const { totals } = await auditedLog('several.yaml', text);
    expect(totals).toMatchObject({ requests: 1, fail: 1, other: 1, unreadable: 0 });
  });

  it('keeps unquoted dates in a YAML cassette as they are written: a version, an id, a time', async () => {
    const held = JSON.stringify({ ...body, metadata: { user_id: 7 } }).replace('7', '2023-06-01');
    const text = `interactions:\n- request:\n    method: POST\n    uri: ${URL}\n    headers:\n      anthropic-version:\n      - 2023-06-01\n    body: ${held.replaceAll(/[:,]/g, '$& ')}\n  recorded_at: 2026-05-01 10:00:00.000000000 Z\n`;
    const { totals } = await auditedLog('days.yaml', text);
    expect(totals).toMatchObject({ requests: 1, pass: 1, unreadable: 0, first: '2026-05-01T10:00:00Z' });
  });
});

describe('a file in UTF-16', () => {
  const lines = `${JSON.stringify({ url: URL, body: withTool })}\r\n${JSON.stringify({ url: URL, body: { ...body, system: 'Grüße 😀' } })}\r\n`;
  const little = Buffer.from(`\ufeff${lines}`, 'utf16le');

  it.each([
    ['as Windows writes it', little],
    ['of the other order', Buffer.from(little).swap16()],
    ['compressed', gzipSync(little)],
    ['without its mark', little.subarray(2)],
    ['of the other order without its mark', Buffer.from(little).swap16().subarray(2)],
  ])('is read %s', async (name, bytes) => {
    const { totals } = await auditedLog(`${name.replaceAll(' ', '-')}.jsonl`, bytes);
    expect(totals).toMatchObject({ requests: 2, fail: 1, pass: 1, unreadable: 0 });
  });

  it('is unreadable if it ends within a character, or has only a byte order mark', async () => {
    const cut = await audited(logs.write('cut.jsonl', little.subarray(0, -3)));
    expect(cut.totals).toMatchObject({ requests: 2, unreadable: 1 });
    expect((await audited(logs.write('mark.jsonl', little.subarray(0, 2)))).totals).toMatchObject({
      requests: 0,
      unreadable: 0,
    });
    expect((await audited(logs.write('byte.jsonl', little.subarray(0, 1)))).totals).toMatchObject({ unreadable: 1 });
  });

  it('is unreadable, not set apart as another vendor’s, if it is not valid UTF-16', async () => {
    const within = Buffer.concat([Buffer.from('[', 'latin1'), little.subarray(2)]);
    expect((await audited(logs.write('within.json', within))).totals).toMatchObject({ other: 0, unreadable: 1 });
  });
});

describe('settings and source code that mention Claude', () => {
  const settings: Readonly<Record<string, string>> = {
    'config.json': JSON.stringify({ llm: { provider: 'anthropic', model: 'claude-opus-4-6', timeout: 30 } }),
    'models.json': JSON.stringify([{ vendor: 'anthropic', id: 'claude-opus-4-6', price: 3 }, 'claude-opus-4-6']),
    'settings.json': JSON.stringify({
      model: 'claude-opus-4-6',
      env: { ANTHROPIC_BASE_URL: 'https://api.anthropic.com' },
    }),
    'list.yaml': 'model_list:\n  - litellm_params: { model: anthropic/claude-sonnet-4-5 }\n',
    'tsconfig.json': '{\n  // invented\n  "compilerOptions": {}\n}\n',
    'chart.yaml': 'a: {{ .Values.a }}\n',
    'workflow.yml': 'jobs: { review: { with: { prompt: Look., claude_args: --model=claude-opus-4-6 } } }\n',
    'empty.yaml': '# nothing\n',
    'none.json': '{}',
  };

  it('are not taken for traffic', async () => {
    const tree = join(logs.path, 'source');
    mkdirSync(tree);
    for (const [name, text] of Object.entries(settings)) writeFileSync(join(tree, name), text);
    const { totals } = await audited(tree);
    expect(totals).toMatchObject({ requests: 0, unreadable: 0, other: 9 });
  });

  it.each([
    { provider: 'anthropic', model: 'claude-opus-4-6', usage: { input_tokens: 4 } },
    { provider: 'anthropic', model: 'claude-opus-4-6', timestamp: '2026-05-01T10:00:00Z' },
    { provider: 'anthropic', span: { trace_id: 'a', model: 'claude-opus-4-6' } },
    { backend: URL },
    { eventSource: 'aws-external-anthropic.amazonaws.com', eventTime: '2026-05-01T10:00:00Z' },
    { properties: { deployment: 'claude-opus-4-6', requestMessages: 'redacted' } },
    { custom_id: 'a', result: { message: { model: 'claude-opus-4-6', usage: { input_tokens: 4 } } } },
    { resourceMetrics: [{ provider: 'anthropic', model: 'claude-opus-4-6' }] },
    { base: 'https://api.anthropic.com', duration_ms: 4 },
    [`POST ${JSON.stringify(withTool).slice(0, -1)} again`],
    [[JSON.stringify(withTool).slice(0, -3)]],
    [null],
  ])('differ from records that state that something was sent, %#', async (record) => {
    const { totals } = await audited(logs.write('record.json', JSON.stringify(record, null, 1)));
    expect([totals.pass, totals.other, totals.review + totals.unreadable]).toEqual([0, 0, 1]);
  });

  it('differ from log lines with the same content', async () => {
    const record = { sent: { model: 'claude-opus-4-6', prompt: 'Good morning.' } };
    const { totals } = await audited(logs.write('prompt.jsonl', `${JSON.stringify(record)}\n`));
    expect(totals).toMatchObject({ requests: 0, unreadable: 1, other: 0 });
  });

  it('are unreadable if they are cut off', async () => {
    expect((await audited(logs.write('torn.json', '{"a": [1, 2'))).totals).toMatchObject({ unreadable: 1, other: 0 });
  });
});

describe('a trace of a client in plain text', () => {
  const curl = '* Trying 192.0.2.1\n> POST /v1/messages HTTP/1.1\n> Host: api.anthropic.com\n> \n< HTTP/1.1 200 OK\n';
  const sdk = `2026-05-01 DEBUG Request options: {'method': 'post', 'url': '/v1/messages', 'json_data': Body()}\nINFO POST ${URL}\n`;

  it.each([
    ['curl.log', curl, [2]],
    ['sdk.log', sdk, [1, 2]],
    ['mixed.jsonl', `${JSON.stringify(body)}\n${curl}`, [3]],
  ])('is reported with each address in it: %s', async (name, text, lines) => {
    const { unreadable, totals } = await audited(logs.write(name, text));
    expect(totals).toMatchObject({ pass: name === 'mixed.jsonl' ? 1 : 0, other: 0 });
    const told = unreadable.find(({ why }) => why.startsWith('a text mentions'));
    expect(told).toMatchObject({ records: lines.length });
    expect(told?.examples.map(({ line }) => line)).toEqual(lines);
  });
});

it('a cassette that keeps requests and responses in two lists is no batch', async () => {
  const of = (sent: unknown) =>
    `- body: !!binary |\n    ${Buffer.from(JSON.stringify(sent)).toString('base64')}\n  method: POST\n  uri: ${URL}\n`;
  const date = 'Fri, 01 May 2026 10:00:00 GMT';
  const response = `- body: {string: ''}\n  headers: {Date: ['${date}']}\n  status: {code: 200, message: OK}\n`;
  const cassette = `requests:\n${of(body)}${of(withTool)}responses:\n${response}${response}`;
  const { totals, inputs, findings } = await audited(
    logs.write('paired.yaml.gz', gzipSync(cassette)),
    ...['--arrangement', 'zdr'],
  );
  expect(totals).toMatchObject({ requests: 2, pass: 1, fail: 1, undated: 0, unchecked: 0 });
  expect(inputs).toMatchObject([{ form: 'cassette' }]);
  expect(findings.filter(({ verdict }) => verdict === 'fail')).toMatchObject([
    { feature: 'code_execution', examples: [{ line: 6, at: '/tools/0' }] },
  ]);
});

it('a cassette is read as a whole by its beginning, whatever its name is, so that no header of it is lost', async () => {
  const header = 'anthropic-beta: [files-api-2025-04-14]';
  const exchange = (sent: unknown) =>
    `- request:\n    body: '${JSON.stringify(sent)}'\n    headers: {${header}}\n    method: POST\n    uri: ${URL}\n`;
  for (const begins of ['interactions:', '---\nhttp_interactions:', '# invented\ninteractions:']) {
    const cassette = logs.write('test_answers', `${begins}\n${exchange(body)}${exchange(withTool)}`);
    const { totals, inputs, signals } = await audited(cassette, '--arrangement', 'zdr');
    expect(inputs).toMatchObject([{ form: 'cassette' }]);
    expect(totals).toMatchObject({ requests: 2, fail: 1, other: 0, unreadable: 0 });
    expect(signals.length).toBeGreaterThan(0);
  }
});

describe('a cassette of a Python client', () => {
  const binary = (text: string) => `!!binary |\n        ${Buffer.from(text).toString('base64')}`;

  it('is read with headers and a body that are written as bytes', async () => {
    const sent = JSON.stringify({ ...withTool, anthropic_beta: ['code-execution-2025-08-25'] });
    const log = logs.write(
      'bytes.yaml',
      `interactions:
- request:
    body: ${binary(sent)}
    headers:
      Content-Type:
      - ${binary('application/json')}
    method: POST
    uri: https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-sonnet-4-6-v1:0/invoke
  response:
    headers:
      Date:
      - Thu, 21 May 2026 16:31:08 GMT
`,
    );
    const { totals, unchecked, features } = await audited(log, '--arrangement', 'zdr');
    expect([totals.requests, totals.fail, unchecked]).toEqual([1, 1, []]);
    // The only time in it is the server's.
    expect(totals.first).toBe('2026-05-21T16:31:08Z');
    expect(features.map(({ feature }) => feature)).toContain('code_execution');
  });
});

describe('a response on its own', () => {
  const answer = { type: 'message', role: 'assistant', model: 'claude-sonnet-4-6', content: [] };
  const kept = { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };

  it('is not taken for a request', async () => {
    const streamed = { ...kept, body: 'event: message_start\ndata: {"type":"message_start"}\n\n' };
    const { totals: ofStream } = await audited(logs.write('stream.json', JSON.stringify(streamed)));
    expect(ofStream).toMatchObject({ requests: 0, other: 1, unreadable: 0 });
    const { totals } = await audited(logs.write('answer.json', JSON.stringify(kept)));
    expect([totals.requests, totals.other]).toEqual([0, 1]);
  });

  it('mentions a request and is not one, even if it has members that requests have', async () => {
    const edited = { ...answer, context_management: { applied_edits: [] }, usage: { inference_geo: 'us' } };
    const { totals, findings } = await auditedLog('edited.json', JSON.stringify(edited));
    expect([totals.requests, totals.unreadable, findings]).toEqual([0, 1, []]);
  });

  it('does not hide a request beside it', async () => {
    const log = logs.write('both.json', JSON.stringify({ ...kept, asked: { url: URL, sent: withTool } }));
    const { totals } = await audited(log, '--arrangement', 'zdr');
    expect([totals.requests, totals.fail]).toEqual([1, 1]);
  });

  it('with the members of a request is taken for a request', async () => {
    const odd = { url: URL, body: JSON.stringify({ ...withTool, ...answer }) };
    expect((await auditedLog('odd.json', JSON.stringify(odd))).totals.fail).toBe(1);
  });
});
