/** Finds the files of a run: those below the given folders, except what git ignores and the configuration excludes. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { whyNoFile, whyUnreadable } from '../file-errors.js';
import { compare } from '../order.js';
import { SKIPPED_FOLDERS } from '../skipped-folders.js';
import { pathFrom, realPath } from './paths.js';

/** The files found under the given paths. */
interface Walk {
  /** Absolute paths, sorted, without duplicates. */
  readonly files: readonly string[];
  /** What was named or met but is not read, and why. */
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
  /** What should have been read and could not be, and why. */
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
}

/** Which files a walk includes. */
interface WalkOptions {
  /** Whether the configuration includes a file. */
  readonly isIncluded: (file: string) => boolean;
  /** Whether the configuration excludes all of a folder. */
  readonly isExcluded: (folder: string) => boolean;
}

const NO_FILE = 'it is neither a file nor a folder';

interface Ignoring {
  readonly folder: string;
  readonly rules: Ignore;
}

const ignoringOf = (folder: string): Ignoring[] => {
  try {
    return [{ folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
};

const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** The `.gitignore` files above a folder, from the top of its repository down. */
const ignoringAbove = (folder: string): Ignoring[] => {
  const above: string[] = [];
  for (let here = folder; ; here = dirname(here)) {
    if (isThere(join(here, '.git'))) return above.flatMap(ignoringOf);
    if (dirname(here) === here) return [];
    above.unshift(dirname(here));
  }
};

/** Whether git ignores a path. The deepest `.gitignore` with a rule for the path decides. */
const isIgnored = (all: readonly Ignoring[], path: string, folder: boolean): boolean => {
  let ignored = false;
  for (const { folder: from, rules } of all) {
    const result = rules.test(pathFrom(from, path) + (folder ? '/' : ''));
    if (result.ignored) ignored = true;
    else if (result.unignored) ignored = false;
  }
  return ignored;
};

/**
 * Walks folders and files given by absolute path. Symbolic links are not followed: those whose targets the walk
 * does not reach are listed in `skipped`. A file given itself is included even if git ignores it.
 */
export const walk = (paths: readonly string[], { isIncluded, isExcluded }: WalkOptions): Walk => {
  const files = new Set<string>();
  const skipped: { file: string; why: string }[] = [];
  const unreadable: { file: string; why: string }[] = [];
  const folders: string[] = [];
  const links: string[] = [];
  const visit = (folder: string, above: readonly Ignoring[]): void => {
    folders.push(folder);
    const ignoring = [...above, ...ignoringOf(folder)];
    let entries: import('node:fs').Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      unreadable.push({ file: folder, why: whyUnreadable(error) });
      return;
    }
    for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
      const path = join(folder, entry.name);
      if (SKIPPED_FOLDERS.includes(entry.name)) continue;
      if (entry.isSymbolicLink()) {
        if (!isIgnored(ignoring, path, false) && !isExcluded(path)) links.push(path);
      } else if (entry.isDirectory()) {
        if (!isExcluded(path) && !isIgnored(ignoring, path, true)) visit(path, ignoring);
      } else if (isIncluded(path) && !isIgnored(ignoring, path, false)) {
        if (entry.isFile()) files.add(path);
        else skipped.push({ file: path, why: NO_FILE });
      }
    }
  };
  for (const path of paths) {
    let stat: import('node:fs').Stats;
    try {
      stat = statSync(path);
    } catch (error) {
      unreadable.push({ file: path, why: whyNoFile(error, path) });
      continue;
    }
    if (stat.isDirectory()) visit(path, ignoringAbove(path));
    else if (!stat.isFile()) unreadable.push({ file: path, why: NO_FILE });
    else if (isIncluded(path)) files.add(path);
    else skipped.push({ file: path, why: 'the configuration leaves it out' });
  }
  const reached = new Set(links.length === 0 ? [] : [...files, ...folders].map(realPath));
  for (const file of links)
    if (!reached.has(realPath(file)))
      skipped.push({ file, why: 'a link that leads nowhere, or to what is not looked at' });
  return { files: [...files].sort(), skipped, unreadable };
};
