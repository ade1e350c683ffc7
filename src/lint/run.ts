/** Files → what each came to, out of the cache where nothing changed. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Cache, hashOf, type Read } from './cache.js';
import { type FileResult, judgeFile, type LintSetup, unreadable } from './judge.js';
import { readSource, type Source } from './source.js';

/** A run over the files of a repository. */
export interface Run {
  readonly setup: LintSetup;
  readonly cache: Cache | undefined;
  /** The folder that globs are of. */
  readonly base: string;
  /** The folder that names in reports are from. */
  readonly cwd: string;
}

/** A path from a folder, with slashes. */
export const pathFrom = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
};

const currentHash = (file: string): string | undefined => {
  try {
    return hashOf(readFileSync(file));
  } catch {
    return undefined;
  }
};

/** The text of a file that another one names, from the folder of that one. */
export const textNamed = (named: string, file: string): string | undefined => {
  const other = resolve(dirname(file), named);
  // Most files that are asked for do not exist, and an exception for each would cost more than this look.
  if (!existsSync(other)) return undefined;
  const found = readSource(other);
  return 'text' in found ? found.text : undefined;
};

/** Judges the text of a file; files that it names are read from its folder. */
export const runSource = async (run: Run, file: string, source: Source): Promise<FileResult> => {
  const { setup, cache, base, cwd } = run;
  const name = pathFrom(cwd, file);
  const path = pathFrom(base, file);
  if (!('text' in source)) {
    const { why, matters } = source;
    const lintFile = { name, path, text: '' };
    return { judged: matters ? [await unreadable(setup, lintFile, why)] : [], requests: 0, unreadable: matters };
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
