import { describe, expect, it } from 'vitest';
import { here, json } from './linted.js';
import { request } from './repository.js';

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
