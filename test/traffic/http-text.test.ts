import { describe, expect, it } from 'vitest';
import { body, failing, sent, shown, URL, withTool } from './invented.js';
import { auditedLog } from './run.js';

const totalsOf = async (name: string, text: string | Uint8Array, ...more: string[]) =>
  (await auditedLog(name, text, ...more)).totals;

describe('a raw HTTP request', () => {
  const origin = ['Host: api.anthropic.com', 'Origin: https://app.invalid', 'Content-Type: application/json'];
  const post = ['POST /v1/messages HTTP/1.1', ...origin];
  const answer = [
    'HTTP/1.1 200 OK',
    'Content-Type: application/json',
    '',
    '{"type":"message","model":"claude-opus-4-6","content":[]}',
  ];
  const findingsOf = async (name: string, text: string) => {
    const { totals, findings, endpoints } = await auditedLog(name, text);
    return { totals, endpoints, rules: findings.map(({ rule }) => rule) };
  };

  it.each([
    ['on lines of a log', [...post, '', JSON.stringify(body)].join('\n')],
    ['with its answer', [...post, '', JSON.stringify(body), '', ...answer].join('\r\n')],
    ['with a body over several lines', [...post, '', shown(body)].join('\n')],
    // The form of httprr, which counts the bytes of request and response.
    [
      'with its response on the line of the body',
      [...post, '', `${JSON.stringify(body)}${answer.join('\r\n')}`].join('\r\n'),
    ],
    [
      'with its response on the last line of a body over several lines',
      [...post, '', `${shown(body)}${answer[0]}`].join('\n'),
    ],
    ['with a mark before each line', [...post, '', JSON.stringify(body)].map((one) => `> ${one}`).join('\n')],
    [
      'as a client on a telephone writes it',
      [
        '--> POST https://api.anthropic.com/v1/messages (99-byte body)',
        ...origin,
        '',
        JSON.stringify(body),
        '--> END POST (99-byte body)',
      ].join('\n'),
    ],
    ['in a member', JSON.stringify({ dump: [...post, '', JSON.stringify(body)].join('\r\n') })],
    [
      'in base64',
      JSON.stringify({ raw: Buffer.from([...post, '', JSON.stringify(body)].join('\r\n')).toString('base64') }),
    ],
    [
      'in quotes, after a word',
      `level=info msg=${JSON.stringify(['Request:', ...post, '', JSON.stringify(body)].join('\r\n'))}`,
    ],
  ])('is judged with its headers, %s', async (name, text) => {
    const { totals, endpoints, rules } = await findingsOf(`wire-${name.replaceAll(/\W+/g, '-')}.log`, `${text}\n`);
    expect(totals).toMatchObject({ requests: 1, fail: 1, unreadable: 0 });
    expect(endpoints).toMatchObject([{ method: 'POST', endpoint: '/v1/messages', platform: 'claude-api' }]);
    expect(rules).toContain('zdr/browser-request');
  });

  it('is judged if it has no body to send', async () => {
    const text = ['GET /v1/files HTTP/1.1', ...origin, '', '', ...post, '', failing].join('\n');
    const { totals, endpoints } = await findingsOf('wire-get.log', `${text}\n`);
    expect(endpoints.map(({ method, endpoint }) => `${method} ${endpoint}`)).toContain('GET /v1/files');
    expect(totals).toMatchObject({ requests: 2 });
  });

  it('is judged with its address if it has no headers', async () => {
    const { totals, endpoints } = await findingsOf(
      'wire-bare.log',
      `POST ${URL} HTTP/1.1\r\n\r\n${JSON.stringify(body)}\r\n`,
    );
    expect(totals).toMatchObject({ requests: 1, pass: 1, unreadable: 0 });
    expect(endpoints).toMatchObject([{ method: 'POST', endpoint: '/v1/messages', platform: 'claude-api' }]);
  });

  it('is reported if its body is missing, and does not take the next record for its body', async () => {
    const head = 'POST /v1/messages HTTP/1.1\nAccept: */*\n\n';
    expect(await totalsOf('wire-none.log', `${head}${sent}\n`)).toMatchObject({
      requests: 1,
      pass: 1,
      unreadable: 1,
    });
    const access = `POST /v1/messages HTTP/1.1\n${JSON.stringify({ ...withTool, note: 1 })}\n`;
    expect(await totalsOf('wire-access.log', access)).toMatchObject({ requests: 1, fail: 1 });
  });
});

describe('a request as a string beside another request', () => {
  it.each([
    ['by itself', failing],
    ['in base64', Buffer.from(failing).toString('base64')],
    ['in a list', [failing]],
  ])('is judged too, %s', async (name, before) => {
    const text = `${JSON.stringify({ url: URL, body, before })}\n`;
    expect(await totalsOf(`beside-${name.replaceAll(' ', '-')}.jsonl`, text)).toMatchObject({
      requests: 2,
      pass: 1,
      fail: 1,
      unreadable: 0,
    });
  });
});

describe('a header that a text has before or beside a body is considered', () => {
  const beta = 'anthropic-beta: output-128k-2025-02-19';
  const sends = JSON.stringify(body);
  const MENTIONED = { requests: 1, pass: 0, review: 1, unchecked: 1 };
  it.each([
    ['a command over lines', 'one.log', `curl ${URL} \\\n  -H '${beta}' \\\n  -d '${sends}'\n`],
    ['a debugger of Python', 'two.log', `send: b'POST /v1/messages HTTP/1.1\\r\\n${beta}\\r\\n'\nsend: b'${sends}'\n`],
    ['blocks of a client', 'three.bru', `headers {\n  ${beta}\n}\n\nbody:json {\n  ${shown(body)}\n}\n`],
    ['a line of its own in JSON Lines', 'four.jsonl', `${beta}\n${sends}\n`],
    ['the same line', 'five.log', `-H '${beta}' -d '${sends}'\n`],
    ['a flow of a proxy', 'six.flow', `14:anthropic-beta,22:output-128k-2025-02-19,]]7:content,99:${sends},}\n`],
  ])('%s', async (_, name, text) => {
    expect(await totalsOf(`headers-${name}`, text)).toMatchObject(MENTIONED);
  });

  it.each([
    ['an access log', { method: 'GET', path: '/health', status: 200 }],
    ['an access log with bodies', { method: 'POST', url: 'https://orders.invalid/', body: { orders: [] } }],
    [
      'calls of another model',
      { url: 'https://api.openai.com/v1/chat/completions', body: { ...body, model: 'gpt-4o' } },
    ],
  ])('also if a record of %s is in between', async (name, record) => {
    const text = `${beta}\n${JSON.stringify(record)}\n${sends}\n`;
    expect(await totalsOf(`between-${name}.log`, text)).toMatchObject({ ...MENTIONED, other: 1 });
  });

  it('unless it belongs to another request, or the body lists beta values itself', async () => {
    const own = JSON.stringify({ url: URL, headers: { 'anthropic-version': 'x' }, body });
    expect(await totalsOf('headers-own.jsonl', `${beta}\n${own}\n`)).toMatchObject({ requests: 1, pass: 1 });
    const next = `${beta}\n${own}\n${sends}\n`;
    expect(await totalsOf('headers-next.jsonl', next)).toMatchObject({ requests: 2, pass: 2 });
    const far = `${beta}\n${'\n'.repeat(300)}${sends}\n`;
    expect(await totalsOf('headers-far.jsonl', far)).toMatchObject({ requests: 1, pass: 1 });
  });
});

it('a body after a request head whose lines are quoted strings, as Ruby’s Net::HTTP prints them, has the headers of the head', async () => {
  const head = 'POST /v1/messages HTTP/1.1\r\nHost: api.anthropic.com\r\n';
  const printed = (beta: string): string =>
    `<- ${JSON.stringify(`${head}${beta}\r\n`)}\n<- ${JSON.stringify(JSON.stringify(body))}\n`;
  expect(await totalsOf('plain-head.log', printed(''))).toMatchObject({ pass: 1 });
  expect(await totalsOf('beta-head.log', printed('anthropic-beta: context-1m-2025-08-07\r\n'))).toMatchObject({
    pass: 0,
  });
});
