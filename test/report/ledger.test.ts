import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../src/duration.js';
import { proofWords } from '../../src/format/words.js';
import type { Arrangement, Context } from '../../src/model.js';
import { body, CODE_EXECUTION, compliance, everyFormat, rich, run, saved } from './results.js';

describe('the ledger of a report', () => {
  it('has the exception for every target, and even without requests', () => {
    for (const report of [rich(), compliance([])]) {
      const targets = report.targets.length > 0 ? report.targets.map(({ id }) => id) : [undefined];
      for (const target of targets) {
        const rows = report.ledger.filter((row) => row.target === target);
        expect(rows.some(({ coverage }) => coverage === 'never')).toBe(true);
        expect(rows.at(-1)?.coverage).toBe('never');
      }
    }
    expect(compliance([]).ledger.map(({ upTo }) => upTo)).toEqual(['P2Y', 'P7Y']);
  });

  it('shows what is outside the arrangement, and never counts a platform without evidence as inside', () => {
    const own = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr' }))]).ledger;
    expect(own.filter(({ feature }) => feature === 'code_execution').map(({ coverage }) => coverage)).toEqual([
      'outside',
      'outside',
    ]);
    const foundry = { url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: body() };
    for (const context of [
      { arrangement: 'zdr' },
      { arrangement: 'hipaa' },
      { arrangement: 'hipaa', phi: false },
    ] as const) {
      const report = compliance([run(saved([foundry], context))]);
      expect(report.ledger.filter(({ coverage }) => coverage === 'inside')).toEqual([]);
      expect(report.targets[0]?.proof).not.toBe('stated');
    }
    const cached = { ...foundry, body: body({ cache_control: { type: 'ephemeral' } }) };
    const contract = { zdrContract: { platform: 'microsoft-foundry', reference: 'C-1' } } as const;
    const [stated, unstated] = [contract, {}].map((more) => saved([cached], { arrangement: 'zdr', ...more }));
    if (!stated || !unstated) throw new Error('two results');
    const coverage = (...all: (typeof stated)[]) =>
      compliance([run({ ...stated, subjects: all.flatMap(({ subjects }) => subjects) })])
        .ledger.filter(({ basis }) => basis === 'feature')
        .map((row) => row.coverage);
    expect(coverage(stated)).toEqual(['inside']);
    expect(coverage(stated, unstated)).toEqual(['not-settled']);
  });

  it('never counts what a cloud retains as inside an arrangement, even with a stated agreement', () => {
    const url = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-opus-4-6-v1/invoke';
    const request = {
      url,
      body: body({ anthropic_version: 'bedrock-2023-05-31', cache_control: { type: 'ephemeral' } }),
    };
    const cloudBaa = { platform: 'amazon-bedrock', reference: 'B-1' } as const;
    const report = compliance([run(saved([request], { arrangement: 'hipaa', cloudBaa }))]);
    const { ledger, targets } = report;
    expect(targets.map(({ proof }) => proof)).toEqual(['stated']);
    const { html, markdown } = everyFormat(report);
    for (const shown of [html, markdown]) expect(shown).toContain('Not settled means that the terms are not proven');
    expect(ledger.map(({ basis, coverage }) => `${basis} ${coverage}`)).toEqual([
      'standard not-settled',
      'feature not-settled',
      'regardless-of-arrangement never',
    ]);
  });

  it('counts nothing as inside HIPAA readiness while the BAA was not accepted, whatever the order of the results', () => {
    const results = ['2026-05-01', '2026-07-01'].map((asOf) => {
      const report = saved([body()], { arrangement: 'hipaa', asOf, baa: { acceptedOn: '2026-06-10' } });
      const subjects = report.subjects.map((subject) => ({ ...subject, location: { file: asOf, line: 1, column: 1 } }));
      return run({ ...report, subjects }, `${asOf}.json`, 'months');
    });
    for (const runs of [results, [...results].reverse()]) {
      const { ledger, targets } = compliance(runs);
      expect(targets.map(({ requests, proof }) => [requests, proof])).toEqual([[2, 'missing']]);
      expect(targets.map(proofWords)).toEqual(['missing for 1 of 2 requests']);
      expect(ledger.filter(({ basis }) => basis === 'standard').map(({ coverage }) => coverage)).toEqual([
        'not-settled',
      ]);
    }
  });

  it('counts what a third party keeps as outside, whatever the terms', () => {
    const servers = { mcp_servers: [{ type: 'url', url: 'https://a.example', name: 'a' }] };
    for (const arrangement of ['standard', 'zdr', 'hipaa'] as const) {
      const { ledger } = compliance([run(saved([body(servers)], { arrangement }))]);
      const others = ledger.filter(({ where }) => where === 'third-party');
      expect(others.map(({ coverage }) => coverage)).toEqual(['outside']);
    }
  });

  it('adds up the requests of all results of a target', () => {
    const results = [[body()], [body(), body(CODE_EXECUTION)]].map((requests, i) => {
      const report = saved(requests, { arrangement: 'standard' }, 'triage');
      const subjects = report.subjects.map((one) => ({ ...one, location: { file: `${i}.json`, line: 1, column: 1 } }));
      return run({ ...report, subjects }, `${i}.json`, 'week');
    });
    const { ledger } = compliance(results);
    expect(ledger.find(({ basis }) => basis === 'standard')).toMatchObject({ requests: 3, coverage: 'no-arrangement' });
  });

  it('counts an agreement as missing if a waiver excuses that', () => {
    const waivers = [{ rule: 'hipaa/no-baa', reason: 'Being signed', owner: 'R. Example', expires: '2026-12-01' }];
    const { targets } = compliance([run(saved([body()], { arrangement: 'standard', phi: true, waivers }))]);
    expect(targets.map(({ proof }) => proof)).toEqual(['missing']);
  });

  it('orders targets with the same verdict by name, whatever the order of the runs', () => {
    const of = (...names: string[]) => {
      const runs = names.map((name) => run(saved([body()], { arrangement: 'zdr' }, name), `${name}.json`));
      return compliance(runs).targets.map(({ id, name }) => `${id} ${name}`);
    };
    const ordered = ['T1 billing', 'T2 search', 'T3 trial'];
    expect(of('trial', 'billing', 'search')).toEqual(ordered);
    expect(of('search', 'trial', 'billing')).toEqual(ordered);
    const one = run(saved([body()], { arrangement: 'zdr' }, 'one'), 'zdr.json');
    const other = run(saved([body()], { arrangement: 'hipaa', phi: false, baa: { acceptedOn: '2026-05-01' } }, 'one'));
    expect(compliance([one, other]).targets.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    const arrangements = [
      [one, other],
      [other, one],
    ].map((runs) => compliance(runs).targets.map(({ arrangement }) => arrangement));
    expect(arrangements).toEqual([
      ['hipaa', 'zdr'],
      ['hipaa', 'zdr'],
    ]);
    expect(compliance([one, other]).targets.map(({ name }) => name)).toEqual([
      'one, HIPAA readiness',
      'one, zero data retention',
    ]);
  });

  it('shows the evidence that the terms hold', () => {
    const proof = (request: unknown, context: Context) =>
      compliance([run(saved([request], context))]).targets.map((target) => target.proof);
    const foundry = { url: 'https://invented.services.ai.azure.com/anthropic/v1/messages', body: body() };
    expect(proof(foundry, { arrangement: 'zdr' })).toEqual(['missing']);
    expect(
      proof(foundry, { arrangement: 'zdr', zdrContract: { platform: 'microsoft-foundry', reference: 'C-1' } }),
    ).toEqual(['stated']);
    expect(proof(body(), { arrangement: 'zdr' })).toEqual(['declared']);
    expect(proof(body(), { arrangement: 'standard', phi: false })).toEqual(['not-needed']);
  });

  it('counts retention by a model as inside HIPAA readiness only if the platform offers that, and never as inside ZDR', () => {
    const coverage = (url: string, arrangement: Arrangement = 'hipaa') =>
      compliance([run(saved([{ url, body: body({ model: 'claude-fable-5' }) }], { arrangement }))])
        .ledger.filter(({ basis }) => basis === 'model')
        .map((row) => row.coverage);
    expect(coverage('https://api.anthropic.com/v1/messages')).toEqual(['inside']);
    expect(coverage('https://invented.services.ai.azure.com/anthropic/v1/messages')).toEqual(['not-settled']);
    expect(coverage('https://api.anthropic.com/v1/messages', 'zdr')).toEqual(['outside']);
    expect(coverage('https://api.anthropic.com/v1/messages', 'standard')).toEqual(['no-arrangement']);
  });

  it('counts retention by a feature as inside ZDR if the table says eligible or qualified, and as outside if ineligible', () => {
    const coverage = (more: Record<string, unknown>, arrangement: Arrangement = 'zdr') =>
      compliance([run(saved([body(more)], { arrangement }))])
        .ledger.filter(({ basis }) => basis === 'feature')
        .map((row) => `${row.feature} ${row.coverage}`);
    const cached = { cache_control: { type: 'ephemeral' } };
    expect(coverage(cached)).toEqual(['prompt_caching inside']);
    expect(coverage({ diagnostics: { previous_message_id: null } })).toEqual(['cache_diagnostics inside']);
    expect(new Set(coverage(CODE_EXECUTION))).toEqual(new Set(['code_execution outside']));
    // The table has no row for it.
    const thread = { thread: { id: 'thread_invented' } };
    expect(coverage(thread)).toEqual(['message_threads not-settled']);
    expect(coverage(thread, 'standard')).toEqual(['message_threads no-arrangement']);
  });

  it('never counts the standard period as inside ZDR: outside if the table says so, else not settled', () => {
    const coverage = (requests: readonly unknown[]) =>
      compliance([run(saved(requests, { arrangement: 'zdr' }))])
        .ledger.filter(({ basis }) => basis === 'standard')
        .map((row) => row.coverage);
    const item = { custom_id: '1', params: body() };
    const models = { method: 'GET', url: 'https://api.anthropic.com/v1/models' };
    expect(coverage([item])).toEqual(['outside']);
    expect(coverage([models])).toEqual(['not-settled']);
    // The coverage of a feature of the Messages endpoint does not apply to other endpoints.
    expect(coverage([models, body(CODE_EXECUTION)])).toEqual(['not-settled']);
    expect(coverage([body({ model: 'claude-fable-5' })])).toEqual(['outside']);
  });

  it('counts the last day from the last request', () => {
    const until = (...days: (string | undefined)[]) => {
      const runs = days.map((last, i) => {
        const made = run(saved([body()], { arrangement: 'standard' }), `${i}.json`, 'week');
        return { ...made, parts: made.parts.map((part) => ({ ...part, ...(last ? { last } : {}) })) };
      });
      return compliance(runs).ledger.find(({ basis }) => basis === 'standard')?.until;
    };
    expect(until('2026-09-01', '2026-09-05')).toBe('2026-10-05');
    expect(until('2026-09-05', '2026-09-01')).toBe('2026-10-05');
    // Requests without a day may be later.
    expect(until('2026-09-05', undefined, '2026-09-01')).toBeUndefined();
    expect(lastDayOf('2026-10-01', 'P30D')).toBe('2026-10-31');
    expect(lastDayOf('2026-10-01', 'P2Y')).toBe('2028-10-01');
    expect(lastDayOf('2026-10-01', 'PT1H')).toBe('2026-10-02');
    expect(lastDayOf('2026-10-01', 'until-deleted')).toBeUndefined();
  });
});
