import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run as command } from '../../scripts/transcripts.ts';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { body, saved } from './results.js';
import { savedResults, zdr } from './saved-results.js';

const { folder, file, good, bad } = savedResults();

interface Altered {
  readonly policy: object;
  readonly subjects: readonly [object];
}

describe('report names the results that it cannot use:', () => {
  it.each([
    ['no JSON', 'hello'],
    ['JSON of another kind', '{"a": 1}'],
    ['a list', '[]'],
    ['a report of another version', '{"version": 2, "subjects": []}'],
    ['a report without its members', '{"version": 1, "subjects": [{}]}'],
    [
      'a report with a platform that there is not',
      JSON.stringify({
        version: 1,
        policy: { asOf: '2026-01-01', digest: '' },
        subjects: [
          {
            context: { platform: 'x', arrangement: 'zdr' },
            features: [],
            findings: [],
            waived: [],
            retention: [],
            unchecked: [],
          },
        ],
      }),
    ],
    [
      'a report with a verdict that is none',
      JSON.stringify(saved([body()], zdr)).replaceAll('"verdict":"pass"', '"verdict":"great"'),
    ],
    ['a receipt of no day', '{"version":1,"decision":"sent","findings":[],"time":"yesterday","context":{}}'],
    ['a report of ours', '{"kind": "compliance", "version": 1}'],
  ])('names a file that is %s, and continues with the others', async (_, text) => {
    const wrong = file('wrong.json', text);
    const { code, stdout, stderr } = await command(['report', wrong, good, '--format', 'json']);
    expect(code).toBe(3);
    expect(stderr).toContain('wrong.json');
    const { verdict, notChecked } = JSON.parse(stdout);
    expect(verdict).toMatchObject({ verdict: 'review', requests: 1 });
    expect(notChecked).toHaveLength(1);
  });

  it.each([
    ['an empty file', () => '', 'the file is empty'],
    ['a result cut off', () => readFileSync(good, 'utf8').slice(0, 200), 'its JSON is cut off or damaged'],
    ['another version', () => readFileSync(good, 'utf8').replace('"version":1', '"version":2'), 'of version 2'],
    ['receipts of another version', () => '{"version":2,"id":"a"}\n{"version":2,"id":"b"}\n', 'of version 2'],
    ['subjects a line', () => '{"verdict":"pass"}\n{"verdict":"pass"}\n', 'not a saved result'],
    ['something else', () => 'a,b\n', 'not a saved result'],
  ])('gives the reason why it cannot read %s', async (_, text, why) => {
    const { code, stderr } = await command(['report', file('other.json', text())]);
    expect([code, stderr]).toEqual([3, expect.stringContaining(why)]);
  });

  it('reads rotated files in a folder, and names compressed ones that it cannot read', async () => {
    const run = join(folder, 'turned');
    mkdirSync(run);
    writeFileSync(join(run, 'a.json'), readFileSync(good));
    writeFileSync(join(run, 'b.json.1'), readFileSync(bad));
    expect(JSON.parse((await command(['report', run, '--format', 'json'])).stdout).inputs).toHaveLength(2);
    writeFileSync(join(run, 'c.jsonl-20260901.gz'), gzipSync('{}'));
    const { code, stderr } = await command(['report', run]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('c.jsonl-20260901.gz: not text: decompress it first')]);
  });

  it('says why a file whose name was decoded with loss cannot be read', async () => {
    const { code, stderr } = await command(['report', 'na\ufffdme.json']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('a name that is not UTF-8 cannot be read: rename it')]);
  });

  it('says that a file is not text, rather than that it has no results', async () => {
    const packed = join(folder, 'packed.json.gz');
    writeFileSync(packed, gzipSync(readFileSync(good)));
    expect((await command(['report', packed])).stderr).toContain('not text: decompress it first; give results');
    const latin = join(folder, 'latin.json');
    writeFileSync(latin, Buffer.from('{"é":1}', 'latin1'));
    expect((await command(['report', latin])).stderr).toContain('not text; give results');
  });

  it('prints no report if no result was read, and overwrites an earlier file with one that says so', async () => {
    const html = file('earlier.html', '<p>Pass</p>');
    const argv = ['report', join(folder, 'absent'), '--format', 'markdown', '--format', `html=${html}`];
    const { code, stdout, stderr } = await command(argv);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('there is no such file or folder');
    expect(stderr).toContain('there is nothing to report on');
    expect(readFileSync(html, 'utf8').includes('<h1>')).toBe(true);
  });

  it('reads the other files of a folder if one cannot be read, and names the folders that it skips', async () => {
    const run = join(folder, 'mixed');
    mkdirSync(join(run, 'older'), { recursive: true });
    symlinkSync('nowhere.json', join(run, 'a.json'));
    writeFileSync(join(run, 'b.json'), `\ufeff${readFileSync(bad, 'utf8')}`);
    const { code, stdout, stderr } = await command(['report', run, '--format', 'json']);
    expect(JSON.parse(stdout).verdict).toMatchObject({ verdict: 'fail', requests: 1 });
    expect(code).toBe(3);
    expect(stderr).toContain(`${join(run, 'a.json')}: there is no such file or folder`);
    expect(stderr).toContain(`${join(run, 'older')}: a subfolder is a run of its own`);
  });

  it.each([
    ['feature', { feature: { id: 'kanarienvogel' } }],
    ['at', { at: 7 }],
    ['rule', { rule: ['kanarienvogel'] }],
    ['verdict', { verdict: 'kanarienvogel' }],
  ])('rejects a result in which a finding has a %s that it cannot have', async (name, more) => {
    const result = JSON.parse(readFileSync(bad, 'utf8'));
    Object.assign(result.subjects[0].findings[0], more);
    const altered = file(`${name}.json`, JSON.stringify(result));
    for (const format of ['markdown', 'html', 'json', 'csv', 'sarif', 'junit', 'oscal', 'cyclonedx', 'intoto']) {
      const { code, stdout, stderr } = await command(['report', altered, '--format', format]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('does not have the form')]);
      expect(stdout).not.toContain('kanarienvogel');
    }
  });

  it.each([
    ['an endpoint', (result: Altered) => Object.assign(result.subjects[0], { endpoint: null })],
    ['a verdict of its findings', (result: Altered) => Object.assign(result.subjects[0], { verdict: 'pass' })],
    ['a time', (result: Altered) => Object.assign(result.policy, { ageInDays: 1e300, digest: shippedPolicy.digest })],
  ])('rejects a result with an unknown %s', async (_, alter) => {
    const result: Altered = JSON.parse(readFileSync(bad, 'utf8'));
    alter(result);
    const { code, stderr } = await command(['report', file('altered.json', JSON.stringify(result))]);
    expect([code, stderr]).toEqual([3, expect.stringContaining('does not have the form')]);
  });

  it('rejects an earlier report, and names the results from which it was made', async () => {
    const { stdout } = await command(['report', good, '--format', 'json']);
    const { code, stderr } = await command(['report', file('october.json', stdout), bad, '--format', 'json']);
    expect([code, stderr]).toEqual([3, expect.stringContaining(`give also the results it was made from: ${good}`)]);
  });

  it('rejects a report whose policy is of no possible age', async () => {
    for (const ageInDays of [1e15, -1e9]) {
      const report = saved([body()], zdr);
      const name = file('aged.json', JSON.stringify({ ...report, policy: { ...report.policy, ageInDays } }));
      const { code, stderr } = await command(['report', name]);
      expect([code, stderr]).toEqual([3, expect.stringContaining('the result does not have the form of its version')]);
    }
  });

  it('rejects a result whose counts are not numbers', async () => {
    const { stdout } = await command(['audit', file('n.jsonl', JSON.stringify(body())), '--format', 'json']);
    const wrong = file('n.json', stdout.replaceAll('"requests": 1', '"requests": "1 | <b>"'));
    const { code, stderr } = await command(['report', wrong]);
    expect(code).toBe(3);
    expect(stderr).toContain('does not have the form');
  });
});
