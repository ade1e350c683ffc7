import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/model.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { matrixOf } from '../../src/report/matrix.js';
import { body, CODE_EXECUTION, compliance, rich, run, saved, stateOf } from './results.js';

describe('the open questions of a report', () => {
  it('each have an owner and a place to look', () => {
    const { unknowns } = rich();
    expect(unknowns.length).toBeGreaterThan(5);
    for (const { asks, why, owner, look } of unknowns)
      for (const text of [asks, why, owner, look]) expect(text.trim()).not.toBe('');
  });

  it('always include those that no request can answer', () => {
    const always = ['agreement', 'flagged', 'population', 'content', 'stored-before', 'today'];
    expect(compliance([]).unknowns.map(({ id }) => id)).toEqual(expect.arrayContaining(always));
  });

  it('say that the platform of a request without a host is only the stated one', () => {
    const { why } = compliance([]).unknowns.find(({ id }) => id === 'population') ?? {};
    expect(why).toContain('names no host counts as sent to the platform that was stated, else to claude-api');
  });

  it('have an owner for every finding that prevents a rule from seeing, even if it is informational', () => {
    const tools = [{ name: 'a', strict: true, input_schema: { type: 'object', properties: 7 } }];
    const report = compliance([run(saved([body({ tools })], { arrangement: 'zdr' }))]);
    expect(stateOf(report, 'phi/schema-not-examined')).toBe('informational');
    expect(stateOf(report, 'phi/schema-enum')).toBe('unknown');
    expect(report.unknowns.map(({ id }) => id)).toContain('schemas');
  });

  it('ask how Foundry hosts a deployment only if that is not stated', () => {
    const asks = (request: unknown, context: Context) =>
      compliance([run(saved([request], { arrangement: 'zdr', ...context }))]).unknowns.some(
        ({ id }) => id === 'foundry-hosting',
      );
    const foundry = { url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: body() };
    expect(asks(foundry, {})).toBe(true);
    expect(asks(foundry, { foundryHosting: 'azure' })).toBe(false);
    expect(asks(body(), {})).toBe(false);
  });

  it('name every target in review', () => {
    const report = rich();
    const open = report.targets.filter(({ review, checks }) => review > 0 || checks.unknown > 0);
    expect(open.length).toBeGreaterThan(1);
    for (const { id } of open)
      expect(
        report.unknowns.some(({ targets }) => targets.includes(id)),
        id,
      ).toBe(true);
  });

  it('include records that are dated after the report, and no table is as of a day after the newest row of the rules', () => {
    const made = run(saved([body()], { arrangement: 'zdr' }));
    const ahead = (day: string) => ({
      ...made,
      policy: { ...made.policy, asOf: day },
      parts: made.parts.map((part) => ({ ...part, first: day, last: day })),
    });
    const of = (day: string) => {
      const { policy, matrix, unknowns } = compliance([ahead(day)]);
      return [policy.asOf, matrix.asOf, unknowns.some(({ id }) => id === 'dated-ahead')];
    };
    expect(of('2028-01-01')).toEqual(['2026-10-01', shippedPolicy.newest, true]);
    expect(of('2026-10-01')).toEqual(['2026-10-01', shippedPolicy.newest, false]);
    expect(of('2026-08-01')).toEqual(['2026-08-01', '2026-08-01', false]);
  });

  it('come with no tick in the matrix if the table and the BAA article contradict each other', () => {
    const stateOn = (day: string) => {
      const { columns, rows } = matrixOf(shippedPolicy, day);
      const column = columns.findIndex((one) => one.arrangement === 'hipaa' && one.platform === 'claude-api');
      return rows.find(({ feature }) => feature === 'computer_use')?.cells[column]?.state;
    };
    expect(['2026-06-18', '2026-06-19', '2026-06-22', '2026-06-23', '2026-08-13', '2026-08-14'].map(stateOn)).toEqual([
      'ineligible',
      'not-established',
      'not-established',
      'ineligible',
      'ineligible',
      'not-established',
    ]);
  });

  it('include results that were made with other rules', () => {
    const report = saved([body()], { arrangement: 'zdr' });
    const other = { ...report, policy: { ...report.policy, digest: `sha256:${'0'.repeat(64)}` } };
    expect(compliance([run(other)]).unknowns.map(({ id }) => id)).toContain('other-rules');
  });
});

describe('the rows of legal provisions', () => {
  it('name only rules that a report can have', () => {
    const known = new Set(shippedPolicy.data.rules.map(({ id }) => id));
    const named = prose.law.flatMap(({ rules = [] }) => rules);
    expect(named.filter((rule) => !known.has(rule))).toEqual([]);
  });

  it('never call a provision direct that was not read', () => {
    expect(prose.law.filter(({ strength, read }) => strength === 'direct' && read !== 'text')).toEqual([]);
  });

  it('appear on findings only as direct or partial, and for HIPAA only if PHI was declared', () => {
    const strengths = rich().findings.flatMap(({ law }) => law.map(({ strength }) => strength));
    expect(new Set(strengths)).toEqual(new Set(['direct', 'partial']));
    const { findings } = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'hipaa', phi: false }))]);
    expect(findings.flatMap(({ law }) => law).filter(({ cite }) => cite.includes('CFR'))).toEqual([]);
  });
});
