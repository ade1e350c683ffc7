import { createHmac } from 'node:crypto';
import { request as httpsRequest } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { violationOf } from '../../src/guard/violation.js';
import type { Report, Subject } from '../../src/model.js';
import type { Receipt } from '../../src/receipt.js';
import { LIMITS } from '../../src/server/limits.js';
import {
  CLEAN,
  exchangeRaw,
  INELIGIBLE,
  JSON_HEADERS,
  line,
  post,
  rawPost,
  selfSigned,
  start,
  upstream,
  ZDR,
} from './kit.js';

const CANARY = 'kanarienvogel';
/** A compressed body followed by other bytes, which decompression does not reach. */
const followed = (packed: Buffer): Buffer => Buffer.concat([packed, Buffer.from(`\0${INELIGIBLE}`)]);
const bytes = (text: string | Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));

describe('a request that the policy allows', () => {
  it('reaches the upstream unchanged, with its credentials, and so does the answer the client', async () => {
    const up = await upstream((_request, response) => {
      response.writeHead(201, 'Made', ['X-One', 'a', 'x-one', 'b', 'Set-Cookie', 'c=d', 'request-id', 'req_1']);
      response.end('{"ok":  true}');
    });
    const { port, receipts } = await start({ upstreams: [up.origin] });
    const body = ` ${CLEAN.replaceAll(':', ' :\n')} `;
    const heard = await exchangeRaw(
      port,
      rawPost(
        body,
        ['X-Api-Key: sk-ant-canary', 'X-Twice: 1', 'x-twice: 2', 'X-Empty:', 'Connection: close, X-Hop', 'X-Hop: 1'],
        '/v1/messages?beta=true',
      ),
    );
    const [seen] = up.seen;
    expect(seen?.url).toBe('/v1/messages?beta=true');
    expect(seen?.body.toString()).toBe(body);
    const pairs = seen?.headers.join('|').toLowerCase();
    expect(pairs).toContain('x-api-key|sk-ant-canary|x-twice|1|x-twice|2|x-empty|');
    expect(pairs).not.toContain('x-hop');
    expect(pairs).toContain(up.origin.slice('http://'.length));
    expect(heard).toMatch(/^HTTP\/1\.1 201 Made\r\nX-One: a\r\nx-one: b\r\nSet-Cookie: c=d\r\nrequest-id: req_1\r\n/);
    expect(heard).toContain('{"ok":  true}');
    expect(receipts).toMatchObject([{ decision: 'sent', verdict: 'pass', mode: 'block', endpoint: '/v1/messages' }]);
  });

  it('may have a chunked body, and any method', async () => {
    const up = await upstream();
    const { base, port } = await start({ upstreams: [up.origin], failOn: 'fail' });
    expect(
      (
        await fetch(`${base}/v1/messages`, {
          method: 'POST',
          headers: JSON_HEADERS,
          body: ReadableStream.from([bytes(CLEAN.slice(0, 9)), bytes(CLEAN.slice(9))]),
          duplex: 'half',
        } as RequestInit)
      ).status,
    ).toBe(200);
    await exchangeRaw(port, rawPost(CLEAN, ['Connection: close']).replace('POST', 'PUT'));
    expect(up.seen.map(({ body }) => body.toString())).toEqual([CLEAN, CLEAN]);
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('is read if it is compressed with %s, and forwarded compressed', async (coding, pack) => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    const packed = bytes(pack(CLEAN));
    expect((await post(base, packed, { 'content-encoding': coding })).status).toBe(200);
    expect((await post(base, bytes(pack(INELIGIBLE)), { 'content-encoding': coding })).status).toBe(403);
    expect(up.seen.map(({ body }) => body)).toEqual([Buffer.from(packed)]);
  });

  it('is forwarded to the upstream that its path prefix selects, whatever its Host', async () => {
    const [one, two] = [await upstream(), await upstream()];
    const { base, port } = await start({
      upstreams: [one.origin, `/foundry=${two.origin}/anthropic`],
      allowedHosts: ['proxy.example'],
    });
    await post(base, CLEAN);
    await post(base, CLEAN, {}, '/foundry/v1/messages');
    await exchangeRaw(port, rawPost(CLEAN, ['Connection: close']).replace('Host: 127.0.0.1', 'Host: proxy.example:80'));
    expect(one.seen.map(({ url }) => url)).toEqual(['/v1/messages', '/v1/messages']);
    expect(two.seen.map(({ url }) => url)).toEqual(['/anthropic/v1/messages']);
  });

  it('gets 404 if no upstream is listed for its path', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [`/claude=${up.origin}`] });
    const answer = await post(base, CLEAN);
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { type: 'error', error: { type: 'not_found_error' } },
    ]);
  });

  it('is streamed: each event arrives before the next is sent', async () => {
    let go = (): void => {};
    const up = await upstream(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: one\n\n');
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      response.end('event: two\n\n');
    });
    const { base } = await start({ upstreams: [up.origin] });
    const reader = (await post(base, CLEAN)).body?.getReader();
    const text = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await text()).toBe('event: one\n\n');
    go();
    expect(await text()).toBe('event: two\n\n');
  });
});

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
      claude_preflight: { verdict: 'fail', findings: [{ rule: 'zdr/feature-not-eligible', at: '/tools/0' }] },
    });
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

describe('an upload', () => {
  const FORM = { 'content-type': 'multipart/form-data; boundary=x' };
  const form = `--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n${CANARY}\r\n--x--\r\n`;

  it('is checked by path and headers, and streamed', async () => {
    const up = await upstream();
    const standard = await start({ upstreams: [up.origin], context: { platform: 'claude-api' }, limits: { body: 10 } });
    expect((await post(standard.base, form, FORM, '/v1/files')).status).toBe(200);
    expect(up.seen[0]?.body.toString()).toBe(form);
    expect(up.seen[0]?.headers.join('|')).toContain(`content-length|${form.length}`);
    expect(standard.receipts.map(({ request }) => request)).toEqual([{ key: 'given' }]);
    const zdr = await start({ upstreams: [up.origin] });
    expect((await post(zdr.base, bytes(Buffer.alloc(5_000_000, 'a')), FORM, '/v1/files')).status).toBe(403);
    expect(up.seen.length).toBe(1);
  });

  it.each([
    ['PUT', '/v1/messages'],
    ['POST', '/v1/messages/batches'],
    ['POST', '/v1/messages/count_tokens'],
    ['POST', '/model/anthropic.claude-sonnet-4-5-20250929-v1:0/invoke'],
  ])('is not recognised in a %s of %s, whatever its content type', async (method, path) => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin], context: { arrangement: 'zdr' }, failOn: 'fail' });
    expect((await fetch(base + path, { method, body: INELIGIBLE, headers: { ...JSON_HEADERS, ...FORM } })).status).toBe(
      403,
    );
    expect(up.seen).toEqual([]);
  });

  it('above the limit is refused, with or without a content-length', async () => {
    const up = await upstream();
    const { base } = await start({
      upstreams: [up.origin],
      context: { platform: 'claude-api' },
      limits: { upload: 100_000 },
    });
    const large = Buffer.alloc(200_000, 'a');
    expect((await post(base, bytes(large), FORM, '/v1/files')).status).toBe(413);
    const chunked = fetch(`${base}/v1/files`, {
      method: 'POST',
      headers: { ...JSON_HEADERS, ...FORM },
      body: ReadableStream.from([bytes(large)]),
      duplex: 'half',
    } as RequestInit);
    expect((await chunked).status).toBe(413);
    expect(up.seen).toEqual([]);
  });
});

describe('receipts', () => {
  it('hold a keyed digest of the forwarded body and no content', async () => {
    const up = await upstream();
    const { base, receipts, logs } = await start({ upstreams: [up.origin], now: () => 0 });
    await post(base, CLEAN.replace('Hello', CANARY), { 'x-api-key': CANARY });
    await post(base, INELIGIBLE.replace('Hello', CANARY));
    const hmac = (body: Buffer) => `hmac-sha256:${createHmac('sha256', 'a key for tests').update(body).digest('hex')}`;
    expect(receipts).toMatchObject([
      {
        decision: 'sent',
        time: '1970-01-01T00:00:00.000Z',
        request: { digest: hmac(up.seen[0]?.body as Buffer), key: 'given' },
      },
      { decision: 'refused' },
    ]);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(JSON.stringify([receipts, logs, metrics])).not.toContain(CANARY);
  });

  it('are written before a request is forwarded, which it is not if that fails', async () => {
    let works = false;
    const up = await upstream();
    const { base, logs } = await start({ upstreams: [up.origin], receipt: () => works });
    expect((await post(base, CLEAN)).status).toBe(503);
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(503);
    expect((await fetch(`${base}/healthz/live`)).status).toBe(200);
    works = true;
    expect((await post(base, CLEAN)).status).toBe(200);
    expect((await fetch(`${base}/healthz/ready`)).status).toBe(200);
    expect(up.seen.length).toBe(1);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    for (const decision of ['sent', 'refused'])
      expect(metrics).toContain(`requests_total{decision="${decision}",verdict="pass"} 1\n`);
    expect(logs).toEqual(['receipts cannot be written; nothing is forwarded', 'receipts are written again']);
  });
});

describe('a receipt that is not written', () => {
  it.each([
    ['in time', () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 200))],
    ['at all', () => new Promise<boolean>(() => undefined)],
    [
      'but with an error',
      () => {
        throw new Error('the disk is full');
      },
    ],
  ])('%s makes the gateway refuse the request, and write another that says so', async (_, take) => {
    const lines: string[] = [];
    const up = await upstream();
    const receipt = (line: string) => {
      lines.push(line);
      return take();
    };
    const { base } = await start({ upstreams: [up.origin], limits: { receiptTime: 10 }, receipt });
    expect((await post(base, CLEAN)).status).toBe(503);
    expect(up.seen).toEqual([]);
    const receipts = lines.map((line) => JSON.parse(line));
    expect(receipts.map(({ decision, fault }) => [decision, fault])).toEqual([
      ['sent', undefined],
      ['refused', true],
    ]);
    expect(receipts[0].id).toBe(receipts[1].id);
  });

  it('makes a gateway unready only for a while, so that later requests can show that it works again', async () => {
    let now = 0;
    let works = false;
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin], now: () => now, receipt: () => works });
    const ready = async () => (await fetch(`${base}/healthz/ready`)).status;
    await post(base, CLEAN);
    expect(await ready()).toBe(503);
    now += LIMITS.receiptTime;
    expect(await ready()).toBe(200);
    await post(base, CLEAN);
    expect(await ready()).toBe(503);
    now += LIMITS.receiptTime;
    works = true;
    expect((await post(base, CLEAN)).status).toBe(200);
  });
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

it('it uses TLS if it is given a certificate', async () => {
  const tls = selfSigned();
  const up = await upstream();
  const { port } = await start({ upstreams: [up.origin], tls });
  const status = await new Promise((resolve, reject) => {
    const asked = httpsRequest(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port,
        path: '/v1/messages',
        method: 'POST',
        ca: tls.cert,
        headers: JSON_HEADERS,
        agent: false,
      },
      (answer) => resolve(answer.resume().statusCode),
    );
    asked.on('error', reject);
    asked.end(CLEAN);
  });
  expect(status).toBe(200);
  expect(await exchangeRaw(port, rawPost(CLEAN))).not.toContain('200');
  expect(up.seen.length).toBe(1);
  // A client that closes its half of the connection after its request gets its answer over TLS as well.
  const there = { port, servername: 'localhost', ca: tls.cert, allowHalfOpen: true };
  const half = connectTls(there);
  half.end(rawPost(CLEAN, ['Connection: close']));
  let heard = '';
  for await (const part of half) heard += part;
  expect(heard).toContain('HTTP/1.1 200 OK');
  // A client that names only HTTP/1.0 in its handshake, as curl does for that version, is answered.
  const old = connectTls({ ...there, ALPNProtocols: ['http/1.0'] });
  old.end('GET /healthz HTTP/1.0\r\n\r\n');
  let health = '';
  for await (const part of old) health += part;
  expect(health).toContain('"live"');
});

describe('other features of the gateway', () => {
  it('/check reports on a request that is described, not forwarded', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    const report = await post(base, INELIGIBLE, {}, '/check');
    expect([report.status, await report.json()]).toMatchObject([200, { version: 1, verdict: 'fail' }]);
    expect((await post(base, '{', {}, '/check')).status).toBe(200);
    const odd = await post(base, JSON.stringify({ url: 7, body: JSON.parse(CLEAN) }), {}, '/check');
    expect(await odd.json()).toMatchObject({ verdict: 'review' });
    const headers = { 'x-http-method-override': 'DELETE' };
    const other = await post(base, JSON.stringify({ headers, body: JSON.parse(CLEAN) }), {}, '/check');
    expect(await other.json()).toMatchObject({ verdict: 'review' });
    expect((await post(base, CLEAN, headers)).status).toBe(403);
    const read = await fetch(`${base}/check`);
    expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);
    expect(up.seen).toEqual([]);
  });

  it('the headers of an answer are forwarded unchanged, before its body', async () => {
    let finish = (): void => {};
    const up = await upstream((request) => {
      request.socket.write(Buffer.from('HTTP/1.1 200 OK\r\nX-Name: \xe9\xff\r\nContent-Length: 2\r\n\r\n', 'latin1'));
      finish = () => request.socket.write('ok');
    });
    const { port } = await start({ upstreams: [up.origin] });
    const one = await line(port);
    one.say(rawPost(CLEAN));
    expect(await one.heard('\r\n\r\n')).toContain('X-Name: \xe9\xff\r\n');
    finish();
    expect(await one.heard('ok')).toMatch(/ok$/);
  });

  it('a refusal repeats its reason within the error, which is all that some clients keep', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    const { error } = (await (await post(base, INELIGIBLE)).json()) as { error: object };
    expect(violationOf({ error })).toMatchObject({ fault: false, findings: [{ feature: 'code_execution' }] });
  });

  it('/check uses the terms under which the request would be forwarded', async () => {
    const trial = { arrangement: 'standard', platform: 'claude-api' } as const;
    const up = await upstream();
    const { base, receipts } = await start({
      upstreams: [up.origin, `/foundry=${up.origin}/anthropic`],
      mode: 'observe',
      config: {
        ...NO_CONFIG,
        targets: [
          { name: 'trial', headers: { 'anthropic-workspace-id': ['wrkspc_trial'] }, context: trial },
          { name: 'foundry', paths: ['/anthropic/**'], context: { ...ZDR, platform: 'microsoft-foundry' } },
          { name: 'own', hosts: ['*.example'], context: { ...trial, strict: true } },
        ],
      },
    });
    const workspace = { 'anthropic-workspace-id': 'wrkspc_trial' };
    const check = async (value: unknown, headers: Record<string, string> = {}) => {
      const { subjects } = (await (await post(base, JSON.stringify(value), headers, '/check')).json()) as Report;
      const [{ target, context, verdict, findings } = {} as Subject] = subjects;
      return {
        ...(target === undefined ? {} : { target }),
        context,
        verdict,
        findings: findings?.map(({ rule }) => rule),
      };
    };
    const body = JSON.parse(INELIGIBLE);
    for (const { path, headers, ways } of [
      { path: '/v1/messages', headers: {}, ways: [body, { body }, { url: '/v1/messages', body }] },
      { path: '/v1/messages', headers: workspace, ways: [{ headers: workspace, body }] },
      { path: '/foundry/v1/messages', headers: {}, ways: [{ url: '/foundry/v1/messages', body }] },
    ]) {
      await post(base, INELIGIBLE, headers, path);
      const { target, context, verdict, findings } = receipts.at(-1) as unknown as Receipt;
      const sent = {
        ...(target === undefined ? {} : { target }),
        context,
        verdict,
        findings: findings.map(({ rule }) => rule),
      };
      for (const value of ways) expect(await check(value)).toEqual(sent);
    }
    // A header of the call itself selects the target, unless the described request has that header.
    expect(await check(body, workspace)).toMatchObject({ target: 'trial', verdict: 'pass' });
    const other = { headers: { 'Anthropic-Workspace-Id': 'wrkspc_other' }, body };
    expect(await check(other, workspace)).toMatchObject({ verdict: 'fail' });
    for (const own of [
      { url: 'https://api.own.example/v1/messages', body },
      { headers: { Host: 'api.own.example' }, body },
    ])
      expect(await check(own)).toMatchObject({ target: 'own', context: { strict: true } });
  });

  it('a target can be selected by the path at the gateway, so that a prefix can stand for an account', async () => {
    const up = await upstream();
    const lax = { arrangement: 'standard', platform: 'claude-api' } as const;
    const { base, receipts } = await start({
      upstreams: [`/clinic=${up.origin}`, `/research=${up.origin}`],
      context: lax,
      config: { ...NO_CONFIG, targets: [{ name: 'clinic', paths: ['/clinic/**'], context: ZDR }] },
    });
    const sent = async (path: string) => (await post(base, INELIGIBLE, {}, path)).status;
    expect([await sent('/clinic/v1/messages'), await sent('/research/v1/messages')]).toEqual([403, 200]);
    expect(receipts.map(({ target }) => target)).toEqual(['clinic', undefined]);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    for (const sample of [
      'claude_preflight_requests_total{decision="refused",verdict="fail",target="clinic"} 1',
      'claude_preflight_requests_total{decision="sent",verdict="pass"} 1',
      'claude_preflight_findings_total{rule="zdr/feature-not-eligible",target="clinic"} 1',
    ])
      expect(metrics).toContain(`\n${sample}\n`);
    const asked = JSON.stringify({ url: '/clinic/v1/messages', body: JSON.parse(INELIGIBLE) });
    expect(await (await post(base, asked, {}, '/check')).json()).toMatchObject({ verdict: 'fail' });
  });

  it('a percent-encoded letter in the path does not change the target', async () => {
    const up = await upstream();
    const { base } = await start({
      upstreams: [up.origin],
      context: { arrangement: 'standard', platform: 'claude-api' },
      config: { ...NO_CONFIG, targets: [{ name: 'all', paths: ['/v1/**'], context: ZDR }] },
    });
    for (const path of ['/v1/messages', '/%761/messages', '/v%31/mess%61ges'])
      expect([path, (await post(base, INELIGIBLE, {}, path)).status]).toEqual([path, 403]);
    expect(up.seen).toEqual([]);
  });

  it('an endpoint that takes no body never gets one', async () => {
    const up = await upstream();
    const { base, port, receipts } = await start({ upstreams: [up.origin], failOn: 'fail' });
    expect((await post(base, CLEAN, {}, '/v1/models')).status).toBe(403);
    expect((await post(base, CLEAN, {}, '/v1/models/claude-sonnet-4-5')).status).toBe(403);
    const form = new FormData();
    form.set('file', new Blob([CLEAN]));
    expect((await fetch(`${base}/v1/models`, { method: 'POST', body: form })).status).toBe(403);
    const get = rawPost(CLEAN, [], '/v1/models').replace('POST', 'GET');
    expect(await exchangeRaw(port, get, '\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    const remove = rawPost(INELIGIBLE, [], '/v1/files/file_1').replace('POST', 'DELETE');
    expect(await exchangeRaw(port, remove, '\r\n\r\n')).toMatch(/^HTTP\/1.1 403/);
    expect(up.seen).toEqual([]);
    expect(receipts.every(({ decision }) => decision === 'refused')).toBe(true);
    expect((await fetch(`${base}/v1/models`)).status).toBe(200);
  });

  it('/metrics counts requests, findings, answers and receipts', async () => {
    const up = await upstream();
    const { base } = await start({ upstreams: [up.origin] });
    await post(base, CLEAN);
    await post(base, INELIGIBLE);
    const answer = await fetch(`${base}/metrics`);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    for (const sample of [
      'claude_preflight_requests_total{decision="sent",verdict="pass"} 1',
      'claude_preflight_requests_total{decision="refused",verdict="fail"} 1',
      'claude_preflight_findings_total{rule="zdr/feature-not-eligible"} 1',
      'claude_preflight_answers_total{status="2xx"} 1',
      'claude_preflight_check_seconds_count 2',
      'claude_preflight_receipts_total 2',
      'claude_preflight_held_bytes 0',
    ])
      expect(text).toContain(`\n${sample}\n`);
    // Every line is a comment or a sample, and every family is declared once.
    const lines = text.trimEnd().split('\n');
    expect(
      lines.filter((one) => !/^(?:# (?:HELP|TYPE) [a-z_]+ .+|[a-z_]+(?:\{[^{}]+\})? [0-9.e+-]+)$/.test(one)),
    ).toEqual([]);
    const types = lines.filter((one) => one.startsWith('# TYPE'));
    expect(new Set(types).size).toBe(types.length);
  });

  it('terms are replaced without dropping a request', async () => {
    const up = await upstream((_request, response) => setTimeout(() => response.end('{}'), 30));
    const { base, exchange } = await start({ upstreams: [up.origin], context: { platform: 'claude-api' } });
    const before = post(base, INELIGIBLE);
    while (up.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    exchange(ZDR);
    expect((await before).status).toBe(200);
    expect((await post(base, INELIGIBLE)).status).toBe(403);
  });

  it('a waiver expires without a reload', async () => {
    let now = Date.parse('2026-11-25T10:00:00Z');
    const up = await upstream();
    const waivers = [{ rule: 'zdr/feature-not-eligible', reason: 'a trial', owner: 'someone', expires: '2026-11-25' }];
    const { base } = await start({ upstreams: [up.origin], now: () => now, context: { ...ZDR, waivers } });
    expect((await post(base, INELIGIBLE)).status).toBe(200);
    now += 86_400_000;
    expect((await post(base, INELIGIBLE)).status).toBe(403);
  });
});

it('pipelined requests on one connection are answered in order', async () => {
  const up = await upstream();
  const { port, receipts } = await start({ upstreams: [up.origin] });
  const heard = await exchangeRaw(
    port,
    [rawPost(CLEAN), rawPost(INELIGIBLE), rawPost(CLEAN, ['Connection: close'])].join(''),
  );
  expect([...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '403', '200']);
  expect(receipts.length).toBe(3);
});
