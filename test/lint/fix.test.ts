import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Repository, reportOf, repository, request } from './repository.js';

let repo: Repository;

const start = (files: Readonly<Record<string, string>>, context = '{ arrangement: zdr }') => {
  repo = repository({ 'claude-preflight.config.yaml': `context: ${context}\n`, ...files });
};
const read = (name: string): string => readFileSync(join(repo.root, name), 'utf8');
const lint = (...argv: string[]) => repo.run(['lint', '--no-cache', '--format', 'json', ...argv]);

const TS = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (text: string) =>
  client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 64, // kanarienvogel
    tools: [
      { type: 'web_search_20260209', name: 'web_search' },
      { name: 'web_fetch', type: 'web_fetch_20260209', max_uses: 3 },
    ],
    messages: [{ role: 'user', content: text }],
  });
`;
const PYTHON = `from anthropic import Anthropic
client = Anthropic()
client.messages.create(
    model="claude-opus-4-6",
    max_tokens=64,
    tools=[{"type": "web_search_20260209", "name": "web_search"}],
    messages=[{"role": "user", "content": "kanarienvogel"}],
)
`;

describe('lint --fix', () => {
  it('applies mechanical fixes in programs and data, changes nothing else, and checks again', async () => {
    const json = request({ tools: [{ type: 'web_search_20260209', name: 'web_search' }] });
    start({ 'a.ts': TS, 'b.py': PYTHON, 'c.json': json });
    expect((await lint()).code).toBe(1);
    const run = await lint('--fix');
    expect(`${run.code} ${reportOf(run).verdict}`).toBe('0 pass');
    expect(run.stderr).toMatch(/a\.ts:4: zdr\/feature-not-eligible: fixed\./);
    expect(read('a.ts')).toBe(
      TS.replace(`{ type: 'web_search`, `{ allowed_callers: ["direct"], type: 'web_search`).replace(
        `{ name: 'web_fetch'`,
        `{ allowed_callers: ["direct"], name: 'web_fetch'`,
      ),
    );
    expect(read('b.py')).toBe(PYTHON.replace('[{"type"', '[{"allowed_callers": ["direct"],"type"'));
    expect(JSON.parse(read('c.json'))).toEqual({
      ...JSON.parse(json),
      tools: [{ allowed_callers: ['direct'], type: 'web_search_20260209', name: 'web_search' }],
    });
    const before = read('a.ts');
    expect((await lint('--fix')).stderr).toBe('');
    expect(read('a.ts')).toBe(before);
  });

  it('leaves a fix of headers in JSON with comments to a person, as its text is not JSON', async () => {
    const body = '"body": { "model": "claude-opus-4-6", "max_tokens": 1, "messages": [] }';
    const file = `{ "url": "https://api.anthropic.com/v1/messages", // where\n  "headers": { "anthropic-beta": "files-api-2025-04-14" },\n  ${body} }\n`;
    start({ 'a.json': file }, '{ arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }');
    const { code, stderr } = await lint('--fix');
    expect([code, stderr]).toEqual([0, expect.stringContaining('can be fixed, but only by hand here')]);
    expect(read('a.json')).toBe(file);
  });

  it('keeps the byte order mark, line endings and tabs of a file', async () => {
    const file = `\ufeff${TS.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}`;
    start({ 'a.ts': file });
    await lint('--fix');
    const after = read('a.ts');
    expect(after).not.toBe(file);
    expect(after.replaceAll('allowed_callers: ["direct"], ', '').replaceAll("allowed_callers: ['direct'], ", '')).toBe(
      file,
    );
  });

  it('uses the line endings of the file for lines that it adds', async () => {
    const yaml = `model: claude-opus-4-6\nmax_tokens: 1\nmessages: []\ntools:\n  - type: web_search_20260209\n    name: web_search\n`;
    start({ 'a.yaml': yaml.replaceAll('\n', '\r\n') });
    expect((await lint('--fix', '--dry-run')).stdout).not.toMatch(/·$/m);
    await lint('--fix');
    expect(read('a.yaml').replace('allowed_callers: ["direct"]\r\n    ', '')).toBe(yaml.replaceAll('\n', '\r\n'));
  });

  it('with --dry-run shows the changes with values masked, and writes nothing', async () => {
    start({ 'a.ts': TS, 'b.py': PYTHON });
    const run = await repo.run(['lint', '--no-cache', '--fix', '--dry-run']);
    expect(run.code).toBe(1);
    expect(read('a.ts')).toBe(TS);
    expect(run.stdout).toMatch(/^--- a\/a\.ts\n\+\+\+ b\/a\.ts\n@@ -6,\d+ \+6,\d+ @@\n/);
    expect(run.stdout).toMatch(/^\+ +\{ allowed_callers: \["direct"\], type: 'web_search_20260209'/m);
    expect(run.stdout).not.toContain('kanarienvogel');
    expect((await repo.run(['lint', '--dry-run'])).code).toBe(2);
    expect((await repo.run(['lint', '--fix', '-', '--stdin-filename', 'a.ts'], { stdin: TS })).code).toBe(2);
  });

  it('with --dry-run says if there is nothing to fix', async () => {
    start({ 'a.json': request() });
    const { stdout, stderr } = await repo.run(['lint', '--no-cache', '--fix', '--dry-run']);
    expect([stdout, stderr]).toEqual(['', 'claude-preflight: there is nothing to fix mechanically\n']);
  });

  it('with --dry-run shortens a long line to the surroundings of each change', async () => {
    const tools = ['web_search', 'web_fetch'].map((name) => ({ type: `${name}_20260209`, name }));
    start({ 'a.json': JSON.stringify({ ...JSON.parse(request()), system: 'kanarienvogel '.repeat(40), tools }) });
    const { stdout } = await repo.run(['lint', '--no-cache', '--fix', '--dry-run']);
    const lines = stdout.split('\n').filter((line) => /^[-+][^-+]/.test(line));
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.length <= 101 && line.startsWith('…', 1))).toHaveLength(4);
    expect(lines.filter((line) => line.includes('{"allowed_callers": ["direct"],"type":"web_'))).toHaveLength(2);
    expect(stdout).not.toContain('kanarien');
  });

  it('removes a member that the platform lacks, with its comma, at any position', async () => {
    const members = ['model: "claude-opus-4-6"', 'max_tokens: 64', 'messages: []'];
    const call = (at: number) =>
      `import Anthropic from "@anthropic-ai/sdk";\nconst client = new Anthropic();\nclient.messages.create({ ${[
        ...members.slice(0, at),
        'diagnostics: { previous_message_id: null }',
        ...members.slice(at),
      ].join(', ')} });\n`;
    const yaml = (more: string) => `model: claude-opus-4-6\n${more}max_tokens: 1\nmessages: []\n`;
    const betas = (list: string) => call(4).replace('messages.create({', `beta.messages.create({ betas: [${list}],`);
    start(
      {
        'first.ts': call(0),
        'middle.ts': call(1),
        'last.ts': call(3),
        'a.yaml': yaml('diagnostics: { previous_message_id: null } # of the cache\n'),
        'list.ts': betas('"code-execution-2025-08-25", "interleaved-thinking-2025-05-14"'),
      },
      '{ arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }',
    );
    await lint('--fix');
    expect(read('a.yaml')).toBe(yaml(''));
    expect(read('list.ts')).toContain('({ betas: [ "interleaved-thinking-2025-05-14"],');
    for (const name of ['first.ts', 'middle.ts', 'last.ts']) {
      expect(read(name), name).toContain(`create({ ${members.join(', ')} });`);
    }
  });

  it('does not apply a fix after which a request would read otherwise than intended', async () => {
    // Only the first line of the value would be removed, and the other would become a part of the metadata.
    const yaml =
      'model: claude-opus-4-6\nmax_tokens: 1\nmessages: []\nmetadata:\n  user_id: null\ndiagnostics:\n  previous_message_id: null\n  other: 1\n';
    start({ 'a.yaml': yaml }, '{ arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }');
    expect((await lint('--fix')).stderr).toContain('can be fixed, but only by hand here');
    expect(read('a.yaml')).toBe(yaml);
  });

  it('does not apply a fix for a value that it does not find in the file', async () => {
    const call = TS.replace("{ type: 'web_search_20260209', name: 'web_search' }", 'tool').replace(
      'export',
      "const tool = Object.assign({}, { type: 'web_search_20260209', name: 'web_search' } as const);\nexport",
    );
    start({ 'a.ts': call.replace(/ {6}\{ name: 'web_fetch'.*\n/, '') });
    await lint('--fix');
    expect(read('a.ts')).not.toContain('allowed_callers');
  });
});
