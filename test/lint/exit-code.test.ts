import { describe, expect, it } from 'vitest';
import { ineligible, repository, request } from './repository.js';

describe('the exit code', () => {
  it('is 3 if nothing was checked, unless --allow-none is given', async () => {
    const repo = repository({ 'a.txt': 'nothing' });
    const { code, stderr } = await repo.run(['lint', '--no-cache']);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /nothing was checked: there was no request to Claude in 1 file; --allow-none makes that exit code 0\n/,
    );
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
    const repo = repository({ 'a.ts': `${aws}\n${call}\n` });
    const { code, stderr } = await repo.run(['lint', '--no-cache', '--platform', 'microsoft-foundry']);
    expect(code).toBe(2);
    expect(stderr).toContain('1 request goes to amazon-bedrock, not to microsoft-foundry, and is judged so (a.ts:3)');
  });

  it('is 0 or 1, and with --fail-on review also 1 for review', async () => {
    const repo = repository({ 'a.json': ineligible() });
    expect((await repo.run(['lint', '--no-cache'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(1);
    repo.write({ 'a.json': request({ model: 'claude-invented-9' }) });
    expect((await repo.run(['lint', '--no-cache', '--arrangement', 'zdr'])).code).toBe(0);
    const strict = await repo.run([
      'lint',
      '--no-cache',
      '--arrangement',
      'zdr',
      '--fail-on',
      'review',
      '--format',
      'github',
    ]);
    expect([strict.code, strict.stdout]).toEqual([1, expect.stringContaining('::error ')]);
  });

  it('is 2 for wrong flags, configurations and hosts, with a message for each', async () => {
    const repo = repository({ 'a.json': request() });
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
    // Otherwise the other paths would not be looked at.
    expect(await outcomeOf('-', 'a.json', '--stdin-filename', 'b.json')).toMatch(/^2 .*cannot be combined with other/);
    expect(await outcomeOf('a.json', '--stdin-filename', 'b.json')).toMatch(/^2 .*names standard input/);
    expect(await outcomeOf('-')).toMatch(/^2 .*standard input needs a file name/);
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
