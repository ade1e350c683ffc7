import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.js';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { temporaryFolder } from '../temporary-folder.js';
import { body, line, URL, withTool } from './invented.js';
import { audited, run } from './run.js';

const logs = temporaryFolder();
const own = temporaryFolder();

describe('a context given by flags', () => {
  it('overrides the terms of a target, and a warning says so, as in check', async () => {
    const config = logs.write(
      'flags.yaml',
      `targets:
  - name: clinic
    headers: { x-team: [clinic] }
    context: { arrangement: zdr, phi: false }
`,
    );
    const record = { method: 'POST', url: URL, headers: { 'x-team': 'clinic' }, body: withTool };
    const file = logs.write('flags.jsonl', line(record));
    const given = ['--config', config, '--arrangement', 'standard', '--phi=false'];
    const { stdout, stderr } = await run(['audit', file, ...given, '--format', 'json']);
    const { endpoints, targets } = JSON.parse(stdout) as Aggregate;
    expect(endpoints.map(({ target, arrangement, fail }) => [target, arrangement, fail])).toEqual([
      ['clinic', 'standard', 0],
    ]);
    expect(targets.map(({ context }) => context.arrangement)).toEqual(['standard', 'standard']);
    expect(stderr).toBe(
      'claude-preflight: flags and --context take precedence over the terms of the target clinic: arrangement\n',
    );
    for (const command of [
      ['check', file],
      ['lint', logs.write('one.json', line(record)), '--no-cache'],
    ]) {
      const { stdout: checked, stderr: told } = await run([...command, ...given, '--format', 'json']);
      expect((JSON.parse(checked) as Report).subjects[0]).toMatchObject({ target: 'clinic', verdict: 'pass' });
      expect(told).toBe(stderr);
    }
    const stated = await run(['audit', file, '--config', config, '--format', 'json']);
    expect([(JSON.parse(stated.stdout) as Aggregate).totals.fail, stated.stderr]).toEqual([1, '']);
  });
});

it.each(['json', 'jsonl'])('a log in a folder that is read is not overwritten by %s', async (format) => {
  const file = own.write('log.jsonl', line(body));
  const { code, stderr } = await run(['audit', own.path, '--format', `${format}=${file}`]);
  expect([code, stderr]).toEqual([2, `claude-preflight: ${file}: it is an input, and would be overwritten\n`]);
  expect(readFileSync(file, 'utf8')).toBe(line(body));
});

describe('--fail-on', () => {
  it('review makes an audit or a merge fail if the most severe verdict is review', async () => {
    const file = logs.write('review.jsonl', line(body));
    const terms = [file, '--arrangement', 'zdr', '--platform', 'microsoft-foundry'];
    const { code, stdout } = await run(['audit', ...terms, '--format', 'json', '--fail-on', 'fail']);
    expect(JSON.parse(stdout).totals).toMatchObject({ fail: 0, review: 1 });
    expect(code).toBe(0);
    expect((await run(['audit', ...terms, '--fail-on', 'review'])).code).toBe(1);
    const aggregate = logs.write('review.json', stdout);
    expect((await run(['audit', '--merge', aggregate])).code).toBe(0);
    expect((await run(['audit', '--merge', aggregate, '--fail-on', 'review'])).code).toBe(1);
    expect((await run(['audit', ...terms, '--fail-on', 'informational'])).code).toBe(2);
  });
});

describe('wrong usage', () => {
  it.each([
    [['audit', 'x', '--threads', 'none'], '--threads'],
    [['audit', 'x', '--as-of', 'recrod'], '--as-of'],
    [['audit', 'x', '--format', 'sarif'], '--format'],
    [['audit', 'x', '--resume', 's', '--format', 'jsonl'], '--resume'],
    [['audit', '--merge', 'missing.json'], 'missing.json'],
  ])('%j is reported with the argument that is wrong', async (argv, word) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(word);
  });

  it.each(['--resume', '--format'])(
    'a file that cannot be written is reported before anything is read: %s',
    async (flag) => {
      const place = join(logs.path, 'no-such-folder', 'x.json');
      const { code, stdout, stderr } = await run(
        ['audit', '-', flag, flag === '--format' ? `json=${place}` : place],
        line(body),
      );
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toBe(`claude-preflight: ${place}: the file cannot be written: there is no such folder\n`);
    },
  );

  it('--resume requires a key', async () => {
    const { code, stderr } = await run(['audit', 'x', '--resume', 's'], '', '');
    expect(code).toBe(2);
    expect(stderr).toContain('CLAUDE_PREFLIGHT_KEY');
  });
});

describe('an audit in which no request was judged', () => {
  it.each([
    ['a file that is not there', () => join(logs.path, 'none.jsonl'), 'there is no such file or folder'],
    ['an empty one', () => logs.write('empty.jsonl', ''), undefined],
  ])('prints no ledger in readable formats, and says that nothing was judged: %s', async (_, make, why) => {
    const file = make();
    for (const format of ['pretty', 'markdown']) {
      const { code, stdout, stderr } = await run(['audit', file, '--format', format]);
      expect(code).toBe(3);
      expect(stdout).toMatch(/^(?:NOTHING JUDGED|# Audit: no request was judged)/);
      expect(stdout).not.toMatch(/what is retained|as of/);
      expect(stderr).toContain('there was no request to Claude in the input');
      if (why === undefined) continue;
      expect(stderr).toContain(`${file}: ${why}\n`);
      expect(stdout).toContain(`1 record not read: ${why} (${file})`);
    }
    // In machine-readable formats the exception is always there, and the verdict is no pass.
    expect((await audited(file)).verdict).toBe('review');
    expect((await audited(file)).retention.map(({ basis }) => basis)).toContain('regardless-of-arrangement');
  });
});

it('input names cannot inject markup or entities into Markdown tables', async () => {
  const file = logs.write('a&#x202e;\u202eb.jsonl', JSON.stringify({ model: 'claude-opus-4-6', messages: [], odd: 1 }));
  const { stdout } = await run(['audit', file, '--arrangement', 'zdr', '--format', 'markdown']);
  expect(stdout).toContain('a&amp;#x202e;?b.jsonl:1');
  expect(stdout).not.toMatch(/&#x|\u202e/);
});
