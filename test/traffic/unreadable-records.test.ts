import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.js';
import { body, isAggregate, line, URL, withTool } from './invented.js';
import { audited, auditedLog, run } from './run.js';

const logs = temporaryFolder();

describe('audit reports what it cannot read in a file, and judges the rest:', () => {
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
    expect(isAggregate(aggregate), JSON.stringify(isAggregate.errors)).toBe(true);
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
});

it('a line that is long and not plain is not read, so that memory is bounded; a plain one of that length is', async () => {
  const request = { url: 'https://api.anthropic.com/v1/messages', body };
  const long = JSON.stringify({ ...request, body: { ...body, system: 'x'.repeat(64 << 20) } });
  const totalsOf = async (text: string) => (await auditedLog('long.jsonl', text)).totals;
  expect(await totalsOf(`${long}\n`)).toMatchObject({ requests: 1, pass: 1, unreadable: 0 });
  expect(await totalsOf(`sent ${long}\n${JSON.stringify(request)}\n`)).toMatchObject({ requests: 1, unreadable: 1 });
});
