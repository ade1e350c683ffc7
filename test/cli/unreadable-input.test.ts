import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import { check } from '../../src/index.js';
import type { Report } from '../../src/model.js';
import { temporaryFolder } from '../temporary-folder.js';

const { path: folder, write } = temporaryFolder();
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
    [
      'a text that stops being JSON behind a member that is named twice',
      () => write('twice.json', String.raw`{"metadata":{"user_id":1,"user_id":2},"\q":1}`),
      'it is not JSON',
    ],
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
    // What was read has its place, also as a whole.
    const isRead = !/no such file|is a folder/.test(why);
    expect(subject?.location).toEqual(isRead ? { file, line: 1, column: 1 } : undefined);
  });

  it.each([
    ['little', false],
    ['big', true],
  ])(
    'does not include UTF-16 (%s endian), which Windows shells write: requests, terms and results in it are read',
    async (_, big) => {
      const utf16 = (name: string, text: string): string => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        return write(name, big ? bytes.swap16() : bytes);
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
      const half = write('half16.jsonl', Buffer.from([...(big ? [0xfe, 0xff] : [0xff, 0xfe]), 0x7b]));
      const torn = await run(['check', half, '--context', terms]);
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
