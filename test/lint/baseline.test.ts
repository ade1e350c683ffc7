import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBaseline } from '../../src/lint/baseline.js';
import { ineligible, type Repository, reportOf, repository, request } from './repository.js';

const KEY = { CLAUDE_PREFLIGHT_KEY: 'an invented key' };
let repo: Repository;

const start = async () => {
  repo = repository({
    'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n',
    'old.json': ineligible({ system: 'kanarienvogel' }),
  });
  return repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
};
const lint = (format = 'json') =>
  repo.run(['lint', '--no-cache', '--format', format, '--baseline', 'claude-preflight.baseline.json'], { env: KEY });

describe('a text that is not a baseline of this version', () => {
  const entry = { rule: 'zdr/qualified', at: '/tools/0', digest: 'hmac-sha256:0' };
  const baseline = { version: 1, key: 'hmac-sha256:1', entries: [entry] };
  it.each([
    'null',
    JSON.stringify({ ...baseline, version: 2 }),
    JSON.stringify({ ...baseline, key: 1 }),
    JSON.stringify({ ...baseline, entries: {} }),
    ...['rule', 'at', 'digest'].map((name) =>
      JSON.stringify({ ...baseline, entries: [entry, { ...entry, [name]: 1 }] }),
    ),
  ])('is not read as one: %s', (text) => {
    expect(readBaseline(JSON.stringify(baseline))).toEqual(baseline);
    expect(readBaseline(text)).toBeUndefined();
  });
});

describe('the baseline', () => {
  it('excuses no other identifier in place of a masked property name, whose finding has its own location', async () => {
    // Invented people.
    const asking = (property: string, value: string) =>
      request({
        output_config: {
          format: {
            type: 'json_schema',
            schema: { type: 'object', properties: { [property]: { type: 'string', enum: [value] } } },
          },
        },
      });
    const [property, value] = ['mrn_4471229', 'Quentin Featherstone'];
    repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }\n',
      'a.json': asking(property, value),
    });
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
    const [subject] = reportOf(await lint()).subjects;
    expect([subject?.verdict, subject?.waived.map(({ rule }) => rule)]).toEqual([
      'pass',
      ['phi/schema-enum', 'phi/schema-property-name'],
    ]);
    const text = asking(property, value);
    const columns = subject?.waived.map(({ location }) => [location?.line, location?.column]);
    const placeOf = (index: number) => {
      const before = text.slice(0, index).split('\n');
      return [before.length, (before.at(-1)?.length ?? 0) + 1];
    };
    const places = [text.indexOf(`"${value}"`), text.indexOf('{', text.indexOf(property))];
    expect(columns).toEqual(places.map(placeOf));
    for (const [name, person] of [
      [property, 'Eleanor Whitcombe'],
      ['mrn_9983317', value],
    ] as const) {
      repo.write({ 'a.json': asking(name, person) });
      const [changed] = reportOf(await lint()).subjects;
      expect([changed?.verdict, changed?.findings.map(({ rule }) => rule)]).toEqual([
        'fail',
        ['phi/schema-enum', 'phi/schema-property-name'],
      ]);
    }
  });

  it('excuses only findings that existed when it was written, and the report marks them', async () => {
    expect((await start()).code).toBe(0);
    repo.write({ 'new.json': ineligible() });
    const run = await lint();
    expect(run.code).toBe(1);
    expect(reportOf(run).subjects.map(({ verdict, waived }) => [verdict, waived.length])).toEqual([
      ['fail', 0],
      ['pass', 1],
    ]);
    expect(reportOf(run).subjects[1]?.waived[0]?.waiver.owner).toBe('baseline');
    expect(run.stderr).toBe('');
    for (const format of ['pretty', 'markdown', 'github', 'gitlab', 'junit', 'sarif']) {
      const { stdout } = await lint(format);
      expect(stdout, format).toMatch(/without an end|no end/);
      expect(stdout, format).not.toContain('9999');
    }
  });

  it('does not excuse a further finding of a request', async () => {
    await start();
    const tools = ['code_execution_20250825', 'web_search_20260209'].map((type) => ({ type, name: 'code_execution' }));
    repo.write({ 'old.json': request({ tools }) });
    const run = await lint();
    const places = reportOf(run).subjects.map(({ findings, waived }) =>
      [findings, waived].map((all) => all.map(({ at, verdict }) => `${at} ${verdict}`)),
    );
    expect([run.code, places]).toEqual([1, [[['/tools/1 fail'], ['/tools/0 fail']]]]);
  });

  it('does not excuse a file that could not be read', async () => {
    repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n',
      'torn.json': ineligible().slice(0, -20),
    });
    expect((await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY })).code).toBe(3);
    const run = await lint();
    expect(run.code).toBe(3);
    expect(reportOf(run).subjects.map(({ verdict, waived }) => [verdict, waived.length])).toEqual([['review', 0]]);
  });

  it('excuses only as many identical findings of a file as existed', async () => {
    repo = repository({ 'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n' });
    const lines = (count: number) => `${JSON.stringify(JSON.parse(ineligible()))}\n`.repeat(count);
    repo.write({ 'all.jsonl': lines(2) });
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
    expect((await lint()).code).toBe(0);
    repo.write({ 'all.jsonl': lines(3) });
    const run = await lint();
    expect(run.code).toBe(1);
    expect(reportOf(run).subjects.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'fail']);
  });

  it('still excuses a finding about the whole request after its prompt changed', async () => {
    const asking = (system: string) => request({ system });
    repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr, platform: microsoft-foundry, strict: true }\n',
      'a.json': asking('One.'),
    });
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
    repo.write({ 'a.json': asking('Another.') });
    const [subject] = reportOf(await lint()).subjects;
    expect([subject?.verdict, subject?.waived.map(({ rule, at }) => `${rule} ${at}`)]).toEqual([
      'pass',
      ['zdr/not-established-on-platform '],
    ]);
  });

  it.each([
    ['an unknown beta value', { betas: 'zork-2026-01-01' }, { betas: 'murk-2026-01-01' }],
    ['one more beta value', { betas: 'zork-2026-01-01' }, { betas: 'zork-2026-01-01,murk-2026-01-01' }],
    ['another value of the same feature', { betas: 'output-128k-2025-02-19' }, { betas: 'output-300k-2026-03-24' }],
    ['an unknown endpoint', { path: '/v1/zork' }, { path: '/v1/murk' }],
    [
      'another cloud',
      { host: 'bedrock-runtime.us-east-1.amazonaws.com' },
      { host: 'us-east5-aiplatform.googleapis.com' },
    ],
  ])('does not excuse a finding about the whole request for %s', async (_, before, after) => {
    const asking = ({ betas = '', path = '/v1/messages', host = 'api.anthropic.com' }) =>
      JSON.stringify({
        method: 'POST',
        url: `https://${host}${path}`,
        headers: { 'anthropic-beta': betas },
        body: JSON.parse(request()),
      });
    repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }\n',
      'a.json': asking(before),
    });
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
    expect(reportOf(await lint()).subjects[0]?.verdict).toBe('pass');
    repo.write({ 'a.json': asking(after) });
    expect(reportOf(await lint()).subjects[0]?.verdict).not.toBe('pass');
  });

  it('does not excuse a finding that has become graver', async () => {
    repo = repository({ 'a.json': request() });
    const under = (more: string) =>
      repo.write({
        'claude-preflight.config.yaml': `context: { arrangement: zdr, platform: microsoft-foundry${more} }\n`,
      });
    under('');
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: KEY });
    expect(reportOf(await lint()).subjects[0]?.verdict).toBe('pass');
    under(', strict: true');
    expect(reportOf(await lint()).subjects[0]?.verdict).toBe('fail');
  });

  it('contains the findings that remain after --fix', async () => {
    repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n',
      'code.json': ineligible(),
      'search.json': ineligible().replaceAll('code_execution', 'web_search').replace('20250825', '20260209'),
    });
    const { stderr } = await repo.run(['lint', '--no-cache', '--fix', '--write-baseline'], { env: KEY });
    expect(stderr).toMatch(/search\.json:1: .*: fixed\./);
    const { entries } = JSON.parse(readFileSync(join(repo.root, 'claude-preflight.baseline.json'), 'utf8'));
    expect(entries).toEqual([expect.objectContaining({ at: '/tools/0', digest: expect.stringMatching(/^hmac/) })]);
  });

  it('contains only rules, pointers and keyed digests', async () => {
    await start();
    const text = readFileSync(join(repo.root, 'claude-preflight.baseline.json'), 'utf8');
    const { entries, key } = JSON.parse(text);
    expect(entries).toEqual([
      { rule: 'zdr/feature-not-eligible', at: '/tools/0', digest: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) },
    ]);
    await repo.run(['lint', '--no-cache', '--write-baseline'], { env: { CLAUDE_PREFLIGHT_KEY: 'another' } });
    const other = JSON.parse(readFileSync(join(repo.root, 'claude-preflight.baseline.json'), 'utf8'));
    expect(other.key).not.toBe(key);
    expect(other.entries[0].digest).not.toBe(entries[0].digest);
    expect(text).not.toMatch(/kanarienvogel|code_execution/);
  });

  it('still excuses a finding whose line moved, but not one whose content changed', async () => {
    await start();
    repo.write({ 'old.json': `\n\n${ineligible({ system: 'another text' })}` });
    expect((await lint()).code).toBe(0);
    repo.write({ 'old.json': ineligible().replace('20250825', '20260120') });
    const run = await lint();
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/1 finding of the baseline is gone; lint --write-baseline leaves it out/);
  });

  it('is refused without its key, with another key, or if it is another file', async () => {
    await start();
    const argv = ['lint', '--no-cache', '--baseline', 'claude-preflight.baseline.json'];
    for (const [env, why] of [
      [{}, /set CLAUDE_PREFLIGHT_KEY to a secret text/],
      [{ CLAUDE_PREFLIGHT_KEY: 'another' }, /written with another CLAUDE_PREFLIGHT_KEY/],
    ] as const) {
      const { code, stderr } = await repo.run(argv, { env });
      expect(code).toBe(2);
      expect(stderr).toMatch(why);
    }
    const { code, stderr } = await repo.run(['lint', '--no-cache', '--baseline', 'old.json'], { env: KEY });
    expect(`${code} ${stderr}`).toMatch(/^2 .*not a baseline/);
  });

  it('is written to the given file', async () => {
    await start();
    for (const argv of [
      ['--write-baseline', 'own.json'],
      ['--write-baseline=own.json'],
      ['--write-baseline', '--baseline', 'own.json'],
    ]) {
      const { code, stderr } = await repo.run(['lint', '--no-cache', ...argv], { env: KEY });
      expect(`${code} ${stderr}`).toMatch(/^0 .*the baseline was written to own\.json, with 1 finding\n$/);
      repo.write({ 'own.json': readFileSync(join(repo.root, 'claude-preflight.baseline.json')) });
    }
  });

  it('is written only by a run over all files', async () => {
    await start();
    const { code } = await repo.run(['lint', '--no-cache', 'old.json', '--write-baseline'], { env: KEY });
    expect(code).toBe(2);
  });

  it('never overwrites another file', async () => {
    await start();
    const before = readFileSync(join(repo.root, 'old.json'), 'utf8');
    const { code, stderr } = await repo.run(['lint', '--no-cache', '--write-baseline', 'old.json'], { env: KEY });
    expect(`${code} ${stderr}`).toMatch(/^2 .*old\.json: not a baseline, and not overwritten/);
    expect(readFileSync(join(repo.root, 'old.json'), 'utf8')).toBe(before);
  });
});
