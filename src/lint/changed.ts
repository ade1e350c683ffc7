/** Asks git which files changed since a commit, and for the text of a file at a commit. */

import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { SKIPPED_FOLDERS } from '../skipped-folders.js';
import { realPath } from './paths.js';

const run = promisify(execFile);

const git = async (folder: string, args: readonly string[]): Promise<string> => {
  const { stdout } = await run('git', ['-C', folder, ...args], { maxBuffer: 256 * 1024 * 1024, encoding: 'utf8' });
  return stdout;
};

/** The top folder of the repository that contains a folder, or undefined if there is none. */
export const topOf = async (folder: string): Promise<string | undefined> => {
  try {
    return (await git(folder, ['rev-parse', '--show-toplevel'])).replace(/\n$/, '');
  } catch {
    return undefined;
  }
};

/** The id of the commit that a revision names, or undefined if there is none. */
export const commitOf = async (folder: string, name: string): Promise<string | undefined> => {
  try {
    const found = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
    return found.trim() || undefined;
  } catch {
    return undefined;
  }
};

/**
 * Returns a test whether a file differs from the merge base with `commit`, including uncommitted changes and new files.
 * If a submodule differs, all its files do. The test gives undefined for a file outside the repository.
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
  return (file) => {
    const path = relative(top, realPath(file));
    if (path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
    for (let here = join(top, path); here.length > top.length; here = dirname(here)) if (changed.has(here)) return true;
    return false;
  };
};

/** Absolute paths of the files below a folder that match git's ignore rules but are tracked, and so not ignored. */
export const keptThoughIgnored = async (folder: string): Promise<string[]> => {
  const text = await git(folder, ['ls-files', '-z', '--cached', '--ignored', '--exclude-standard']).catch(() => '');
  return text
    .split('\0')
    .filter((name) => name !== '' && !name.split('/').some((step) => SKIPPED_FOLDERS.includes(step)))
    .map((name) => join(folder, name))
    .filter((file) => lstatSync(file, { throwIfNoEntry: false })?.isFile());
};

/** The text of a file at a commit, or undefined if it did not exist. `path` is relative to `top`, with slashes. */
export const textAt = async (top: string, commit: string, path: string): Promise<string | undefined> => {
  try {
    return await git(top, ['show', `${commit}:${path}`]);
  } catch {
    return undefined;
  }
};
