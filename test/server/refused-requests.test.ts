/** Requests that the policy refuses are not forwarded, and the client is told why. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { violationOf } from '../../src/guard/violation.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { bytes, CLEAN, exchangeRaw, INELIGIBLE, post, rawPost, start, upstream } from './kit.js';

const CANARY = 'kanarienvogel';
/** A compressed body followed by other bytes, which decompression does not reach. */
const followed = (packed: Buffer): Buffer => Buffer.concat([packed, Buffer.from(`\0${INELIGIBLE}`)]);
describe('a request that the policy does not allow', () => {
  it('gets 403 in the vendor’s form, with the findings, and is not forwarded', async () => {
    const up = await upstream();
    const { base, receipts } = await start({ upstreams: [up.origin] });
    const answer = await post(base, INELIGIBLE);
    const body = (await answer.json()) as Record<string, never>;
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-should-retry')).toBe('false');
    expect(body).toMatchObject({
      type: 'error',
      error: { type: 'permission_error', message: expect.stringContaining('zdr/feature-not-eligible') },
      claude_preflight: {
        verdict: 'fail',
        endpoint: '/v1/messages',
        context: { arrangement: 'zdr', platform: 'claude-api' },
        policy: shippedPolicy.digest,
        findings: [{ rule: 'zdr/feature-not-eligible', at: '/tools/0' }],
        fault: false,
      },
    });
    expect(body).not.toHaveProperty('message');
    expect(answer.headers.get('x-claude-preflight-verdict')).toBe('fail');
    expect(up.seen).toEqual([]);
    expect(receipts).toMatchObject([{ id: body.request_id, decision: 'refused', verdict: 'fail' }]);
    expect(answer.headers.get('request-id')).toBe(body.request_id);
    expect(answer.headers.get('x-amzn-errortype')).toBe(null);
  });

  it('gets the error in AWS’s form too on Bedrock, the only form that AWS’s SDKs read', async () => {
    const up = await upstream();
    const { base } = await start({
      upstreams: [up.origin],
      context: { arrangement: 'zdr', platform: 'amazon-bedrock' },
    });
    const answer = await post(base, CLEAN, {}, '/model/us.anthropic.claude-sonnet-4-5-20250929-v1:0/converse');
    expect(answer.headers.get('x-amzn-errortype')).toBe('AccessDeniedException');
    const { message, error } = (await answer.json()) as { message: string; error: { message: string } };
    expect(message).toContain('request/not-recognised');
    expect(error.message).toBe(message);
    expect(up.seen).toEqual([]);
  });

  it('gets a message with the place of the first finding and its remedy', async () => {
    const { base } = await start({ upstreams: [(await upstream()).origin] });
    const { error } = (await (await post(base, INELIGIBLE)).json()) as { error: { message: string } };
    expect(error.message).toBe(
      'claude-preflight: the request was not forwarded; the policy says fail (zdr/feature-not-eligible); /tools/0: Run the code in a client tool.',
    );
  });

  it('is not forwarded on review either, unless failOn is fail', async () => {
    const up = await upstream();
    const unknown = CLEAN.replace('claude-sonnet-4-5', 'some-deployment');
    const answer = await post((await start({ upstreams: [up.origin] })).base, unknown);
    expect(answer.status).toBe(403);
    // As with a guard, only the findings for which it was refused are listed.
    const { claude_preflight: said } = (await answer.json()) as {
      claude_preflight: { findings: { verdict: string }[] };
    };
    expect(said.findings.map(({ verdict }) => verdict)).toEqual(['review']);
    expect((await post((await start({ upstreams: [up.origin], failOn: 'fail' })).base, unknown)).status).toBe(200);
    expect(up.seen.length).toBe(1);
  });

  it('is forwarded and reported in observe mode', async () => {
    const up = await upstream();
    const { base, receipts } = await start({ upstreams: [up.origin], mode: 'observe' });
    expect((await post(base, INELIGIBLE)).status).toBe(200);
    expect(receipts).toMatchObject([{ decision: 'sent', verdict: 'fail', mode: 'observe' }]);
  });

  it.each([
    ['names a member twice', CLEAN.replace('{', '{"model":"claude-sonnet-4-5",'), {}],
    [
      'names a member twice in a tool',
      INELIGIBLE.replace('"type":"code_execution_20250825"', '"type":"code_execution_20250825","type":"custom"'),
      {},
    ],
    ['is not JSON', `${CLEAN}}`, {}],
    ['is truncated', CLEAN.slice(0, -1), {}],
    ['closes its own envelope', `${CLEAN}, "url": "/v1/models"`, {}],
    ['is empty', '', {}],
    ['begins with a byte order mark', `\ufeff${CLEAN}`, {}],
    ['is UTF-16', Buffer.from(CLEAN, 'utf16le'), {}],
    [
      'is not UTF-8',
      Buffer.concat([Buffer.from(CLEAN.slice(0, -2)), Buffer.from([0xc3, 0x28]), Buffer.from(CLEAN.slice(-2))]),
      {},
    ],
    ['is declared to have another charset', CLEAN, { 'content-type': 'application/json; charset=utf-7' }],
    ['is declared so in the extended form', CLEAN, { 'content-type': "application/json; charset*=us-ascii''utf-7" }],
    ['has an unknown content encoding', CLEAN, { 'content-encoding': 'zstd' }],
    ['is compressed twice', gzipSync(gzipSync(CLEAN)), { 'content-encoding': 'gzip, gzip' }],
    ['has bytes after its gzip data', followed(gzipSync(CLEAN)), { 'content-encoding': 'gzip' }],
    ['has bytes after its deflate data', followed(deflateSync(CLEAN)), { 'content-encoding': 'deflate' }],
    ['has bytes after its brotli data', followed(brotliCompressSync(CLEAN)), { 'content-encoding': 'br' }],
    ['is not compressed, against its content encoding', CLEAN, { 'content-encoding': 'gzip' }],
    ['is too large when decompressed', gzipSync(Buffer.alloc(3_000_000, ' ')), { 'content-encoding': 'gzip' }],
    ['is a form', CLEAN, { 'content-type': 'multipart/form-data; boundary=x' }],
  ])('because its body %s', async (_, body, headers) => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin], failOn: 'fail', limits: { body: 1_000_000 } });
    const answer = await post(base, bytes(body), headers);
    const { claude_preflight: said } = (await answer.json()) as { claude_preflight: { findings: { rule: string }[] } };
    expect(answer.status).toBe(403);
    expect(said.findings.map(({ rule }) => rule)).toContain('request/unreadable');
    expect(up.seen).toEqual([]);
  });

  it('because its body is larger than the limit when decompressed, and says so', async () => {
    const { base } = await start({ upstreams: [(await upstream()).origin], limits: { body: 1000 } });
    const long = gzipSync(JSON.stringify({ ...JSON.parse(CLEAN), system: ' '.repeat(2000) }));
    const answer = await post(base, bytes(long), { 'content-encoding': 'gzip' });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('larger than the limit')]);
  });

  it('is counted with each of its findings', async () => {
    const { base } = await start({ upstreams: [(await upstream()).origin] });
    const { tools, ...rest } = JSON.parse(INELIGIBLE);
    await post(base, JSON.stringify({ ...rest, tools: [...tools, ...tools] }));
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('findings_total{rule="zdr/feature-not-eligible"} 2\n');
  });

  it.each(['anthropic-beta', 'anthropic_beta', 'Anthropic-Beta'])('because of a beta value in %s', async (name) => {
    const up = await upstream();
    const { port } = await start({
      upstreams: [up.origin],
      context: { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' }, platform: 'claude-api' },
    });
    expect(await exchangeRaw(port, rawPost(CLEAN, [`${name}: output-128k-2025-02-19`, 'Connection: close']))).toMatch(
      /^HTTP\/1\.1 403 /,
    );
    expect(await exchangeRaw(port, rawPost(CLEAN, ['Connection: close']))).toMatch(/^HTTP\/1\.1 200 /);
  });
});

it('a request is refused if a header that may change its meaning or its terms is repeated, in whatever order', async () => {
  const up = await upstream();
  const lax = { arrangement: 'standard', platform: 'claude-api' } as const;
  const targets = [{ name: 'trial', headers: { 'x-team': ['trial'] }, context: lax }];
  const { port } = await start({ upstreams: [up.origin], context: lax, config: { ...NO_CONFIG, targets } });
  const statusOf = async (headers: readonly string[]) =>
    (await exchangeRaw(port, rawPost(CLEAN, [...headers, 'Connection: close']))).slice(9, 12);
  const other = 'X-HTTP-Method-Override';
  expect(await statusOf(['X-Team: trial'])).toBe('200');
  expect(await statusOf(['X-Team: trial', 'X-Team: care'])).toBe('403');
  expect(await statusOf([`${other}: DELETE`, `${other}:`])).toBe('403');
  expect(await statusOf([`${other}:`, `${other}: DELETE`])).toBe('403');
  expect(up.seen).toHaveLength(1);
});

it('a request is judged by its method', async () => {
  const { base, receipts } = await start({ upstreams: [(await upstream()).origin] });
  for (const method of ['DELETE', 'POST']) await fetch(`${base}/v1/files/file_1`, { method });
  expect(receipts).toMatchObject([
    { method: 'DELETE', decision: 'sent' },
    { method: 'POST', decision: 'refused' },
  ]);
});

it.each([
  undefined,
  'application/json; charset=UTF-8',
  'application/json;',
  'text/plain',
  'garbage',
  'application/json, text/html',
])('a body is read as JSON whatever its content type: %s', async (type) => {
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin] });
  const typed = (body: string): string =>
    rawPost(body, ['Connection: close']).replace(
      'Content-Type: application/json\r\n',
      type ? `Content-Type: ${type}\r\n` : '',
    );
  expect(await exchangeRaw(port, typed(CLEAN))).toMatch(/^HTTP\/1\.1 (?:200|400) /);
  expect(await exchangeRaw(port, typed(INELIGIBLE))).toMatch(/^HTTP\/1\.1 (?:403|400) /);
  expect(up.seen.every(({ body }) => body.toString() === CLEAN)).toBe(true);
});

it('nothing is forwarded after an internal error, of which only the name is reported', async () => {
  const up = await upstream();
  const judge = async () => {
    throw new RangeError(`while it read ${CANARY}`);
  };
  const { base, logs } = await start({ upstreams: [up.origin], mode: 'observe', judge });
  const answer = await post(base, CLEAN);
  expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining(CANARY)]);
  expect(logs).toEqual(['internal error (RangeError); the request was refused']);
  expect(up.seen).toEqual([]);
  expect(await (await fetch(`${base}/metrics`)).text()).toContain('claude_preflight_faults_total 1');
});

it('a refusal repeats its reason within the error, which is all that some clients keep', async () => {
  const up = await upstream();
  const { base } = await start({ upstreams: [up.origin] });
  const { error } = (await (await post(base, INELIGIBLE)).json()) as { error: object };
  expect(violationOf({ error })).toMatchObject({ fault: false, findings: [{ feature: 'code_execution' }] });
});
