import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HOUSE, ineligible, type Repository, reportOf, repository, request } from './repository.js';

const ZDR = 'context: { arrangement: zdr }\n';
const made: Repository[] = [];
const here = (files: Readonly<Record<string, string | Uint8Array>>): Repository => {
  const one = repository(files);
  made.push(one);
  return one;
};
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

const json = async (repo: Repository, ...argv: string[]) =>
  reportOf(await repo.run(['lint', '--no-cache', '--format', 'json', ...argv]));
const names = (report: { readonly subjects: readonly { readonly name?: string }[] }): string[] =>
  report.subjects.map(({ name = '' }) => name);

describe('a value that is known only at run time', () => {
  const call = (more: string) =>
    `import Anthropic from '@anthropic-ai/sdk';
export const ask = (text, id, tools) =>
  new Anthropic().messages.create({ model: 'claude-sonnet-4-5', max_tokens: 1, ${more} messages: [{ role: 'user', content: text }] });
`;
  const findings = async (config: string, more: string) =>
    (await json(here({ 'claude-preflight.config.yaml': config, 'a.ts': call(more) }))).subjects.flatMap((subject) =>
      subject.findings.filter(({ rule }) => rule === 'request/unreadable'),
    );

  it('leads to review, with a message that says which value would fail', async () => {
    const [found, ...more] = await findings(ZDR, 'tools,');
    expect(more).toEqual([]);
    expect(found).toMatchObject({ at: '/tools', verdict: 'review', location: { file: 'a.ts', line: 2 } });
    expect(found?.message).toMatch(/^Known only at run time: tools comes in as a parameter; it fails if /);
  });

  it('is not reported if it is prompt text', async () => {
    expect(await findings(ZDR, '')).toEqual([]);
  });

  it('is not reported if the API accepts only a few values there and all are covered, which depends on the date', async () => {
    const asked = async (config: string) =>
      (await json(here({ 'claude-preflight.config.yaml': config, 'a.ts': call('').replace("'user'", 'id') }))).subjects
        .flatMap((subject) => subject.findings)
        .filter(({ rule }) => rule === 'request/unreadable');
    expect(await asked(ZDR)).toEqual([]);
    expect(await asked('context: { arrangement: zdr, asOf: 2026-04-01 }\n')).toMatchObject([
      { at: '/messages/0/role', verdict: 'review' },
    ]);
  });

  it('is reported as a user id only where there is PHI', async () => {
    expect(await findings(ZDR, 'metadata: { user_id: id },')).toEqual([]);
    expect(await findings('context: { arrangement: zdr, phi: true }\n', 'metadata: { user_id: id },')).toMatchObject([
      { at: '/metadata/user_id', verdict: 'review' },
    ]);
  });
});

describe('a request that a program writes to a file', () => {
  const asked = async (more: string) => {
    const text = `import json\nbody = {"model": "claude-sonnet-4-5", "max_tokens": 1, "messages": []}\n${more}json.dump(body, open("body.json", "w"))\n`;
    const repo = here({ 'make.py': text });
    const { code } = await repo.run(['lint', '--no-cache', '--arrangement', 'zdr']);
    return { code, subjects: (await json(repo, '--arrangement', 'zdr')).subjects };
  };
  const tool = '{"type": "code_execution_20250825", "name": "code_execution"}';

  it('passes if the terms cover its features', async () => {
    const { code, subjects } = await asked('');
    expect(code).toBe(0);
    expect(subjects).toMatchObject([{ verdict: 'pass', location: { file: 'make.py', line: 2, column: 8 } }]);
  });

  it('fails at the line of a feature that the terms do not cover', async () => {
    const { code, subjects } = await asked(`body["tools"] = [${tool}]\n`);
    expect(code).toBe(1);
    expect(subjects).toMatchObject([
      { verdict: 'fail', findings: [{ at: '/tools/0', location: { file: 'make.py', line: 3 } }] },
    ]);
  });

  it('leads to review if the program writes only a part of a request', async () => {
    const repo = here({ 'make.py': `import json\njson.dump([${tool}], open("tools.json", "w"))\n` });
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(3);
    expect((await json(repo, '--arrangement', 'zdr')).subjects).toMatchObject([
      { verdict: 'review', findings: [{ rule: 'request/unreadable', location: { file: 'make.py', line: 2 } }] },
    ]);
  });
});

describe('a model id that is known only at run time', () => {
  const file = `import Anthropic from '@anthropic-ai/sdk';
export const ask = (model, text) =>
  new Anthropic().messages.create({ model, max_tokens: 1, messages: [{ role: 'user', content: text }] });
`;
  const findings = async (config: string) =>
    (await json(here({ 'claude-preflight.config.yaml': config, 'a.ts': file }))).subjects.flatMap(
      (one) => one.findings,
    );
  const house = (matcher: string) => `sources: { house: { page: House rules, section: Models, captured: [2026-09-01] } }
rules:
  - id: house/models
    detect: [{ on: request, at: model, when: { model: [${matcher}] } }]
    verdict: fail
    message: This model is not on our list.
    remedy: Use one that is.
    source: house/2026-09-01
`;

  it('is reported as unknown, without a trace of the placeholder that replaces it', async () => {
    expect(await findings(ZDR)).toMatchObject([
      {
        rule: 'zdr/model-requires-retention',
        verdict: 'review',
        message:
          'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
      },
    ]);
    expect(await findings('context: { arrangement: standard }\n')).toEqual([]);
  });

  it.each([
    ['that lists the allowed models', '{ anything-but: [claude-opus-4-6] }'],
    ['that lists forbidden models', 'claude-opus-4-6'],
  ])('leads to review, where it neither fails nor passes a custom rule %s', async (_, matcher) => {
    expect(await findings(`context: { arrangement: standard }\n${house(matcher)}`)).toMatchObject([
      { rule: 'request/unreadable', at: '/model', verdict: 'review', location: { line: 2 } },
    ]);
  });
});

describe('a body that is known only at run time', () => {
  const file = `import Anthropic from '@anthropic-ai/sdk';
export const ask = (body) => new Anthropic().messages.create(body);
export const more = (rest) => new Anthropic().messages.create({ max_tokens: 1, messages: [], ...rest });
`;

  it('has an unknown model id, to which no custom rule is applied', async () => {
    const config = `context: { arrangement: zdr }\n${HOUSE}`;
    const { subjects } = await json(here({ 'claude-preflight.config.yaml': config, 'a.ts': file }));
    expect(subjects.map(({ findings }) => findings.map(({ rule, verdict }) => `${rule} ${verdict}`))).toEqual(
      subjects.map(() => ['request/unreadable review', 'zdr/model-requires-retention review']),
    );
    expect(subjects.map(({ findings }) => findings[1]?.message)).toEqual([
      'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
      'Known only at run time: model comes in as a parameter; it fails if it is one that requires retention.',
    ]);
  });

  it('has one unknown model id, in its path, if the cloud takes it there', async () => {
    const cloud = `import boto3
def ask(model, body):
    return boto3.client("bedrock-runtime").invoke_model(modelId=model, body=body)
`;
    const { subjects } = await json(
      here({ 'claude-preflight.config.yaml': 'context: { arrangement: zdr }', 'a.py': `${cloud}# Claude\n` }),
    );
    const found = subjects
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule === 'zdr/model-requires-retention');
    expect(found.map(({ at, message }) => [at, message])).toEqual([
      ['', 'Known only at run time: the model is computed; it fails if it is one that requires retention.'],
    ]);
  });
});

describe('lint', () => {
  it('reads every file below the working directory, and locates each request and finding', async () => {
    const repo = here({
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
    const repo = here({
      '.gitignore': 'out\n*.tmp.json\n',
      '.git/HEAD': '',
      'out/a.json': request(),
      'sub/b.tmp.json': request(),
      'sub/.gitignore': '/c.json\n!keep.tmp.json\n',
      'sub/c.json': request(),
      'sub/keep.tmp.json': request(),
      'sub/deep/c.json': request(),
      'node_modules/x/d.json': request(),
    });
    expect(names(await json(repo))).toEqual(['sub/deep/c.json:1', 'sub/keep.tmp.json:1']);
    expect(names(await json(repo, 'sub'))).toEqual(['sub/deep/c.json:1', 'sub/keep.tmp.json:1']);
    expect(names(await json(repo, 'out/a.json'))).toEqual(['out/a.json:1']);
  });

  it('reads tracked files that match an ignore rule', async () => {
    const repo = here({
      '.gitignore': 'out\n*.json\n',
      'out/a.json': request(),
      'b.json': request(),
      'c.json': request(),
    });
    repo.git('init', '-q');
    repo.git('add', '-f', 'out/a.json', 'b.json');
    expect(names(await json(repo))).toEqual(['b.json:1', 'out/a.json:1']);
    expect(names(await json(repo, 'out'))).toEqual(['out/a.json:1']);
  });

  it('reports nested configurations, which it does not use', async () => {
    const nested = 'context: { arrangement: hipaa }\n';
    const repo = here({ 'app/claude-preflight.config.yaml': nested, 'app/a.json': request() });
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
    const repo = here({
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
    const repo = here({ 'a.json': batch });
    const formats = ['pretty', 'csv', 'markdown', 'junit', 'github', 'gitlab', 'sarif', 'json'];
    repo.write({ 'results/x': '' });
    const into = (one: string, name = `lint-${one}`) => ['--format', `${one}=${join(repo.root, 'results', name)}`];
    const named = (one: string) =>
      `lint.${{ junit: 'xml', markdown: 'md', json: 'json', sarif: 'sarif' }[one] ?? `${one}.txt`}`;
    await repo.run(['lint', '--arrangement', 'zdr', ...formats.flatMap((one) => into(one, named(one)))]);
    const audited = [...into('csv', 'audit.csv'), ...into('pretty', 'audit.txt')];
    await repo.run(['audit', 'a.json', '--arrangement', 'zdr', ...audited]);
    const { counts } = reportOf(await repo.run(['lint', '--no-cache', '--format', 'json']));
    expect(counts).toMatchObject({ inputs: 12, subjects: 1, unreadable: 0 });
    repo.write({
      'results/lint.xml': 'Send each item to /v1/messages. <url>https://api.anthropic.com/v1/messages</url>',
    });
    expect(reportOf(await repo.run(['lint', '--no-cache', '--format', 'json'])).counts?.unreadable).toBe(1);
  });

  it('exits with 2 if a glob of the configuration matches no file, since its terms would apply to nothing', async () => {
    const repo = here({
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
    const repo = here({ 'claude-preflight.config.yaml': targets, 'a.json': request(), 'b.json': request({ n: 1 }) });
    const stderrOf = async (...argv: string[]) => (await repo.run(['lint', '--no-cache', ...argv])).stderr;
    expect(await stderrOf()).toContain('2 requests are of no target, and judged under standard');
    expect(await stderrOf('--arrangement', 'standard')).toBe(
      'claude-preflight: flags and --context take precedence over the terms of the target t: arrangement\n',
    );
    repo.write({ 'claude-preflight.config.yaml': `${targets}context: { arrangement: standard }\n` });
    expect(await stderrOf()).toBe('');
  });

  it('reads only files that the configuration includes and does not exclude, and says so of a file that is given', async () => {
    const repo = here({
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
    const repo = here({
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
    const repo = here({ 'a.json': request() });
    execFileSync('mkfifo', [join(repo.root, 'pipe.json')]);
    const run = await repo.run(['lint', '--no-cache', 'pipe.json']);
    expect(`${run.code} ${run.stdout}`).toMatch(/^3 .*[\s\S]*it is neither a file nor a folder/);
    const { code, stderr } = await repo.run(['lint', '--no-cache']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('pipe.json is not looked at: it is neither')]);
  });

  it('does not follow links, and reports those that lead outside', async () => {
    const repo = here({ 'a/b.json': request() });
    symlinkSync(join(repo.root, 'a'), join(repo.root, 'a/loop'));
    symlinkSync(join(repo.root, 'a/b.json'), join(repo.root, 'a/again.json'));
    symlinkSync('/nowhere/at/all', join(repo.root, 'a/broken.json'));
    const { stdout, stderr, code } = await repo.run(['lint', '--no-cache', '--format', 'json']);
    expect(names(JSON.parse(stdout))).toEqual(['a/b.json:1']);
    expect(stderr).toMatch(/a\/broken\.json is not looked at: a link/);
    expect(code).toBe(0);
  });
});

describe('the terms of a request', () => {
  it('come from its target or the context of its file, and flags take precedence over both', async () => {
    const repo = here({
      'claude-preflight.config.yaml': [
        'context: { arrangement: zdr, phi: true, baa: { acceptedOn: 2026-09-01 } }',
        'contexts: [{ files: [clinic], context: { arrangement: hipaa } }]',
        'targets: [{ name: gateway, hosts: [llm.invented.example], context: { arrangement: standard } }]',
      ].join('\n'),
      'clinic/a.json': request(),
      'other/b.json': request(),
      'other/c.json': JSON.stringify({ url: 'https://llm.invented.example/v1/messages', body: JSON.parse(request()) }),
    });
    const terms = (report: Awaited<ReturnType<typeof json>>) =>
      report.subjects.map(({ target, context: { arrangement, phi } }) => [target, arrangement, phi]);
    expect(terms(await json(repo))).toEqual([
      [undefined, 'hipaa', true],
      [undefined, 'zdr', true],
      ['gateway', 'standard', false],
    ]);
    expect(
      terms(await json(repo, '--arrangement', 'zdr', '--no-phi')).every(
        ([, arrangement, phi]) => arrangement === 'zdr' && phi === false,
      ),
    ).toBe(true);
  });

  it('include the custom rules of the configuration', async () => {
    const repo = here({
      'claude-preflight.config.yaml': [
        'sources: { house: { page: House rules, section: Models, captured: [2026-09-01] } }',
        'rules:',
        '  - id: house/models',
        '    detect: [{ on: request, at: model, when: { model: [{ anything-but: [claude-opus-4-6] }] } }]',
        '    verdict: fail',
        '    message: This model is not on our list.',
        '    remedy: Use one that is.',
        '    source: house/2026-09-01',
      ].join('\n'),
      'a.json': request({ model: 'claude-opus-4-5' }),
    });
    const { subjects } = await json(repo);
    expect(subjects[0]?.findings[0]).toMatchObject({ rule: 'house/models', at: '/model', location: { line: 2 } });
  });
});

describe('a request whose platform neither its file nor the terms name', () => {
  const foundry =
    "import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';\nexport const claude = new AnthropicFoundry({});";
  const call = "claude.messages.create({ model: 'claude-opus-4-6', max_tokens: 1, messages: [] });";
  const asks = `import { claude } from './client.js';\n${call}\n`;
  const own = `import Anthropic from '@anthropic-ai/sdk';\nconst claude = new Anthropic();\n${call}\n`;

  it('is reported if another file creates a client of another platform, also from the cache', async () => {
    const repo = here({ 'client.ts': foundry, 'ask.ts': asks, 'own.ts': own });
    for (const argv of [['--no-cache'], ['--cache-dir', 'kept'], ['--cache-dir', 'kept']]) {
      const { stderr } = await repo.run(['lint', '--arrangement', 'hipaa', ...argv]);
      expect(stderr).toContain(
        'nothing says where 1 request goes, judged as sent to claude-api; clients of microsoft-foundry are made in other files',
      );
    }
  });

  it('is not reported if the terms name a platform, or no file creates a client of another one', async () => {
    const repo = here({ 'ask.ts': asks, 'own.ts': own });
    expect((await repo.run(['lint', '--no-cache'])).stderr).not.toContain('nothing says where');
    repo.write({ 'client.ts': foundry });
    const { stderr } = await repo.run(['lint', '--no-cache', '--platform', 'microsoft-foundry']);
    expect(stderr).not.toContain('nothing says where');
  });
});

describe('the exit code', () => {
  it('is 3 if nothing was checked, unless --allow-none is given', async () => {
    const repo = here({ 'a.txt': 'nothing' });
    const { code, stderr } = await repo.run(['lint', '--no-cache']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/nothing was checked: there was no request to Claude in 1 file\n/);
    expect((await repo.run(['lint', '--no-cache', '--allow-none'])).code).toBe(0);
    const gone = await repo.run(['lint', '--no-cache', 'gone.json', 'a.txt']);
    expect(gone.stderr).toMatch(/: there was no request to Claude in 1 file, and 1 file could not be read\n/);
    expect((await repo.run(['lint', '--no-cache', 'gone.json'])).stderr).toMatch(
      /nothing was checked: 1 file could not be read\n/,
    );
    for (const format of ['json', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv']) {
      const { stdout } = await repo.run(['lint', '--no-cache', '--format', format]);
      expect(stdout, format).toMatch(/looked at 1 input: 0 requests judged|"inputs": 1,\s+"subjects": 0/);
      // These two contain the verdict of the report, beside its counts.
      if (!['json', 'sarif'].includes(format)) expect(stdout, format).not.toMatch(/\bverdict(s)?\b.*\bpass\b|,pass,/);
    }
  });

  it('is 2 if a request goes to another platform than the stated one', async () => {
    const aws = "import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';\nconst aws = new AnthropicBedrock();";
    const call = "aws.messages.create({ model: 'anthropic.claude-opus-4-6', max_tokens: 1, messages: [] });";
    const repo = here({ 'a.ts': `${aws}\n${call}\n` });
    const { code, stderr } = await repo.run(['lint', '--no-cache', '--platform', 'microsoft-foundry']);
    expect(code).toBe(2);
    expect(stderr).toContain('1 request goes to amazon-bedrock, not to microsoft-foundry, and is judged so (a.ts:3)');
  });

  it('is 0 or 1, and with --fail-on review also 1 for review', async () => {
    const repo = here({ 'a.json': ineligible() });
    expect((await repo.run(['lint', '--no-cache'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(1);
    repo.write({ 'a.json': request({ model: 'claude-invented-9' }) });
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr', '--fail-on', 'review'])).code).toBe(1);
  });

  it('is 2 for wrong flags, configurations and hosts, with a message for each', async () => {
    const repo = here({ 'a.json': request() });
    const outcomeOf = async (...argv: string[]) => {
      const { code, stderr } = await repo.run(['lint', '--no-cache', ...argv]);
      return `${code} ${stderr}`;
    };
    expect(await outcomeOf('--arangement', 'zdr')).toMatch(/^2 .*did you mean --arrangement\?/);
    expect(await outcomeOf('--config', 'nowhere.yaml')).toMatch(
      /^2 .*nowhere\.yaml:1:1: the configuration cannot be read/,
    );
    expect(await outcomeOf('--changed-since', 'main')).toMatch(/^2 .*needs a git repository/);
    expect(await outcomeOf('--fail-on', 'x')).toMatch(/^2 /);
    expect(await outcomeOf('nowhere.json')).toMatch(/^3 /);
    repo.write({ 'claude-preflight.config.yaml': 'contxts: []' });
    expect(await outcomeOf()).toMatch(/^2 .*config\.yaml:1:1: unknown member: contxts \(did you mean contexts\?\)/);
    repo.write({
      'claude-preflight.config.yaml': 'context: { platform: microsoft-foundry }',
      'a.json': JSON.stringify({ url: 'https://api.anthropic.com/v1/messages', body: JSON.parse(request()) }),
    });
    expect(await outcomeOf()).toMatch(/^2 /);
  });
});

describe('lint reports what it cannot read, and checks the rest', () => {
  it.each([
    ['a file of another encoding', Buffer.from(`{"model":"\xff","messages":[]}`, 'latin1'), 'it is not UTF-8'],
    ['a binary file', Buffer.from('\0\u0001messages\0'), 'it is binary'],
    ['UTF-16', Buffer.from(`\ufeff${request()}`, 'utf16le'), 'not UTF-8'],
    ['half a request', request().slice(0, 90), 'JSON'],
    ['a member twice', request().replace('{', '{ "tools": [], "tools": [],'), 'a member is named twice'],
    ['deeply nested JSON', `{"messages":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'nested too deep'],
    ['a long line', `{"messages":"${'x'.repeat(17 * 1024 * 1024)}"}`, 'larger than 16 MB'],
  ])('%s', async (_, bytes, why) => {
    const repo = here({ 'bad.json': bytes, 'good.json': request() });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    const { subjects, counts } = reportOf(run);
    expect(run.code).toBe(3);
    if (why !== 'a member is named twice') expect(counts?.unreadable).toBe(1);
    expect(subjects.some(({ unchecked }) => unchecked.some((one) => one.why.includes(why)))).toBe(true);
    expect(subjects.at(-1)).toMatchObject({ verdict: 'pass', location: { file: 'good.json' } });
  });

  it('a folder without read permission', async () => {
    const repo = here({ 'good.json': request() });
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
    const repo = here({
      'ask.unknown': calls,
      'large.unknown': calls + ' '.repeat(1024 * 1024),
      'data.unknown': `\0${calls}`,
      'other.unknown': Buffer.from(`${calls}\xff`, 'latin1'),
      'styles.css': calls,
      'note.unknown': 'Claude answers here.\n',
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    const { subjects, counts } = reportOf(run);
    expect([run.code, counts]).toEqual([
      3,
      {
        inputs: 6,
        subjects: 0,
        other: 4,
        unreadable: 2,
        unsearched: [
          { kind: '.unknown', inputs: 2 },
          { kind: '.css', inputs: 1 },
        ],
      },
    ]);
    expect(subjects.map(({ location, name }) => location?.file ?? name)).toEqual(['ask.unknown', 'other.unknown']);
  });

  it('but does not report what could not hold a request', async () => {
    const repo = here({ 'a.bin': Buffer.from([0, 255, 0, 1]), 'b.json': '{"half": ', 'c.json': request() });
    const { counts } = await json(repo);
    expect(counts).toEqual({
      inputs: 3,
      subjects: 1,
      other: 2,
      unreadable: 0,
      unsearched: [{ kind: '.bin', inputs: 1 }],
    });
  });
});

describe('the cache', () => {
  it('is used only for unchanged files, and contains nothing of their content', async () => {
    const repo = here({
      'claude-preflight.config.yaml': ZDR,
      'a.json': ineligible({ system: 'kanarienvogel' }),
      'b.json': request(),
    });
    const lint = async () => {
      const run = await repo.run(['lint', '--cache-dir', '.cache', '--format', 'json', 'a.json', 'b.json']);
      return { ...run, report: reportOf(run) };
    };
    const first = await lint();
    const cache = join(repo.root, '.cache/lint.json');
    const written = readFileSync(cache, 'utf8');
    expect(written).not.toContain('kanarienvogel');
    expect(await lint()).toEqual(first);
    expect(readFileSync(cache, 'utf8')).toBe(written);
    repo.write({ 'b.json': ineligible() });
    expect((await lint()).report.subjects.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
    repo.write({ 'claude-preflight.config.yaml': 'context: { arrangement: standard }' });
    expect((await lint()).report.verdict).toBe('pass');
  });

  it('is written to node_modules or the cache folder of the user, never elsewhere in the repository', async () => {
    const repo = here({ 'a.json': request() });
    await repo.run(['lint'], { env: { XDG_CACHE_HOME: join(repo.root, 'caches') } });
    expect(existsSync(join(repo.root, 'caches/claude-preflight'))).toBe(true);
    expect(existsSync(join(repo.root, 'node_modules'))).toBe(false);
    mkdirSync(join(repo.root, 'node_modules'));
    await repo.run(['lint']);
    expect(existsSync(join(repo.root, 'node_modules/.cache/claude-preflight/lint.json'))).toBe(true);
  });

  it('is replaced if it is corrupt, and a warning says if it cannot be written', async () => {
    const repo = here({ 'a.json': ineligible(), '.cache/lint.json': '{"key":' });
    expect((await repo.run(['lint', '--cache-dir', '.cache', '--arrangement', 'zdr'])).code).toBe(1);
    const unwritable = await repo.run(['lint', '--cache-dir', 'a.json/cache', 'a.json']);
    expect(unwritable.stderr).toContain('a.json/cache: the cache cannot be written; the next run reads every file');
  });
});

describe('in a git repository', () => {
  const start = () => {
    const repo = here({ 'claude-preflight.config.yaml': ZDR, 'old.json': ineligible(), 'kept.json': request() });
    repo.git('init', '-q');
    repo.git('add', '-A');
    repo.git('commit', '-qm', 'first');
    repo.git('branch', '-q', 'base');
    return repo;
  };

  it('--changed-since reads changed files, committed or not, and all files if the configuration changed', async () => {
    const repo = start();
    expect((await repo.run(['lint', '--no-cache', '--changed-since', 'base'])).code).toBe(3);
    repo.write({ 'new file.json': request(), 'kept.json': ineligible() });
    repo.git('add', 'kept.json');
    repo.git('commit', '-qm', 'second');
    expect(names(await json(repo, '--changed-since', 'base'))).toEqual(['kept.json:1', 'new file.json:1']);
    repo.write({ 'claude-preflight.config.yaml': `${ZDR}\n` });
    expect(names(await json(repo, '--changed-since', 'base'))).toHaveLength(3);
    for (const name of ['nowhere', '--output=x'])
      expect((await repo.run(['lint', `--changed-since=${name}`])).stderr).toMatch(/names no commit/);
    expect(existsSync(join(repo.root, 'x'))).toBe(false);
  });

  it('--changed-since works through links and in nested repositories, and includes files outside the repository', async () => {
    const repo = start();
    repo.write({ 'old.json': `${ineligible()}\n`, 'below/new.json': request() });
    execFileSync('git', ['init', '-q'], { cwd: join(repo.root, 'below') });
    const away = here({ 'link.json': ineligible() });
    symlinkSync(repo.root, join(away.root, 'link'));
    const changed = (path: string) => json(repo, '--changed-since', 'base', path).then(names);
    expect(await changed('.')).toEqual(['below/new.json:1', 'old.json:1']);
    expect(await changed(join(away.root, 'link'))).toHaveLength(2);
    expect(await changed(join(away.root, 'link.json'))).toHaveLength(1);
  });

  it('--waivers-from uses the waivers of the given commit', async () => {
    const repo = start();
    const waiver =
      'waivers: [{ rule: zdr/feature-not-eligible, reason: invented, owner: invented, expires: 2027-01-31 }]\n';
    repo.write({ 'claude-preflight.config.yaml': ZDR + waiver });
    expect((await repo.run(['lint', '--no-cache'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'base'])).code).toBe(1);
    repo.git('commit', '-qam', 'waived');
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'HEAD'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'nowhere'])).code).toBe(2);
  });
});

describe('waivers', () => {
  const waiver = (more: string) =>
    `  - { rule: zdr/feature-not-eligible, reason: invented, owner: invented, ${more} }\n`;
  const lint = async (waivers: string, ...argv: string[]) => {
    const repo = here({
      'claude-preflight.config.yaml': `${ZDR}waivers:\n${waivers}`,
      'app/a.json': ineligible(),
      'app/b.json': ineligible(),
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json', ...argv]);
    return { ...run, waived: reportOf(run).subjects.map((one) => one.waived.length) };
  };

  it('excuse only findings of their rule, file and pointer, which the report marks', async () => {
    expect(await lint(waiver('expires: 2027-01-31'))).toMatchObject({ code: 0, waived: [1, 1], stderr: '' });
    expect(await lint(waiver('expires: 2027-01-31, file: app/a.json'))).toMatchObject({ code: 1, waived: [1, 0] });
    expect(await lint(waiver('expires: 2027-01-31, file: "*.json", at: /tools/0'))).toMatchObject({ waived: [1, 1] });
    expect(await lint(waiver('expires: 2027-01-31, at: /tools/1'))).toMatchObject({ code: 2, waived: [0, 0] });
  });

  it('do not excuse a file that could not be read', async () => {
    const repo = here({
      'claude-preflight.config.yaml': `${ZDR}waivers:\n${waiver('expires: 2027-01-31').replace('zdr/feature-not-eligible', 'request/unreadable')}`,
      'torn.json': ineligible().slice(0, -20),
    });
    const run = await repo.run(['lint', '--no-cache', '--format', 'json']);
    expect(run.code).toBe(3);
    expect(reportOf(run).subjects.map(({ verdict, waived }) => [verdict, waived.length])).toEqual([['review', 0]]);
  });

  it('that have expired, are unused or name no rule are errors with their location', async () => {
    const expired = await lint(waiver('expires: 2026-09-30'));
    expect(expired).toMatchObject({ code: 2, waived: [0, 0] });
    expect(expired.stderr).toMatch(
      /claude-preflight\.config\.yaml:3:5: the waiver of zdr\/feature-not-eligible expired on/,
    );
    const unused = await lint(waiver('expires: 2027-01-31, file: nowhere'));
    expect(unused.stderr).toMatch(/excuses nothing here/);
    const unknown = await lint(waiver('expires: 2027-01-31').replace('zdr/feature', 'zdr/featur'));
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toMatch(/no rule zdr\/featur-not-eligible \(did you mean zdr\/feature-not-eligible\?\)/);
  });

  it('are not reported as unused if only some files were read', async () => {
    expect(await lint(waiver('expires: 2027-01-31, file: app/a.json'), 'app/b.json')).toMatchObject({
      code: 1,
      stderr: '',
    });
  });

  it('are reported a month before they expire, and hold until then', async () => {
    const near = await lint(waiver('expires: 2026-10-31'));
    expect(near).toMatchObject({ code: 0, waived: [1, 1] });
    expect(near.stderr).toMatch(/expires on 2026-10-31, in 30 days/);
    expect((await lint(waiver('expires: 2026-11-01'))).stderr).toBe('');
  });

  it('are not applied with --no-waivers', async () => {
    expect(await lint(waiver('expires: 2027-01-31'), '--no-waivers')).toMatchObject({ code: 1, waived: [0, 0] });
  });
});

describe('the text output', () => {
  it('names the kinds of files in which no request was searched', async () => {
    const bytes = Buffer.from([0, 255, 0, 1]);
    const names = ['a.png', 'b.png', 'c.ico', 'd.woff', 'e.gif', 'f.zip', 'g.bin', 'h.x y', 'i.jpg'];
    const repo = here({ 'a.json': request(), ...Object.fromEntries(names.map((name) => [name, bytes])) });
    const { stdout } = await repo.run(['lint', '--no-cache']);
    expect(stdout).toContain(
      '9 inputs without a request to Claude (9 not searched: 2 .png, 1 .bin, 1 .gif, 1 .ico, 1 .jpg, 3 more kinds), 0 not',
    );
  });

  it('shows the line of a finding with its values masked, and how much was read', async () => {
    const repo = here({
      'claude-preflight.config.yaml': ZDR,
      'a.json': ineligible({ system: 'kanarienvogel' }).replaceAll('\n', ' '),
      'b.json': request(),
    });
    const { stdout } = await repo.run(['lint', '--no-cache']);
    expect(stdout).toMatch(/1 \| .*"type": "code_execution_20250825", {7}"name": "code_execution".*\n {6}\| +\^/);
    expect(stdout).toMatch(
      /looked at 3 inputs: 2 requests judged, 1 input without a request to Claude, 0 not readable/,
    );
    expect(stdout).not.toMatch(/kanarienvogel|Good|\b64\b/);
  });
});

it('a finding about a beta value has the location where the value is listed', async () => {
  const body = '"model":"claude-opus-4-6","max_tokens":1,"messages":[]';
  const repo = here({
    'claude-preflight.config.yaml': 'context: { arrangement: hipaa, baa: { acceptedOn: 2026-06-10 } }\n',
    'a.ts': `import Anthropic from '@anthropic-ai/sdk';
await new Anthropic().beta.messages.create({
  model: 'claude-opus-4-6', max_tokens: 1, messages: [],
  betas: ['token-efficient-tools-2025-02-19',
    'x-2031-01-01'],
});
`,
    'b.sh': `curl https://api.anthropic.com/v1/messages \\\n  -H 'anthropic-beta: x-2031-01-01' \\\n  -d '{${body}}'\n`,
    'c.json': `{"url":"https://api.anthropic.com/v1/messages",\n"body":{${body},\n"betas":["x-2031-01-01"]}}`,
  });
  const places = (await json(repo)).subjects.flatMap(({ findings }) =>
    findings.filter(({ feature }) => feature === 'unknown').map(({ location }) => location),
  );
  expect(places).toMatchObject([
    { file: 'a.ts', line: 5, column: 5 },
    { file: 'b.sh', line: 2, column: 6 },
    { file: 'c.json', line: 3, column: 10 },
  ]);
  expect((await repo.run(['lint', '--no-cache', 'b.sh'])).stdout).toContain("'anthropic-beta: ············'");
});

it('a finding in a notebook names the cell and shows the line of the file, masked', async () => {
  const source = [
    'import anthropic\n',
    "anthropic.Anthropic().messages.create(model='claude-opus-4-6', max_tokens=1, messages=[],\n",
    "  system='Maria Keller, invented', tools=[{'type': 'code_execution_20250825', 'name': 'code_execution'}])\n",
  ];
  const cells = [
    { cell_type: 'markdown', metadata: {}, source: ['# Notes\n'] },
    { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source },
  ];
  const notebook = { cells, metadata: { kernelspec: { language: 'python' } }, nbformat: 4, nbformat_minor: 5 };
  const text = JSON.stringify(notebook, null, 1);
  const line = text.split('\n').findIndex((one) => one.includes('code_execution_20250825')) + 1;
  const repo = here({ 'claude-preflight.config.yaml': ZDR, 'a.ipynb': text });
  for (const format of ['pretty', 'markdown', 'junit']) {
    const { stdout } = await repo.run(['lint', '--no-cache', '--format', format]);
    expect(stdout, format).toMatch(new RegExp(`a\\.ipynb:${line}:\\d+ \\(cell 2\\)`));
    expect(stdout).not.toMatch(/Maria|Keller/);
    if (format === 'pretty') expect(stdout).toMatch(new RegExp(`^ {4}${line} \\| .*'code_execution_20250825'`, 'm'));
  }
});

it('a report of a saved lint names the location of a finding once', async () => {
  const repo = here({ 'claude-preflight.config.yaml': ZDR, 'a.json': ineligible() });
  mkdirSync(join(repo.root, 'saved'), { recursive: true });
  await repo.run(['lint', '--no-cache', '--format', `json=${join(repo.root, 'saved/lint.json')}`]);
  const { stdout } = await repo.run(['report', join(repo.root, 'saved')]);
  expect(stdout).toMatch(/^- at `a\.json:\d+:\d+ {2}\/tools\/0`$/m);
});

it('a single request without findings is reported as a pass', async () => {
  const { stdout } = await here({ 'claude-preflight.config.yaml': ZDR, 'a.json': request() }).run([
    'lint',
    '--no-cache',
  ]);
  expect(stdout).toMatch(/^PASS {2}1 request: 0 fail, 0 review, 1 pass\n\nlooked at /);
});
