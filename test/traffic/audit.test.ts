import { describe, expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { checkSubject } from '../../src/full-check.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { keyOf } from '../../src/traffic/digest.js';
import { setupOf } from '../../src/traffic/setup.js';
import { aggregateOf, emptyTally, observe } from '../../src/traffic/tally/tally.js';
import { cases } from '../fixture-cases.js';
import { temporaryFolder } from '../temporary-folder.js';
import { body, isAggregate, line, URL, withTool } from './invented.js';
import { KEY } from './key.js';
import { audited, run } from './run.js';

const logs = temporaryFolder();

describe('audit gives the same verdicts as check', () => {
  it('for every request of the fixtures, under each arrangement', async () => {
    // Each request once, without those that exist for their size.
    const requests = [...new Set(cases.map(({ request }) => line(request)))].filter(
      (text) => text.startsWith('{') && text.length < 20_000,
    );
    const file = logs.write('fixtures.jsonl', requests.join(''));
    for (const arrangement of ['standard', 'zdr', 'hipaa']) {
      const terms = ['--arrangement', arrangement, '--format', 'jsonl'];
      const checked = (await run(['check', file, ...terms])).stdout.trimEnd().split('\n');
      const seen = (await run(['audit', file, ...terms])).stdout.trimEnd().split('\n');
      const told = (text: string) => {
        const { verdict, features, findings, retention, context, location } = JSON.parse(text);
        return {
          verdict,
          features,
          retention,
          context,
          line: location.line,
          findings: findings.map(({ location: _, ...one }: Record<string, unknown>) => one),
        };
      };
      const asChecked = new Map(checked.map((text) => [told(text).line, told(text)]));
      expect(seen.length).toBeGreaterThan(requests.length * 0.9);
      for (const text of seen) expect(told(text)).toEqual(asChecked.get(told(text).line));
    }
  });

  it('and counts the findings by verdict, rule and feature', async () => {
    const file = logs.write('few.jsonl', [body, withTool, withTool].map(line).join(''));
    const { code, stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'json']);
    const aggregate = JSON.parse(stdout);
    expect(isAggregate(aggregate), JSON.stringify(isAggregate.errors)).toBe(true);
    expect(code).toBe(1);
    expect(aggregate.totals).toMatchObject({ requests: 3, fail: 2, pass: 1, undated: 3, unreadable: 0 });
    expect(aggregate.findings).toMatchObject([
      { rule: 'zdr/feature-not-eligible', feature: 'code_execution', requests: 2, findings: 2, verdict: 'fail' },
    ]);
    expect(aggregate.findings[0].examples).toEqual([
      { file, line: 2, at: '/tools/0' },
      { file, line: 3, at: '/tools/0' },
    ]);
    expect(aggregate.shapes).toHaveLength(2);
    expect(aggregate.features.find(({ feature }: { feature: string }) => feature === 'code_execution').uses).toBe(2);
  });
});

describe('the ledger of an audit', () => {
  it('has the exception that holds under every arrangement even without requests', async () => {
    const file = logs.write('empty.jsonl', '');
    const { code, stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'json']);
    const { retention, totals } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(totals.requests).toBe(0);
    expect(retention.length).toBeGreaterThan(0);
    for (const row of retention) expect(row).toMatchObject({ basis: 'regardless-of-arrangement', requests: 0 });
  });

  it('counts the requests of each row, with the first and last time', async () => {
    const at = (timestamp: string, value: object) => ({ timestamp, method: 'POST', url: URL, body: value });
    const file = logs.write(
      'dated.jsonl',
      [at('2026-05-02T10:00:00Z', withTool), at('2026-05-01T23:59:59Z', withTool), at('2026-05-03T00:00:00Z', body)]
        .map(line)
        .join(''),
    );
    const { retention, days, totals } = await audited(file, '--arrangement', 'zdr');
    expect(totals).toMatchObject({ first: '2026-05-01T23:59:59Z', last: '2026-05-03T00:00:00Z', undated: 0 });
    expect(days.map(({ day, requests }) => [day, requests])).toEqual([
      ['2026-05-01', 1],
      ['2026-05-02', 1],
      ['2026-05-03', 1],
    ]);
    const kept = retention.filter(({ feature }) => feature === 'code_execution');
    expect(kept.length).toBeGreaterThan(0);
    for (const row of kept)
      expect(row).toMatchObject({ requests: 2, first: '2026-05-01T23:59:59Z', last: '2026-05-02T10:00:00Z' });
    expect(retention.filter(({ basis }) => basis === 'regardless-of-arrangement')[0]?.requests).toBe(3);
  });
});

describe('the day as of which requests are judged', () => {
  const old = {
    timestamp: '2026-04-01T00:00:00Z',
    url: URL,
    body: { ...body, tools: [{ type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' }] },
  };

  it('is one day for all, or the day of each record', async () => {
    const file = logs.write('clock.jsonl', line(old) + line({ ...old, timestamp: '2026-05-01T00:00:00Z' }));
    const one = await audited(file, '--arrangement', 'zdr', '--as-of', '2026-05-01');
    expect(one.clock).toBe('2026-05-01');
    expect(one.findings).toEqual([]);
    const own = await audited(file, '--arrangement', 'zdr', '--as-of', 'record');
    expect(own.clock).toBe('record');
    expect(own.findings.map(({ rule, requests }) => [rule, requests])).toEqual([['zdr/qualified', 1]]);
  });

  it('is the newest row for records without a time, which are counted', async () => {
    const file = logs.write('undated.jsonl', line(old) + line(body) + line({ ...old, timestamp: 'yesterday' }));
    const { totals } = await audited(file, '--as-of', 'record');
    expect(totals.undated).toBe(2);
    for (const format of ['pretty', 'markdown'])
      expect((await run(['audit', file, '--format', format])).stdout).toContain(
        '2026-04-01; 2 requests without a day\n',
      );
  });

  const told = { url: URL, body };
  it.each([
    ['a server', line({ time_iso8601: '2026-10-01T10:00:00+02:00', ...told })],
    ['a server, as its own log has it', line({ time_local: '01/Oct/2026:10:00:00 +0200', ...told })],
    ['an index', line({ _time: '2026-10-01T08:00:00.000+00:00', ...told })],
    ['an export', line({ request_created_at: '2026-10-01 08:00:00', ...told })],
    ['a gateway, in milliseconds', line({ started_at: 1790841600000, ...told })],
    ['a cloud', line({ logging_time: '2026-10-01T08:00:00Z', full_request: body })],
    ['telemetry, in nanoseconds', line({ spans: [{ startTimeUnixNano: '1790841600000000000', ...told }] })],
    ['a row', line({ result: [{ values: [['1790841600000000000', JSON.stringify(told)]] }] })],
    ['the text before a record', `2026-10-01T08:00:00.1Z stdout F ${line(told)}`],
    ['the text before a record, as Python writes it', `2026-10-01 08:00:00,123 INFO sent ${line(told)}`],
    ['the text before a record, as servers write it', `10.0.0.1 - - [01/Oct/2026:08:00:00 +0000] ${line(told)}`],
  ])('is taken from a time like %s', async (_, text) => {
    const { totals } = await audited(logs.write('dated.jsonl', text), '--as-of', 'record');
    expect(totals).toMatchObject({ requests: 1, first: '2026-10-01T08:00:00Z', undated: 0 });
  });
});

describe('the targets of a configuration', () => {
  it('are matched by host, path or header, and have their own terms', async () => {
    const config = logs.write(
      'claude-preflight.config.yaml',
      `targets:
  - name: gateway
    hosts: ['llm.example.com']
    context: { platform: claude-api, arrangement: zdr }
  - name: clinic
    headers: { x-team: [clinic] }
    context: { arrangement: hipaa, baa: { acceptedOn: 2026-05-01 } }
`,
    );
    const to = (url: string, headers: object) => ({ method: 'POST', url, headers, body: withTool });
    const file = logs.write(
      'targets.jsonl',
      [to('https://llm.example.com/v1/messages', {}), to(URL, { 'X-Team': 'clinic' }), to(URL, { 'x-team': 'other' })]
        .map(line)
        .join(''),
    );
    const { endpoints, targets, retention } = await audited(file, '--config', config);
    expect(endpoints.map(({ target, arrangement, fail }) => [target, arrangement, fail])).toEqual([
      ['clinic', 'hipaa', 1],
      ['gateway', 'zdr', 1],
      [undefined, 'standard', 0],
    ]);
    expect(targets.map(({ name }) => name)).toEqual(['gateway', 'clinic', undefined]);
    const always = retention.filter(({ basis }) => basis === 'regardless-of-arrangement');
    expect(new Set(always.map(({ target }) => target))).toEqual(new Set(['gateway', 'clinic', undefined]));
  });
});

describe('requests with equal judgements', () => {
  it('are counted separately by target and model, in any order', async () => {
    const config = logs.write(
      'alike.yaml',
      `targets:
  - name: first
    headers: { x-team: [first] }
    context: { arrangement: zdr }
  - name: second
    headers: { x-team: [second] }
    context: { arrangement: zdr }
`,
    );
    const record = (team: string, model: string) =>
      line({ method: 'POST', url: URL, headers: { 'x-team': team }, body: { ...withTool, model } });
    const sonnet = 'claude-sonnet-4-5';
    const all = [record('first', body.model), record('second', body.model), record('second', sonnet)];
    const file = logs.write('alike.jsonl', [...all, ...all, record('first', body.model)].join(''));
    const { endpoints, models, findings, totals } = await audited(file, '--config', config);
    expect(totals).toMatchObject({ requests: 7, fail: 7 });
    expect(endpoints.map(({ target, requests }) => [target, requests])).toEqual([
      ['first', 3],
      ['second', 4],
    ]);
    expect(models.map(({ target, requests }) => [target, requests])).toEqual([
      ['first', 3],
      ['second', 2],
      ['second', 2],
    ]);
    const places = findings.map(({ target, examples }) => [target, examples.map((one) => one.line)]);
    expect(places).toEqual([
      ['first', [1, 4, 7]],
      ['second', [2, 3, 5, 6]],
    ]);
  });

  it('are counted further after the counts were collected', () => {
    const context = { arrangement: 'zdr' } as const;
    const { terms } = setupOf({
      policy: shippedPolicy,
      byRecord: false,
      config: NO_CONFIG,
      given: context,
      key: keyOf(KEY),
      today: '2026-10-01',
      subjects: false,
    });
    const tally = emptyTally(terms, (text) => text, new Set());
    for (const seen of [1, 2, 3]) {
      const subject = checkSubject(withTool, context, shippedPolicy);
      observe(tally, { subject, families: [], time: undefined, file: 'made.jsonl', line: seen });
      expect(aggregateOf(tally).findings).toMatchObject([{ feature: 'code_execution', requests: seen }]);
    }
  });
});

it('the finding on the age of the policy is shown once, and its age is not negative on a day before the newest row', async () => {
  const body = { model: 'claude-opus-4-6', max_tokens: 1, messages: [] };
  const file = logs.write('two.jsonl', `${JSON.stringify(body)}\n${JSON.stringify(body)}\n`);
  const late = logs.write('late.yaml', 'today: 2027-01-10\n');
  const early = logs.write('early.yaml', 'today: 2026-01-10\n');
  for (const format of ['pretty', 'markdown']) {
    const { stdout } = await run(['audit', file, '--context', late, '--format', format]);
    expect(stdout.match(/policy\/stale.*/g), format).toEqual([
      'policy/stale  The newest row of the policy is 106 days old. Update claude-preflight.',
    ]);
    expect((await run(['audit', file, '--context', early, '--format', format])).stdout).not.toContain('policy/stale');
  }
  const one = logs.write('one.json', JSON.stringify(body));
  const { stdout } = await run(['check', one, '--context', early]);
  expect(stdout).toMatch(/, its newest row from after the day of the run, sha256/);
});
