import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { CLEAN, exchangeRaw, INELIGIBLE, JSON_HEADERS, rawPost, start, ZDR } from './kit.js';

/** The question that each proxy sends about a client's request, in its documented form. */
const ASK = {
  envoy: (base: string, path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/ext-authz/envoy${path}`, {
      method: 'POST',
      body,
      headers: { ...JSON_HEADERS, 'x-envoy-auth-partial-body': 'false', ...headers },
    }),
  traefik: (base: string, path: string, body: string, headers: Record<string, string> = {}) =>
    exchangeRaw(
      Number(new URL(base).port),
      // The question is always a GET with a chunked body.
      [
        'GET /ext-authz/traefik HTTP/1.1',
        'Host: 127.0.0.1',
        'X-Forwarded-Method: POST',
        `X-Forwarded-Uri: ${path}`,
        'X-Forwarded-Host: gateway.example',
        'X-Forwarded-Proto: https',
        ...Object.entries({ ...JSON_HEADERS, ...headers }).map(([name, value]) => `${name}: ${value}`),
        'Transfer-Encoding: chunked',
        'Connection: close',
        '',
        body === '' ? '0\r\n\r\n' : `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`,
      ].join('\r\n'),
    ).then((heard) => ({ status: Number(heard.slice(9, 12)) })),
  nginx: (base: string, path: string, method: string, headers: Record<string, string> = {}) =>
    fetch(`${base}/ext-authz/nginx`, {
      headers: { ...JSON_HEADERS, 'x-original-uri': path, 'x-original-method': method, ...headers },
    }),
};
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' };
const statusOf = async (answer: Promise<{ status: number }>): Promise<number> => (await answer).status;

describe('external authorisation for Envoy', () => {
  it('allows or denies by the body, and returns the findings for the client', async () => {
    const { base, receipts } = await start({ extAuthz: true });
    const allowed = await ASK.envoy(base, '/v1/messages', CLEAN);
    expect([allowed.status, await allowed.text(), allowed.headers.get('x-claude-preflight-verdict')]).toEqual([
      200,
      '',
      'pass',
    ]);
    const denied = await ASK.envoy(base, '/v1/messages', INELIGIBLE);
    expect([denied.status, await denied.json()]).toMatchObject([
      403,
      { type: 'error', claude_preflight: { verdict: 'fail' } },
    ]);
    expect(denied.headers.get('x-claude-preflight-rules')).toBe('zdr/feature-not-eligible');
    expect(receipts).toMatchObject([{ decision: 'sent' }, { decision: 'refused' }]);
  });

  it('denies a request whose body is partial or missing, or whose headers are missing', async () => {
    const { base } = await start({ extAuthz: true, failOn: 'fail' });
    expect(await statusOf(ASK.envoy(base, '/v1/messages', CLEAN, { 'x-envoy-auth-partial-body': 'true' }))).toBe(403);
    expect(await statusOf(ASK.envoy(base, '/v1/messages', ''))).toBe(403);
    expect(await statusOf(ASK.envoy(base, '/v1/agents', ''))).toBe(403);
    const without = await fetch(`${base}/ext-authz/envoy/v1/messages`, { method: 'POST', body: CLEAN });
    expect(without.status).toBe(403);
    expect(await without.text()).toContain('did not send the headers');
  });

  it.each(['/ext-authz/nginx', '/ext-authz/traefik', '/ext-authz/envoy', '/check', '/healthz'])(
    'treats %s within the question as the path of a client, not as one of the gateway',
    async (path) => {
      const { base } = await start({ extAuthz: true });
      const asked = ASK.envoy(base, path, INELIGIBLE, {
        'x-original-uri': '/v1/models',
        'x-original-method': 'GET',
        'x-forwarded-uri': '/v1/models',
        'x-forwarded-method': 'GET',
      });
      expect(await statusOf(asked)).toBe(403);
    },
  );
});

it.each(['x-forwarded-method', 'x-forwarded-uri', 'x-original-method', 'x-original-uri'])(
  'denies a request if the client itself names another method or path in %s',
  async (name) => {
    const { base } = await start({ extAuthz: true });
    const header = { [name]: '/v1/files' };
    expect(await statusOf(ASK.envoy(base, '/v1/messages', CLEAN, header))).toBe(403);
    expect(await statusOf(ASK.traefik(base, '/v1/messages', CLEAN, header))).toBe(403);
  },
);

describe('external authorisation for Traefik', () => {
  it('allows or denies by the body', async () => {
    const { base } = await start({ extAuthz: true });
    expect(await statusOf(ASK.traefik(base, '/v1/messages?beta=true', CLEAN))).toBe(200);
    expect(await statusOf(ASK.traefik(base, '/v1/messages', INELIGIBLE))).toBe(403);
    expect(await statusOf(ASK.traefik(base, '/v1/messages', ''))).toBe(403);
    expect(await statusOf(ASK.traefik(base, '/v1/models/../messages', CLEAN))).toBe(403);
    expect(await statusOf(ASK.traefik(base, 'https://evil.example/v1/messages', CLEAN))).toBe(403);
  });

  it('denies a question whose method or path is missing or repeated', async () => {
    const { base, port } = await start({ extAuthz: true, context: { platform: 'claude-api' } });
    expect((await fetch(`${base}/ext-authz/traefik`, { headers: JSON_HEADERS })).status).toBe(403);
    const twice = [
      'X-Forwarded-Uri: /v1/models',
      'X-Forwarded-Uri: /v1/messages',
      'X-Forwarded-Method: GET',
      'Host: 127.0.0.1',
      'anthropic-version: 2023-06-01',
    ];
    expect(
      await exchangeRaw(port, `GET /ext-authz/traefik HTTP/1.1\r\n${twice.join('\r\n')}\r\nConnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1\.1 403 /);
  });
});

describe('external authorisation for nginx, which sends no body', () => {
  it('accepts the query of the request after the path of the question, as Caddy sends it', async () => {
    const { base, receipts } = await start({ extAuthz: true });
    const ask = (address: string) =>
      statusOf(
        fetch(base + address, {
          headers: { ...JSON_HEADERS, 'x-original-uri': '/v1/models?limit=1', 'x-original-method': 'GET' },
        }),
      );
    expect(await ask('/ext-authz/nginx?limit=1')).toBe(200);
    expect(receipts).toMatchObject([{ endpoint: '/v1/models', decision: 'sent' }]);
    expect(await ask('/ext-authz/nginxes')).toBe(404);
    expect(await ask('/ext-authz/envoy?limit=1')).toBe(403);
  });

  it('denies a request that cannot be checked without its body', async () => {
    const { base } = await start({ extAuthz: true });
    expect(await statusOf(ASK.nginx(base, '/v1/messages', 'POST'))).toBe(403);
    expect(await statusOf(ASK.nginx(base, '/v1/messages', 'PATCH'))).toBe(403);
  });

  it('decides on a request for which path and headers are enough', async () => {
    const standard = await start({ extAuthz: true, context: { platform: 'claude-api' } });
    expect(await statusOf(ASK.nginx(standard.base, '/v1/models', 'GET'))).toBe(200);
    for (const [brought, status] of [
      [{ 'x-original-content-length': '0' }, 200],
      [{ 'x-original-content-length': '120' }, 403],
      [{ 'x-original-transfer-encoding': 'chunked' }, 403],
    ] as const)
      expect(await statusOf(ASK.nginx(standard.base, '/v1/models', 'GET', brought))).toBe(status);
    expect(await statusOf(ASK.nginx(standard.base, '/v1/files', 'POST', MULTIPART))).toBe(200);
    expect(await statusOf(ASK.envoy(standard.base, '/v1/files', '', MULTIPART))).toBe(200);
    const zdr = await start({ extAuthz: true });
    expect(await statusOf(ASK.nginx(zdr.base, '/v1/files', 'POST', MULTIPART))).toBe(403);
    expect(await statusOf(ASK.nginx(zdr.base, '/v1/messages/batches', 'GET'))).toBe(403);
  });
});

it('answers other paths with the paths of the questions', async () => {
  const { base } = await start({ extAuthz: true });
  const answer = await fetch(`${base}/v1/messages`, { method: 'POST', body: CLEAN, headers: JSON_HEADERS });
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('/ext-authz/envoy')]);
});

it('takes the platform from the listed upstream, never from a Host header', async () => {
  const { base } = await start({
    extAuthz: true,
    upstreams: ['https://bedrock-runtime.us-east-1.amazonaws.com'],
    context: { arrangement: 'zdr' },
  });
  const denied = await ASK.envoy(base, '/v1/messages', CLEAN, { 'x-forwarded-host': 'api.anthropic.com' });
  expect(await denied.json()).toMatchObject({ claude_preflight: { context: { platform: 'amazon-bedrock' } } });
});

it('applies the target that the path at the proxy selects', async () => {
  const { base, receipts } = await start({
    extAuthz: true,
    upstreams: ['/clinic=https://api.anthropic.com', '/research=https://api.anthropic.com'],
    context: { platform: 'claude-api' },
    config: { ...NO_CONFIG, targets: [{ name: 'clinic', paths: ['/clinic/**'], context: ZDR }] },
  });
  const asked = ['/clinic/v1/messages', '/research/v1/messages', '/elsewhere/v1/messages'];
  const statuses = await Promise.all(asked.map((path) => statusOf(ASK.envoy(base, path, INELIGIBLE))));
  expect(statuses).toEqual([403, 200, 404]);
  expect(new Set(receipts.map(({ target }) => target))).toEqual(new Set(['clinic', undefined]));
});

it('takes nothing from the Host of a question, which names the gateway, if no upstream is listed', async () => {
  const { port, receipts } = await start({
    extAuthz: true,
    allowedHosts: ['bedrock-runtime.us-east-1.amazonaws.com'],
    context: { arrangement: 'zdr' },
  });
  const question = rawPost(CLEAN, ['Connection: close'], '/ext-authz/envoy/v1/messages');
  const named = question.replace('Host: 127.0.0.1', 'Host: bedrock-runtime.us-east-1.amazonaws.com');
  expect(await exchangeRaw(port, named)).toMatch(/^HTTP\/1\.1 200 /);
  expect(receipts).toMatchObject([{ context: { platform: 'claude-api' } }]);
});
