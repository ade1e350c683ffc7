import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/traffic/audit.js';
import { temporaryFolder } from '../temporary-folder.js';
import { input, options, requests } from './many-requests.js';
import { run } from './run.js';
import { zdrSetup } from './zdr-setup.js';

const logs = temporaryFolder();

describe('canaries', () => {
  it('in 10,000 requests appear in no output, state or temporary file', { timeout: 300_000 }, async () => {
    const canary = (i: number) => `kanarienvogel${i}`;
    // Appended to every string, so that types and names that the policy knows become unknown ones.
    // Pointers show the property names of a schema, unless they may identify a person.
    const spoiled = (value: unknown, i: number, every: boolean, member = ''): unknown => {
      if (typeof value === 'string')
        return every || !/^[a-z_]+(_20\d{6})?$/.test(value) ? `${value} ${canary(i)}` : value;
      if (Array.isArray(value)) return value.map((one) => spoiled(one, i, every));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, one], n) => [
          n % 7 === i % 7 && every && member !== 'properties' ? `${name}${canary(i)}` : name,
          spoiled(one, i, every, name),
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
