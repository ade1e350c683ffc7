/** `check` on what is no request: said as what it is, and no more than that. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { check } from '../../src/index.js';
import type { Report } from '../../src/model.js';

const folder = mkdtempSync(join(tmpdir(), 'preflight-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const REQUEST = '{"model":"claude-opus-4-6","max_tokens":1,"messages":[]}';
const reportOf = async (...argv: string[]): Promise<Report> =>
  JSON.parse((await run(['check', ...argv, '--format', 'json'])).stdout);

describe('what could not be read', () => {
  it.each([
    ['a file that is not there', () => join(folder, 'none.json'), 'there is no such file'],
    ['a folder', () => folder, 'it is a folder; name the files in it'],
    ['a text that ends too soon', () => write('short.json', '{"model":'), 'it ends before the JSON does'],
    ['a text that is no JSON', () => write('text.json', 'Hello'), 'it is not JSON'],
    ['a line that is no JSON', () => write('line.jsonl', 'Hello'), 'it is not JSON'],
  ])('is told apart from a request that was judged: %s', async (_, make, why) => {
    const file = make();
    const { code, stdout } = await run(['check', file, '--arrangement', 'zdr']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^REVIEW {2}.*could not be read: nothing of it was judged\n/);
    expect(stdout).toContain(`This could not be read: ${why}.`);
    expect(stdout).not.toMatch(/POST|claude-api|kept all the same/);
    const [subject] = (await reportOf(file)).subjects;
    expect(subject).toMatchObject({ method: 'unknown', endpoint: 'unknown', features: [], verdict: 'review' });
  });

  it('is counted apart from requests', async () => {
    const { code, stdout } = await run(['check', join(folder, 'none.json'), write('one.json', REQUEST)]);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^REVIEW {2}1 request: 0 fail, 0 review, 1 pass; 1 input could not be read\n/);
    const { stdout: table } = await run(['check', join(folder, 'none.json'), '--format', 'markdown']);
    expect(table).toContain('0 requests: 0 fail, 0 review, 0 pass; 1 input could not be read.');
  });

  it('is undefined where nothing was given', () => {
    expect(check(undefined).subjects[0]?.findings[0]?.message).toContain(
      'read: undefined stands where the API has none',
    );
  });
});

describe('blank lines among JSON Lines', () => {
  const between = `${REQUEST}\n\n \t\r\n${REQUEST}\n`;

  it('hold no request: those in the middle are told of, and nothing fails for them', async () => {
    const file = write('blank.jsonl', between);
    const { code, stdout, stderr } = await run(['check', file]);
    expect([code, stderr]).toEqual([0, `claude-preflight: ${file}:2: 2 lines are blank\n`]);
    expect(stdout).toMatch(/^PASS {2}2 requests/);
    expect((await reportOf(file)).subjects.map(({ location }) => location?.line)).toEqual([1, 4]);
  });

  it('are answered by blank lines, so that a line of jsonl answers the line that it was given for', async () => {
    const { code, stdout } = await run(['check', '-', '--format', 'jsonl'], between);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.map((line) => (line === '' ? '' : JSON.parse(line).location.line))).toEqual([1, '', '', 4, '']);
  });

  it('do no harm at the end, and are no input by themselves', async () => {
    const { code, stderr } = await run(['check', write('end.jsonl', `${REQUEST}\n\n\n`)]);
    expect([code, stderr]).toEqual([0, '']);
    const { code: none, stderr: why } = await run(['check', '-', '--format', 'jsonl'], '\n\n');
    expect([none, why]).toEqual([3, 'claude-preflight: there was no request in standard input\n']);
  });
});
