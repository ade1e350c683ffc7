/** `check` on input that is not a request, and messages about wrong usage. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { run, TRANSCRIPT_DAY } from '../../scripts/transcripts.js';
import { check } from '../../src/index.js';
import type { Report } from '../../src/model.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { scanJson } from '../../src/request/scan.js';

const folder = mkdtempSync(join(tmpdir(), 'preflight-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, data: string | Uint8Array): string => {
  writeFileSync(join(folder, name), data);
  return join(folder, name);
};

const REQUEST = '{"model":"claude-opus-4-6","max_tokens":1,"messages":[]}';
const reportOf = async (...argv: string[]): Promise<Report> =>
  JSON.parse((await run(['check', ...argv, '--format', 'json'])).stdout);

describe('input that cannot be read', () => {
  it.each([
    ['gzip', gzipSync('{}')],
    ['zstd', Buffer.from('28b52ffd0400110000000000', 'hex')],
  ])('that is compressed with %s is reported as such, with what to do', async (_, bytes) => {
    const { code, stdout } = await run(['check', write('packed.json', bytes)]);
    expect([code, stdout]).toEqual([3, expect.stringContaining('compressed: decompress it first, or use audit')]);
  });

  it.each([
    ['a file that does not exist', () => join(folder, 'none.json'), 'there is no such file or folder'],
    ['a folder', () => folder, 'it is a folder; name the files in it'],
    ['truncated JSON', () => write('short.json', '{"model":'), 'it is not complete JSON'],
    ['a text that is not JSON', () => write('text.json', 'Hello'), 'it is not JSON'],
    ['a line that is not JSON', () => write('line.jsonl', 'Hello'), 'it is not JSON'],
    ['a HAR', () => write('x.har', '{"log":{"entries":[]}}'), 'it is a HAR: audit reads recorded traffic'],
  ])('is reported as unreadable: %s', async (_, make, why) => {
    const file = make();
    const { code, stdout } = await run(['check', file, '--arrangement', 'zdr']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^REVIEW {2}.*could not be read: nothing of it was judged\n/);
    expect(stdout).toContain(`This could not be read: ${why}.`);
    expect(stdout).not.toMatch(/POST|claude-api|what is retained|policy|server/);
    const [subject] = (await reportOf(file)).subjects;
    expect(subject).toMatchObject({ method: 'unknown', endpoint: 'unknown', features: [], verdict: 'review' });
  });

  it.each([
    ['little', false],
    ['big', true],
  ])(
    'does not include UTF-16 (%s endian), which Windows shells write: requests, terms and results in it are read',
    async (_, big) => {
      const utf16 = (name: string, text: string): string => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        writeFileSync(join(folder, name), big ? bytes.swap16() : bytes);
        return join(folder, name);
      };
      const terms = utf16('terms16.yaml', 'arrangement: zdr\r\n');
      const file = REQUEST.replace('[]}', '[],"tools":[{"type":"code_execution_20250825","name":"code_execution"}]}');
      for (const [name, text, subjects] of [
        ['one16.json', file, 1],
        ['lines16.jsonl', `${file}\r\n${file}\r\n`, 2],
        ['lines16.txt', `${file}\r\n${file}\r\n`, 2],
      ] as const) {
        const { code, stdout } = await run(['check', utf16(name, text), '--context', terms, '--format', 'json']);
        expect(code).toBe(1);
        expect(JSON.parse(stdout).subjects.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
          Array(subjects).fill('fail'),
        );
        const made = await run(['report', utf16('saved16.json', stdout), '--format', 'json']);
        expect(JSON.parse(made.stdout).verdict).toMatchObject({ verdict: 'fail', requests: subjects });
      }
      writeFileSync(join(folder, 'half16.jsonl'), Buffer.from([...(big ? [0xfe, 0xff] : [0xff, 0xfe]), 0x7b]));
      const torn = await run(['check', join(folder, 'half16.jsonl'), '--context', terms]);
      expect(torn.code).toBe(3);
      expect(torn.stdout).toContain('This could not be read: it begins as UTF-16, and is not UTF-16 to its end.');
    },
  );

  it('does not pass by a waiver, and a waived finding has its location', async () => {
    const terms = write(
      'terms.yaml',
      'arrangement: zdr\nwaivers: [{ rule: request/unreadable, reason: x, owner: x, expires: 2030-01-01 }]\n',
    );
    const torn = await run(['check', write('torn.json', '{"model":'), '--context', terms]);
    expect(torn.code).toBe(3);
    expect(torn.stdout).toMatch(/^REVIEW {2}.*could not be read: nothing of it was judged\n/);
    const odd = write('odd.json', REQUEST.replace('[]}', '[],\n"tools":1}'));
    const odd2 = write('odd.jsonl', `${REQUEST}\n${REQUEST.replace('[]}', '[],"tools":1}')}`);
    for (const [file, line] of [
      [odd, 2],
      [odd2, 2],
    ] as const) {
      const { code, stdout } = await run(['check', file, '--context', terms, '--format', 'json']);
      expect(code).toBe(0);
      expect(JSON.parse(stdout).subjects.at(-1).waived).toMatchObject([{ location: { file, line } }]);
    }
  });

  it('includes empty input, which does not pass', async () => {
    const { code, stdout } = await run(['check', '-', '--format', 'json']);
    expect([code, JSON.parse(stdout).verdict]).toEqual([3, 'review']);
  });

  it('is in review even if its problems exceed the number that is listed', async () => {
    const faults = REQUEST.replace('{', `{${'"max_tokens":1,'.repeat(200)}`);
    const hidden = REQUEST.replace(/\}$/, ',"tools":[{"type":"code_execution_20250825"}],"tools":[]}');
    const { subjects } = await reportOf(write('faults.json', `[${REQUEST},${faults},${hidden},${REQUEST}]`));
    expect(subjects.map(({ verdict }) => verdict)).toEqual(['pass', 'review', 'review', 'review']);
    expect(subjects.at(-1)?.unchecked).toMatchObject([{ why: expect.stringContaining('too many faults before it') }]);
  });

  it('is counted separately from requests', async () => {
    const { code, stdout } = await run(['check', join(folder, 'none.json'), write('one.json', REQUEST)]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^REVIEW {2}1 request: 0 fail, 0 review, 1 pass; 1 input could not be read\n/);
    const { stdout: table } = await run(['check', join(folder, 'none.json'), '--format', 'markdown']);
    expect(table).toContain('0 requests: 0 fail, 0 review, 0 pass; 1 input could not be read.');
  });

  it('includes a request without any value', () => {
    expect(check(undefined).subjects[0]?.findings[0]?.message).toContain(
      'read: undefined stands where the API has none',
    );
  });
});

describe('blank lines in JSON Lines', () => {
  const between = `${REQUEST}\n\n \t\r\n${REQUEST}\n`;

  it('are reported between requests, and do not change the exit code', async () => {
    const file = write('blank.jsonl', between);
    const { code, stdout, stderr } = await run(['check', file]);
    expect([code, stderr]).toEqual([0, `claude-preflight: ${file}:2: 2 lines are blank\n`]);
    expect(stdout).toMatch(/^PASS {2}2 requests/);
    expect((await reportOf(file)).subjects.map(({ location }) => location?.line)).toEqual([1, 4]);
  });

  it('are written as blank lines, so that the lines of input and output correspond', async () => {
    const { code, stdout } = await run(['check', '-', '--format', 'jsonl'], between);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.map((line) => (line === '' ? '' : JSON.parse(line).location.line))).toEqual([1, '', '', 4, '']);
  });

  it('are ignored at the end, and do not count as input', async () => {
    const { code, stderr } = await run(['check', write('end.jsonl', `${REQUEST}\n\n\n`)]);
    expect([code, stderr]).toEqual([0, '']);
    const { code: none, stderr: why } = await run(['check', '-', '--format', 'jsonl'], '\n\n');
    expect([none, why]).toEqual([3, 'claude-preflight: there was no request in standard input\n']);
  });
});

describe('a hostile input', () => {
  it('that is nested a hundred thousand levels deep is handled', async () => {
    const file = write('deep.json', '['.repeat(100_000) + ']'.repeat(100_000));
    const { code, stdout } = await run(['check', file]);
    expect(code).toBe(3);
    expect(stdout).toContain('nested too deep');
    // Positions share one list of steps, because a list for each would take quadratic space.
    const lists = new Set<unknown>();
    scanJson('[[[[[]]]]]', (steps) => lists.add(steps));
    expect(lists.size).toBe(1);
  });

  it('cannot send control characters to a terminal through names in a context or configuration', async () => {
    const file = write('steers.json', '{ "\\u001b[31mx": 1 }');
    for (const flag of ['--context', '--config']) {
      const { code, stderr } = await run(['check', file, flag, file]);
      expect(code).toBe(2);
      expect(stderr).toContain('?[31mx');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern looks for control characters
      expect(stderr).not.toMatch(/\u001b/);
    }
  });
});

describe('a run that judged nothing', () => {
  it.each(['pretty', 'markdown', 'github'])('does not pass, in %s', async (format) => {
    const { code, stdout } = await run(['check', '-', '--format', format], '[]');
    expect(code).toBe(3);
    expect(stdout).toContain('no request was judged');
    expect(stdout).not.toMatch(/\bpass;|: pass\b|PASS/);
  });

  it('does not pass in an audit', async () => {
    expect((await run(['audit', '-'], '')).stdout).toMatch(/^NOTHING JUDGED {2}0 requests/);
    expect((await run(['audit', '-', '--format', 'markdown'], '')).stdout).toMatch(/^# Audit: no request was judged/);
  });
});

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

describe('a pass under standard terms', () => {
  it('is reported as promising nothing, unlike one under other terms', async () => {
    const words = 'Standard terms promise nothing of what is kept';
    expect((await run(['check', '-'], REQUEST)).stdout).toContain(words);
    expect((await run(['check', '-', '--arrangement', 'zdr'], REQUEST)).stdout).not.toContain(words);
    for (const format of ['pretty', 'markdown']) {
      expect((await run(['audit', '-', '--format', format], REQUEST)).stdout).toContain(words);
      const zdr = await run(['audit', '-', '--arrangement', 'zdr', '--format', format], REQUEST);
      expect(zdr.stdout).not.toContain(words);
    }
  });
});

it('a repeated member of a context is reported with its position', async () => {
  const file = write('twice.yaml', 'arrangement: zdr\narrangement: standard\n');
  const { code, stderr } = await run(['check', '-', '--context', file], REQUEST);
  expect([code, stderr]).toEqual([2, `claude-preflight: ${file}:2:1: a member stands twice\n`]);
});

it('requests to another platform than the stated one are reported once for each platform', async () => {
  const line = `{"name":"one","url":"https://api.anthropic.com/v1/messages","body":${REQUEST}}\n`;
  const cloud = line
    .replace('api.anthropic.com', 'invented.services.ai.azure.com/anthropic')
    .replace('"one"', '"second"');
  const file = write('elsewhere.jsonl', line.repeat(3) + cloud);
  const { code, stderr } = await run(['check', file, '--platform', 'google-cloud', '--format', 'jsonl']);
  expect(code).toBe(2);
  const told = 'where both are meant, make each a target of the configuration';
  expect(stderr.split('\n')).toEqual([
    `claude-preflight: 3 requests go to claude-api, not to google-cloud, and are judged so (one is the first); ${told}`,
    `claude-preflight: 1 request goes to microsoft-foundry, not to google-cloud, and is judged so (second); ${told}`,
    '',
  ]);
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

it('findings about the policy itself are shown without a location in the request', async () => {
  const { stdout } = await run(['check', '-', '--arrangement', 'zdr'], REQUEST, { today: '2027-06-01' });
  expect(stdout).toContain('  no findings\n');
  expect(stdout).toMatch(
    /\ninformational {2}policy\/stale {2}The newest row [^\n]* Update claude-preflight\.\npolicy as of/,
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
    const begins = (zdr: string, hipaa: string) => `for ${zdr}, for ${hipaa}; nothing is established`;
    expect(await notes('2026-01-01')).toContain(begins(`zdr on ${ZDR_BEGINS}`, `hipaa on ${HIPAA_BEGINS}`));
    expect(await notes(ZDR_BEGINS)).toContain(`no entries yet for hipaa on ${HIPAA_BEGINS}`);
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

describe('an unknown beta value', () => {
  const BODY = '"model":"claude-opus-4-6","max_tokens":1,"messages":[]';
  it.each([
    ['in a header', `{"headers":\n{"Anthropic-Beta":"files-api-2025-04-14, x-2031-01-01"},"body":{${BODY}}}`, [2, 42]],
    ['in one written with escapes', `{"headers":\n{"anthropic-beta":"a\\u002cx"},"body":{${BODY}}}`, [2, 19]],
    ['in a list', `{"headers":{"anthropic-beta":["files-api-2025-04-14",\n"x-2031-01-01"]},"body":{${BODY}}}`, [2, 2]],
    ['in a body', `{${BODY},"betas":[\n"x-2031-01-01"]}`, [2, 2]],
    ['in a batch line', `{"custom_id":"a","params":{${BODY},\n"betas":["x-2031-01-01"]}}`, [2, 11]],
    ['in a batch', `{"requests":[{"custom_id":"a","params":{${BODY},\n"betas":["x-2031-01-01"]}}]}`, [2, 11]],
    ['in an array', `[{${BODY}},\n{"headers":{"anthropic-beta":"x"},"body":{${BODY}}}]`, [2, 31]],
  ])('has the location of its text: %s', async (_, text, [line, column]) => {
    const file = write('beta.json', text);
    const found = (await reportOf(file, '--arrangement', 'hipaa')).subjects
      .flatMap(({ findings }) => findings)
      .filter(({ rule, feature }) => rule === 'hipaa/beta-not-listed' && feature === 'unknown');
    expect(found).toMatchObject([{ at: '', location: { file, line, column } }]);
  });

  it('is found where the API has it, however deeply a text is nested', async () => {
    const deep = (open: string, close: string) => open.repeat(9_000) + close.repeat(9_000);
    for (const text of [
      `{${BODY},"betas":${deep('[', ']')}}`,
      `{"headers":{"anthropic-beta":${deep('[', ']')}},"body":{${BODY},"betas":["x"]}}`,
      `{"custom_id":"a","params":${'{"params":'.repeat(9_000)}{}${'}'.repeat(9_000)}}`,
    ])
      expect((await run(['check', write('deep.json', text), '--arrangement', 'hipaa'])).code).toBe(3);
  });

  it('is found in the body of an envelope that also has messages', async () => {
    const text = `{"messages":[],"body":{${BODY},\n"tools":[{"type":"code_execution_20250825","name":"x"}]}}`;
    const { subjects } = await reportOf(write('both.json', text), '--arrangement', 'zdr');
    expect(subjects[0]?.findings.find(({ at }) => at === '/tools/0')?.location).toMatchObject({ line: 2, column: 10 });
  });

  it('does not take the location of an unknown endpoint', async () => {
    const text = '{"url":"https://api.anthropic.com/v1/new",\n"headers":{"anthropic-beta":"x"}}';
    const [{ findings } = { findings: [] }] = (await reportOf(write('new.json', text), '--arrangement', 'zdr'))
      .subjects;
    const unknown = findings.filter(({ rule }) => rule === 'policy/unknown-feature');
    expect(unknown.map(({ location }) => location?.line)).toEqual([1, 1]);
  });
});
