import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, names, ZDR } from './linted.js';
import { ineligible, repository, request } from './repository.js';

describe('in a git repository', () => {
  const start = () => {
    const repo = repository({ 'claude-preflight.config.yaml': ZDR, 'old.json': ineligible(), 'kept.json': request() });
    repo.git('init', '-q');
    repo.git('add', '-A');
    repo.git('commit', '-qm', 'first');
    repo.git('branch', '-q', 'base');
    return repo;
  };

  it('--changed-since reads changed files, committed or not, and all files if the configuration changed', async () => {
    const repo = start();
    expect((await repo.run(['lint', '--no-cache', '--changed-since', 'base'])).code).toBe(3);
    repo.write({ 'new file.json': request(), 'kept.json': ineligible() });
    repo.git('add', 'kept.json');
    repo.git('commit', '-qm', 'second');
    expect(names(await json(repo, '--changed-since', 'base'))).toEqual(['kept.json:1', 'new file.json:1']);
    const written = await repo.run(['lint', '--no-cache', '--changed-since', 'base', '--write-baseline'], {
      env: { CLAUDE_PREFLIGHT_KEY: 'an invented key' },
    });
    expect([written.code, written.stderr]).toEqual([2, expect.stringContaining('needs a run over all files')]);
    repo.write({ 'claude-preflight.config.yaml': `${ZDR}\n` });
    expect(names(await json(repo, '--changed-since', 'base'))).toHaveLength(3);
    for (const name of ['nowhere', '--output=x'])
      expect((await repo.run(['lint', `--changed-since=${name}`])).stderr).toMatch(/names no commit/);
    expect(existsSync(join(repo.root, 'x'))).toBe(false);
  });

  it('--changed-since works through links and in nested repositories, and includes files outside the repository', async () => {
    const repo = start();
    repo.write({ 'old.json': `${ineligible()}\n`, 'below/new.json': request() });
    execFileSync('git', ['init', '-q'], { cwd: join(repo.root, 'below') });
    const away = repository({ 'link.json': ineligible() });
    symlinkSync(repo.root, join(away.root, 'link'));
    const changed = (path: string) => json(repo, '--changed-since', 'base', path).then(names);
    expect(await changed('.')).toEqual(['below/new.json:1', 'old.json:1']);
    expect(await changed(join(away.root, 'link'))).toHaveLength(2);
    expect(await changed(join(away.root, 'link.json'))).toHaveLength(1);
  });

  it('--waivers-from uses the waivers of the given commit', async () => {
    const repo = start();
    const waiver =
      'waivers: [{ rule: zdr/feature-not-eligible, reason: invented, owner: invented, expires: 2027-01-31 }]\n';
    repo.write({ 'claude-preflight.config.yaml': ZDR + waiver });
    expect((await repo.run(['lint', '--no-cache'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'base'])).code).toBe(1);
    repo.git('commit', '-qam', 'waived');
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'HEAD'])).code).toBe(0);
    expect((await repo.run(['lint', '--no-cache', '--waivers-from', 'nowhere'])).code).toBe(2);
  });
});
