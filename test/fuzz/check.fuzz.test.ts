import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, checkText } from '../../src/core.js';
import { ARRANGEMENTS, type Context, FOUNDRY_HOSTINGS, type Overall, PLATFORMS, type Report } from '../../src/model.js';
import { cases, only } from '../fixture-cases.js';

const CASES = Number(process.env.FUZZ_CASES ?? 5000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_926);
const TIMEOUT = 60_000 + CASES * 20;
const run = (property: fc.IRawProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: CASES });

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Members = { [name: string]: Json };

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const copy = (value: Json): Json => JSON.parse(JSON.stringify(value));

const TEXTS: readonly Json[] = [
  ...new Map(cases.map(({ request }) => [JSON.stringify(request), request as Json])).values(),
];

/** Names and values that the API has, to put where they do not belong. */
const harvest = (value: Json, names: Set<string>, values: Map<string, Json>): void => {
  values.set(JSON.stringify(value), value);
  if (Array.isArray(value)) for (const item of value) harvest(item, names, values);
  else if (isMembers(value)) {
    for (const [name, item] of Object.entries(value)) {
      names.add(name);
      harvest(item, names, values);
    }
  }
};
const names = new Set<string>(['constructor', 'toString', 'hasOwnProperty', '', '~/', 'length']);
const values = new Map<string, Json>();
for (const text of TEXTS) harvest(text, names, values);

const anyName = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...values.values()) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

const day = fc.constantFrom(
  '2026-02-01',
  '2026-03-27',
  '2026-04-01',
  '2026-04-10',
  '2026-06-09',
  '2026-06-20',
  '2026-08-21',
  '2026-09-01',
  '2026-09-26',
  '2027-01-01',
);
const context: fc.Arbitrary<Context> = fc.record(
  {
    platform: fc.constantFrom(...PLATFORMS),
    foundryHosting: fc.constantFrom(...FOUNDRY_HOSTINGS),
    arrangement: fc.constantFrom(...ARRANGEMENTS),
    phi: fc.boolean(),
    strict: fc.boolean(),
    asOf: day,
    today: day,
    residency: fc.constantFrom('us', 'eu'),
    baa: fc.record({ acceptedOn: day }),
    zdrContract: fc.record({ platform: fc.constantFrom(...PLATFORMS), reference: fc.constant('invented') }),
    cloudBaa: fc.record({ platform: fc.constantFrom(...PLATFORMS), reference: fc.constant('invented') }),
    modelRetentionAuthorised: fc.constant([{ model: 'claude-fable-5', reference: 'invented' }]),
    models: fc.constant({ invented: 'claude-fable-5' }),
  },
  { requiredKeys: [] },
);

interface Mutation {
  readonly where: number;
  readonly what: 'set' | 'add' | 'remove' | 'wrap' | 'twice';
  readonly name: string;
  readonly value: Json;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat({ max: 1_000_000 }),
  what: fc.constantFrom('set', 'add', 'remove', 'wrap', 'twice'),
  name: anyName,
  value: anyValue,
});

type Holder = { readonly holder: Json[] | Members; readonly key: string };
const holders = (value: Json, all: Holder[] = []): Holder[] => {
  if (typeof value !== 'object' || value === null) return all;
  for (const [key, item] of Object.entries(value)) {
    all.push({ holder: value, key });
    holders(item, all);
  }
  return all;
};

const put = (holder: Json[] | Members, key: string, value: Json): void => {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
};

const mutate = (request: Json, { where, what, name, value }: Mutation): Json => {
  const places = holders(request);
  const place = places[where % Math.max(places.length, 1)];
  if (!place) return copy(value);
  const { holder, key } = place;
  const old = (holder as Members)[key] as Json;
  switch (what) {
    case 'set':
      put(holder, key, copy(value));
      break;
    case 'add':
      if (Array.isArray(holder)) holder.push(copy(value));
      else put(holder, name, copy(value));
      break;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 'wrap':
      put(holder, key, where % 2 === 0 ? [old] : { [name]: old });
      break;
    case 'twice':
      if (Array.isArray(holder)) holder.push(copy(old));
  }
  return request;
};

/** A request of a fixture, and a few changes to it. */
const request: fc.Arbitrary<Json> = fc
  .tuple(fc.constantFrom(...TEXTS), fc.array(mutation, { maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce(mutate, copy(text)));

/** The text of a value with its members in another order. */
const shuffled = (value: Json, seed: number): string => {
  if (Array.isArray(value)) return `[${value.map((item, i) => shuffled(item, seed + i)).join(',')}]`;
  if (!isMembers(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  const order = entries
    .map((_, i) => [(seed * 31 + i * 17 + (seed ^ (i * 7919))) % 101, i] as const)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const texts = order.map(([, i]) => {
    const [name, item] = entries[i] as [string, Json];
    return `${JSON.stringify(name)}:${shuffled(item, seed + i + 1)}`;
  });
  return `{${texts.join(',')}}`;
};

/** What a report says, wherever a member shown by its position stands, and in whatever order equal findings come. */
const said = (report: Report): string => {
  const { findings, features, signals, verdict, retention, predictedResponse, unchecked, endpoint, method } =
    only(report);
  const set = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item).replace(/\/#\d+/g, '/#')).sort();
  return JSON.stringify({
    verdict,
    endpoint,
    method,
    findings: set(findings.map(({ location, ...finding }) => finding)),
    features: set(features),
    // A value in both lists of a body is one signal, at whichever of them comes first.
    signals: [...new Set(signals.map(({ id }) => id))].sort(),
    retention: set(retention),
    unchecked: set(unchecked),
    predictedResponse,
  });
};

const RANK: Readonly<Record<Overall, number>> = { pass: 0, review: 1, fail: 2 };

const bodyIn = (value: Json): Members | undefined => {
  if (!isMembers(value)) return undefined;
  // What is a body and an envelope at once is read as the envelope.
  if (Object.hasOwn(value, 'messages')) return isMembers(value.body) ? undefined : value;
  return isMembers(value.body) && Object.hasOwn(value.body, 'messages') ? value.body : undefined;
};

/** Ways to add what is ineligible to a request; each says whether it could. */
const ADDITIONS: Readonly<Record<string, (body: Members) => boolean>> = {
  'code execution': (body) => addTool(body, { type: 'code_execution_20250825', name: 'code_execution' }),
  'a later web search': (body) => addTool(body, { type: 'web_search_20260209', name: 'web_search' }),
  'a tool that code may call': (body) =>
    addTool(body, { name: 'x', input_schema: {}, allowed_callers: ['code_execution_20250825'] }),
  'an MCP toolset': (body) => addTool(body, { type: 'mcp_toolset', mcp_server_name: 'invented' }),
  'an MCP server': (body) => addTo(body, 'mcp_servers', { type: 'url', url: 'https://mcp.example', name: 'invented' }),
  'a file': (body) =>
    addTo(body, 'messages', {
      role: 'user',
      content: [{ type: 'document', source: { type: 'file', file_id: 'invented' } }],
    }),
  'an upload': (body) =>
    addTo(body, 'messages', { role: 'user', content: [{ type: 'container_upload', file_id: 'invented' }] }),
  'a tool within a message': (body) =>
    addTo(body, 'messages', {
      role: 'user',
      content: [
        {
          type: 'tool_addition',
          tool: { type: 'tool_definition', definition: { type: 'code_execution_20250825', name: 'code_execution' } },
        },
      ],
    }),
  'a skill': (body) => {
    if (body.container !== undefined && body.container !== null) return false;
    body.container = { skills: [{ type: 'anthropic', skill_id: 'xlsx', version: 'latest' }] };
    return true;
  },
};

const addTo = (body: Members, member: string, item: Json): boolean => {
  // A member that the API demands is no list to add to where it is missing: that would mend the request.
  const list = body[member] ?? (member === 'messages' ? undefined : []);
  if (!Array.isArray(list)) return false;
  body[member] = [...list, item];
  return true;
};
const addTool = (body: Members, tool: Json): boolean => addTo(body, 'tools', tool);

const saysInAnyOrder = (value: Json, report: Report, terms: Context, seed: number): void =>
  expect(said(check(JSON.parse(shuffled(value, seed)), terms))).toBe(said(report));

/** Before the tables began nothing was ineligible, and a header that a tool makes a use of was worse alone. */
const hasBegun = ({ arrangement, asOf = '2026-09-26' }: Context): boolean =>
  asOf >= (arrangement === 'hipaa' ? '2026-04-02' : '2026-03-27');

const saysNoBetterOfMore = (value: Json, before: Report, terms: Context, addition: string): void => {
  const more = copy(value);
  const body = bodyIn(more);
  if (!body || !ADDITIONS[addition]?.(body) || !hasBegun(terms)) return;
  const after = check(more, terms);
  expect(RANK[after.verdict], addition).toBeGreaterThanOrEqual(RANK[before.verdict]);
  const { context: judged, findings, features } = only(after);
  const table = judged.platform !== 'amazon-bedrock' && judged.platform !== 'google-cloud';
  const recognised = findings.every(({ rule }) => rule !== 'request/not-recognised');
  const walked = features.some(({ id }) => id === 'messages' || id === 'token_counting' || id === 'batch');
  if (judged.arrangement === 'zdr' && table && recognised && walked) expect(after.verdict, addition).toBe('fail');
};

const saysNoBetterOfBatch = (value: Json, terms: Context): void => {
  // Before the tables began, a batch was no worse than what it holds.
  if (!isMembers(value) || !Object.hasOwn(value, 'messages') || (terms.asOf ?? '2026-09-26') < '2026-04-02') return;
  const line = { custom_id: 'item-0', params: value };
  const wrapped = check({ url: '/v1/messages/batches', body: { requests: [line] } }, terms);
  const alone = check({ url: '/v1/messages', body: value }, terms);
  expect(RANK[wrapped.verdict]).toBeGreaterThanOrEqual(RANK[alone.verdict]);
  expect(check(line, terms).verdict).toBe(wrapped.verdict);
};

describe(`a check, ${CASES} times`, () => {
  it('never throws, whatever the value and the context', { timeout: TIMEOUT }, () => {
    const anyContext = fc.oneof(
      context,
      fc.dictionary(
        fc.constantFrom('platform', 'arrangement', 'asOf', 'models', 'waivers', 'baa', 'invented', 'detect'),
        fc.jsonValue({ maxDepth: 2 }),
      ),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const anything = fc.oneof(
      request,
      fc.jsonValue({ maxDepth: 6 }),
      fc.object({
        key: anyName,
        maxDepth: 4,
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withSparseArray: true,
      }),
    );
    run(
      fc.property(anything, anyContext, (value, given) => {
        const report = check(value, given as Context);
        const { findings, retention, verdict } = only(report);
        expect(report.verdict).toBe(verdict);
        expect(retention.length).toBeGreaterThan(0);
        expect(verdict === 'pass').toBe(findings.every((one) => one.verdict === 'informational'));
      }),
    );
  });

  it('never throws for a text', { timeout: TIMEOUT }, () => {
    const text = fc.oneof(
      fc.tuple(request, fc.nat({ max: 400 }), fc.string({ maxLength: 3 })).map(([value, at, more]) => {
        const whole = JSON.stringify(value) ?? '';
        return whole.slice(0, at) + more + whole.slice(at + more.length);
      }),
      fc.string(),
      fc.json(),
    );
    run(
      fc.property(text, context, (given, terms) => {
        const report = checkText(given, terms);
        let parsed = true;
        try {
          JSON.parse(given);
        } catch {
          parsed = false;
        }
        const notJson = only(report).findings.some(
          ({ rule, message }) => rule === 'request/unreadable' && /\bJSON\b/.test(message),
        );
        expect(notJson).toBe(!parsed);
      }),
    );
  });

  it('gives the same report in any order of members and for a text, and no better verdict with more in the request', {
    timeout: TIMEOUT,
  }, () => {
    const additions = fc.constantFrom(...Object.keys(ADDITIONS));
    run(
      fc.property(request, context, fc.nat({ max: 1000 }), additions, (value, terms, seed, addition) => {
        const text = JSON.stringify(value);
        const report = check(JSON.parse(text), terms);
        saysInAnyOrder(value, report, terms, seed);
        if (!text.includes('"__proto__"')) expect(JSON.stringify(checkText(text, terms))).toBe(JSON.stringify(report));
        saysNoBetterOfMore(value, report, terms, addition);
        saysNoBetterOfBatch(value, terms);
      }),
    );
  });
});
