/** Wrong options, contexts and days are reported with what to do. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, TRANSCRIPT_DAY } from '../../scripts/transcripts.js';
import type { Report } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { temporaryFolder } from '../temporary-folder.js';

const { path: folder, write } = temporaryFolder();
const REQUEST = '{"model":"claude-opus-4-6","max_tokens":1,"messages":[]}';

describe('wrong usage', () => {
  it.each([
    [['explain', 'zdr'], 'there is no such rule or feature; there are zdr/feature-not-eligible, zdr/'],
    [['explain', 'mcp'], 'there is no such rule or feature; there are mcp_connector, mcp_tunnels; claude'],
    [['explain', 'files'], 'did you mean files_api?'],
    [['explain', 'pfd'], 'did you mean pdf?'],
    [['check', '--residency', 'us', 'x'], 'unknown option --residency; it stands in a file, which --context names\n'],
    [['audit', '--zdr-contract', 'x'], 'unknown option --zdr-contract; it stands in a file, which --context names\n'],
    [['report', '--residency', 'us', 'x'], 'unknown option --residency\n'],
    [['check', '--formt', 'json', 'x'], 'unknown option --formt (did you mean --format?)'],
    [['check', '--constructor=x', 'x'], 'unknown option --constructor\n'],
    [['check', '--__proto__', 'x'], 'unknown option --__proto__\n'],
    [['audit', '--no-toString', 'x'], 'unknown option --no-toString\n'],
    [['check', '--phi=maybe', 'x'], '--phi takes no value but true or false'],
    [['check', '--platform', '-x'], '--platform needs a value; one that begins with - is written after ='],
    [['check', '--context='], '--context needs a value'],
    [['check', '--strict', '--no-strict', 'x'], '--strict and --no-strict contradict each other'],
    [['check', '-abc', 'x'], 'unknown option -a; to name a file that begins with -, put it after --\n'],
    [
      ['audit', '--as-of', 'recrod', 'x'],
      '--as-of is a day of the calendar, YYYY-MM-DD, or record (did you mean record?)',
    ],
    [['explain', 'xyz'], 'there is no such rule or feature; claude-preflight explain lists all\n'],
    [['check', '--arrangement', 'zrd', 'x'], '--arrangement is one of standard, zdr, hipaa (did you mean zdr?)'],
    [
      ['serve', '--upstream', 'https://a.example', '--tls-cert', 'package.json', '--tls-key', 'package.json'],
      'not a certificate',
    ],
    [
      ['serve', '--upstream', 'https://a.example', '--tls-cert', 'no.pem', '--tls-key', 'no.pem'],
      'no.pem: there is no',
    ],
    [
      ['report', '--verify', 'none.json'],
      'none.json: the signed report cannot be read: there is no such file or folder',
    ],
    [['policy', 'verify', 'nowhere'], 'nowhere: the folder of rules cannot be read: there is no such'],
  ])('is reported with what to do: %j', async (argv, words) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

it('every word after -- is an operand', async () => {
  const { stdout } = await run(['check', '--format', 'json', '--', '--phi=false', '-x']);
  expect((JSON.parse(stdout) as Report).subjects.map(({ name }) => name)).toEqual(['--phi=false', '-x']);
});

it('policy show states each retention period of a feature once, in words', async () => {
  const { stdout } = await run(['policy', 'show', '--as-of', '2026-09-26']);
  expect(stdout).toMatch(/^prompt_caching .* up to 1 hour at anthropic$/m);
  expect(stdout).not.toMatch(/\bP(?:T|\d)/);
});

it('a repeated member of a context is reported with its position', async () => {
  const file = write('twice.yaml', 'arrangement: zdr\narrangement: standard\n');
  const { code, stderr } = await run(['check', '-', '--context', file], REQUEST);
  expect([code, stderr]).toEqual([2, `claude-preflight: ${file}:2:1: a member stands twice\n`]);
});

it('an empty context file is reported, and a waiver that excuses nothing with its line', async () => {
  const empty = await run(['check', '-', '--context', write('empty.yaml', '# nothing yet\n')], REQUEST);
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('the file is empty; a context is a map')]);
  const waiver = '  - { rule: zdr/qualified, reason: r, owner: o, expires: 2026-09-30 }\n';
  const file = write('over.yaml', `arrangement: zdr\nwaivers:\n${waiver.replace('09-30', '12-31')}${waiver}`);
  const { code, stderr } = await run(['check', '-', '--context', file], REQUEST);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `claude-preflight: ${file}:4:5: waiver 2: that of zdr/qualified expired on 2026-09-30 and excuses nothing any more\n`,
  );
});

it('a context given as a configuration is reported, as are the reverse and an unexpanded glob', async () => {
  const context = write('context.yaml', 'arrangement: zdr\nphi: true\n');
  const config = write('config.yaml', 'context: { arrangement: zdr }\ntargets: []\n');
  const said = async (...argv: string[]) => (await run(['check', ...argv], REQUEST)).stderr;
  expect(await said('-', '--config', context)).toBe(
    `claude-preflight: ${context}:1:1: this is a context file: give it with --context, or write its members under context\n`,
  );
  for (const text of ['context: { arrangement: zdr }', 'targets: []', 'contexts: []'])
    expect(await said('-', '--context', write('config.yaml', text))).toBe(
      `claude-preflight: ${config}:1:1: this is a configuration: give it with --config\n`,
    );
  const glob = join(folder, '*.nothing');
  for (const command of ['check', 'lint'])
    expect((await run([command, glob])).stdout).toContain(
      'no such file or folder; globs are for the shell, without quotes',
    );
  expect((await run(['lint', join(folder, 'none.ts')])).stdout).toMatch(/^REVIEW {2}\S*none\.ts {2}could not be read/m);
});

describe('a day that the policy does not cover', () => {
  // The contract states the first days of the two tables.
  const [ZDR_BEGINS, HIPAA_BEGINS] = ['2026-03-27', '2026-04-02'];

  it.each([
    ['check', '-'],
    ['lint', '-', '--stdin-filename', 'a.json'],
    ['audit', '-'],
    ['policy', 'show'],
  ])('is reported: %s', async (...argv) => {
    const notes = async (day: string) => (await run([...argv, '--as-of', day], REQUEST)).stderr;
    expect(await notes('2026-01-01')).toContain(
      `for zdr (the first is of ${ZDR_BEGINS}) and hipaa (the first is of ${HIPAA_BEGINS}); nothing is established`,
    );
    expect(await notes(ZDR_BEGINS)).toContain(`no entries yet for hipaa (the first is of ${HIPAA_BEGINS}); `);
    expect(await notes('2026-10-02')).toContain(
      `as of 2026-10-02: that day is in the future; the newest entry is of ${shippedPolicy.newest}`,
    );
    expect(await notes(TRANSCRIPT_DAY)).not.toContain('as of');
  });

  it('is reported if the configuration or policy diff names it', async () => {
    const config = write('later.yaml', 'context: { asOf: 2027-01-01 }\n');
    for (const command of ['check', 'audit'])
      expect((await run([command, '-', '--config', config], REQUEST)).stderr).toContain('as of 2027-01-01: that day');
    const { stderr } = await run(['policy', 'diff', '2025-01-01', '2027-01-01']);
    expect(stderr.match(/^claude-preflight: as of (?:2025|2027)/gm)).toHaveLength(2);
  });

  it('is reported as the first or second if it is not a valid day', async () => {
    const said = async (...days: string[]) => (await run(['policy', 'diff', ...days])).stderr;
    expect(await said('foo', '2026-09-26')).toContain('and the first is not one');
    expect(await said('2026-09-26', '2026-02-30')).toContain('and the second is not one');
    expect(await said('2026-09-26')).toContain('takes two days');
  });
});
