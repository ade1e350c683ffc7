import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { type AuditInput, type AuditOptions, audit } from '../../src/traffic/audit.js';
import { keyOf } from '../../src/traffic/digest.js';
import { bytesOf } from '../../src/traffic/input/bytes.js';
import { UnreadableInput } from '../../src/traffic/input/unreadable-input.js';
import { mergeAggregates } from '../../src/traffic/tally/merge.js';
import { programOf } from '../program.js';
import { temporaryFolder } from '../temporary-folder.js';
import { files, input, options, text, whole } from './many-requests.js';
import { zdrSetup } from './zdr-setup.js';

const smallSteps = await programOf('test/traffic/small-steps.ts');
const logs = temporaryFolder();

describe('a resumed audit', () => {
  it('gives the same aggregate, byte for byte, wherever it was interrupted', async () => {
    const expected = JSON.stringify(await whole());
    const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ until: fc.integer({ min: 0, max: total }), chunk: fc.integer({ min: 500, max: 90_000 }) }),
          {
            maxLength: 3,
          },
        ),
        async (ends) => {
          const state = join(logs.path, `state-${n++}`);
          const attempt = (until: number, chunk: number) =>
            audit(
              zdrSetup,
              files.map(({ name, bytes }, i) => {
                const before = files.slice(0, i).reduce((sum, one) => sum + one.bytes.length, 0);
                return input(name, bytes, chunk, until - before);
              }),
              options({ state, every: 1 }),
            );
          for (const { until, chunk } of ends) await attempt(until, chunk).catch(() => {});
          expect(JSON.stringify(await attempt(Number.POSITIVE_INFINITY, 4_000))).toBe(expected);
        },
      ),
      { numRuns: 6, seed: 7 },
    );
  });

  it('does so too if several records begin on the same line', async () => {
    const tools = [
      { type: 'code_execution_20250825', name: 'code_execution' },
      { name: 'own', input_schema: {} },
    ];
    const alike = Array.from({ length: 12 }, (_, i) => ({
      model: 'claude-opus-4-6',
      max_tokens: 64,
      messages: [],
      tools: i % 2 === 0 ? tools : [...tools].reverse(),
    }));
    const list = JSON.stringify(alike);
    const inputs = [
      input('lists.jsonl', Buffer.from(`${list}\n${list}\n`), 500),
      input('list.json', Buffer.from(list), 500),
      input('row.log', Buffer.from(alike.map((one) => JSON.stringify(one)).join(' ')), 500),
    ];
    const expected = await audit(zdrSetup, inputs, options({ limits: { block: 1000, whole: 1 << 20 } }));
    const row = expected.features.find(({ feature }) => feature === 'code_execution');
    expect(row?.examples.map(({ file, line, record }) => [file, line, record])).toEqual(
      [1, 2, 3, 4, 5].map((record) => ['list.json', 1, record]),
    );
    const state = join(logs.path, 'state-lists');
    const saved = await audit(zdrSetup, inputs, options({ state, every: 1, limits: { block: 1000, whole: 1 << 20 } }));
    expect(JSON.stringify(saved)).toBe(JSON.stringify(expected));
    const each = await Promise.all(inputs.map((one) => audit(zdrSetup, [one], options({ skipped: [] }))));
    const merged = mergeAggregates(each as [Aggregate, ...Aggregate[]]);
    expect(JSON.stringify(merged.features)).toBe(JSON.stringify(expected.features));
    expect(JSON.stringify(merged.shapes)).toBe(JSON.stringify(expected.shapes));
  });

  it('is refused with other terms, another key, other inputs, or a changed input', async () => {
    const state = join(logs.path, 'state-refused');
    const inputs = files.map(({ name, bytes }) => input(name, bytes, 5_000, 50_000));
    await audit(zdrSetup, inputs, options({ state, every: 1 })).catch(() => {});
    expect(existsSync(state)).toBe(true);
    const same = files.map(({ name, bytes }) => input(name, bytes, 5_000));
    const other = { ...zdrSetup, terms: { ...zdrSetup.terms, clock: '2026-05-01' } };
    await expect(audit(other, same, options({ state }))).rejects.toThrow(/another|other inputs/);
    // Deployment names, waivers and the terms of files decide too, though no aggregate shows them.
    const waiver = { rule: 'zdr/feature-not-eligible', reason: 'A pilot', owner: 'R. Example', expires: '2026-12-31' };
    const { config, given } = zdrSetup;
    for (const changed of [
      { config: { ...config, waivers: [{ ...waiver, line: 1, column: 1 }] } },
      { config: { ...config, contexts: [{ files: ['*.jsonl'], context: { arrangement: 'standard' as const } }] } },
      { given: { ...given, models: { triage: 'claude-opus-4-6' } } },
      { given: { ...given, waivers: [waiver] } },
    ])
      await expect(audit({ ...zdrSetup, ...changed }, same, options({ state }))).rejects.toThrow('other inputs, terms');
    const keyless = { ...zdrSetup, key: keyOf('another') };
    await expect(audit(keyless, same, options({ state }))).rejects.toThrow('other inputs, terms, policy or key');
    await expect(audit(zdrSetup, same.slice(1), options({ state }))).rejects.toThrow(
      'other inputs, terms, policy or key',
    );
    const changed = files.map(({ name, bytes }) =>
      input(name, Buffer.from(bytes.toString().replace('model', 'MODEL')), 5_000),
    );
    await expect(audit(zdrSetup, changed, options({ state }))).rejects.toThrow('not what it was');
    const broken = logs.write('state-broken', '{"version":1');
    await expect(audit(zdrSetup, same, options({ state: broken }))).rejects.toThrow('no state of an audit');
  });

  it('verifies inputs that were read completely, by their stamps or else their bytes', async () => {
    const state = join(logs.path, 'state-done');
    const named = (i: number) => files[i] as (typeof files)[number];
    const second = input(named(1).name, named(1).bytes, 5_000);
    const first = (bytes: Buffer): AuditInput => input(named(0).name, bytes, 5_000);
    const { bytes } = named(0);
    const begun = [first(bytes), input(named(1).name, named(1).bytes, 5_000, 45_000)];
    const stamped = begun.map((one) => ({ ...one, stamp: () => 'a' }));
    await audit(zdrSetup, stamped, options({ state, every: 1 })).catch(() => {});
    expect(JSON.parse(readFileSync(state, 'utf8')).done).toEqual(['a']);
    const goOn = (one: AuditInput) => audit(zdrSetup, [one, second], options({ state }));
    const expected = JSON.stringify(await whole());
    const torn = (): never => {
      throw new Error('the power is out');
    };
    expect(JSON.stringify(await goOn({ ...first(bytes), open: torn, stamp: () => 'a' }))).toBe(expected);
    expect(JSON.stringify(await goOn({ ...first(bytes), stamp: () => 'b' }))).toBe(expected);
    expect(JSON.stringify(await goOn(first(bytes)))).toBe(expected);
    for (const changed of [Buffer.concat([bytes, Buffer.from('{}\n')]), bytes.subarray(1)])
      await expect(goOn(first(changed))).rejects.toThrow(`${named(0).name}: it is not what it was`);
  });

  it('is refused if an input that was read completely cannot be read to its end any more', async () => {
    const state = join(logs.path, 'state-gap');
    const [first, second] = files as [(typeof files)[number], (typeof files)[number]];
    const cut = input(second.name, second.bytes, 5_000, 45_000);
    await audit(zdrSetup, [input(first.name, first.bytes, 5_000), cut], options({ state, every: 1 })).catch(() => {});
    const failing: AuditInput = {
      file: first.name,
      async *open() {
        yield first.bytes;
        throw new UnreadableInput('more follows the end of the gzip stream');
      },
    };
    const rest = input(second.name, second.bytes, 5_000);
    await expect(audit(zdrSetup, [failing, rest], options({ state }))).rejects.toThrow('it is not what it was');
  });

  it('refuses a state that was altered', async () => {
    const state = join(logs.path, 'state-altered');
    const inputs = files.map(({ name, bytes }) => input(name, bytes, 5_000, 50_000));
    await audit(zdrSetup, inputs, options({ state, every: 1 })).catch(() => {});
    const written = JSON.parse(readFileSync(state, 'utf8'));
    const { aggregate, current } = written;
    const altered = [
      { done: null },
      { current: { ...current, parts: current.parts + 1 } },
      { aggregate: {} },
      { aggregate: { ...aggregate, findings: [] } },
      { today: '2026-01-01' },
      { mac: undefined },
    ];
    for (const part of altered) {
      writeFileSync(state, JSON.stringify({ ...written, ...part }));
      await expect(audit(zdrSetup, inputs, options({ state }))).rejects.toThrow('not as it was written');
    }
  });

  it('gives the same aggregate after the process was killed, with workers', { timeout: 60_000 }, async () => {
    const log = logs.write('killed.jsonl', text.repeat(4));
    const state = join(logs.path, 'state-killed');
    const killed = spawn(process.execPath, [smallSteps, log, state], { stdio: 'ignore' });
    // As soon as there is a state.
    const end = await new Promise((resolve) => {
      const poll = setInterval(() => existsSync(state) && killed.kill('SIGKILL'), 2);
      killed.on('exit', (_, signal) => {
        clearInterval(poll);
        resolve(signal);
      });
    });
    expect(end).toBe('SIGKILL');
    const begun = JSON.parse(readFileSync(state, 'utf8')).current;
    const once = (more: Partial<AuditOptions>) =>
      audit(zdrSetup, [{ file: log, open: () => bytesOf(log) }], options(more));
    const expected = await once({});
    expect(begun.requests).toBeGreaterThan(0);
    expect(begun.requests).toBeLessThan(expected.totals.requests);
    expect(JSON.stringify(await once({ state }))).toBe(JSON.stringify(expected));
  });
});
