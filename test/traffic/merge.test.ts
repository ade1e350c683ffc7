import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Aggregate } from '../../src/traffic/aggregate.js';
import { type AuditInput, type AuditOptions, audit } from '../../src/traffic/audit.js';
import { bytesOf } from '../../src/traffic/bytes.js';
import { keyOf } from '../../src/traffic/digest.js';
import { mergeAggregates } from '../../src/traffic/merge.js';
import { UnreadableInput } from '../../src/traffic/unreadable-input.js';
import { cases } from '../fixture-cases.js';
import { programOf } from '../program.js';
import { audited, folder, run } from './run.js';
import { zdrSetup } from './zdr-setup.js';

const smallSteps = await programOf('test/traffic/small-steps.ts');
const logs = folder();
afterAll(logs.remove);

/** Each request of the fixtures once, without those that exist for their size. */
const requests = [...new Map(cases.map(({ request }) => [JSON.stringify(request), request])).entries()].flatMap(
  ([text, request]) => (typeof request === 'object' && request !== null && text.length < 20_000 ? [request] : []),
);
const dated = requests
  .filter((_, i) => i % 3 === 0)
  .map((request, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    const bare =
      !('body' in (request as object)) && !('url' in (request as object)) && !('params' in (request as object));
    return JSON.stringify(bare ? { timestamp: `2026-05-${day}T08:00:00Z`, body: request } : request);
  });
const odd = ['not JSON', '{"level":"info"}', '{"url":"https://example.com/","body":{}}'];
const lines = dated.flatMap((line, i) => (i % 17 === 0 ? [line, odd[i % odd.length] as string] : [line]));
const text = lines.map((line) => `${line}\n`).join('');

const input = (file: string, bytes: Uint8Array, chunk: number, until = Number.POSITIVE_INFINITY, fault?: Error) => ({
  file,
  open: async function* () {
    for (let at = 0; at < bytes.length; at += chunk) {
      if (at >= until) throw fault ?? new Error('the power is out');
      yield bytes.subarray(at, Math.min(at + chunk, bytes.length));
    }
  },
});
const files = [text.slice(0, text.indexOf('\n', 60_000) + 1), text.slice(text.indexOf('\n', 60_000) + 1)].map(
  (part, i) => ({ name: `part-${i}.jsonl`, bytes: Buffer.from(part) }),
);
const options = (more: Partial<AuditOptions> = {}): AuditOptions => ({
  threads: 1,
  limits: { block: 20_000, whole: 1 << 20 },
  skipped: ['a.md', 'b.md'].map((file) => ({ why: 'not recorded traffic', files: 1, examples: [{ file }] })),
  ...more,
});
const whole = (): Promise<Aggregate> =>
  audit(
    zdrSetup,
    files.map(({ name, bytes }) => input(name, bytes, 7_000)),
    options(),
  );

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

describe('canaries', () => {
  it('in 10,000 requests appear in no output, state or temporary file', { timeout: 60_000 }, async () => {
    const canary = (i: number) => `kanarienvogel${i}`;
    // Appended to every string, so that types and names that the policy knows become unknown ones.
    const spoiled = (value: unknown, i: number, every: boolean): unknown => {
      if (typeof value === 'string')
        return every || !/^[a-z_]+(_20\d{6})?$/.test(value) ? `${value} ${canary(i)}` : value;
      if (Array.isArray(value)) return value.map((one) => spoiled(one, i, every));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, one], n) => [
          n % 7 === i % 7 && every ? `${name}${canary(i)}` : name,
          spoiled(one, i, every),
        ]),
      );
    };
    const many = Array.from({ length: 10_000 }, (_, i) => {
      const request = requests[i % requests.length];
      const one = JSON.stringify(spoiled(request, i, i % 2 === 0));
      return i % 500 === 0 ? `${one.slice(0, -3)}\n` : `${one}\n`;
    });
    const log = logs.write('canaries.jsonl', many.join(''));
    const other = logs.write('some.jsonl', many.slice(0, 1000).join(''));
    const before = new Set(readdirSync(logs.path));
    const state = join(logs.path, 'state-canaries');
    const formats = ['pretty', 'json', 'csv', 'markdown'].flatMap((format) => [
      '--format',
      `${format}=${join(logs.path, `canaries.${format}`)}`,
    ]);
    const { code, stdout, stderr } = await run(['audit', log, '--arrangement', 'hipaa', '--resume', state, ...formats]);
    expect(code).toBe(3);
    // The lines of subjects show pointers, and of a request only its name.
    const { stdout: subjects } = await run(['audit', other, '--arrangement', 'zdr', '--format', 'jsonl']);
    expect(subjects.split('\n').length).toBeGreaterThan(400);
    const named = subjects.replaceAll(/"name":"[^"]*"/g, '');
    await audit(
      zdrSetup,
      [input('canaries.jsonl', readFileSync(log).subarray(0, 400_000), 1 << 18)],
      options({ state: `${state}-2`, every: 1 << 17, limits: { block: 1 << 17, whole: 1 << 28 } }),
    );
    const written = readdirSync(logs.path).filter((name) => !before.has(name));
    expect(written.length).toBeGreaterThan(4);
    const texts = [stdout, stderr, named, ...written.map((name) => readFileSync(join(logs.path, name), 'utf8'))];
    const leaks = texts.flatMap((one) => {
      const at = one.indexOf('kanarienvogel');
      return at < 0 ? [] : [one.slice(Math.max(0, at - 300), at + 60)];
    });
    expect(leaks).toEqual([]);
    expect(statSync(join(logs.path, 'canaries.json')).size).toBeGreaterThan(1000);
  });
});
