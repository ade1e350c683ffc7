import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LINT_FLAGS } from '../../src/cli/lint/lint.js';
import { parseConfig } from '../../src/config/parse.js';
import { configSchema } from '../../src/config/schema.js';
import { problemLine } from '../../src/policy/document.js';
import { prose } from '../../src/policy/prose.generated.js';
import { shippedPolicy } from '../../src/policy/shipped.js';
import { ineligible, repository } from './repository.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const read = (file: string) => parse(readFileSync(file, 'utf8'));

describe('the GitHub Action', () => {
  const action = read('action.yml');
  const [step] = action.runs.steps;
  /** The arguments that the action runs the command with. */
  const args = (inputs: Readonly<Record<string, string>>): string[] => {
    const all: [string, { default?: string }][] = Object.entries(action.inputs);
    const given = new Map(all.map(([name, spec]) => [name, inputs[name] ?? spec.default ?? '']));
    const env = Object.entries<string>(step.env).map(([name, text]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text)?.[1] ?? '';
      expect(given.has(input), input).toBe(true);
      return [name, given.get(input)];
    });
    const printed = execFileSync('bash', ['-c', step.run], {
      env: { ...Object.fromEntries(env), PATH: process.env.PATH, CLAUDE_PREFLIGHT: 'printf %s\\n' },
      encoding: 'utf8',
    });
    return printed.trimEnd().split('\n');
  };

  it('passes its inputs to lint as arguments, and never executes them', () => {
    expect(args({})).toEqual(['lint', '--format', 'github', '--fail-on', 'fail', '--', '.']);
    expect(args({ 'changed-since': 'origin/main', sarif: 'a b.sarif', paths: 'app $(id) *' })).toEqual(
      'lint|--format|github|--fail-on|fail|--changed-since|origin/main|--allow-none|--format|sarif-failures=a b.sarif|--|app|$(id)|*'.split(
        '|',
      ),
    );
  });

  it('uses only options that lint has', () => {
    const named = [...step.run.matchAll(/--([a-z-]+)/g)].map(([, name]) => name).filter((name) => name !== 'yes');
    expect(named.filter((name) => !Object.hasOwn(LINT_FLAGS, name ?? ''))).toEqual([]);
  });
});

it('the example for GitLab runs lint, in a merge request with the waivers of the target branch', () => {
  const [script] = read('examples/gitlab.yml')['claude-preflight'].script as [string];
  const args = (env: Record<string, string>) =>
    execFileSync('bash', ['-c', script.replace('npx --yes claude-preflight', 'printf "%s\\n"')], {
      env,
      encoding: 'utf8',
    });
  const formats = '--format pretty --format gitlab=codequality.json --format junit=junit.xml'.split(' ');
  const path = { PATH: process.env.PATH ?? '' };
  expect(args(path).trimEnd().split('\n')).toEqual(['lint', ...formats]);
  expect(
    args({ ...path, CI_MERGE_REQUEST_DIFF_BASE_SHA: 'a1b2' })
      .trimEnd()
      .split('\n'),
  ).toEqual(['lint', ...formats, '--waivers-from', 'a1b2']);
  expect(Object.hasOwn(LINT_FLAGS, 'waivers-from')).toBe(true);
});

describe('the pre-commit hook', () => {
  const [hook] = read('.pre-commit-hooks.yaml');

  it('runs on every text file, and passes those without a request', async () => {
    expect([hook.types, hook.files]).toEqual([['text'], undefined]);
    const repo = repository({
      'claude-preflight.config.yaml': 'context: { arrangement: zdr }',
      'a.md': 'text',
      'b.json': ineligible(),
    });
    // pre-commit need not build the repository, so the hook runs the published package of this version.
    const [npx, yes, released, ...argv] = hook.entry.split(' ');
    expect([hook.language, npx, yes, released]).toEqual(['system', 'npx', '--yes', `claude-preflight@${version}`]);
    expect((await repo.run([...argv, '--no-cache', 'a.md'])).code).toBe(0);
    expect((await repo.run([...argv, '--no-cache', 'a.md', 'b.json'])).code).toBe(1);
  });
});

describe('the examples', () => {
  it('are YAML, and their configurations are valid', () => {
    const names = readdirSync('examples').filter((name) => /\.ya?ml$/.test(name));
    for (const name of names) expect(() => read(`examples/${name}`), name).not.toThrow();
    for (const file of ['examples/claude-preflight.config.yaml', 'claude-preflight.self.yaml']) {
      const { problems } = parseConfig(file, readFileSync(file, 'utf8'), { policy: shippedPolicy, prose });
      expect(problems.map(problemLine)).toEqual([]);
    }
  });

  it('of a configuration are valid once the files that they name exist, and show each kind of entry', async () => {
    const text = readFileSync('examples/claude-preflight.config.yaml', 'utf8');
    const shown = Object.keys(read('examples/claude-preflight.config.yaml'));
    // Files are selected by include or by exclude, of which the example shows one.
    expect(shown).toEqual(Object.keys(configSchema.shape).filter((name) => name !== '$schema' && name !== 'include'));
    const repo = repository({
      'claude-preflight.config.yaml': text,
      'clinic/intake.ts': readFileSync('examples/summary.ts', 'utf8'),
      'triage.json': JSON.stringify({
        url: 'https://triage-clinic.services.ai.azure.com/anthropic/v1/messages',
        body: { model: 'triage', max_tokens: 1, messages: [] },
      }),
    });
    const { code, stdout, stderr } = await repo.run(['lint', '--no-cache', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    const [intake, triage] = JSON.parse(stdout).subjects;
    expect(intake).toMatchObject({
      verdict: 'pass',
      context: { arrangement: 'hipaa' },
      waived: [{ rule: 'house/region' }],
    });
    expect(triage).toMatchObject({ target: 'triage assistant', context: { foundryHosting: 'anthropic' } });
    expect(triage.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
      'house/region',
      'zdr/not-established-on-platform',
    ]);
  });

  it('use only inputs that the action has', () => {
    const steps: { uses?: string; with?: object }[] = read('examples/github.yml').jobs.lint.steps;
    const own = steps.find(({ uses }) => uses?.startsWith('claude-preflight/'));
    expect(Object.keys(own?.with ?? {}).filter((name) => !Object.hasOwn(read('action.yml').inputs, name))).toEqual([]);
  });
});
