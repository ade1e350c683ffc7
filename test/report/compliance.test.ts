import { describe, expect, it } from 'vitest';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { applies } from '../../src/report/checks.js';
import { rules as ruleFixtures } from '../fixture-cases.js';
import { body, CODE_EXECUTION, compliance, everyFormat, run, saved, stateOf } from './results.js';

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
    // A request that could not be read makes the rule unknown, which must not hide what is waived.
    const unread = { ...body(), model: 1 };
    const beside = compliance([run(saved([body(CODE_EXECUTION), unread], { arrangement: 'zdr', waivers }))]);
    expect(stateOf(beside, 'zdr/feature-not-eligible')).toBe('unknown');
    expect(beside.verdict.sentence).toContain(', findings of 1 rule are waived');
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
