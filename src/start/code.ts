/**
 * What V8 made of the parts of the command when they were built, kept in files: so they need not be compiled at each
 * start. Such a file begins with the source it was made from, and is of use for that and for one release of Node alone.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import { type Compile, sourceOf } from './parts.js';

/** The folder, among the parts, of the files that were made by the Node that is running. */
export const codeFolder = (folder: string): string =>
  join(folder, `${process.version}-${process.platform}-${process.arch}`);

const fileOf = (folder: string, part: string): string => join(folder, `${basename(part)}.code`);

/** What was kept for a source; nothing where its part has been edited since. */
const keptFor = (file: string, source: Buffer): Buffer | undefined => {
  try {
    const kept = readFileSync(file);
    return kept.subarray(0, source.length).equals(source) ? kept.subarray(source.length) : undefined;
  } catch {
    return undefined;
  }
};

/** Compiles with what is kept in the folder. V8 looks whether it may use it, and else compiles as ever. */
export const compileFrom =
  (folder: string): Compile =>
  (filename, part) => {
    const source = sourceOf(part);
    const cachedData = keptFor(fileOf(folder, filename), source);
    return new Script(source.toString(), cachedData ? { filename, cachedData } : { filename });
  };

/** Keeps what V8 has made of a script by now: of the functions that were called, too. */
export const keep = (folder: string, filename: string, part: Buffer, script: Script): void =>
  writeFileSync(fileOf(folder, filename), Buffer.concat([sourceOf(part), script.createCachedData()]));

/** Whether anything is kept of a part. */
export const isKept = (folder: string, filename: string): boolean => existsSync(fileOf(folder, filename));
