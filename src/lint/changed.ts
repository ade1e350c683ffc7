/** What git knows: which files changed since a commit, and what a file said then. */
import { execFile } from 'node:child_process';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const git = async (folder: string, args: readonly string[]): Promise<string> => {
  const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' });
  return stdout;
};

/** The top of the repository that a folder is in, or undefined where it is in none. */
export const topOf = async (folder: string): Promise<string | undefined> => {
  try {
    return (await git(folder, ['rev-parse', '--show-toplevel'])).replace(/\n$/, '');
  } catch {
    return undefined;
  }
};

/** The commit that a name stands for, or undefined. */
export const commitOf = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    const found = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return found.trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * Absolute paths of the files that differ from the commit where this branch left `commit`, whether committed or not,
 * new files among them. Removed files are none.
 */
export const changedSince = async (top: string, commit: string): Promise<Set<string>> => {
  const base = await git(top, ['merge-base', commit, 'HEAD']).then(
    (found) => found.trim(),
    () => commit,
  );
  const texts = await Promise.all([
    git(top, ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', base, '--']),
    git(top, ['ls-files', '-z', '--others', '--exclude-standard', '--full-name']),
  ]);
  const names = texts.flatMap((text) => text.split('\0').filter((name) => name !== ''));
  return new Set(names.map((name) => join(top, name.replaceAll('/', sep))));
};

/** What a file said at a commit, or undefined where it was not there. `path` is from the top, with slashes. */
export const textAt = async (top: string, commit: string, path: string): Promise<string | undefined> => {
  try {
    return await git(top, ['show', `${commit}:${path}`]);
  } catch {
    return undefined;
  }
};
