/** The tables of the walk. Their number depends on the rules, not on the values in requests. */
import { describe, expect, it } from 'vitest';
import { check } from '../src/index.js';
import { shippedPolicy } from '../src/policy/shipped.js';
import { tableOf } from '../src/policy/tables.js';

const tool = shippedPolicy.kinds.get('tool');
const tableFor = (type: string) => tool && tableOf(tool, type);

describe('the tables of types', () => {
  it('are shared by all unknown types, and by all dates of a family', () => {
    expect(tableFor('invented_a')).toBe(tableFor('invented_b'));
    expect(tableFor('code_execution_20300101')).toBe(tableFor('code_execution_20310101'));
    expect(tableFor('web_search_20250305')).not.toBe(tableFor('web_search_20310101'));
    expect(tableFor('invented_a')).not.toBe(tableFor('code_execution_20300101'));
    expect(tableFor('invented_a')).not.toBe(tableFor('custom'));
  });

  it('give each tool the same result as by itself', () => {
    const types = ['custom', 'invented_a', 'web_search_20250305', 'web_search_20310101', 'invented_b', 'mcp_toolset'];
    const tools = [...types, ...[...types].reverse()].map((type) => ({ type }));
    const request = { model: 'claude-opus-4-6', max_tokens: 64, messages: [] };
    const [whole] = check({ ...request, tools }, { arrangement: 'zdr' }).subjects;
    for (const [i, one] of tools.entries()) {
      const [alone] = check({ ...request, tools: [one] }, { arrangement: 'zdr' }).subjects;
      const ids = alone?.features.filter(({ at }) => at === '/tools/0').map(({ id }) => id);
      expect(whole?.features.filter(({ at }) => at === `/tools/${i}`).map(({ id }) => id)).toEqual(ids);
    }
  });
});

it('a repeated unknown beta value is reported once', () => {
  const betas = Array.from({ length: 20_000 }, (_, i) => `invented-${i % 10_000}`);
  const request = { model: 'claude-opus-4-6', max_tokens: 64, messages: [], betas: [...betas, 'files-api-2025-04-14'] };
  const [subject] = check(request, { arrangement: 'zdr' }).subjects;
  expect(subject?.signals).toEqual([{ id: 'files_api', at: '/betas' }]);
  expect(subject?.findings.filter(({ rule }) => rule === 'policy/unknown-feature')).toHaveLength(1);
});
