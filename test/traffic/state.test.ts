import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { NO_CONFIG } from '../../src/config/config.js';
import { keyed, keyOf } from '../../src/traffic/digest.js';
import { readState, type State, writeState } from '../../src/traffic/state.js';
import { temporaryFolder } from '../temporary-folder.js';
import { KEY } from './key.js';
import { audited, run } from './run.js';

const logs = temporaryFolder();
const key = keyOf(KEY);

/** The state of an audit of a file before its first block. */
const begun = async (file: string): Promise<State> => {
  const aggregate = await audited(logs.write('empty.jsonl', ''));
  const { tool, policy, clock, targets } = aggregate;
  const terms = { tool, policy, clock, key: aggregate.key, targets };
  return {
    version: 1,
    audit: keyed(key, JSON.stringify([terms, NO_CONFIG, {}, [file]])),
    today: '2026-09-01',
    done: [],
    current: { form: 'json-lines', bytes: 0, digest: '', requests: 0, other: 0, unreadable: 0, parts: 0 },
    aggregate: { ...aggregate, inputs: [] },
  };
};

it('a finished audit leaves no state, from which the next one would be resumed as of the old day', async () => {
  const file = logs.write('log.jsonl', '{"model":"claude-opus-4-6","max_tokens":64,"messages":[]}\n');
  const state = join(logs.path, 'state');
  const argv = ['audit', file, '--format', 'json'];
  const whole = await run(argv);
  await writeState(state, await begun(file), key);
  const { stdout, code } = await run([...argv, '--resume', state]);
  expect([stdout, code]).toEqual([whole.stdout, whole.code]);
  expect(existsSync(state)).toBe(false);
});

it('audits that write the same state at the same time each write it atomically', async () => {
  const one = await begun('x');
  const state = join(logs.path, 'shared');
  const days = Array.from({ length: 20 }, (_, i) => `2026-09-${i + 10}`);
  await Promise.all(days.map((today) => writeState(state, { ...one, today }, key)));
  expect(days).toContain((await readState(state, one.audit, key))?.today);
  expect(readdirSync(logs.path).filter((name) => name.startsWith('shared'))).toEqual(['shared']);
});

it('an error says why a state cannot be read or written, and no temporary file is left', async () => {
  const state = await begun('x');
  const taken = join(logs.path, 'taken');
  mkdirSync(taken);
  const before = readdirSync(logs.path);
  await expect(readState(taken, state.audit, key)).rejects.toThrow('taken: the state cannot be read: it is a folder');
  await expect(writeState(taken, state, key)).rejects.toThrow('taken: the state cannot be written: it is a folder');
  await expect(writeState(join(logs.path, 'none', 'x'), state, key)).rejects.toThrow('there is no such folder');
  expect(readdirSync(logs.path)).toEqual(before);
});

it('a state that never ends, or is too deep to be written again, is refused', async () => {
  const state = await begun('x');
  const pipe = join(logs.path, 'pipe');
  execFileSync('mkfifo', [pipe]);
  await expect(readState(pipe, state.audit, key)).rejects.toThrow('pipe: it is no state of an audit');
  const deep = join(logs.path, 'deep');
  await writeState(deep, state, key);
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  writeFileSync(deep, readFileSync(deep, 'utf8').replace('{', `{"deep":${nested},`));
  await expect(readState(deep, state.audit, key)).rejects.toThrow('deep: the state is not as it was written');
});

it('what a run that was killed left of its state is removed by the next, and nothing else is', async () => {
  const old = logs.write('old.jsonl', '{"model":"claude-opus-4-6","max_tokens":64,"messages":[]}\n');
  const left = (name: string, age: number): string => {
    const path = logs.write(name, '{"half');
    const written = Date.now() / 1000 - age;
    utimesSync(path, written, written);
    return path;
  };
  const stale = left(`killed.${randomUUID()}.new`, 3600);
  const others = [
    left(`killed.${randomUUID()}.new`, 0),
    left(`another.${randomUUID()}.new`, 3600),
    left('killed.mine.new', 3600),
    left('killed.json', 3600),
  ];
  expect((await run(['audit', old, '--resume', join(logs.path, 'killed')])).code).toBe(0);
  expect([stale, ...others].filter((path) => existsSync(path))).toEqual(others);
});

it('a state or a result in the folder that is audited is no input, and its own does not change the result', async () => {
  const traffic = join(logs.path, 'traffic');
  mkdirSync(traffic);
  const log = join(traffic, 'a.jsonl');
  writeFileSync(log, '{"model":"claude-opus-4-6","max_tokens":64,"messages":[]}\n');
  const state = join(traffic, 'state.json');
  const own = await begun(log);
  for (const operand of [traffic, join(traffic, '*')]) {
    const argv = ['audit', operand, '--format', 'json'];
    const expected = await run(argv);
    await writeState(state, own, key);
    writeFileSync(`${state}.${randomUUID()}.new`, JSON.stringify(own).slice(0, 200));
    const resumed = await run([...argv, '--resume', state]);
    expect([resumed.stdout, resumed.code]).toEqual([expected.stdout, expected.code]);
    for (const name of readdirSync(traffic)) if (name !== 'a.jsonl') rmSync(join(traffic, name));
  }
  await writeState(state, own, key);
  const results = ['audit', 'check'].map((name) => join(traffic, `${name}.json`));
  for (const result of results) await run([basename(result, '.json'), log, '--format', `json=${result}`]);
  const report = join(traffic, 'report.json');
  await run(['report', ...results, '--format', `json=${report}`]);
  const files = [...results, report, state].map((file) => ({ file }));
  for (const operand of [traffic, join(traffic, '*')]) {
    const { totals, skipped } = await audited(operand);
    expect(totals).toMatchObject({ requests: 1, other: 0, unreadable: 0 });
    expect(skipped).toEqual([{ why: 'a state or a result of this program', files: 4, examples: files }]);
  }
});

it('a result in any format in an audited folder is no input, and JSON Lines and receipts of this program are not traffic anywhere', async () => {
  const beside = join(logs.path, 'beside');
  mkdirSync(beside);
  const at = (name: string): string => join(beside, name);
  const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
  const body = {
    model: 'claude-opus-4-6',
    max_tokens: 64,
    messages: [{ role: 'user', content: 'Good morning.' }],
    tools,
  };
  const request = { url: 'https://api.anthropic.com/v1/messages', body };
  writeFileSync(at('a.jsonl'), `${JSON.stringify(request)}\n`);
  const as = (name: string, formats: readonly string[]) =>
    formats.flatMap((format) => [
      '--format',
      `${format}=${at(`${name}.${format}.${format === 'junit' ? 'xml' : format}`)}`,
    ]);
  const zdr = ['--arrangement', 'zdr'];
  await run(['audit', at('a.jsonl'), ...zdr, ...as('audit', ['csv', 'jsonl']), '--format', `json=${at('audit.json')}`]);
  await run(['check', at('a.jsonl'), ...zdr, ...as('check', ['csv', 'jsonl', 'junit', 'sarif'])]);
  await run(['report', at('audit.json'), ...as('report', ['csv', 'junit', 'sarif'])]);
  for (const sarif of ['check', 'report']) renameSync(at(`${sarif}.sarif.sarif`), at(`${sarif}.sarif.json`));
  writeFileSync(at('policy.json'), (await run(['policy', 'show', '--format', 'json'])).stdout);
  const receipt = {
    ...{
      version: 1,
      id: 'invented',
      time: '2026-10-01T10:00:00Z',
      tool: { name: 'claude-preflight', version: '0.1.0' },
    },
    ...{ policy: { asOf: '2026-09-26' }, method: 'POST', endpoint: '/v1/messages', verdict: 'fail', decision: 'sent' },
    ...{ context: { platform: 'claude-api', arrangement: 'zdr' }, request: { key: 'run', digest: 'd', length: 1 } },
  };
  // A record that holds a request as well is read.
  const lines = [receipt, request, { ...receipt, ...request }].map((one) => `${JSON.stringify(one)}\n`);
  writeFileSync(at('receipts.jsonl'), lines.join(''));
  const { totals, skipped, unchecked, inputs } = await audited(beside, ...zdr);
  expect(inputs.map(({ file }) => basename(file))).toEqual([
    'a.jsonl',
    'audit.jsonl.jsonl',
    'check.jsonl.jsonl',
    'receipts.jsonl',
  ]);
  expect(totals).toMatchObject({ requests: 3, fail: 3, other: 3, unreadable: 0 });
  expect(skipped.map(({ why, files }) => [why, files])).toEqual([['a state or a result of this program', 9]]);
  expect(unchecked).toEqual([]);
});
