import { describe, expect, it } from 'vitest';
import { json } from './linted.js';
import { reportOf, repository, request } from './repository.js';

describe('the terms of a request', () => {
  it('are those of a target for what cannot be read in its files, which is reported under its name', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': 'targets: [{ name: clinic, context: { arrangement: hipaa }, files: [clinic/] }]',
      'clinic/a.json': '{"model": "claude-opus-4-6", "messages": [',
    });
    expect(reportOf(await repo.run(['lint', '--format', 'json'])).subjects).toMatchObject([
      { target: 'clinic', verdict: 'review', location: { file: 'clinic/a.json' }, context: { arrangement: 'hipaa' } },
    ]);
  });

  it('come from its target or the context of its file, and flags take precedence over both', async () => {
    const repo = repository({
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

  it('are unknown where what selects the target is known only at run time and another one has a graver verdict', async () => {
    const made = (options: string) =>
      `import Anthropic from '@anthropic-ai/sdk';\nexport const ask = () =>\n  new Anthropic(${options}).messages.create({ model: 'claude-opus-4-6', max_tokens: 9, messages: [], container: 'x' });\n`;
    const fetched = (url: string, headers = {}) =>
      JSON.stringify({ url, headers, body: { ...JSON.parse(request()), container: 'x' } });
    const repo = repository({
      'claude-preflight.config.yaml': [
        'context: { arrangement: standard }',
        'targets:',
        '  - { name: lab, files: [lab], context: { arrangement: standard } }',
        '  - { name: covered, headers: { x-team: [x] }, context: { arrangement: standard } }',
        '  - { name: clinic, headers: { X-Workspace: [clinic] }, context: { arrangement: zdr } }',
        '  - { name: tenant, paths: [/Tenants/a/**], context: { arrangement: zdr } }',
        '  - { name: ward, hosts: ["Ward-*-b.invented.example"], context: { arrangement: zdr } }',
      ].join('\n'),
      'default.ts': made(''),
      'header.json': fetched('https://api.anthropic.com/v1/messages', { 'X-Workspace': '{{workspace}}' }),
      'header.ts': made("{ defaultHeaders: { 'x-workspace': process.env.WORKSPACE } }"),
      'host.ts': made('{ baseURL: process.env.URL }'),
      'known.ts': made("{ defaultHeaders: { 'x-workspace': 'research', 'x-team': process.env.TEAM } }"),
      'lab/host.ts': made('{ baseURL: process.env.URL }'),
      'other-host.json': fetched('https://{{ward}}.else.example/v1/messages'),
      'other-path.json': fetched('https://api.anthropic.com/Tenants/b/{{id}}/v1/messages'),
      'path.json': fetched('https://api.anthropic.com/Tenants/{{id}}/v1/messages'),
      'ward.json': fetched('https://ward-3{{ward}}.invented.example/v1/messages'),
      'ward.sh': `curl https://$WARD.invented.example/v1/messages -d '${JSON.stringify({ ...JSON.parse(request()), container: 'x' })}'\n`,
    });
    const said = async (...argv: string[]) =>
      (await json(repo, ...argv)).subjects.map(({ name = '', findings }) => [
        name.replace(/:\d+$/, ''),
        ...findings.flatMap(({ rule, message }) =>
          rule === 'request/unreadable'
            ? [/the terms of (\w+) the verdict is (\w+)/.exec(message)?.slice(1).join()]
            : [],
        ),
      ]);
    expect(await said()).toEqual([
      ['default.ts'],
      ['header.json', 'clinic,fail'],
      ['header.ts', 'clinic,fail'],
      ['host.ts', 'tenant,fail'],
      ['known.ts'],
      ['lab/host.ts'],
      ['other-host.json'],
      ['other-path.json'],
      ['path.json', 'tenant,fail'],
      ['ward.json', 'ward,fail'],
      ['ward.sh', 'ward,fail'],
    ]);
    // Flags take precedence over the terms of every target.
    expect((await said('--arrangement', 'standard')).flat().filter((one) => one?.includes(','))).toEqual([]);
  });

  it('include the custom rules of the configuration', async () => {
    const repo = repository({
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
    const repo = repository({ 'client.ts': foundry, 'ask.ts': asks, 'own.ts': own });
    for (const argv of [['--no-cache'], ['--cache-dir', 'kept'], ['--cache-dir', 'kept']]) {
      const { stderr } = await repo.run(['lint', '--arrangement', 'hipaa', ...argv]);
      expect(stderr).toContain(
        'nothing says where 1 request goes, judged as sent to claude-api; clients of microsoft-foundry are made in other files',
      );
    }
  });

  it('is not reported if the terms name a platform, or no file creates a client of another one', async () => {
    const repo = repository({ 'ask.ts': asks, 'own.ts': own });
    expect((await repo.run(['lint', '--no-cache'])).stderr).not.toContain('nothing says where');
    repo.write({ 'client.ts': foundry });
    const { stderr } = await repo.run(['lint', '--no-cache', '--platform', 'microsoft-foundry']);
    expect(stderr).not.toContain('nothing says where');
  });
});

describe('a client that is allowed to run in a browser', () => {
  it('fails under ZDR, and the request still has its address and its headers', async () => {
    const beta = 'context-1m-2025-08-07';
    const made = (options: string) =>
      `import { AnthropicFoundry } from '@anthropic-ai/foundry-sdk';\nnew AnthropicFoundry({ ${options}defaultHeaders: { 'anthropic-beta': '${beta}' } })\n  .messages.countTokens({ model: 'claude-opus-4-6', messages: [] });\n`;
    const repo = repository({ 'a.ts': made('dangerouslyAllowBrowser: true, '), 'b.ts': made('') });
    const { subjects } = await json(repo, '--arrangement', 'zdr');
    const [allowed, other] = subjects;
    expect(allowed?.findings).toMatchObject([{ rule: 'zdr/browser-request', at: '', verdict: 'fail' }, {}]);
    expect(allowed?.findings.slice(1)).toMatchObject(other?.findings.map(({ rule }) => ({ rule })) ?? []);
    expect([allowed, other].map((one) => [one?.endpoint, one?.context.platform, one?.features])).toEqual(
      [allowed, other].map(() => [other?.endpoint, 'microsoft-foundry', other?.features]),
    );
    expect(other?.features).toContainEqual({ id: 'context_1m', at: '' });
  });
});
