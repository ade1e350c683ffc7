/**
 * The V8 code cache of the built command, which saves compiling its parts at each start. A cache file begins with the
 * source that it was made from, and is valid only for that source and one release of Node.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { type Compile, sourceOf } from './parts.js';

/** The cache folder for the running release of Node; `folder` is that of the parts. */
export const codeFolder = (folder: string): string =>
  join(folder, `${process.version}-${process.platform}-${process.arch}`);

const fileOf = (folder: string, part: string): string => join(folder, `${basename(part)}.code`);

/** The cached code of a source; undefined if there is none, or if the source has changed. */
const cachedCode = (file: string, source: Buffer): Buffer | undefined => {
  try {
    const cache = readFileSync(file);
    return cache.subarray(0, source.length).equals(source) ? cache.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
};

/** Compiles with the code cache in a folder. If V8 rejects it, the source is compiled as usual. */
export const compileFrom =
  (folder: string): Compile =>
  (filename, part) => {
    const source = sourceOf(part);
    const cachedData = cachedCode(fileOf(folder, filename), source);
    return new Script(source.toString(), cachedData ? { filename, cachedData } : { filename });
  };

/** Writes the code cache of a script, including the functions that have been called so far. */
export const writeCode = (folder: string, filename: string, part: Buffer, script: Script): void =>
  writeFileSync(fileOf(folder, filename), Buffer.concat([sourceOf(part), script.createCachedData()]));

/** Whether there is a code cache for a part. */
export const hasCode = (folder: string, filename: string): boolean => existsSync(fileOf(folder, filename));
