/** Checks files, using cached results where nothing changed. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Cache, hashOf, type Read } from './cache.js';
import { type FileResult, judgeFile, type LintSetup, unreadable } from './judge.js';
import { pathFrom } from './paths.js';
import { readSource, type Source } from './source.js';

/** What is common to a run over the files of a repository. */
export interface Run {
  readonly setup: LintSetup;
  readonly cache: Cache | undefined;
  /** The folder that globs are relative to. */
  readonly base: string;
  /** The folder that paths in reports are relative to. */
  readonly cwd: string;
}

const currentHash = (file: string): string | undefined => {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return undefined;
  }
};

/** The text of a file that another file refers to by a path relative to itself. */
export const textNamed = (named: string, file: string): string | undefined => {
  const other = resolve(dirname(file), named);
  // Most files asked for do not exist, and this test costs less than an exception for each.
  if (!existsSync(other)) return undefined;
  const found = readSource(other);
  return 'text' in found ? found.text : undefined;
};

/** Checks the text of a file. Paths in it are relative to its folder. */
export const runSource = async (run: Run, file: string, source: Source): Promise<FileResult> => {
  const { setup, cache, base, cwd } = run;
  const name = pathFrom(cwd, file);
  const path = pathFrom(base, file);
  if (!('text' in source)) {
    const { why, matters } = source;
    if (!matters) return { judged: [], requests: 0, unreadable: false, unsearched: true };
    return { judged: [unreadable(setup, { name, path, text: '' }, why)], requests: 0, unreadable: true };
  }
  const { text, bytes } = source;
  const hash = cache ? hashOf(bytes) : '';
  const known = cache?.get(path, hash, currentHash);
  if (known) return known;
  const reads: Read[] = [];
  const readFile = (named: string): string | undefined => {
    const other = resolve(dirname(file), named);
    reads.push({ file: other, hash: existsSync(other) ? currentHash(other) : undefined });
    return textNamed(named, file);
  };
  const result = await judgeFile(setup, { name, path, text, readFile });
  cache?.put(path, hash, reads, result);
  return result;
};
