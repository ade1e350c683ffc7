import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, names, ZDR } from './linted.js';
import { ineligible, reportOf, repository, request } from './repository.js';

describe('lint', () => {
  it('reads every file below the working directory, and locates each request and finding', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': ZDR,
      'a/chat.json': ineligible(),
      'b.json': request(),
      'c.txt': '',
    });
    const report = await json(repo);
    expect(report.counts).toEqual({ inputs: 4, subjects: 2, other: 2, unreadable: 0 });
    expect(report.subjects.map(({ verdict, location }) => [verdict, location])).toEqual([
      ['fail', { file: 'a/chat.json', line: 1, column: 1 }],
      ['pass', { file: 'b.json', line: 1, column: 1 }],
    ]);
    expect(report.subjects[0]?.findings[0]).toMatchObject({
      at: '/tools/0',
      location: { file: 'a/chat.json', line: 11, column: 5 },
    });
  });

  it('does not read files that a .gitignore at any level excludes, nor installed packages', async () => {
    const repo = repository({
      '.gitignore': 'out\n*.tmp.json\nfile.json/\n',
      '.git/HEAD': '',
      'file.json': request(),
      'out/a.json': request(),
      'sub/b.tmp.json': request(),
      'sub/.gitignore': '/c.json\n!keep.tmp.json\n',
      'sub/c.json': request(),
      'sub/keep.tmp.json': request(),
      'sub/deep/c.json': request(),
      'node_modules/x/d.json': request(),
    });
    expect(names(await json(repo))).toEqual(['file.json:1', 'sub/deep/c.json:1', 'sub/keep.tmp.json:1']);
    expect(names(await json(repo, 'sub'))).toEqual(['sub/deep/c.json:1', 'sub/keep.tmp.json:1']);
    expect(names(await json(repo, 'out/a.json'))).toEqual(['out/a.json:1']);
  });

  it('reads tracked files that match an ignore rule, unless the configuration excludes them', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': 'exclude: [left-out.json]\n',
      '.gitignore': 'out\n*.json\n',
      'out/a.json': request(),
      'b.json': request(),
      'c.json': request(),
      'left-out.json': request(),
    });
    repo.git('init', '-q');
    repo.git('add', '-f', 'out/a.json', 'b.json', 'left-out.json');
    expect(names(await json(repo))).toEqual(['b.json:1', 'out/a.json:1']);
    expect(names(await json(repo, 'out'))).toEqual(['out/a.json:1']);
  });

  it('reads a file without an extension if its first line names a program', async () => {
    const call = `curl https://api.anthropic.com/v1/messages -d '${JSON.stringify(JSON.parse(request()))}'\n`;
    const repo = repository({ 'bin/ask': `#!/bin/sh\n${call}`, 'bin/notes': call });
    const { subjects, counts } = await json(repo);
    expect(subjects.map(({ location }) => location)).toEqual([{ file: 'bin/ask', line: 2, column: 1 }]);
    expect(counts).toMatchObject({ inputs: 2, unsearched: [{ kind: 'other', inputs: 1 }] });
  });

  it('reports nested configurations, which it does not use', async () => {
    const nested = 'context: { arrangement: hipaa }\n';
    const repo = repository({ 'app/claude-preflight.config.yaml': nested, 'app/a.json': request() });
    const stderrOf = async () => (await repo.run(['lint', '--no-cache'])).stderr;
    expect(await stderrOf()).toContain('app/claude-preflight.config.yaml is not used: none applies here; ');
    repo.write({ 'claude-preflight.config.yaml': 'context: { arrangement: zdr }\n' });
    expect(await stderrOf()).toBe(
      'claude-preflight: app/claude-preflight.config.yaml is not used: claude-preflight.config.yaml applies to the whole run; state its terms there under contexts, or run lint in that folder\n',
    );
    expect((await repo.run(['lint', '--no-cache', '--config', 'app/claude-preflight.config.yaml'])).stderr).toContain(
      'claude-preflight.config.yaml is not used: app/claude-preflight.config.yaml applies',
    );
  });

  it('matches a target by the host of the client, known if its resource or region is a literal', async () => {
    const targets = `targets:
  - { name: f, hosts: [triage.services.ai.azure.com], context: { arrangement: zdr } }
  - { name: b, hosts: [bedrock-runtime.eu-central-1.amazonaws.com], context: { arrangement: zdr } }
context: { arrangement: standard }
`;
    const call = "messages.create({ model: 'claude-opus-4-6', max_tokens: 9, messages: [] });\n";
    const js = (client: string, from: string) =>
      `import { ${client.split('(')[0]} } from '@anthropic-ai/${from}';\nnew ${client}.${call}`;
    const python = (client: string) =>
      `import anthropic\nanthropic.${client}.messages.create(model='claude-opus-4-6', max_tokens=9, messages=[])\n`;
    const repo = repository({
      'claude-preflight.config.yaml': targets,
      'a.ts': js("AnthropicFoundry({ resource: 'triage' })", 'foundry-sdk'),
      'b.ts': js("AnthropicBedrock({ awsRegion: 'eu-central-1' })", 'bedrock-sdk'),
      'c.ts': js('AnthropicFoundry({ resource: process.env.RESOURCE })', 'foundry-sdk'),
      'd.ts': js("AnthropicFoundry({ resource: 'x.example/triage' })", 'foundry-sdk'),
      'e.ts': js("AnthropicBedrock({ awsRegion: 'eu-central-1', baseURL: process.env.URL })", 'bedrock-sdk'),
      'f.py': python("AnthropicFoundry(resource='triage')"),
      'g.py': python("AnthropicBedrock(aws_region='eu-central-1')"),
    });
    const { subjects } = await json(repo);
    expect(subjects.map(({ name, target }) => [name?.replace(/:\d+$/, ''), target])).toEqual([
      ['a.ts', 'f'],
      ['b.ts', 'b'],
      ['c.ts', undefined],
      ['d.ts', undefined],
      ['e.ts', undefined],
      ['f.py', 'f'],
      ['g.py', 'b'],
    ]);
  });

  it('finds no request in its own reports, but does in other text of such a file', async () => {
    const batch = JSON.stringify({
      method: 'POST',
      url: 'https://api.anthropic.com/v1/messages/batches',
      body: { requests: [] },
    });
    const searching = JSON.stringify({ model: 'm', messages: [], tools: [{ type: 'web_search_20260209' }] });
    const repo = repository({ 'a.json': batch, 'b.json': searching });
    const formats = ['pretty', 'csv', 'markdown', 'junit', 'github', 'gitlab', 'sarif', 'json'];
    repo.write({ 'results/x': '' });
    const into = (one: string, name = `lint-${one}`) => ['--format', `${one}=${join(repo.root, 'results', name)}`];
    const named = (one: string) =>
      `lint.${{ junit: 'xml', markdown: 'md', json: 'json', sarif: 'sarif' }[one] ?? `${one}.txt`}`;
    await repo.run(['lint', '--arrangement', 'zdr', ...formats.flatMap((one) => into(one, named(one)))]);
    const audited = [...into('csv', 'audit.csv'), ...into('pretty', 'audit.txt')];
    await repo.run(['audit', 'a.json', 'b.json', '--arrangement', 'zdr', ...audited]);
    const { counts } = reportOf(await repo.run(['lint', '--no-cache', '--format', 'json']));
    expect(counts).toMatchObject({ inputs: 13, subjects: 2, unreadable: 0 });
    repo.write({
      'results/lint.xml': 'Send each item to /v1/messages. <url>https://api.anthropic.com/v1/messages</url>',
    });
    expect(reportOf(await repo.run(['lint', '--no-cache', '--format', 'json'])).counts?.unreadable).toBe(1);
  });

  it('exits with 2 if a glob of the configuration matches no file, since its terms would apply to nothing', async () => {
    const repo = repository({
      'claude-preflight.config.yaml':
        'include: [app, ap]\ncontexts: [{ files: [clinc], context: { arrangement: hipaa } }]\ntargets: [{ name: t, files: [app/a.json, b], context: {} }]\n',
      'app/a.json': request(),
    });
    const { code, stderr } = await repo.run(['lint', '--no-cache']);
    expect([code, stderr.match(/\S+, in .*/g)]).toEqual([
      2,
      ['ap, in include', 'clinc, in contexts', 'b, in the target t'].map(
        (where) => `${where}, names no file that is looked at`,
      ),
    ]);
    expect(await repo.run(['lint', '--no-cache', 'app'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('reports requests that match no target if nothing states their arrangement', async () => {
    const targets = 'targets: [{ name: t, hosts: [api.anthropic.com], context: { arrangement: zdr } }]\n';
    const repo = repository({
      'claude-preflight.config.yaml': targets,
      'a.json': request(),
      'b.json': request({ n: 1 }),
    });
    const stderrOf = async (...argv: string[]) => (await repo.run(['lint', '--no-cache', ...argv])).stderr;
    expect(await stderrOf()).toContain('2 requests are of no target, and judged under standard');
    expect(await stderrOf('--arrangement', 'standard')).toBe(
      'claude-preflight: flags and --context take precedence over the terms of the target t: arrangement\n',
    );
    repo.write({ 'claude-preflight.config.yaml': `${targets}context: { arrangement: standard }\n` });
    expect(await stderrOf()).toBe('');
  });

  it('reads only files that the configuration includes and does not exclude, and says so of a file that is given', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': 'include: [app]\nexclude: [fixtures, "*.spec.json"]\n',
      'app/a.json': request(),
      'app/a.spec.json': request(),
      'app/fixtures/a.json': request(),
      'other/a.json': request(),
    });
    expect(names(await json(repo))).toEqual(['app/a.json:1']);
    const { code, stderr } = await repo.run(['lint', '--no-cache', 'other/a.json']);
    expect(stderr).toMatch(/other\/a\.json is not looked at: the configuration leaves it out/);
    expect(code).toBe(3);
  });

  it('reads standard input as the file of the given name', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': `contexts: [{ files: [clinic], context: { arrangement: zdr } }]`,
    });
    const argv = ['lint', '-', '--stdin-filename', 'clinic/a.json', '--format', 'json'];
    const run = await repo.run(argv, { stdin: ineligible() });
    expect(run.code).toBe(1);
    expect(reportOf(run).subjects[0]?.location?.file).toBe('clinic/a.json');
    expect(
      reportOf(await repo.run(['lint', '-', '--stdin-filename', 'b.json', '--format', 'json'], { stdin: ineligible() }))
        .verdict,
    ).toBe('pass');
    expect((await repo.run(['lint', '-'], { stdin: request() })).code).toBe(2);
    expect((await repo.run(['lint', '--stdin-filename', 'a.json'])).code).toBe(2);
  });

  it('does not read a pipe, which could block, and reports it', async () => {
    const repo = repository({ 'a.json': request() });
    execFileSync('mkfifo', [join(repo.root, 'pipe.json')]);
    const run = await repo.run(['lint', '--no-cache', 'pipe.json']);
    expect(`${run.code} ${run.stdout}`).toMatch(/^3 .*[\s\S]*it is neither a file nor a folder/);
    const { code, stderr } = await repo.run(['lint', '--no-cache']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('pipe.json is not looked at: it is neither')]);
  });

  it('does not follow links, and reports those that lead to what it does not read', async () => {
    const repo = repository({ 'a/b.json': request(), '.gitignore': 'out\n', 'out/c.json': ineligible() });
    symlinkSync(join(repo.root, 'a'), join(repo.root, 'a/loop'));
    symlinkSync(join(repo.root, 'a/b.json'), join(repo.root, 'a/again.json'));
    symlinkSync('/nowhere/at/all', join(repo.root, 'a/broken.json'));
    symlinkSync(join(repo.root, 'out/c.json'), join(repo.root, 'a/ignored.json'));
    const { stdout, stderr, code } = await repo.run(['lint', '--no-cache', '--format', 'json']);
    expect(names(JSON.parse(stdout))).toEqual(['a/b.json:1']);
    expect(stderr.match(/\S+ is not looked at: a link/g)).toEqual(
      ['broken', 'ignored'].map((name) => `a/${name}.json is not looked at: a link`),
    );
    expect(code).toBe(0);
  });
});

describe('lint reports what it cannot read, and checks the rest', () => {
  it.each([
    ['a file of another encoding', Buffer.from(`{"model":"\xff","messages":[]}`, 'latin1'), 'it is not UTF-8'],
    ['another encoding that names Claude', Buffer.from(`{"model":"claude-\xff"}`, 'latin1'), 'it is not UTF-8'],
    ['a binary file', Buffer.from('\0\u0001messages\0'), 'it is binary'],
    ['UTF-16', Buffer.from(`\ufeff${request()}`, 'utf16le'), 'not UTF-8'],
    ['half a request', request().slice(0, 90), 'JSON'],
    ['a member twice', request().replace('{', '{ "tools": [], "tools": [],'), 'a member is named twice'],
    ['deeply nested JSON', `{"messages":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'nested too deep'],
    ['a long line', `{"messages":"${'x'.repeat(17 * 1024 * 1024)}"}`, 'larger than 16 MB'],
  ])('%s', async (_, bytes, why) => {
    const repo = repository({ 'bad.json': bytes, 'good.json': request() });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    const { subjects, counts } = reportOf(run);
    expect(run.code).toBe(3);
    if (why !== 'a member is named twice') expect(counts?.unreadable).toBe(1);
    expect(subjects.some(({ unchecked }) => unchecked.some((one) => one.why.includes(why)))).toBe(true);
    expect(subjects.at(-1)).toMatchObject({ verdict: 'pass', location: { file: 'good.json' } });
  });

  it('a folder without read permission', async () => {
    const repo = repository({ 'good.json': request() });
    mkdirSync(join(repo.root, 'closed'));
    chmodSync(join(repo.root, 'closed'), 0);
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    // Root can read it regardless.
    expect(run.code).toBe(process.getuid?.() === 0 ? 0 : 3);
    chmodSync(join(repo.root, 'closed'), 0o700);
    expect(reportOf(run).subjects.some(({ verdict }) => verdict === 'pass')).toBe(true);
  });

  it('a text of an unknown kind that calls Claude, but no other file of such a kind', async () => {
    const calls = "endpoint := 'https://api.anthropic.com/v1/messages'\n";
    const repo = repository({
      'ask.unknown': calls,
      'large.unknown': calls + ' '.repeat(1024 * 1024),
      'data.unknown': `\0${calls}`,
      'other.unknown': Buffer.from(`${calls}\xff`, 'latin1'),
      'letters.unknown': Buffer.from('Two messages: \xff', 'latin1'),
      'styles.css': calls,
      'note.unknown': 'Claude answers here.\n',
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    const { subjects, counts } = reportOf(run);
    expect([run.code, counts]).toEqual([
      3,
      {
        inputs: 7,
        subjects: 0,
        other: 5,
        unreadable: 2,
        unsearched: [
          { kind: '.unknown', inputs: 3 },
          { kind: '.css', inputs: 1 },
        ],
      },
    ]);
    expect(subjects.map(({ location, name }) => location?.file ?? name)).toEqual(['ask.unknown', 'other.unknown']);
  });

  it('but does not report what could not hold a request', async () => {
    const repo = repository({
      'a.bin': Buffer.from([0, 255, 0, 1]),
      'b.json': '{"half": ',
      'c.json': request(),
      'd.json': Buffer.from('{"name":"\xff"}', 'latin1'),
    });
    const { counts } = await json(repo);
    expect(counts).toEqual({
      inputs: 4,
      subjects: 1,
      other: 3,
      unreadable: 0,
      unsearched: [
        { kind: '.bin', inputs: 1 },
        { kind: '.json', inputs: 1 },
      ],
    });
  });
});
