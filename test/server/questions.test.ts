/** What a question of another proxy says of the request, and what it leaves unseen. */
import { expect, it } from 'vitest';
import { readQuestion } from '../../src/server/authz.js';

const VERSION = ['anthropic-version', '2023-06-01'];
const TYPE = ['content-type', 'application/json'];
const UPLOAD = ['content-type', 'multipart/form-data; boundary=x'];
const BODY = '{"a":1}';
const NO_BODY = 'the proxy that asked did not send the body';
const PART = 'the proxy that asked sent a part of the body';
const NO_HEADERS = 'the proxy that asked did not send the headers of the request';

const ask = (url: string, method: string, headers: readonly (readonly string[])[], body = '') =>
  readQuestion({ url, method, headers: headers.flat(), body: Buffer.from(body) });
const envoy = (method: string, headers: readonly (readonly string[])[], body = '') =>
  ask('/ext-authz/envoy/v1/messages', method, headers, body);
const traefik = (method: string, headers: readonly (readonly string[])[], body = '') =>
  ask(
    '/ext-authz/traefik',
    'GET',
    [['X-Forwarded-Method', method], ['X-Forwarded-Uri', '/v1/messages'], ...headers],
    body,
  );
const nginx = (method: string, headers: readonly (readonly string[])[]) =>
  ask('/ext-authz/nginx', 'GET', [['X-Original-Method', method], ['X-Original-URI', '/v1/messages'], ...headers]);

it.each([
  ['envoy', envoy],
  ['traefik', traefik],
])('a question of %s lacks the body if it has a content type and nothing explains why there is none', (_, form) => {
  const unseen = (...given: Parameters<typeof form>): unknown => {
    const [method] = given;
    const asked = form(...given);
    expect(asked).toMatchObject({ method, path: '/v1/messages' });
    return 'unseen' in asked ? asked.unseen : undefined;
  };
  expect(unseen('POST', [VERSION, TYPE])).toEqual([NO_BODY]);
  expect(unseen('POST', [TYPE])).toEqual([NO_BODY, NO_HEADERS]);
  expect(unseen('POST', [VERSION, TYPE], BODY)).toEqual([]);
  expect(unseen('POST', [VERSION, TYPE], '1')).toEqual([]);
  expect(unseen('POST', [VERSION])).toEqual([]);
  expect(unseen('POST', [VERSION, UPLOAD])).toEqual([]);
  for (const method of ['GET', 'HEAD', 'DELETE']) expect(unseen(method, [VERSION, TYPE])).toEqual([]);
  expect(unseen('POST', [TYPE], BODY)).toEqual([NO_HEADERS]);
  expect(unseen('POST', [TYPE], '{"anthropic_version":"bedrock-2023-05-31"}')).toEqual([]);
});

it('a question of envoy has only a part of the body if any header says so', () => {
  const partial = (...values: readonly string[]) =>
    envoy('POST', [VERSION, TYPE, ...values.map((value) => ['x-envoy-auth-partial-body', value])], BODY);
  expect([partial(), partial('false'), partial('true'), partial('false', 'true')]).toMatchObject([
    { unseen: [] },
    { unseen: [] },
    { unseen: [PART] },
    { unseen: [PART] },
  ]);
});

it('a question of nginx never has the body, so that a request that may have one cannot be decided', () => {
  expect(nginx('GET', [VERSION])).toEqual({ method: 'GET', path: '/v1/messages', headers: VERSION, unseen: [] });
  expect(nginx('GET', [])).toMatchObject({ unseen: [NO_HEADERS] });
  expect(nginx('POST', [VERSION])).toMatchObject({ unseen: [NO_BODY] });
  expect(nginx('POST', [VERSION, ['x-original-content-length', '0']])).toMatchObject({ unseen: [NO_BODY] });
  expect(nginx('POST', [VERSION, UPLOAD])).toMatchObject({ unseen: [] });
  for (const [name, value, unseen] of [
    ['x-original-content-length', '', []],
    ['x-original-content-length', '0', []],
    ['x-original-content-length', '12', [NO_BODY]],
    ['x-original-transfer-encoding', 'chunked', [NO_BODY]],
  ] as const)
    expect(nginx('DELETE', [VERSION, [name, value]]), value).toMatchObject({ unseen });
});

it.each([
  ['traefik', 'X-Forwarded-Method', 'X-Forwarded-Uri'],
  ['nginx', 'X-Original-Method', 'X-Original-URI'],
])('a question of %s is refused unless it states method and path once each', (form, method, uri) => {
  const refused = { status: 403, why: expect.stringContaining('do not say what is asked about') };
  const all = [
    [method, 'GET'],
    [uri, '/v1/models'],
  ];
  const url = `/ext-authz/${form}`;
  expect(ask(url, 'GET', [...all, VERSION])).toMatchObject({ method: 'GET', path: '/v1/models' });
  for (const one of all) {
    expect(ask(url, 'GET', [one, VERSION])).toEqual(refused);
    expect(ask(url, 'GET', [...all, one, VERSION])).toEqual(refused);
  }
});

it('a question is read only at the path of its proxy, which may have a query', () => {
  expect(ask('/ext-authz/envoy', 'GET', [VERSION])).toMatchObject({ path: '' });
  expect(ask('/ext-authz/envoy?a=/b', 'GET', [VERSION])).toMatchObject({ path: '?a=/b' });
  for (const url of ['/ext-authz/envoys', '/ext-authz/envoys/v1/models', '/ext-authz', '/v1/messages'])
    expect(ask(url, 'GET', [VERSION])).toMatchObject({ status: 404 });
});
