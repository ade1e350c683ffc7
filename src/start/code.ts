/**
 * What V8 made of the parts of the command when they were built, kept in files: so they need not be compiled at each
 * start. Such a file holds the text it was made from, and is of use for that text and that release of Node alone.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Script } from 'node:vm';
import type { Compile } from './parts.js';

/** The folder, among the parts, of the files that were made by the Node that is running. */
export const codeFolder = (folder: string): string =>
  join(folder, `${process.version}-${process.platform}-${process.arch}`);

const fileOf = (folder: string, part: string): string => join(folder, `${basename(part)}.code`);

/** What was kept for a text; nothing where there is none or where the part has been edited since. */
const keptFor = (file: string, text: string): Buffer | undefined => {
  try {
    const [kept, bytes] = [readFileSync(file), Buffer.from(text)];
    return kept.subarray(0, bytes.length).equals(bytes) ? kept.subarray(bytes.length) : undefined;
  } catch {
    return undefined;
  }
};

/** Compiles with what is kept in the folder. V8 looks whether it may use it, and else compiles as ever. */
export const compileFrom =
  (folder: string): Compile =>
  (filename, text) => {
    const cachedData = keptFor(fileOf(folder, filename), text);
    return new Script(text, cachedData ? { filename, cachedData } : { filename });
  };

/** Keeps what V8 has made of a script by now: of the functions that were called, too. */
export const keep = (folder: string, filename: string, text: string, script: Script): void =>
  writeFileSync(fileOf(folder, filename), Buffer.concat([Buffer.from(text), script.createCachedData()]));

/** Whether anything is kept of a part. */
export const isKept = (folder: string, filename: string): boolean => existsSync(fileOf(folder, filename));
