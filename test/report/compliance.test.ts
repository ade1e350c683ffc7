import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../src/duration.js';
import type { Context } from '../../src/model.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { applies } from '../../src/report/checks.js';
import { matrixOf } from '../../src/report/matrix.js';
import { rules as ruleFixtures } from '../fixture-cases.js';
import { body, CODE_EXECUTION, compliance, everyFormat, rich, run, saved } from './results.js';

const stateOf = (report: ReturnType<typeof compliance>, rule: string, target = 'T1') =>
  report.checks.find((one) => one.rule === rule)?.targets.find((one) => one.target === target)?.state;

describe('the verdict of a report', () => {
  it('is a sentence with counts, without a percentage', () => {
    const { verdict } = compliance([run(saved([body(), body(CODE_EXECUTION)], { arrangement: 'zdr' }))]);
    expect(verdict.verdict).toBe('fail');
    expect(verdict.sentence).toMatch(/^Fail: 1 rule fails in 1 of 2 requests/);
    expect(verdict.silent).toBe(1);
  });

  it('is pass only if requests were judged', () => {
    expect(compliance([run(saved([body()], { arrangement: 'zdr' }))]).verdict.verdict).toBe('pass');
    const empty = compliance([]).verdict;
    expect(empty.verdict).toBe('review');
    expect(empty.sentence).toContain('no request was judged');
  });

  it('is not pass if an input could not be used', () => {
    const { verdict, notChecked } = compliance([run(saved([body()], { arrangement: 'zdr' }))], {
      problems: ['x.json: this is no saved result'],
    });
    expect(verdict.verdict).toBe('review');
    expect(notChecked.map(({ why }) => why)).toEqual(['x.json: this is no saved result']);
  });
});

describe('an input that check could not read', () => {
  it('counts once, whether a request or only the file says so', () => {
    const unread = (unreadable: number) => {
      const report = saved([body({ model: 7 }), body()], { arrangement: 'zdr' });
      return compliance([run({ ...report, counts: { inputs: 3, subjects: 2, other: 0, unreadable } })]).verdict
        .unreadable;
    };
    expect([0, 1, 2, 3].map(unread)).toEqual([0, 0, 1, 2]);
  });
});

describe('every rule on every target', () => {
  it('is unknown, not passed, if a request could not be read', () => {
    const report = compliance([run(saved([body(), body({ model: 7 })], { arrangement: 'zdr' }))]);
    expect(stateOf(report, 'request/unreadable')).toBe('review');
    expect(stateOf(report, 'zdr/feature-not-eligible')).toBe('unknown');
    expect(report.targets[0]?.verdict).toBe('review');
    expect(report.checks.flatMap(({ targets }) => targets).filter(({ state }) => state === 'pass')).toEqual([]);
    expect(report.verdict.sentence).toMatch(/; \d+ rules are unknown/);
  });

  it('is not applicable if its conditions exclude the target', () => {
    const report = compliance([run(saved([body()], { arrangement: 'zdr' }))]);
    expect(stateOf(report, 'hipaa/feature-not-eligible')).toBe('not-applicable');
    expect(stateOf(report, 'zdr/feature-not-eligible')).toBe('pass');
    expect(stateOf(report, 'zdr/not-established-on-platform')).toBe('not-applicable');
    // A saved report does not say whether a region was stated.
    expect(stateOf(report, 'residency/not-pinned')).toBe('not-applicable');
  });

  it('is never excluded by `applies` on a target on which a fixture has findings of it', () => {
    const wrong = ruleFixtures.flatMap(({ rule, cases }) =>
      cases
        .filter(({ findings }) => findings.length > 0)
        .flatMap(({ name, request, context }) => {
          const parts = run(saved([request], context)).parts.map((part) => ({
            ...part,
            residency: context.residency !== undefined,
          }));
          const spoke = parts.filter(({ findings }) => findings.some((one) => one.rule === rule));
          return spoke.every((part) => applies(shippedPolicy, prose.rules[rule]?.applies, part))
            ? []
            : [`${rule}: ${name}`];
        }),
    );
    expect(wrong).toEqual([]);
  });

  it('is waived, not passed, with a waiver, and shows its owner and end', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const report = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }))]);
    expect(stateOf(report, 'zdr/feature-not-eligible')).toBe('waived');
    expect(report.verdict.verdict).toBe('pass');
    expect(report.waivers).toMatchObject([{ state: 'ends-soon', daysLeft: 19, requests: 1, target: 'T1' }]);
  });

  it('shows which features a waiver excuses, if the rule concerns several', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'Only the sandbox', owner: 'R. Example', expires: '2026-12-20' },
    ];
    const file = { role: 'user', content: [{ type: 'document', source: { type: 'file', file_id: 'file_invented' } }] };
    const both = body({ ...CODE_EXECUTION, messages: [file] });
    const report = compliance([run(saved([both, body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }))]);
    expect(report.waivers.map(({ featureTitle, requests }) => [featureTitle, requests])).toEqual([
      ['Code execution', 2],
      ['Files API', 1],
    ]);
  });

  it('counts each request once, and marks counts that are lower bounds', () => {
    const mcp = { mcp_servers: [{ type: 'url', url: 'https://mcp.example', name: 'a' }] };
    const report = saved([body(CODE_EXECUTION), body(mcp), body({ ...CODE_EXECUTION, ...mcp })], {
      arrangement: 'zdr',
    });
    const location = { file: 'log.jsonl', line: 1, column: 1 };
    const result = run({ ...report, subjects: report.subjects.map((subject) => ({ ...subject, location })) });
    const of = (one: typeof result) =>
      compliance([one]).checks.find(({ rule }) => rule === 'zdr/feature-not-eligible')?.targets[0];
    expect(of(result)).toMatchObject({ state: 'fail', requests: 3, exact: true });
    const parts = result.parts.map((part) => ({
      ...part,
      findings: part.findings.map(({ subjects, ...finding }) => finding),
    }));
    // No other rule fails, so every failing request fails by this rule.
    expect(of({ ...result, parts })).toMatchObject({ state: 'fail', requests: 3, exact: true });
    const other = (part: (typeof parts)[number]) =>
      part.findings.slice(0, 1).map((finding) => ({ ...finding, rule: 'zdr/browser-request' }));
    const two = parts.map((part) => ({ ...part, findings: [...part.findings, ...other(part)] }));
    expect(of({ ...result, parts: two })).toMatchObject({ state: 'fail', requests: 2, exact: false });
  });

  it('counts once in the sentence and the trend, whatever the number of targets', () => {
    const two = (more: Record<string, unknown>, name: string, group: string) =>
      ['clinic', 'research'].map((target) =>
        run(saved([body(more)], { arrangement: 'zdr' }, target), `${target}-${name}`, group),
      );
    const report = compliance([...two(CODE_EXECUTION, 'a.json', 'monday'), ...two(CODE_EXECUTION, 'b.json', 'friday')]);
    expect(report.verdict.sentence).toMatch(/^Fail: 1 rule fails on 2 of 2 targets, in 2 of 2 requests/);
    expect(report.verdict).toMatchObject({ checks: { fail: 2 }, silent: 1 });
    expect(report.verdict.trend.map(({ fail }) => fail)).toEqual([1, 1]);
    // The model behind this name is unknown, so each target is in review.
    const unsure = compliance(two({ model: 'invented-deployment' }, 'c.json', 'monday'));
    expect(unsure.verdict.sentence).toMatch(
      /^Review: no rule fails, but 1 rule asks for review on 2 of 2 targets, in 2/,
    );
  });

  it('is mentioned in the sentence if it is waived, also in a pass', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const { verdict } = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }))]);
    expect(verdict.verdict).toBe('pass');
    expect(verdict.sentence).toMatch(/[,;] 1 rule is waived\.$/);
  });

  it('is mentioned with the number of targets on which it is waived or unknown', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const runs = ['clinic', 'research', 'billing'].map((target) =>
      run(saved([body(target === 'billing' ? {} : CODE_EXECUTION)], { arrangement: 'zdr', waivers }, target), target),
    );
    expect(compliance(runs).verdict.sentence).toBe(
      'Pass: no rule fails and none asks for review in 3 requests; 1 rule is waived on 2 of 3 targets.',
    );
  });

  it('passes under standard terms only with the note that they promise nothing', () => {
    const of = (...all: ('standard' | 'zdr')[]) =>
      compliance(all.map((arrangement) => run(saved([body()], { arrangement }, arrangement), arrangement))).verdict
        .sentence;
    const said = 'under standard terms, which promise nothing of what is kept.';
    expect(of('standard')).toMatch(new RegExp(`^Pass: .* in 1 request; all ${said}$`));
    expect(of('standard', 'zdr')).toMatch(new RegExp(`^Pass: .* in 2 requests; 1 of 2 targets ${said}$`));
    expect(of('zdr')).not.toContain('standard');
  });

  it('has words for something that no rule knows', () => {
    const report = compliance([run(saved([body({ tools: [{ type: 'invented_20990101' }] })], { arrangement: 'zdr' }))]);
    expect(report.findings[0]?.featureTitle).toBe('Something that no rule knows');
  });

  it('counts findings again whose waiver expired after the result was made', () => {
    const waivers = [
      { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-20' },
    ];
    const result = run(saved([body(), body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }));
    expect(compliance([result], { today: '2026-10-20' }).verdict).toMatchObject({ verdict: 'pass', fail: 0, pass: 2 });
    const report = compliance([result], { today: '2026-10-21' });
    expect(report.verdict).toMatchObject({ verdict: 'fail', fail: 1, pass: 1 });
    expect(stateOf(report, 'zdr/feature-not-eligible')).toBe('fail');
    expect(report.findings[0]).toMatchObject({ rule: 'zdr/feature-not-eligible', requests: 1 });
    expect(report.waivers).toMatchObject([{ state: 'expired', requests: 0, target: 'T1' }]);
  });

  it('lists stated waivers that have expired or excuse nothing, the earliest end first', () => {
    const stated = [
      { rule: 'zdr/qualified', reason: 'Idle', owner: 'R. Example', expires: '2027-09-01' },
      { rule: 'zdr/qualified', reason: 'Old', owner: 'R. Example', expires: '2026-09-01' },
    ];
    const { waivers } = compliance([run(saved([body()], { arrangement: 'zdr' }))], { waivers: stated });
    expect(waivers.map(({ state }) => state)).toEqual(['expired', 'unused']);
  });
});

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
  });

  it('never counts what a cloud retains as inside an arrangement, even with a stated agreement', () => {
    const url = 'https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-opus-4-6-v1/invoke';
    const request = {
      url,
      body: body({ anthropic_version: 'bedrock-2023-05-31', cache_control: { type: 'ephemeral' } }),
    };
    const cloudBaa = { platform: 'amazon-bedrock', reference: 'B-1' } as const;
    const { ledger, targets } = compliance([run(saved([request], { arrangement: 'hipaa', cloudBaa }))]);
    expect(targets.map(({ proof }) => proof)).toEqual(['stated']);
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
      expect(ledger.filter(({ basis }) => basis === 'standard').map(({ coverage }) => coverage)).toEqual([
        'not-settled',
      ]);
    }
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

  it('counts retention by a model as inside HIPAA readiness only if the platform offers that', () => {
    const coverage = (url: string) =>
      compliance([run(saved([{ url, body: body({ model: 'claude-fable-5' }) }], { arrangement: 'hipaa' }))])
        .ledger.filter(({ basis }) => basis === 'model')
        .map((row) => row.coverage);
    expect(coverage('https://api.anthropic.com/v1/messages')).toEqual(['inside']);
    expect(coverage('https://invented.services.ai.azure.com/anthropic/v1/messages')).toEqual(['not-settled']);
  });

  it('counts retention by a feature as inside ZDR if the table says eligible or qualified, and as outside if ineligible', () => {
    const coverage = (more: Record<string, unknown>) =>
      compliance([run(saved([body(more)], { arrangement: 'zdr' }))])
        .ledger.filter(({ basis }) => basis === 'feature')
        .map((row) => `${row.feature} ${row.coverage}`);
    const cached = { cache_control: { type: 'ephemeral' } };
    expect(coverage(cached)).toEqual(['prompt_caching inside']);
    expect(coverage({ diagnostics: { previous_message_id: null } })).toEqual(['cache_diagnostics inside']);
    expect(new Set(coverage(CODE_EXECUTION))).toEqual(new Set(['code_execution outside']));
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
    expect(lastDayOf('2026-10-01', 'P30D')).toBe('2026-10-31');
    expect(lastDayOf('2026-10-01', 'P2Y')).toBe('2028-10-01');
    expect(lastDayOf('2026-10-01', 'PT1H')).toBe('2026-10-02');
    expect(lastDayOf('2026-10-01', 'until-deleted')).toBeUndefined();
  });
});

it('a waiver ends today on its last day', () => {
  const waivers = [{ rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-10-01' }];
  const result = run(saved([body(CODE_EXECUTION)], { arrangement: 'zdr', waivers }));
  const last = compliance([result]);
  expect(last.waivers).toMatchObject([{ state: 'ends-soon', daysLeft: 0 }]);
  expect(everyFormat(last).html).toContain('<span class="until">today</span>');
  expect(everyFormat(compliance([result], { today: '2026-10-02' })).html).toContain(
    '<span class="until">1 day ago</span>',
  );
});

describe('several runs', () => {
  const zdr = { arrangement: 'zdr' } as const;

  it('are a trend if the same files were read again, and the newest counts', () => {
    const report = compliance([
      run(saved([body(), body(CODE_EXECUTION)], zdr), 'monday.json', 'monday'),
      run(saved([body(), body()], zdr), 'friday.json', 'friday'),
    ]);
    expect(report.verdict.verdict).toBe('pass');
    expect(report.verdict.trend).toMatchObject([
      { fail: 1, review: 0, requests: 2, requestsFail: 1, requestsReview: 0 },
      { fail: 0, review: 0, requests: 2, requestsFail: 0, requestsReview: 0 },
    ]);
    expect(report.verdict.moves).toMatchObject([
      { rule: 'zdr/feature-not-eligible', from: 'fail', to: 'pass', why: 'requests no longer use Code execution' },
    ]);
    expect(report.inputs.map(({ counts }) => counts)).toEqual(['history', 'all']);
  });

  it('are two steps if two folders are given, even if they overlap by a day', () => {
    const of = (name: string, group: string, day: string, requests: unknown[]) => ({
      ...run(saved(requests, zdr, name), `${group}/${name}.json`, group),
      day,
      other: name === 'templates' ? 5 : 0,
    });
    const { verdict } = compliance([
      of('traffic', 'october', '2026-10-19', [body()]),
      of('templates', 'october', '2026-11-27', [body()]),
      of('traffic', 'november', '2026-11-25', [body(CODE_EXECUTION)]),
      of('templates', 'november', '2026-11-27', [body()]),
    ]);
    expect(verdict.trend).toMatchObject([
      { fail: 0, requests: 1 },
      { fail: 1, requests: 2 },
    ]);
    expect(verdict.moves).toMatchObject([{ rule: 'zdr/feature-not-eligible', to: 'fail' }]);
    expect(verdict.other).toBe(5);
  });

  it('are compared as of the newest row of the rules, even if records are later', () => {
    const of = (asOf: string, group: string) => {
      const made = run(saved([body()], zdr), `${group}.json`, group);
      return { ...made, policy: { ...made.policy, asOf } };
    };
    const newest = shippedPolicy.newest;
    const { changes } = compliance([of('2026-10-19', 'october'), of(newest, 'november')]);
    expect(changes).toMatchObject({ from: newest, to: newest, rows: [] });
  });

  it('show for which other feature a rule fails that failed before', () => {
    const mcp = body({ mcp_servers: [{ type: 'url', url: 'https://mcp.example/sse', name: 'records' }] });
    const runs = [
      run(saved([body(CODE_EXECUTION), body()], zdr), 'monday.json', 'monday'),
      run(saved([body(CODE_EXECUTION), mcp], zdr), 'friday.json', 'friday'),
    ];
    const { verdict } = compliance(runs);
    const rule = 'zdr/feature-not-eligible';
    expect(verdict.moves).toEqual([
      { rule, target: 'T1', from: 'fail', to: 'fail', why: 'now for MCP connector as well' },
    ]);
    expect(everyFormat(compliance(runs)).markdown).toContain('on T1: still fail, now for MCP connector as well');
    const passing = [...runs.slice(0, 1), run(saved([body(), body()], zdr), 'friday.json', 'friday')];
    expect(everyFormat(compliance(passing)).markdown).toContain('on T1: fail → pass');
    expect(compliance([...runs].reverse()).verdict.moves[0]?.why).toBe('no longer for MCP connector');
    expect(compliance([runs[0], { ...runs[0], group: 'friday', name: 'b' }] as typeof runs).verdict.moves).toEqual([]);
  });

  it('give a waiver as the reason of a change only for what it excuses', () => {
    const waivers = [
      {
        rule: 'zdr/feature-not-eligible',
        at: '/tools/0',
        reason: 'A pilot',
        owner: 'R. Example',
        expires: '2026-10-20',
      },
    ];
    const content = [{ type: 'document', source: { type: 'file', file_id: 'file_1' } }];
    const files = body({ messages: [{ role: 'user', content }] });
    const why = (before: unknown, now: unknown, excused: readonly (typeof waivers)[]) =>
      compliance([
        run(saved([before], { ...zdr, waivers: excused[0] ?? [] }), 'a.json', 'monday'),
        run(saved([now], { ...zdr, waivers: excused[1] ?? [] }), 'b.json', 'friday'),
      ]).verdict.moves.map((move) => `${move.from} ${move.to}: ${move.why}`);
    const code = body(CODE_EXECUTION);
    expect(why(files, code, [waivers, waivers])).toEqual(['fail waived: requests no longer use Files API']);
    expect(why(code, code, [[], waivers])).toEqual(['fail waived: waived by R. Example until 2026-10-20']);
    expect(why(code, code, [waivers, []])).toEqual([
      'waived fail: a waiver is no longer in force (it ran until 2026-10-20)',
    ]);
    expect(why(code, files, [waivers, waivers])).toEqual(['waived fail: requests now use Files API']);
  });

  it('all count if they read different files: a fail is never dropped', () => {
    const other = saved([body()], zdr);
    const renamed = { ...other, subjects: other.subjects.map((subject) => ({ ...subject, name: 'another file' })) };
    const report = compliance([
      run(saved([body(CODE_EXECUTION)], zdr), 'a.json', 'monday'),
      run(renamed, 'b.json', 'friday'),
    ]);
    expect(report.verdict.verdict).toBe('fail');
    expect(report.verdict.trend).toEqual([]);
  });

  it('keep the fail of a file that the newest run did not read, even if it read another one of the same target', () => {
    const both = saved([body(), body(CODE_EXECUTION)], zdr);
    const report = compliance([
      run(both, 'monday.json', 'monday'),
      run({ ...both, subjects: both.subjects.slice(0, 1) }, 'friday.json', 'friday'),
    ]);
    expect(report.verdict).toMatchObject({ verdict: 'fail', requests: 2, fail: 1 });
    expect(report.inputs.map(({ counts }) => counts)).toEqual(['part', 'all']);
  });

  it('do not pass if the newest run lacks a target that an earlier one had', () => {
    const report = compliance([
      run(saved([body()], zdr, 'one'), 'a.json', 'monday'),
      run(saved([body()], { arrangement: 'standard' }, 'two'), 'b.json', 'monday'),
      run(saved([body()], zdr, 'one'), 'c.json', 'friday'),
    ]);
    expect(report.targets.find(({ name }) => name === 'two')).toMatchObject({ notSeenLately: true, verdict: 'review' });
    expect(report.verdict.verdict).toBe('review');
    expect(report.unknowns.map(({ id }) => id)).toContain('not-seen-lately');
  });

  it('show what changed in the policy between them, and give it as the reason of a change if it is one', () => {
    const requests = [body({ tools: [{ type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' }] })];
    const report = compliance([
      run(saved(requests, { ...zdr, asOf: '2026-04-01' }), 'a.json', 'april'),
      run(saved(requests, { ...zdr, asOf: '2026-09-26' }), 'b.json', 'september'),
    ]);
    const change = report.changes.rows.find(({ what }) => what === 'Tool search under zero data retention');
    expect(change).toMatchObject({ from: 'qualified', to: 'eligible', used: 1 });
    const said = report.changes.rows.map(({ what, from, to }) => `${what} ${from} ${to}`).join('\n');
    expect(said).not.toMatch(/\bP\d+[DY]|not-stated|[a-z]_[a-z]+,/);
    const { markdown = '' } = everyFormat(report);
    expect(markdown).toContain('| eligible, something technical is kept | eligible |');
    expect(change?.sources.length).toBeGreaterThan(0);
  });

  it('with only one run have nothing to compare with, and say so', () => {
    expect(compliance([run(saved([body()], zdr))]).changes).toMatchObject({ rows: [], otherRules: false });
  });
});

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

  it('include records that are dated after the report, and no table is as of a future day', () => {
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
    expect(of('2028-01-01')).toEqual(['2026-10-01', '2026-10-01', true]);
    expect(of('2026-10-01')).toEqual(['2026-10-01', '2026-10-01', false]);
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
    for (const { law } of rich().findings)
      for (const { strength } of law) expect(['direct', 'partial']).toContain(strength);
    const { findings } = compliance([run(saved([body(CODE_EXECUTION)], { arrangement: 'hipaa', phi: false }))]);
    expect(findings.flatMap(({ law }) => law).filter(({ cite }) => cite.includes('CFR'))).toEqual([]);
  });
});
