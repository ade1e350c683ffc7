/** Caches the results of files between runs. A cache holds locations, rules and digests, and no content of files. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.js';
import type { FileResult } from './judge.js';

/** A file that was read because another one refers to it, with its digest at the time. */
export interface Read {
  readonly file: string;
  /** Undefined if the file did not exist. */
  readonly hash: string | undefined;
}

interface Entry {
  readonly hash: string;
  readonly reads: readonly Read[];
  readonly result: FileResult;
}

/** Results of files from earlier runs. */
export interface Cache {
  /** The result for a file, if neither it nor a file that it refers to has changed. */
  readonly get: (file: string, hash: string, hashOf: (file: string) => string | undefined) => FileResult | undefined;
  readonly put: (file: string, hash: string, reads: readonly Read[], result: FileResult) => void;
  /** Writes the cache, and returns whether that succeeded. `whole` drops the entries that this run did not use. */
  readonly save: (whole: boolean) => boolean;
}

/** The digest by which a change of a file is recognised. */
export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url');

const load = (file: string, key: string): Map<string, Entry> => {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as { key: string; entries: [string, Entry][] };
    return read.key === key ? new Map(read.entries) : new Map();
  } catch {
    return new Map();
  }
};

/** Opens the cache in a folder. `key` identifies everything that results depend on besides the files. */
export const openCache = (folder: string, key: string): Cache => {
  const file = join(folder, 'lint.json');
  const before = load(file, key);
  const now = new Map<string, Entry>();
  let fresh = false;
  return {
    get: (name, hash, currentHash) => {
      const entry = before.get(name);
      if (entry?.hash !== hash || !entry.reads.every((read) => currentHash(read.file) === read.hash)) return undefined;
      now.set(name, entry);
      return entry.result;
    },
    put: (name, hash, reads, result) => {
      fresh = true;
      now.set(name, { hash, reads, result });
    },
    save: (whole) => {
      if (!fresh && (!whole || now.size === before.size)) return true;
      const entries = [...(whole ? now : new Map([...before, ...now]))];
      try {
        makeFolder(folder);
        const partial = `${file}.${process.pid}`;
        writeFileSync(partial, JSON.stringify({ key, entries }));
        renameSync(partial, file);
        return true;
      } catch {
        // Without a cache the next run only takes longer.
        return false;
      }
    },
  };
};
