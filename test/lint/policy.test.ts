import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.ts';
import { prose } from '../../src/policy/prose.generated.js';
import { HOUSE, ineligible, repository, request } from './repository.js';

const CASES = `rule: house/models
cases:
  - name: A model that is not on the list.
    request: { model: claude-opus-4-5, messages: [] }
    findings: [ { at: /model, verdict: fail } ]
  - name: One that is.
    request: { model: claude-opus-4-6, messages: [] }
    findings: []
`;

describe('policy test', () => {
  it('passes the cases of the shipped rules', async () => {
    const { code, stdout } = await run(['policy', 'test', 'fixtures/rules']);
    expect(stdout).toMatch(/^[\d,]{3,} cases in \d{2} files, 0 problems\n$/);
    expect(code).toBe(0);
  });

  it('passes the cases shown in README', async () => {
    const [, cases = ''] = /```yaml\n(rule: [\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const repo = repository({ 'cases/readme.yaml': cases });
    expect(await repo.run(['policy', 'test', 'cases'])).toMatchObject({
      code: 0,
      stdout: '2 cases in 1 file, 0 problems\n',
    });
  });

  it('tests custom rules, and locates a failed case without showing a value of its request', async () => {
    const repo = repository({ 'claude-preflight.config.yaml': HOUSE, 'cases/models.yaml': CASES });
    expect(await repo.run(['policy', 'test', 'cases'])).toMatchObject({ code: 0, stderr: '' });
    repo.write({ 'cases/models.yaml': CASES.replace('claude-opus-4-5', 'claude-opus-4-6') });
    const wrong = await repo.run(['policy', 'test', 'cases']);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toBe(
      'claude-preflight: cases/models.yaml:3:5: A model that is not on the list.: the rule says nothing, and not fail at /model\n',
    );
  });

  it('says what a folder without cases lacks', async () => {
    const repo = repository({ 'cases/notes.txt': 'none' });
    expect(await repo.run(['policy', 'test', 'cases'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('cases: there is no YAML file in the folder'),
    });
  });

  it('lists rules without a case in which they apply, or without one in which they do not', async () => {
    const overlay =
      'overlays: [{ id: effort, zdr: [{ since: 2026-09-01, status: eligible, source: house/2026-09-01 }] }]\n';
    const repo = repository({
      'claude-preflight.config.yaml': HOUSE + overlay,
      'cases/models.yaml': CASES.split('  - name: One')[0] ?? '',
    });
    const { code, stderr } = await repo.run(['policy', 'test', 'cases']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/the rule house\/models has no case without findings/);
    expect(stderr).toMatch(/the overlay of effort has no case that uses the feature/);
  });

  it('reports files that are not cases, with the location, and folders that do not exist', async () => {
    const repo = repository({
      'cases/a.yaml': 'rule: nowhere/rule\ncases: [{ name: x, request: 1, findings: [] }]',
      'cases/b.yaml': 'rule: zdr/qualified\ncases:\n  - { name: x, findngs: [] }',
      'cases/c.yaml':
        'rule: zdr/qualified\ncases: [{ name: x, context: { arangement: zdr }, request: 1, findings: [] }]',
    });
    repo.write({ 'cases/d.yaml': 'zdr: 1\nhipaa: 2', 'cases/e.yaml': '- a\n- b' });
    const { code, stderr } = await repo.run(['policy', 'test', 'cases']);
    expect(code).toBe(2);
    expect(stderr.match(/[de]\.yaml:1:1: not a file of cases, which has rule and cases/g)).toHaveLength(2);
    expect(stderr).not.toMatch(/unknown member: zdr/);
    expect(stderr).toMatch(/cases\/a\.yaml:1:1: there is no such rule/);
    expect(stderr).toMatch(/cases\/b\.yaml:3:\d+: unknown member: findngs \(did you mean findings\?\)/);
    expect(stderr).toMatch(/cases\/c\.yaml:2:\d+: a context has no member arangement \(did you mean arrangement\?\)/);
    expect((await repo.run(['policy', 'test', 'nowhere'])).code).toBe(2);
    expect((await repo.run(['policy', 'test'])).code).toBe(2);
    repo.write({ 'empty/x.txt': '' });
    expect((await repo.run(['policy', 'test', 'empty'])).code).toBe(3);
  });

  it('runs the other files if it cannot read one', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': HOUSE,
      'cases/models.yaml': CASES,
      'cases/latin.yaml': Buffer.from('rule: \xe9', 'latin1'),
      'cases/folder.yaml/x': '',
    });
    expect(await repo.run(['policy', 'test', 'cases'])).toMatchObject({
      code: 2,
      stdout: '2 cases in 3 files, 2 problems\n',
      stderr:
        'claude-preflight: cases/folder.yaml:1:1: it is a folder\nclaude-preflight: cases/latin.yaml:1:1: it is not UTF-8\n',
    });
  });

  it.each(['{a: 1}\n}kanarienvogel', 'a: |kanarienvogel\n b', '"kanarienvogel\nb: 1', 'a: *kanarienvogel'])(
    'says of a text that is no YAML where it is not, and quotes nothing of it: %j',
    async (text) => {
      const repo = repository({ 'cases/a.yaml': text, 'c.yaml': text });
      for (const argv of [
        ['policy', 'test', 'cases'],
        ['check', 'c.yaml', '--config', 'c.yaml'],
        ['check', 'c.yaml', '--context', join(repo.root, 'c.yaml')],
      ]) {
        const { code, stdout, stderr } = await repo.run(argv);
        expect([code, stderr]).toEqual([2, expect.stringMatching(/\.yaml:\d+:\d+: \w/)]);
        expect(stdout + stderr).not.toContain('kanarienvogel');
      }
    },
  );
});

describe('policy verify', () => {
  const rules = Object.fromEntries(
    readdirSync('rules').flatMap((name) =>
      name.endsWith('.yaml') ? [[name, readFileSync(`rules/${name}`, 'utf8')]] : [],
    ),
  );

  it('computes the digest again from the rows of the program, and from the rules of a folder', async () => {
    const { code, stdout } = await run(['policy', 'verify', 'rules']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^the policy of this program: .*\nsha256:[0-9a-f]{64} valid: computed again .*\nrules: no problem; the same policy as this program\n$/,
      ),
    ]);
  });

  it('exits with 2 if a row of the program was changed', async () => {
    const about = prose.about as Record<string, string>;
    about.invented = 'A row that was added.';
    try {
      for (const argv of [[], ['rules']])
        expect(await run(['policy', 'verify', ...argv])).toMatchObject({
          code: 2,
          stdout: expect.stringContaining(' NOT VALID: the rules were changed\n'),
        });
    } finally {
      delete about.invented;
    }
  });

  it('tells other rules from those of the program, and locates their problems', async () => {
    const repo = repository(rules);
    const sources = rules['sources.yaml'] ?? '';
    repo.write({ 'sources.yaml': sources.replace('section: Feature eligibility', 'section: Another') });
    const other = await repo.run(['policy', 'verify', repo.root]);
    expect([other.code, other.stdout]).toEqual([0, expect.stringContaining(': no problem; another policy, sha256:')]);
    repo.write({ 'sources.yaml': `${sources}\nan unknown: 1\n` });
    const broken = await repo.run(['policy', 'verify', repo.root]);
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringMatching(/sources\.yaml:\d+:\d+: /)]);
    expect(broken.stdout).not.toContain('no problem');
  });
});

describe('policy diff', () => {
  it('shows changes of cells, of what is retained, of platforms and of models', async () => {
    const argv = ['policy', 'diff', '2026-04-02', '2026-08-22'];
    const { stdout } = await run(argv);
    expect(stdout).toMatch(/^\d+ cells changed [^\n]*\n\nadvisor_tool [\s\S]*\n\n\d+ other changes\n/);
    expect(stdout).toMatch(
      /\nWhat Code execution keeps, 2026-08-22\n {2}from {4}.*\n {2}to .*Files handed to the Files API/,
    );
    expect(stdout).toMatch(
      /\nModels claude-mythos-\*, 2026-06-09\n {2}from .*\n {2}to .*\n {2}source {2}Covered Models, /,
    );
    expect(stdout).not.toContain('undefined');
    const { changes, others } = JSON.parse((await run([...argv, '--format', 'json'])).stdout);
    expect(changes).toContainEqual(expect.objectContaining({ feature: 'tool_search', column: 'zdr' }));
    expect(others.map(({ what }: { what: string }) => what)).toContain('What Web fetch keeps');
    expect((await run(['policy', 'diff', '2026-08-22', '2026-08-22'])).stdout).toBe(
      '0 cells changed between 2026-08-22 and 2026-08-22\n',
    );
  });

  const others = async (
    from: string,
    to: string,
  ): Promise<readonly Record<'what' | 'since' | 'from' | 'to', string>[]> =>
    JSON.parse((await run(['policy', 'diff', from, to, '--format', 'json'])).stdout).others;

  it('shows the day from which a feature is beta no more, which changes verdicts before the table lists it', async () => {
    const row = { what: 'Mid-conversation system messages under HIPAA readiness', since: '2026-05-28' };
    expect(await others('2026-05-27', '2026-05-28')).toEqual([
      expect.objectContaining({ ...row, from: 'beta, and so not covered', to: 'beta no more' }),
    ]);
    // It is in the table by then, which decides.
    expect(await others('2026-09-22', '2026-09-23')).toEqual([]);
  });

  it('shows the day on which something is no longer retained, and changes backwards', async () => {
    expect(await others('2026-04-16', '2026-04-17')).toEqual([
      expect.objectContaining({ what: 'What Tool search keeps', since: '2026-04-17', to: 'nothing stated' }),
    ]);
    const forwards = await others('2026-06-08', '2026-06-09');
    const turned = forwards.map(({ from, to, ...row }) => ({ ...row, from: to, to: from }));
    expect(turned).toHaveLength(2);
    expect(await others('2026-06-09', '2026-06-08')).toEqual(turned.map((row) => expect.objectContaining(row)));
  });
});

describe('policy diff --against', () => {
  const fast = request({ tools: [{ type: 'tool_search_tool_regex_20251119', name: 'tool_search_tool_regex' }] });

  it('shows which requests of a repository get another verdict on another day, and why', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr, residency: us }\n',
      'a.json': ineligible(),
      'b.json': request({ mid: 1 }),
      'c.json': fast,
    });
    const argv = ['policy', 'diff', '2026-03-26', '2026-09-26', '--against', '.'];
    const { code, stdout } = await repo.run(argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 of 3 requests changes its verdict between 2026-03-26 and 2026-09-26\n/);
    expect(stdout).toMatch(
      /a\.json:1:1 {2}review -> fail\n {2}2026-03-26 {2}review .*\n(?: .*\n)* {2}2026-09-26 {2}fail {2}zdr\/feature-not-eligible {2}code_execution {2}\/tools\/0/,
    );
    // A finding of both days does not explain the change.
    expect(stdout).not.toContain('residency/not-pinned');
    const json = JSON.parse((await repo.run([...argv, '--format', 'json'])).stdout);
    expect(json.requests).toBe(3);
    expect(json.changed.every((one: { from: string; to: string }) => one.from !== one.to)).toBe(true);
    expect((await repo.run(['policy', 'diff', '2026-09-26', '2026-09-26', '--against', '.'])).stdout).toMatch(
      /^0 of 3/,
    );
  });

  it('lists what it could not compare', async () => {
    const repo = repository({
      'a.json': fast,
      'b.json': '{"model": "claude-opus-4-6", "max_tokens": 1, "messages": [',
    });
    const argv = ['policy', 'diff', '2026-03-26', '2026-09-26', '--against', '.', '--against', 'nowhere'];
    const { code, stdout, stderr } = await repo.run(argv);
    expect([code, stdout]).toEqual([3, expect.stringMatching(/^\d of 1 request /)]);
    expect(stderr).toMatch(
      /nowhere: there is no such file or folder; it is not compared\n.*b\.json:1:\d+: .*; it is not compared\n$/,
    );
  });

  it('reads gzip and files that a command refers to, and lists files in other compression formats', async () => {
    const line = JSON.stringify(JSON.parse(ineligible()));
    const log = gzipSync(`${line}\n${line}\n`);
    const repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n',
      'body.json': ineligible(),
      'run.sh': 'curl https://api.anthropic.com/v1/messages -d @body.json\n',
      'logs/a.jsonl.gz': log,
      'logs/b.jsonl.zst': 'x',
      'logs/c.jsonl.gz': 'x',
      'logs/site.tar.gz': 'x',
    });
    const argv = ['policy', 'diff', '2026-03-26', '2026-09-26', '--against', '.'];
    const { code, stdout, stderr } = await repo.run(argv);
    expect([code, stdout.match(/^\S.* {2}review -> fail$/gm)]).toEqual([
      3,
      ['body.json:1:1', 'logs/a.jsonl.gz:1:1', 'logs/a.jsonl.gz:2:1', 'run.sh:1:1'].map(
        (name) => `${name}  review -> fail`,
      ),
    ]);
    expect(stderr).toMatch(/b\.jsonl\.zst: it is compressed: .*\n.*c\.jsonl\.gz: it cannot be decompressed.*\n$/);
  });

  it('is required for flags that state terms', async () => {
    for (const flag of ['--strict', '--arrangement=zdr', '--config=x'])
      expect(await run(['policy', 'diff', '2026-03-26', '2026-09-26', flag])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('goes with --against'),
      });
  });

  it('reports an expired waiver as other commands do', async () => {
    const waiver = '{ rule: zdr/qualified, reason: r, owner: o, expires: 2020-01-01 }';
    const repo = repository({ 'a.json': fast, 'terms/c.yml': `arrangement: zdr\nwaivers: [${waiver}]\n` });
    const argv = ['policy', 'diff', '2026-03-26', '2026-09-26', '--against', 'a.json'];
    const { code, stderr } = await repo.run([...argv, '--context', `${repo.root}/terms/c.yml`]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('expired on 2020-01-01 and excuses nothing any more')]);
  });

  it('says that nothing was compared if it finds no request', async () => {
    const repo = repository({ 'a.txt': '' });
    expect((await repo.run(['policy', 'diff', '2026-03-26', '2026-09-26', '--against', '.'])).code).toBe(3);
  });
});
