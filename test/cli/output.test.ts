/** The outputs of a run, and conflicts between flags. */
import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { temporaryFolder } from '../temporary-folder.js';

const { path: folder } = temporaryFolder();
const REQUEST = '{"model":"claude-opus-4-6","max_tokens":1,"messages":[]}\n';
const file = join(folder, 'request.jsonl');
writeFileSync(file, REQUEST);
const out = (name: string): string => join(folder, name);
symlinkSync(file, out('link'));
linkSync(file, out('hard-link'));

describe.each(['check', 'audit'])('%s', (command) => {
  it('writes one subject per line to every requested output, beside other formats', async () => {
    const places = [out('one.jsonl'), out('two.jsonl')];
    const formats = ['json=-', ...places.map((place) => `jsonl=${place}`)];
    const { code, stdout } = await run([command, file, ...formats.flatMap((one) => ['--format', one])]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toHaveProperty('policy');
    const [one, two] = places.map((place) => readFileSync(place, 'utf8'));
    expect(JSON.parse(one ?? '')).toMatchObject({ endpoint: '/v1/messages' });
    expect(two).toBe(one);
  });

  it('prints the verdict and the files if every output is a file', async () => {
    const tool = '"tools":[{"type":"code_execution_20250825","name":"code_execution"}]';
    const bad = out('bad.jsonl');
    writeFileSync(bad, `${REQUEST}${REQUEST.replace('"messages"', `${tool},"messages"`)}${REQUEST}`);
    const empty = out('empty.jsonl');
    writeFileSync(empty, '');
    const told = async (input: string, ...formats: string[]) => {
      const flags = formats.flatMap((one) => ['--format', one]);
      const { stdout, stderr } = await run([command, input, '--arrangement', 'zdr', ...flags]);
      return stdout === '' ? stderr.trimEnd().split('\n').at(-1) : stderr;
    };
    expect(await told(bad, `jsonl=${out('a')}`)).toBe(`claude-preflight: fail; written: ${out('a')} (jsonl)`);
    expect(await told(bad, `json=${out('a')}`, `csv=${out('b')}`)).toBe(
      `claude-preflight: fail; written: ${out('a')} (json), ${out('b')} (csv)`,
    );
    expect(await told(empty, `json=${out('a')}`)).toBe(
      `claude-preflight: no request was judged; written: ${out('a')} (json)`,
    );
    expect(await told(file, `json=${out('a')}`, 'csv')).not.toContain('written');
  });

  it.each([
    [
      'the same file by two names',
      [`json=${out('a')}`, `csv=${relative(process.cwd(), out('a'))}`],
      'to the same file',
    ],
    ['its own input', [`json=${relative(process.cwd(), file)}`], 'it is an input, and would be overwritten'],
    ['its own input by a link', [`json=${out('link')}`], 'it is an input, and would be overwritten'],
    ['its own input by a hard link', [`json=${out('hard-link')}`], 'it is an input, and would be overwritten'],
    ['its own input by a link, as JSON Lines', [`jsonl=${out('link')}`], 'it is an input, and would be overwritten'],
    ['a configuration', [`json=${out('claude-preflight.config.yaml')}`], 'it is an input, and would be overwritten'],
    ['an empty file name', ['json='], 'a file name must follow'],
    ['standard output twice', ['json=-', 'jsonl'], 'all but one need a file'],
    ['a folder that does not exist', [`json=${out('none/a')}`], 'the file cannot be written: there is no such folder'],
    [
      'a folder that does not exist, as JSON Lines',
      [`jsonl=${out('none/a')}`],
      'the file cannot be written: there is no such folder',
    ],
  ])('refuses to write to %s', async (_, formats, why) => {
    const { code, stderr } = await run([command, file, ...formats.flatMap((one) => ['--format', one])]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(why)]);
    expect(readFileSync(file, 'utf8')).toBe(REQUEST);
  });

  it('does not overwrite the files that its options name', async () => {
    const terms = out('terms.yaml');
    writeFileSync(terms, 'arrangement: zdr');
    const { code, stderr } = await run([command, file, '--context', terms, '--format', `json=${terms}`]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('terms.yaml: it is an input, and would be overwritten'),
    ]);
    expect(readFileSync(terms, 'utf8')).toBe('arrangement: zdr');
  });

  it.skipIf(!existsSync('/dev/full'))('names the file that could not be written to a full disk', async () => {
    for (const format of ['json', 'jsonl']) {
      const { code, stderr } = await run([command, file, '--format', `${format}=/dev/full`]);
      expect([code, stderr]).toEqual([
        2,
        'claude-preflight: /dev/full: the file cannot be written: the disk is full\n',
      ]);
    }
  });

  it('does not take a flag for the value of another', async () => {
    const { code, stderr } = await run([command, file, '--output', '--fail-on', 'review']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--output needs a value')]);
    expect(existsSync('--fail-on')).toBe(false);
    const { code: joined } = await run([command, file, `--output=${out('-a')}`, '--fail-on', 'review']);
    expect([joined, existsSync(out('-a'))]).toEqual([0, true]);
  });
});

it('a flag and its opposite are reported as contradictory', async () => {
  expect((await run(['check', '--phi', '--no-phi'])).stderr).toMatch(/: --phi and --no-phi contradict each other\n/);
  expect((await run(['check', '--no-phi', '--phi'])).stderr).toMatch(/: --phi and --no-phi contradict each other\n/);
});

it.each([
  ['--no-cache', '--cache-dir'],
  ['--no-waivers', '--waivers-from'],
])('%s and %s are reported as contradictory', async (one, other) => {
  const { code, stderr } = await run(['lint', one, other, 'x', 'src/did-you-mean.ts']);
  expect([code, stderr]).toEqual([2, `claude-preflight: ${one} and ${other} contradict each other\n`]);
});

it.each(['check', 'lint', 'audit'])(
  '%s reports that --foundry-hosting has no effect on other platforms',
  async (command) => {
    const said = async (...argv: string[]) =>
      (await run([command, file, '--foundry-hosting', 'azure', ...argv])).stderr;
    expect(await said()).toContain('--foundry-hosting has no effect');
    expect(await said('--platform', 'microsoft-foundry')).not.toContain('--foundry-hosting');
  },
);

it('a repeated flag is named as it was given', async () => {
  expect((await run(['lint', '--no-cache', '--no-cache'])).stderr).toMatch(/: --no-cache is given twice/);
});

it.each([
  ['audit', '--merge', '--arrangement', 'zdr'],
  ['audit', '--merge', '--resume', 'x'],
  ['report', '--verify', 'x', '--format', 'html'],
  ['report', '--verify', 'x', '--sign', 'x'],
  ['policy', 'diff', '2026-04-10', '2026-09-01', '--phi'],
])('a flag without effect is refused: %s %s %s %s', async (...argv) => {
  const { code, stderr } = await run(argv);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/: --\S+ (?:does not go with|says how .* goes with)/)]);
});
