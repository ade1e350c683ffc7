/** `--help` and the parser agree, since they use one table. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../scripts/transcripts.js';
import type { Flags } from '../../src/cli/args.js';
import { AUDIT_FLAGS } from '../../src/cli/audit/audit.js';
import { CHECK_FLAGS } from '../../src/cli/check/check.js';
import { EXPLAIN_FLAGS } from '../../src/cli/explain/explain.js';
import { LINT_FLAGS } from '../../src/cli/lint/lint.js';
import { POLICY_PARTS } from '../../src/cli/policy/policy.js';
import { REPORT_FLAGS } from '../../src/cli/report/report.js';
import { SERVE_FLAGS } from '../../src/cli/serve/serve.js';
import { limitsOf } from '../../src/cli/serve/settings.js';
import { LIMITS } from '../../src/server/limits.js';

const COMMANDS: readonly (readonly [string, Flags])[] = [
  ['check', CHECK_FLAGS],
  ['lint', LINT_FLAGS],
  ['audit', AUDIT_FLAGS],
  ['report', REPORT_FLAGS],
  ['explain', EXPLAIN_FLAGS],
  ['serve', SERVE_FLAGS],
  ...Object.entries(POLICY_PARTS).map(([part, { flags }]) => [`policy ${part}`, flags] as const),
];

const help = async (command: string): Promise<string> => {
  const { code, stdout, stderr } = await run([...command.split(' '), '--help']);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};

/** The part of a help text about one subcommand. */
const partOf = (text: string, command: string): string => {
  const from = text.indexOf(`options of ${command}:`);
  if (from < 0) return command.includes(' ') ? '' : text;
  const to = text.indexOf('\n\n', from);
  return text.slice(from, to);
};

const namesIn = (text: string): string[] => [...text.matchAll(/^ {2}--(\S+)/gm)].map(([, name = '']) => name).sort();

describe.each(COMMANDS)('%s --help', (command, flags) => {
  it('lists exactly the flags that the command accepts, with their choices', async () => {
    const text = partOf(await help(command), command);
    expect(namesIn(text)).toEqual(
      Object.entries(flags)
        .map(([name, { on }]) => (on ? `no-${name}` : name))
        .sort(),
    );
    const words = text.split(/[\s,]+/);
    for (const { choices = [] } of Object.values(flags)) expect(words).toEqual(expect.arrayContaining([...choices]));
    for (const { says } of Object.values(flags)) expect(says.length).toBeGreaterThan(5);
  });

  it('uses the table that the command parses with', async () => {
    for (const [name, { type, multiple, choices }] of Object.entries(flags)) {
      const said = async (...given: string[]) => (await run([...command.split(' '), ...given])).stderr;
      if (type === 'boolean')
        expect(await said(`--${name}`, `--${name}`)).toBe(`claude-preflight: --${name} is given twice\n`);
      else expect(await said(`--${name}`)).toBe(`claude-preflight: --${name} needs a value\n`);
      if (choices) expect(await said(`--${name}`, 'invented')).toContain(`--${name} is `);
      if (type === 'string' && !multiple && !choices)
        expect(await said(`--${name}`, 'x', `--${name}`, 'x')).toContain('is given twice');
    }
    const { code, stderr } = await run([...command.split(' '), '--invented-option']);
    expect([code, stderr]).toEqual([2, 'claude-preflight: unknown option --invented-option\n']);
  });
});

describe('help', () => {
  it('is shown for all commands or one, in either form, without long lines', async () => {
    const all = await help('help');
    for (const word of ['--help', '-h', 'help']) expect((await run([word])).stdout).toBe(all);
    for (const [command] of COMMANDS) expect(all).toContain(`claude-preflight ${command.padEnd(6)}`);
    const one = await help('lint');
    expect((await run(['help', 'lint'])).stdout).toBe(one);
    for (const line of [...all.split('\n'), ...one.split('\n')]) expect(line.length, line).toBeLessThan(121);
    expect(await run(['lnt', '--help'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean lint?'),
    });
  });

  it('is shown for one subcommand, and an unknown one is reported', async () => {
    const text = await help('policy test');
    expect((await run(['help', 'policy', 'test'])).stdout).toBe(text);
    expect(text).toContain('policy test reads the YAML files');
    expect(text).not.toMatch(/policy (?:show|diff|verify)/);
    expect(await help('policy')).toContain(text.slice(text.indexOf('policy test reads'), text.indexOf('exit:')));
    expect(await run(['policy', 'shw', '--help'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('policy takes one of show, diff, test, verify (did you mean show?)'),
    });
  });

  it('shows the defaults of the gateway’s limits in a form that --limit accepts', async () => {
    const text = await help('serve');
    for (const name of Object.keys(LIMITS)) {
      const given = new RegExp(`^ {2}${name} +(\\S+) {2,}\\S`, 'm').exec(text)?.[1];
      expect(limitsOf([`${name}=${given}`]), name).toEqual(LIMITS);
    }
  });

  it('is loaded only when it is shown', () => {
    const names = readdirSync('src/cli', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const files = names.map((name) => [name, readFileSync(`src/cli/${name}`, 'utf8')] as const);
    const eager = files.filter(([, text]) => /^(?:import|export) (?!type )[^;]*'\.{1,2}\/help\.js'/m.test(text));
    expect(eager.map(([name]) => name)).toEqual([]);
    expect(files.filter(([, text]) => text.includes("import('./help.js')")).map(([name]) => name)).toEqual(['main.ts']);
  });
});
