/** What files came to in an earlier run. It holds places, rules and digests, and nothing of what the files say. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../guard/growing-file.js';
import type { FileResult } from './judge.js';

/** A file that another one names, with the digest it had. */
export interface Read {
  readonly file: string;
  /** Undefined where there was no such file. */
  readonly hash: string | undefined;
}

interface Entry {
  readonly hash: string;
  readonly reads: readonly Read[];
  readonly result: FileResult;
}

/** What files came to in earlier runs. */
export interface Cache {
  /** What a file came to, if neither it nor a file that it names has changed. */
  readonly get: (file: string, hash: string, hashOf: (file: string) => string | undefined) => FileResult | undefined;
  readonly put: (file: string, hash: string, reads: readonly Read[], result: FileResult) => void;
  /** Writes it, and says whether it could; with `whole`, what this run did not ask for is dropped. */
  readonly save: (whole: boolean) => boolean;
}

/** The digest by which a change is seen. */
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

/** Opens the cache of a folder. `key` stands for all that a result depends on besides the files. */
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
        // A cache that cannot be written costs time alone: the next run reads the files again.
        return false;
      }
    },
  };
};
