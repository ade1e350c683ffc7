import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { audit } from '../../src/traffic/audit.js';
import { UnreadableInput } from '../../src/traffic/input/unreadable-input.js';
import { mergeAggregates } from '../../src/traffic/tally/merge.js';
import { temporaryFolder } from '../temporary-folder.js';
import { dated, files, input, lines, options, text, whole } from './many-requests.js';
import { audited, auditedLog, run } from './run.js';
import { zdrSetup } from './zdr-setup.js';

const logs = temporaryFolder();

describe('merging aggregates', () => {
  const terms = ['--arrangement', 'zdr', '--as-of', 'record'];

  it('gives the same bytes in any order and grouping, equal to those of one audit', async () => {
    const parts = await Promise.all(
      [0, 1, 2, 3].map(async (part) => {
        const some = lines.filter((_, i) => i % 4 === part).map((line) => `${line}\n`);
        return logs.write(`merge-${part}.jsonl`, some.join(''));
      }),
    );
    const aggregates = await Promise.all(parts.map((file) => audited(file, ...terms)));
    const expected = JSON.stringify(await audited(...parts, ...terms));
    const [a, b, c, d] = aggregates as [Aggregate, Aggregate, Aggregate, Aggregate];
    const merged = (...list: [Aggregate, ...Aggregate[]]) => mergeAggregates(list);
    expect(JSON.stringify(merged(a, b, c, d))).toBe(expected);
    fc.assert(
      fc.property(fc.shuffledSubarray([a, b, c, d], { minLength: 4 }), fc.integer({ min: 1, max: 3 }), (list, cut) => {
        const [left, right] = [list.slice(0, cut), list.slice(cut)] as [[Aggregate], [Aggregate]];
        expect(JSON.stringify(merged(merged(...left), merged(...right)))).toBe(expected);
      }),
      { numRuns: 24, seed: 7 },
    );
  });

  it('reads them from files and from one stream, as several runs print them', async () => {
    const parts = ['one', 'two'].map((name) => logs.write(`${name}.jsonl`, `${dated[0]}\n`));
    const printed = await Promise.all(
      parts.map(async (file) => (await run(['audit', file, ...terms, '--format', 'json'])).stdout),
    );
    const aggregates = printed.map((out, i) => logs.write(`aggregate-${i}.json`, out));
    const { stdout: merged } = await run(['audit', '--merge', ...aggregates, '--format', 'json']);
    expect(JSON.parse(merged).totals.requests).toBe(2);
    expect((await run(['audit', '--merge', '-', '--format', 'json'], printed.join(''))).stdout).toBe(merged);
    const compact = printed.map((out) => `${JSON.stringify(JSON.parse(out))}\n`).join('');
    expect((await run(['audit', '--merge', '--format', 'json'], compact)).stdout).toBe(merged);
  });

  it('refuses one whose totals contradict its findings, or the records that could not be read', async () => {
    const tools = [{ type: 'code_execution_20250825', name: 'code_execution' }];
    const record = { url: '/v1/messages', body: { ...JSON.parse(dated[0] ?? '').body, tools } };
    const aggregate = await auditedLog('altered.jsonl', JSON.stringify(record));
    const { totals, endpoints } = aggregate;
    expect(totals).toMatchObject({ fail: 1, pass: 0, unreadable: 0 });
    const passing = { fail: 0, review: 0, pass: 1 };
    for (const altered of [
      {},
      { totals: { ...totals, ...passing }, endpoints: endpoints.map((row) => ({ ...row, ...passing })) },
      { totals: { ...totals, unreadable: 1 } },
    ]) {
      const { code } = await run(['audit', '--merge', '-'], JSON.stringify({ ...aggregate, ...altered }));
      expect(code).toBe(Object.keys(altered).length === 0 ? 1 : 2);
    }
  });

  it('refuses those whose terms for files differ', async () => {
    const aggregates = await Promise.all(
      ['zdr', 'hipaa'].map(async (arrangement) => {
        const context = `contexts: [{ files: ["**/terms-*.jsonl"], context: { arrangement: ${arrangement} } }]\n`;
        const config = logs.write(`terms-${arrangement}.yaml`, context);
        return audited(logs.write(`terms-${arrangement}.jsonl`, `${dated[0]}\n`), '--config', config);
      }),
    );
    const [zdr, hipaa] = aggregates as [Aggregate, Aggregate];
    expect([zdr, hipaa].map(({ endpoints }) => endpoints[0]?.arrangement)).toEqual(['zdr', 'hipaa']);
    expect(() => mergeAggregates([zdr, hipaa])).toThrow('the aggregates were judged under different terms');
  });

  it('counts skipped files as one audit of all inputs does', async () => {
    const folders = ['left', 'right'].map((name) => {
      const path = join(logs.path, name);
      mkdirSync(path);
      writeFileSync(join(path, 'a.jsonl'), `${dated[0]}\n`);
      writeFileSync(join(path, 'notes.md'), 'invented');
      return path;
    });
    const each = folders.map(async (path, i) =>
      logs.write(`skipping-${i}.json`, (await run(['audit', path, ...terms, '--format', 'json'])).stdout),
    );
    const merged = await run(['audit', '--merge', ...(await Promise.all(each)), '--format', 'json']);
    expect(JSON.parse(merged.stdout).skipped).toMatchObject([{ files: 2 }]);
    expect(merged.stdout).toBe((await run(['audit', ...folders, ...terms, '--format', 'json'])).stdout);
  });

  it('is refused if an input would be counted twice, the terms differ, or a file is not an aggregate', async () => {
    const file = logs.write('same.jsonl', text);
    const one = await audited(file, ...terms);
    expect(() => mergeAggregates([one, one])).toThrow('counted twice');
    const other = await audited(file, '--arrangement', 'hipaa', '--as-of', 'record');
    expect(() => mergeAggregates([one, other])).toThrow('different terms');
    const altered = [
      { ...one, totals: { ...one.totals, fail: 0, pass: one.totals.pass + one.totals.fail } },
      {
        ...one,
        totals: { ...one.totals, fail: 0 },
        endpoints: one.endpoints.map((row) => ({ ...row, fail: 0 })),
      },
      { ...one, findings: one.findings.map((row) => ({ ...row, requests: 'many' })) },
      { ...one, retention: [null] },
      { ...one, tool: undefined },
    ].map((value, i) => logs.write(`altered-${i}.json`, JSON.stringify(value)));
    for (const none of [file, ...altered]) {
      const { code, stderr } = await run(['audit', '--merge', none]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('it is no aggregate')]);
    }
    // An interrupted audit leaves an empty file, whose requests would be missing from every count.
    const [good, empty] = [logs.write('good.json', JSON.stringify(one)), logs.write('empty.json', '\n')];
    const { code, stdout, stderr } = await run(['audit', '--merge', good, empty]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('empty.json: it is empty')]);
  });
});

it('inputs are cut into the same blocks whatever the size of the chunks', async () => {
  const expected = JSON.stringify(await whole());
  for (const chunk of [1_000, 33_333, 1 << 20]) {
    const inputs = files.map(({ name, bytes }) => input(name, bytes, chunk));
    expect(JSON.stringify(await audit(zdrSetup, inputs, options()))).toBe(expected);
  }
});

it('a line that is too long is skipped, counted and reported', async () => {
  const long = `{"model":"${'x'.repeat(60_000)}"}`;
  const bytes = Buffer.from(`${dated[0]}\n${long}\n${dated[0]}\n`);
  const { totals, unreadable } = await audit(
    zdrSetup,
    [input('long.jsonl', bytes, 999)],
    options({ limits: { block: 4_000, whole: 30_000 } }),
  );
  expect(totals).toMatchObject({ requests: 2, unreadable: 1 });
  expect(unreadable[0]).toMatchObject({ examples: [{ file: 'long.jsonl', line: 2 }] });
});

it('an input that fails in the middle is judged up to there, and reported', async () => {
  const bytes = Buffer.from(text);
  const failing = input('failing.jsonl', bytes, 1_000, 30_000, new UnreadableInput('the disk is gone'));
  const { totals, unreadable } = await audit(zdrSetup, [failing], options());
  expect(totals.requests).toBeGreaterThan(5);
  expect(unreadable.some(({ why }) => why === 'the disk is gone')).toBe(true);
});
