import { describe, expect, it } from 'vitest';
import { check, compilePolicy, shippedPolicy } from '../src/core.js';
import type { Context, Report } from '../src/model.js';
import { cases, only } from './fixture-cases.js';

const newPolicy = () => compilePolicy(shippedPolicy.data, shippedPolicy.digest);
const asJson = (report: Report): string => JSON.stringify(report);

describe('cached results of earlier requests', () => {
  it('do not change the result of a request', () => {
    // Each request is checked with a policy that has seen all the others, in two orders, and with one that has seen only a
    // few requests for other rules.
    for (const { request, context } of cases) check(request, context);
    for (const { request, context } of [...cases].reverse()) check(request, context);
    const apart = Math.ceil(cases.length / 8);
    const different = cases.slice(0, apart).flatMap((_, first) => {
      const policy = newPolicy();
      return cases
        .filter((_, i) => i % apart === first)
        .filter(({ request, context }) => asJson(check(request, context)) !== asJson(check(request, context, policy)));
    });
    expect(different.map(({ name }) => name)).toEqual([]);
  });

  it('distinguish requests that differ in one fact', () => {
    const context: Context = { arrangement: 'zdr' };
    const tool = (more: object) => ({ model: 'claude-sonnet-4-6', messages: [], tools: [{ name: 'lamp', ...more }] });
    const envelope = (more: object) => ({ url: '/v1/messages', body: tool({}), ...more });
    const requests = [
      tool({}),
      { ...tool({}), model: 'claude-fable-5' },
      { ...tool({}), model: 'a-deployment' },
      tool({ type: 'web_search_20250305' }),
      tool({ type: 'web_search_20260209' }),
      { ...tool({}), tools: [{ name: 'lamp' }, { name: 'lamp', type: 'web_search_20250305' }] },
      envelope({ headers: { origin: 'https://example.org' } }),
      envelope({ headers: { 'anthropic-beta': 'files-api-2025-04-14' } }),
      envelope({ method: 'GET', url: '/v1/files' }),
      envelope({ method: 'DELETE', url: '/v1/files/file_1', body: undefined }),
      envelope({ url: '/v1/messages/count_tokens' }),
      envelope({ url: 'https://lamps.example.org/v1/messages' }),
    ];
    for (const request of [...requests, ...requests].reverse())
      expect(asJson(check(request, context))).toBe(asJson(check(request, context, newPolicy())));
    expect(new Set(requests.map((request) => asJson(check(request, context)))).size).toBe(requests.length);
  });

  it('distinguish the places of parts that a platform lacks, and of unexamined schemas', () => {
    const context: Context = { platform: 'amazon-bedrock', phi: true };
    const text = { type: 'text', text: 'invented' };
    const image = { type: 'image', source: { type: 'url', url: 'https://example.org/invented.png' } };
    const asking = (...content: object[]) => ({ model: 'claude-sonnet-4-6', messages: [{ role: 'user', content }] });
    const format = { type: 'json_schema', schema: { type: 'object' } };
    const strict = { name: 'lamp', input_schema: { type: 'object' }, strict: true };
    const requests = [
      asking(text, text),
      asking(image, text),
      asking(text, image),
      asking(image, image),
      { ...asking(text), tools: [strict, { name: 'bulb' }] },
      { ...asking(text), tools: [{ name: 'bulb' }, strict] },
      { ...asking(text), output_config: { format } },
    ];
    for (const request of [...requests, ...requests].reverse())
      expect(asJson(check(request, context))).toBe(asJson(check(request, context, newPolicy())));
    expect(new Set(requests.map((request) => asJson(check(request, context)))).size).toBe(requests.length);
  });

  it('are not changed if a caller changes a report', () => {
    const request = { model: 'claude-sonnet-4-6', messages: [], tools: [{ type: 'code_execution_20250825' }] };
    const context: Context = { arrangement: 'hipaa', baa: { acceptedOn: '2026-05-01' } };
    const before = asJson(check(request, context));
    const spoil = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        spoil(member);
        try {
          (value as Record<string, unknown>)[name] = 'spoilt';
        } catch {
          // It is frozen.
        }
      }
      if (Array.isArray(value) && !Object.isFrozen(value)) value.length = 0;
    };
    spoil(check(request, context).subjects[0]);
    expect(asJson(check(request, context))).toBe(before);
  });

  it('have the place of each item of a long list, in the order of pointers, and of what is next to the list', () => {
    const cached = [{ type: 'text', text: 'invented', cache_control: { type: 'ephemeral' } }];
    const params = { model: 'claude-sonnet-4-6', messages: [], system: cached };
    const requests = Array.from({ length: 300 }, (_, i) => ({ custom_id: `c-${i}`, params: { ...params } as object }));
    requests[271] = { custom_id: 'c-271', params: { model: 'claude-sonnet-4-6', system: [...cached, ...cached] } };
    const subject = only(check({ requests, user_profile_id: 'invented' }, { arrangement: 'zdr' }));
    const uses = subject.features.filter(({ id }) => id === 'prompt_caching').map(({ at }) => at);
    const expected = requests.map((_, i) => `/requests/${i}/params/system/0`);
    expect(uses).toEqual([...expected, '/requests/271/params/system/1'].sort());
    expect(subject.unchecked).toEqual([{ at: '/requests/271/params', why: 'a required member is missing: messages' }]);
    expect(subject.features).toContainEqual({ id: 'user_profiles', at: '/user_profile_id' });
  });
});
