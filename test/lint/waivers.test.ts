import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZDR } from './linted.js';
import { HOUSE, ineligible, reportOf, repository, request } from './repository.js';

const TERMS = 'arrangement: zdr\n';

describe('waivers', () => {
  const waiver = (more: string) =>
    `  - { rule: zdr/feature-not-eligible, reason: invented, owner: invented, ${more} }\n`;
  const lint = async (waivers: string, ...argv: string[]) => {
    const repo = repository({
      'claude-preflight.config.yaml': `${ZDR}waivers:\n${waivers}`,
      'app/a.json': ineligible(),
      'app/b.json': ineligible(),
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json', ...argv]);
    return { ...run, waived: reportOf(run).subjects.map((one) => one.waived.length) };
  };

  it('excuse only findings of their rule, file and pointer, which the report marks', async () => {
    expect(await lint(waiver('expires: 2027-01-31'))).toMatchObject({ code: 0, waived: [1, 1], stderr: '' });
    expect(await lint(waiver('expires: 2027-01-31, file: app/a.json'))).toMatchObject({ code: 1, waived: [1, 0] });
    expect(await lint(waiver('expires: 2027-01-31, file: "*.json", at: /tools/0'))).toMatchObject({ waived: [1, 1] });
    expect(await lint(waiver('expires: 2027-01-31, at: /tools/1'))).toMatchObject({ code: 2, waived: [0, 0] });
  });

  it('of a context file and of the configuration, and a baseline, are all listed in the report', async () => {
    const tool = (name: string) => ({ type: name, name: 'x' });
    const tools = ['code_execution_20250825', 'web_search_20260209', 'mcp_toolset'].map(tool);
    const env = { CLAUDE_PREFLIGHT_KEY: 'an invented key' };
    const own = (place: string) => waiver(`expires: 2027-01-31, at: ${place}`);
    const repo = repository({
      'claude-preflight.config.yaml': `${ZDR}waivers:\n${own('/tools/0')}`,
      'c.yaml': `waivers:\n${own('/tools/1')}`,
      'a.json': request({ tools }),
    });
    const argv = ['lint', '.', '--no-cache', '--context', join(repo.root, 'c.yaml'), '--format', 'json'];
    await repo.run([...argv, '--write-baseline'], { env });
    const run = await repo.run([...argv, '--baseline', 'claude-preflight.baseline.json'], { env });
    const [subject] = reportOf(run).subjects;
    expect([run.code, subject?.waived.map(({ at, waiver: { owner } }) => `${at} ${owner}`)]).toEqual([
      0,
      ['/tools/1 invented', '/tools/0 invented', '/tools/2 baseline'],
    ]);
  });

  it('do not excuse a file that could not be read', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': `${ZDR}waivers:\n${waiver('expires: 2027-01-31').replace('zdr/feature-not-eligible', 'request/unreadable')}`,
      'torn.json': ineligible().slice(0, -20),
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    expect(run.code).toBe(3);
    expect(reportOf(run).subjects.map(({ verdict, waived }) => [verdict, waived.length])).toEqual([['review', 0]]);
  });

  it('that have expired, are unused or name no rule are errors with their location', async () => {
    const expired = await lint(waiver('expires: 2026-09-30'));
    expect(expired).toMatchObject({ code: 2, waived: [0, 0] });
    expect(expired.stderr).toMatch(
      /claude-preflight\.config\.yaml:3:5: the waiver of zdr\/feature-not-eligible expired on/,
    );
    const unused = await lint(waiver('expires: 2027-01-31, file: nowhere'));
    expect(unused.stderr).toMatch(/excuses nothing here/);
    const unknown = await lint(waiver('expires: 2027-01-31').replace('zdr/feature', 'zdr/featur'));
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toMatch(/no rule zdr\/featur-not-eligible \(did you mean zdr\/feature-not-eligible\?\)/);
  });

  it('excuse findings of custom rules', async () => {
    const house = waiver('expires: 2027-01-31').replace('zdr/feature-not-eligible', 'house/models');
    const repo = repository({
      'claude-preflight.config.yaml': `${HOUSE}waivers:\n${house}`,
      'a.json': request({ model: 'claude-opus-4-5' }),
    });
    expect(await repo.run(['lint', '--no-cache', '--arrangement', 'standard'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('are not reported as unused if only some files were read', async () => {
    expect(await lint(waiver('expires: 2027-01-31, file: app/a.json'), 'app/b.json')).toMatchObject({
      code: 1,
      stderr: '',
    });
  });

  it('are reported a month before they expire, and hold until then', async () => {
    const near = await lint(waiver('expires: 2026-10-31'));
    expect(near).toMatchObject({ code: 0, waived: [1, 1] });
    expect(near.stderr).toMatch(/expires on 2026-10-31, in 30 days/);
    expect((await lint(waiver('expires: 2026-11-01'))).stderr).toBe('');
  });

  it('are not applied with --no-waivers, nor are those of a context file', async () => {
    expect(await lint(waiver('expires: 2027-01-31'), '--no-waivers')).toMatchObject({ code: 1, waived: [0, 0] });
    const repo = repository({ 'c.yaml': `${TERMS}waivers:\n${waiver('expires: 2027-01-31')}`, 'a.json': ineligible() });
    const codeOf = async (...argv: string[]) =>
      (await repo.run(['lint', '--no-cache', '--context', join(repo.root, 'c.yaml'), ...argv])).code;
    expect([await codeOf(), await codeOf('--no-waivers')]).toEqual([0, 1]);
  });
});
