/** `check` with a configuration: its terms, targets, rules and waivers. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ineligible, reportOf, repository, request } from '../lint/repository.js';

const CONFIG = `context: { arrangement: zdr }
contexts:
  - { files: [open], context: { arrangement: standard } }
targets:
  - { name: clinic, hosts: [clinic.example.org], context: { arrangement: hipaa, platform: claude-api, phi: true } }
sources:
  house: { page: House rules, section: models, captured: [2026-11-01] }
rules:
  - id: house/models
    detect: [{ on: request, when: { model: [{ anything-but: [claude-opus-4-6] }] } }]
    verdict: fail
    message: This model is not on our list.
    remedy: Use the one that is.
    source: house/2026-11-01
`;
const other = request({ model: 'claude-haiku-4-5' });
const waiver = (more: string) =>
  `  - { rule: house/models, reason: a trial, owner: A. Person, expires: 2026-12-31${more} }\n`;

it('check applies the terms of the configuration, of a file, and of the target that the host selects', async () => {
  const repo = repository({ 'terms.yaml': CONFIG, 'a.json': ineligible(), 'open/b.json': ineligible() });
  const at = (name: string) => join(repo.root, name);
  const report = reportOf(
    await repo.run(['check', '--config', at('terms.yaml'), '--format', 'json', at('a.json'), at('open/b.json'), '-'], {
      stdin: JSON.stringify({ url: 'https://clinic.example.org/v1/messages', body: JSON.parse(ineligible()) }),
    }),
  );
  expect(report.subjects.map(({ target, context, verdict }) => [target, context.arrangement, verdict])).toEqual([
    [undefined, 'zdr', 'fail'],
    [undefined, 'standard', 'pass'],
    ['clinic', 'hipaa', 'fail'],
  ]);
});

it('check finds the configuration of the current folder, and flags take precedence over it', async () => {
  const repo = repository({ 'claude-preflight.config.yaml': CONFIG });
  const verdicts = async (...argv: string[]) => (await repo.run(['check', '-', ...argv], { stdin: ineligible() })).code;
  expect([await verdicts(), await verdicts('--arrangement', 'standard')]).toEqual([1, 0]);
});

it('check applies rules of the configuration, and waivers of them', async () => {
  const repo = repository({
    'terms.yaml': CONFIG,
    'waived.yaml': `${CONFIG}waivers:\n${waiver('')}`,
    'elsewhere.yaml': `${CONFIG}waivers:\n${waiver(', file: src')}`,
    'context.yaml': `waivers:\n${waiver('')}`,
  });
  const run = (...argv: string[]) =>
    repo.run(
      ['check', '-', '--format', 'jsonl', ...argv.map((one) => (one.endsWith('.yaml') ? join(repo.root, one) : one))],
      { stdin: JSON.stringify(JSON.parse(other)) },
    );
  expect(await run('--config', 'terms.yaml')).toMatchObject({ code: 1, stderr: '' });
  expect(await run('--config', 'waived.yaml')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('--config', 'terms.yaml', '--context', 'context.yaml')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('--config', 'elsewhere.yaml')).toMatchObject({ code: 1, stderr: '' });
  expect(await run('--context', 'context.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no such rule'),
  });
});

it('check matches standard input with no glob, since it has no path', async () => {
  const repo = repository({
    'waived.yaml': `${CONFIG}waivers:\n${waiver(', file: "**"')}`,
    'open.yaml': CONFIG.replace('[open]', '["**"]'),
    'all.yaml': CONFIG.replace('{ name: clinic,', '{ name: clinic, files: ["**"],'),
  });
  for (const name of ['waived.yaml', 'open.yaml', 'all.yaml']) {
    const run = await repo.run(['check', '-', '--format', 'json', '--config', name], { stdin: other });
    const [subject] = reportOf(run).subjects;
    expect([run.code, subject?.context.arrangement, subject?.target, subject?.waived]).toEqual([
      1,
      'zdr',
      undefined,
      [],
    ]);
  }
});

it('check reports a configuration with a wrong name', async () => {
  const repo = repository({ 'claude-preflight.config.yml': CONFIG });
  const run = (...argv: string[]) => repo.run([...argv], { stdin: ineligible() });
  for (const command of [['check', '-'], ['lint'], ['audit', '-']]) {
    const { code, stderr } = await run(...command);
    expect([command, code, stderr]).toEqual([
      command,
      2,
      'claude-preflight: claude-preflight.config.yml: a configuration must be named claude-preflight.config.yaml: rename it, or name it with --config\n',
    ]);
  }
  expect((await run('check', '-', '--config', join(repo.root, 'claude-preflight.config.yml'))).code).toBe(1);
});

it('check refuses a configuration that is missing or invalid, with the position', async () => {
  const repo = repository({ 'wrong.yaml': 'contxt: {}\n' });
  const run = (file: string) => repo.run(['check', '-', '--config', file], { stdin: request() });
  expect(await run('wrong.yaml')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/wrong\.yaml:1:1: .*context/),
  });
  expect(await run('none.yaml')).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be read') });
});

it('check reports that an expired waiver excuses nothing', async () => {
  const repo = repository({
    'claude-preflight.config.yaml': `${CONFIG}waivers:\n${waiver('').replace('2026-12', '2026-01')}`,
  });
  for (const command of ['check', 'audit']) {
    const { code, stderr } = await repo.run([command, '-'], { stdin: request() });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/:\d+:\d+: the waiver of house\/models expired on/)]);
  }
});

it('check reports a waiver of a context file whose place is invalid, with the file', async () => {
  const repo = repository({
    'c.yaml': 'waivers: [{ rule: zdr/qualified, at: tools, reason: a trial, owner: A. Person, expires: 2026-12-31 }]\n',
  });
  for (const command of ['check', 'lint', 'audit']) {
    const { code, stderr } = await repo.run(
      [command, '-', '--context', join(repo.root, 'c.yaml')].concat(
        command === 'lint' ? ['--stdin-filename', 'a.json'] : [],
      ),
      { stdin: request() },
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('c.yaml:1:11: waiver 1: at is a JSON Pointer')]);
  }
  repo.write({ 'terms.yaml': CONFIG });
  const configured = ['check', '-', '--context', join(repo.root, 'c.yaml'), '--config', join(repo.root, 'terms.yaml')];
  const { code, stderr } = await repo.run(configured, { stdin: request() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('c.yaml:1:11: waiver 1: at is a JSON Pointer')]);
});

const OWN = `sources:
  ours: { page: Our agreement, section: Exhibit A, captured: [2026-06-10] }
overlays:
`;
const cell = (column: string, status: string) =>
  `${column}: [{ since: 2026-06-10, status: ${status}, source: ours/2026-06-10 }]`;

it.each([
  ['id: code_execution', cell('zdr', 'eligible'), 'eligible under zdr', 'ineligible'],
  ['id: structured_outputs', cell('zdr', 'eligible'), 'eligible under zdr', 'qualified'],
  ['id: message_threads', cell('zdr', 'qualified'), 'qualified under zdr', 'not-established'],
  ['id: tool_search', cell('hipaa', 'eligible'), 'eligible under hipaa', 'ineligible'],
  ['id: effort', cell('baa', 'covered'), 'covered by the BAA', 'not-listed'],
  ['id: computer_use', cell('hipaa', 'eligible'), 'covered by the BAA', 'not-covered'],
])('check, audit and lint note an overlay that takes a finding away: %s, %s', async (id, own, now, vendors) => {
  const repo = repository({ 'claude-preflight.config.yaml': `${OWN}  - { ${id}, ${own} }\n` });
  const note = `claude-preflight: by an overlay of the configuration ${id.slice(4)} is ${now} from 2026-06-10 on; the vendor says ${vendors}\n`;
  expect((await repo.run(['check', '-'], { stdin: ineligible() })).stderr).toBe(note);
  expect((await repo.run(['audit', '-'], { stdin: ineligible() })).stderr).toBe(note);
  expect((await repo.run(['lint', '.', '--allow-none'])).stderr).toContain(note);
  const { stdout } = await repo.run(['explain', id.slice(4)]);
  const [, column = '', status = ''] = /^(\w+): .*status: ([\w-]+)/.exec(own) ?? [];
  expect(stdout.split('by your own configuration, ')[1]).toContain(`\n  2026-06-10  ${column.padEnd(6)} ${status}`);
  expect(stdout).toContain('  2026-06-10  Our agreement, Exhibit A\n');
});

it.each([
  ['id: effort', cell('zdr', 'ineligible')],
  ['id: effort', cell('hipaa', 'eligible')],
  ['id: code_execution', cell('hipaa', 'ineligible')],
])('check, audit and lint note no other overlay: %s, %s', async (id, own) => {
  const repo = repository({ 'claude-preflight.config.yaml': `${OWN}  - { ${id}, ${own}, remedy: Leave it out. }\n` });
  expect((await repo.run(['check', '-'], { stdin: ineligible() })).stderr).toBe('');
});
