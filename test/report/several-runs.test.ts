import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '../../src/policy/shipped.js';
import type { Run } from '../../src/report/run.js';
import { body, CODE_EXECUTION, compliance, everyFormat, run, saved } from './results.js';

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
      { fail: 0, requests: 2 },
      { fail: 1, requests: 2 },
    ]);
    expect(verdict.moves).toMatchObject([{ rule: 'zdr/feature-not-eligible', to: 'fail' }]);
    expect(verdict.other).toBe(5);
  });

  it.each([
    ['audit', '2026-10-05', 'pass'],
    ['audit', '2026-10-01', 'fail'],
    ['receipts', '2026-10-05', 'fail'],
    ['check', '2026-10-05', 'fail'],
  ] as const)('of an audit that fails, and then of %s of %s with a request that passes: %s', (kind, day, verdict) => {
    const of = (one: Run['kind'], on: string, request: unknown): Run => {
      const made = run(saved([request], zdr), `${one}-${on}.json`);
      return { ...made, kind: one, day: on, parts: made.parts.map((part) => ({ ...part, first: on, last: on })) };
    };
    const report = compliance([of('audit', '2026-10-01', body(CODE_EXECUTION)), of(kind, day, body())]);
    expect(report.verdict.verdict).toBe(verdict);
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

  it.each([
    ['different files', 'a file', 'another file'],
    ['standard input, of which nobody knows whether it was the same', 'stdin', 'stdin'],
  ])('all count if they read %s: a fail is never dropped', (_, first, second) => {
    const of = (request: unknown, file: string) => {
      const report = saved([request], zdr);
      return {
        ...report,
        subjects: report.subjects.map((subject) => ({ ...subject, location: { file, line: 1, column: 1 } })),
      };
    };
    const report = compliance([
      run(of(body(CODE_EXECUTION), first), 'a.json', 'monday'),
      run(of(body(), second), 'b.json', 'friday'),
    ]);
    expect(report.verdict.verdict).toBe('fail');
    expect(report.verdict.trend).toEqual([]);
  });

  it('of traffic keep a fail of the earlier one if some of its requests have no day', () => {
    const traffic = (requests: readonly unknown[], day: string, undated?: number) => {
      const made = run(saved(requests, zdr), `${day}.json`);
      const times = { first: day, last: day, ...(undated === undefined ? {} : { undated }) };
      return { ...made, kind: 'audit' as const, day, parts: made.parts.map((part) => ({ ...part, ...times })) };
    };
    const verdict = (undated?: number) =>
      compliance([traffic([body(CODE_EXECUTION)], '2026-08-31', undated), traffic([body()], '2026-09-01')]).verdict;
    expect(verdict()).toMatchObject({ verdict: 'pass', requests: 1 });
    expect(verdict(1)).toMatchObject({ verdict: 'fail', requests: 2 });
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

  it('are the reason of a change of what a platform supports as well, and only under the arrangement that they concern', () => {
    const search = body({ tools: [{ type: 'web_search_20250305', name: 'web_search' }] });
    const url = 'https://invented.services.ai.azure.com/anthropic/v1/messages';
    const of = (asOf: string, group: string) =>
      run(saved([{ url, body: search }], { ...zdr, foundryHosting: 'azure', asOf }), `${group}.json`, group);
    const { moves } = compliance([of('2026-08-25', 'august'), of('2026-09-26', 'september')]).verdict;
    expect(moves.find(({ rule }) => rule === 'platform/feature-not-supported')).toMatchObject({
      from: 'fail',
      to: 'pass',
      why: 'the policy changed for Web search',
    });
  });

  it('count the requests that a change concerns: under its arrangement, on its platform', () => {
    const search = body({ tools: [{ type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' }] });
    const url = 'https://invented.services.ai.azure.com/anthropic/v1/messages';
    const foundry = { ...zdr, foundryHosting: 'azure' } as const;
    const of = (asOf: string, group: string) => [
      run(saved([search], { arrangement: 'standard', asOf }, 'one'), `${group}-1.json`, group),
      run(saved([{ url, body: search }], { ...foundry, asOf }, 'two'), `${group}-2.json`, group),
    ];
    const { rows } = compliance([...of('2026-04-01', 'april'), ...of('2026-09-26', 'september')]).changes;
    const usedIn = (what: string) => rows.find((row) => row.what === what)?.used;
    expect(usedIn('Tool search under zero data retention')).toBe(1);
    expect(usedIn('Claude in Microsoft Foundry: who processes')).toBe(1);
    expect(usedIn('Claude in Microsoft Foundry: /v1/skills/{skill_id}/versions/{version}/content')).toBe(0);
  });

  it('tell changes apart that concern other versions or variants of the same feature', () => {
    const of = (asOf: string, group: string) => run(saved([body()], { ...zdr, asOf }), `${group}.json`, group);
    const report = compliance([of('2026-08-25', 'august'), of('2026-09-26', 'september')]);
    const said = report.changes.rows.map(({ what, from, to }) => `${what}: ${from}, ${to}`);
    expect(new Set(said).size).toBe(said.length);
    expect(said.join()).toContain('Web search (hosted on azure; all but web_search_20250305)');
    // A long path may break, so that a phone does not scroll sideways.
    expect(everyFormat(report).html).toMatch(/<span class="long">[^<]*\/v1\/skills\/\{skill_id\}\/versions/);
  });

  it('are not denied if the rules themselves were updated', () => {
    const made = run(saved([body()], zdr), 'monday.json', 'monday');
    const told = (digest: string) => {
      const before = { ...made, policy: { ...made.policy, digest } };
      return everyFormat(compliance([before, run(saved([body()], zdr), 'friday.json', 'friday')]));
    };
    for (const format of ['markdown', 'html'] as const) {
      expect(told(made.policy.digest)[format]).toContain('Nothing in these rules changed.');
      expect(told('sha256:other')[format]).not.toContain('Nothing in these rules changed.');
      expect(told('sha256:other')[format]).toContain('what else the update changed is not listed');
    }
  });

  it('with only one run have nothing to compare with, and say so', () => {
    expect(compliance([run(saved([body()], zdr))]).changes).toMatchObject({ rows: [], otherRules: false });
  });
});
