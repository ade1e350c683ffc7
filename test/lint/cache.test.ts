import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZDR } from './linted.js';
import { ineligible, reportOf, repository, request } from './repository.js';

describe('the cache', () => {
  it('is used only for unchanged files, and contains nothing of their content', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': ZDR,
      'a.json': ineligible({ system: 'kanarienvogel' }),
      'b.json': request(),
    });
    const lint = async () => {
      const run = await repo.run(['lint', '--cache-dir', '.cache', '--format', 'json', 'a.json', 'b.json']);
      return { ...run, report: reportOf(run) };
    };
    const first = await lint();
    const cache = join(repo.root, '.cache/lint.json');
    const written = readFileSync(cache, 'utf8');
    expect(written).not.toContain('kanarienvogel');
    expect(await lint()).toEqual(first);
    expect(readFileSync(cache, 'utf8')).toBe(written);
    repo.write({ 'b.json': ineligible() });
    expect((await lint()).report.subjects.map(({ verdict }) => verdict)).toEqual(['fail', 'fail']);
    repo.write({ 'claude-preflight.config.yaml': 'context: { arrangement: standard }' });
    expect((await lint()).report.verdict).toBe('pass');
  });

  it('is not used for a file if one that it refers to was changed, made or removed', async () => {
    const repo = repository({
      'claude-preflight.config.yaml': ZDR,
      'send.sh': 'curl https://api.anthropic.com/v1/messages -d @body.json\n',
      'body.json': request(),
    });
    const verdict = async () =>
      reportOf(await repo.run(['lint', '--cache-dir', '.cache', '--format', 'json', 'send.sh'])).verdict;
    expect([await verdict(), await verdict()]).toEqual(['pass', 'pass']);
    repo.write({ 'body.json': ineligible() });
    expect([await verdict(), await verdict()]).toEqual(['fail', 'fail']);
    rmSync(join(repo.root, 'body.json'));
    expect([await verdict(), await verdict()]).toEqual(['review', 'review']);
    repo.write({ 'body.json': request() });
    expect(await verdict()).toBe('pass');
  });

  it('is written to node_modules or the cache folder of the user, never elsewhere in the repository', async () => {
    const repo = repository({ 'a.json': request() });
    await repo.run(['lint'], { env: { XDG_CACHE_HOME: join(repo.root, 'caches') } });
    expect(existsSync(join(repo.root, 'caches/claude-preflight'))).toBe(true);
    expect(existsSync(join(repo.root, 'node_modules'))).toBe(false);
    mkdirSync(join(repo.root, 'node_modules'));
    await repo.run(['lint']);
    expect(existsSync(join(repo.root, 'node_modules/.cache/claude-preflight/lint.json'))).toBe(true);
  });

  it('is replaced if it is corrupt, and a warning says if it cannot be written', async () => {
    const repo = repository({ 'a.json': ineligible(), '.cache/lint.json': '{"key":' });
    expect((await repo.run(['lint', '--cache-dir', '.cache', '--arrangement', 'zdr'])).code).toBe(1);
    const unwritable = await repo.run(['lint', '--cache-dir', 'a.json/cache', 'a.json']);
    expect(unwritable.stderr).toContain('a.json/cache: the cache cannot be written; the next run reads every file');
  });
});
