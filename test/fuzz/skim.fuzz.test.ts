import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import type { Facts } from '../../src/facts/facts.js';
import { checkSubject } from '../../src/full-check.js';
import { isObject } from '../../src/json.js';
import type { Context } from '../../src/model.js';
import { compilePolicy } from '../../src/policy/compile.js';
import type { CustomRule } from '../../src/policy/data.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { scanJson } from '../../src/request/scan.js';
import { keyOf } from '../../src/traffic/digest.js';
import type { Judge } from '../../src/traffic/judge.js';
import { ELSEWHERE } from '../../src/traffic/record/call-elsewhere.js';
import { whyOther } from '../../src/traffic/record/other-vendor.js';
import { judgeFor, setupOf } from '../../src/traffic/setup.js';
import { lineRecords, quickRecord } from '../../src/traffic/text/line.js';
import { cases } from '../fixture-cases.js';

const CASES = Number(process.env.FUZZ_CASES ?? 1500);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_926);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Members = { [name: string]: Json };
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rules that read what the shipped policy does not: texts, content, schemas, unknown members. */
const custom: CustomRule[] = (
  [
    ['request', { system: [{ prefix: 'invented' }] }],
    ['request', { metadata: { team: ['blue'], text: [{ exists: true }] } }],
    ['request', { 'x-made-up': { data: { title: [{ suffix: 'z' }] } } }],
    ['block', { text: [{ prefix: 'invented' }] }],
    ['block', { input: { content: { patient: ['yes'] } } }],
    ['block', { source: { url: [{ prefix: 'http:' }] } }],
    ['tool', { description: [{ suffix: 'z' }] }],
    ['tool', { input_schema: { title: [{ 'anything-but': ['blue'] }] } }],
    ['message', { content: [{ prefix: 'invented' }] }],
    ['mcp_server', { url: [{ prefix: 'http:' }] }],
  ] as const
).map(([on, when], i) => ({
  id: `own/${i}`,
  detect: [{ on, when }],
  verdict: 'review',
  message: 'It is used.',
  remedy: 'Do not use it.',
  source: 'own',
}));
const own = compilePolicy(
  { ...shippedPolicy.data, custom, sources: { ...shippedPolicy.data.sources, own: { section: 'own' } } },
  'sha256:own',
);
const judges: readonly Judge[] = [shippedPolicy, own].map((policy) =>
  judgeFor(
    setupOf({
      policy,
      byRecord: true,
      config: NO_CONFIG,
      given: {},
      key: keyOf('invented'),
      today: '2026-10-01',
      subjects: false,
    }),
  ),
);
const CONTEXTS: readonly Context[] = [
  { arrangement: 'zdr', residency: 'us' },
  { arrangement: 'hipaa', strict: true, baa: { acceptedOn: '2026-05-01' } },
  { arrangement: 'hipaa', phi: false, asOf: '2026-06-20' },
  { arrangement: 'standard', phi: true, strict: true },
  {},
];

const requests = [...new Map(cases.map(({ request }) => [JSON.stringify(request), request as Json])).entries()].flatMap(
  ([text, request]) => (isMembers(request) && text.length < 20_000 ? [request] : []),
);

const names = new Set([
  ...Object.values(shippedPolicy.data.shape).flatMap(({ members, types = {} }) =>
    [members, ...Object.values(types)].flatMap(Object.keys),
  ),
  ...['url', 'uri', 'method', 'headers', 'reqheaders', 'host', 'body', 'request', 'response', 'postData', 'encoding'],
  ...['base64_string', 'string', 'timestamp', 'ts', 'date', 'name', 'team', 'patient', 'x-made-up', 'requests'],
  ...['constructor', 'toString', 'length', '', '1', '0', '~/', 'é', 'properties', 'enum', 'const', 'pattern', '$ref'],
]);
const texts = new Set([
  'invented text',
  'blue',
  'yes',
  'z',
  'http://a',
  '{}',
  '[',
  ' ',
  '',
  'base64',
  'vertex-2023-10-16',
]);
const values: Json[] = [null, true, false, 0, -0, 1, 1e300, 1790000000, '2026-05-01T00:00:00Z', [], {}, [[]], [{}]];
const harvest = (value: Json): void => {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) {
    if (JSON.stringify(value).length < 500) values.push(value);
    for (const [name, item] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name);
      harvest(item);
    }
  }
};
for (const request of requests) harvest(request);
const NAMES = [...names];
const TEXTS = [...texts].filter((text) => text.length < 300);

/** A seeded generator of numbers in [0, 1). */
const numbers = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SNIPPETS =
  '" \\ { } [ ] , : 0 - 1e5 01 1e999 null true "" \\u00e9 \\ud800 \\u12 \\u0000 é \u0001 \u0000 \ufeff \r "a":1, "type":null, "strict":true, "__proto__":1, {"a":1,"a":2} "\\u0074ools":[],'.split(
    ' ',
  );

/** The text of a line: a request of the fixtures, mutated, wrapped as recorders do, and written in unusual ways. */
const lineOf = (seed: number): string => {
  const next = numbers(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const oneOf = <Item>(list: readonly Item[]): Item => list[below(list.length)] as Item;
  const anyValue = (): Json => (next() < 0.6 ? oneOf(TEXTS) : oneOf(values));

  const changed = (value: Json, rate: number): Json => {
    if (next() < rate * 0.5) return anyValue();
    if (Array.isArray(value)) {
      const items = value.map((item) => changed(item, rate));
      return next() < rate ? [...items, anyValue()] : items;
    }
    if (!isMembers(value)) return value;
    const entries = Object.entries(value).map(([name, item]): [string, Json] => [
      next() < rate * 0.3 ? oneOf(NAMES) : name,
      changed(item, rate),
    ]);
    while (next() < rate * 2) entries.splice(below(entries.length + 1), 0, [oneOf(NAMES), anyValue()]);
    return Object.fromEntries(entries);
  };
  const odd = next();
  const escaping = (text: string): string =>
    [...text].map((c) => (next() < 0.2 ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('');
  const quoted = (text: string, escaped: boolean): string =>
    escaped && /^[\w -]*$/.test(text) ? `"${escaping(text)}"` : JSON.stringify(text);
  const white = (): string => (odd > 0.8 ? oneOf(['', '', ' ', '\t', '\r', '  ']) : '');
  const written = (value: Json): string => {
    if (typeof value === 'string') return quoted(value, odd < 0.2 && next() < 0.3);
    if (Array.isArray(value)) return `[${white()}${value.map((item) => written(item) + white()).join(`,${white()}`)}]`;
    if (!isMembers(value)) return Object.is(value, -0) ? '-0' : JSON.stringify(value);
    const members = Object.entries(value).map(
      ([name, item]) => `${quoted(name, odd < 0.03 && next() < 0.2)}${white()}:${white()}${written(item)}${white()}`,
    );
    if (odd > 0.97 && next() < 0.2 && members.length > 0) members.push(oneOf(members));
    return `{${white()}${members.join(`,${white()}`)}}`;
  };
  const text = (value: Json): string => (next() < 0.1 ? oneOf(TEXTS) : written(value));

  const request = changed(oneOf(requests), oneOf([0, 0.02, 0.1]));
  const envelope = isMembers(request) && 'body' in request ? request : { url: '/v1/messages', body: request };
  const body = envelope.body ?? null;
  const headers = envelope.headers ?? { 'anthropic-beta': 'files-api-2025-04-14', system: 'blue', text: 'x' };
  const listed = isMembers(headers) ? Object.entries(headers).map(([name, value]) => ({ name, value })) : headers;
  const base64 = (value: Json) => Buffer.from(text(value)).toString('base64');
  const url = envelope.url ?? 'https://api.anthropic.com/v1/messages';
  /** A record of an access log, with the names and values of any program. */
  const called = (): Json => {
    const host = oneOf(['orders.invalid', 'orders.invalid:8080', '10.0.0.7', 'api.openai.com', oneOf(TEXTS)]);
    const path = oneOf(['/', '/api/orders/7', '/v1/chat/completions?a=1', '/v1/completions', oneOf(TEXTS)]);
    const fields: readonly (readonly [string, Json])[] = [
      ['method', oneOf(['GET', 'POST', 'post', 'SELECT'])],
      [oneOf(['http_method', 'verb', 'request_method']), 'GET'],
      [oneOf(['path', 'uri', 'request_uri', 'url', 'target']), path],
      [oneOf(['url', 'uri', 'http.url']), `https://${host}${path}`],
      [oneOf(['host', 'authority', ':authority', 'server.address']), host],
      [oneOf(['request', 'msg', 'log']), `GET ${path} HTTP/1.1`],
      [oneOf(['model', 'model_id', 'modelId', 'input_tokens']), oneOf(['gpt-4o', 'arn:aws:x', 'invented', 7])],
      [oneOf(['stream', 'message', 'log', oneOf(NAMES)]), anyValue()],
      [oneOf(['ctx', 'http', 'kubernetes']), { [oneOf(NAMES)]: anyValue(), host, method: 'GET', path }],
      [oneOf(['status', 'response', 'duration']), oneOf([200, { code: 200 }, { body: 'x' }])],
    ];
    return Object.fromEntries(fields.filter(() => next() < 0.4));
  };
  const wrap = oneOf<() => Json>([
    called,
    called,
    () => request,
    () => request,
    () => envelope,
    () => ({ timestamp: '2026-06-01T00:00:00Z', ...envelope }),
    () => ({ ...envelope, body: text(body) }),
    () => ({
      request: { method: 'POST', url, headers: listed, postData: { mimeType: 'application/json', text: text(body) } },
    }),
    () => ({ request: { url, headers: listed, postData: { text: base64(body), encoding: 'base64' } }, ts: 1790000000 }),
    () => ({
      request: { method: 'post', uri: url, reqheaders: headers, body: { string: text(body), encoding: 'UTF-8' } },
    }),
    () => ({ request: { method: 'post', uri: url, headers, body: { base64_string: base64(body) } } }),
    () => ({ request: { uri: url, headers, body }, response: { body: { content: [{ type: 'text', text: 'x' }] } } }),
    () => ({ request: body }),
    () => ({ custom_id: oneOf(TEXTS), params: body }),
    () => ({
      requests: [
        { custom_id: oneOf(TEXTS), params: body },
        { custom_id: 'b', params: body },
      ],
    }),
    () => ({ url: '/v1/messages/batches', body: { requests: [{ custom_id: 'a', params: body }] } }),
  ]);
  let line = written(changed(wrap(), oneOf([0, 0, 0.03])));
  for (let cuts = odd > 0.4 && odd < 0.6 ? below(3) : 0; cuts > 0; cuts--) {
    const i = below(line.length);
    line = line.slice(0, i) + oneOf(SNIPPETS) + line.slice(i + below(3));
  }
  return line.replaceAll('\n', ' ');
};

/** The result of a way of reading a line, with all findings; with `others`, why it is not one to Claude, if it is not. */
const judged = (
  judge: Judge,
  context: Context,
  record: ReturnType<typeof lineRecords>[number] | undefined,
  others: boolean,
): unknown => {
  if (record?.kind !== 'request') return record;
  const { time, extra, value } = record;
  let models: Facts['models'] = [];
  const subject = checkSubject(value, context, judge.policy, extra, (_, facts) => {
    models = facts.models;
  });
  const why = others && isObject(value) ? whyOther(value, subject, new Set(), judge.policy) : undefined;
  return why === undefined ? { time, subject, models } : { kind: 'other', why };
};

describe('a line that is read the quick way', () => {
  it(`gives the same result as the slow way, for ${CASES} lines of any form`, { timeout: 60_000 + CASES * 20 }, () => {
    let quick = 0;
    let elsewhere = 0;
    for (let i = 0; i < CASES; i++) {
      const line = lineOf(SEED + i);
      const bytes = Buffer.from(line);
      const context = CONTEXTS[i % CONTEXTS.length] as Context;
      const judge = judges[i % judges.length] as Judge;
      const record = quickRecord(judge, bytes, 0, bytes.length);
      if (record === undefined) continue;
      quick++;
      const { problems, error } = scanJson(line);
      const [first, ...more] = lineRecords(judge, bytes, false);
      expect(more, `seed ${SEED + i}: ${line}`).toEqual([]);
      const isOther = record.kind === 'other';
      if (record === ELSEWHERE) elsewhere++;
      const slow = judged(judge, context, first, isOther);
      expect({ problems, error, judged: judged(judge, context, record, isOther) }, `seed ${SEED + i}: ${line}`).toEqual(
        {
          problems: [],
          error: undefined,
          judged: slow,
        },
      );
    }
    expect(quick).toBeGreaterThan(CASES * 0.5);
    expect(elsewhere).toBeGreaterThan(CASES * 0.005);
  });
});
