/** What git knows: which files changed since a commit, and what a file said then. */
import { execFile } from 'node:child_process';
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { NEVER } from '../config/never.js';

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

/** A path as git has it: without links. */
export const realPath = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
};

/**
 * Whether a file differs from the commit where this branch left `commit`, committed or not, new files among them; all
 * files of a submodule that differs do. Of a file outside the repository git knows nothing: undefined.
 */
export const changedSince = async (top: string, commit: string): Promise<(file: string) => boolean | undefined> => {
  const base = await git(top, ['merge-base', commit, 'HEAD']).then(
    (found) => found.trim(),
    () => commit,
  );
  const texts = await Promise.all([
    git(top, ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', base, '--']),
    git(top, ['ls-files', '-z', '--others', '--exclude-standard', '--full-name']),
  ]);
  const changed = new Set(texts.flatMap((text) => text.split('\0')).map((name) => resolve(top, name)));
  // Each list ends with a NUL, behind which an empty name is left: resolved, that is the top folder.
  changed.delete(resolve(top));
  return (file) => {
    const path = relative(top, realPath(file));
    if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
    for (let here = join(top, path); here.length > top.length; here = dirname(here)) if (changed.has(here)) return true;
    return false;
  };
};

/** Absolute paths of the files below a folder that git ignores by its rules and has all the same: those it does not ignore. */
export const keptThoughIgnored = async (folder: string): Promise<string[]> => {
  const text = await git(folder, ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard']).catch(() => '');
  return text
    .split('\0')
    .filter((name) => name !== '' && !name.split('/').some((step) => NEVER.includes(step)))
    .map((name) => join(folder, name))
    .filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile());
};

/** What a file said at a commit, or undefined where it was not there. `path` is from the top, with slashes. */
export const textAt = async (top: string, commit: string, path: string): Promise<string | undefined> => {
  try {
    return await git(top, ['show', `${commit}:${path}`]);
  } catch {
    return undefined;
  }
};
