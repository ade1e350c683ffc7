/** What `check` says of input that is hostile, of a run that judged nothing, and of places. */
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import type { Report } from '../../src/model.js';
import { scanJson } from '../../src/request/scan.js';
import { temporaryFolder } from '../temporary-folder.js';

const { write } = temporaryFolder();
const REQUEST = '{"model":"claude-opus-4-6","max_tokens":1,"messages":[]}';
const reportOf = async (...argv: string[]): Promise<Report> =>
  JSON.parse((await run(['check', ...argv, '--format', 'json'])).stdout);

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

describe('--fail-on review', () => {
  const UNKNOWN = '{"model":"claude-invented-9","max_tokens":1,"messages":[]}';

  it.each([
    ['github', '::warning ', '::error '],
    ['junit', 'failures="0" errors="0" skipped="1"', 'failures="1" errors="0" skipped="0"'],
  ])('makes of a review a failure in %s as in the exit code', async (format, otherwise, said) => {
    const check = ['check', '-', '--arrangement', 'zdr', '--format', format];
    const without = await run(check, UNKNOWN);
    const strict = await run([...check, '--fail-on', 'review'], UNKNOWN);
    expect([without.code, strict.code]).toEqual([0, 1]);
    expect(without.stdout).toContain(otherwise);
    expect(strict.stdout).toContain(said);
  });
});

describe('a pass under standard terms', () => {
  it('is reported as promising nothing, unlike one under other terms', async () => {
    const words = 'Standard terms promise nothing of what is kept';
    for (const format of ['pretty', 'github', 'markdown']) {
      expect((await run(['check', '-', '--format', format], REQUEST)).stdout, format).toContain(words);
      const zdr = await run(['check', '-', '--arrangement', 'zdr', '--format', format], REQUEST);
      expect(zdr.stdout).not.toContain(words);
    }
    for (const format of ['pretty', 'markdown']) {
      expect((await run(['audit', '-', '--format', format], REQUEST)).stdout).toContain(words);
      const zdr = await run(['audit', '-', '--arrangement', 'zdr', '--format', format], REQUEST);
      expect(zdr.stdout).not.toContain(words);
    }
  });
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

it('findings about the policy itself are shown without a location in the request', async () => {
  const { stdout } = await run(['check', '-', '--arrangement', 'zdr'], REQUEST, { today: '2027-06-01' });
  expect(stdout).toContain('  no findings\n');
  expect(stdout).toMatch(
    /\ninformational {2}policy\/stale {2}The newest row [^\n]* Update claude-preflight\.\npolicy as of/,
  );
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
