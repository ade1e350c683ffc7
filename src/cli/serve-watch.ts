/** The files of the terms of `serve`, and the watch on them. */
import { statSync, unwatchFile, watchFile } from 'node:fs';
import type { Args } from './args.js';
import { UsageError } from './io.js';

/** In milliseconds. */
const WATCH_INTERVAL = 1_000;
/** A file is read only when it has not changed for so long: half of it may read as terms that promise less. */
const SETTLED = 1.5 * WATCH_INTERVAL;

/** The files of the terms, those that there are. */
export const filesOf = (args: Args): readonly string[] =>
  [args.text('config'), args.text('context')].filter((file) => file !== undefined);

/**
 * Refuses to read a file anew where that would hang or weaken the terms. A pipe can be read only once: a second read
 * would wait for ever. An empty file is one that is just being written, or that a full disk did not take; read as it
 * stands, it would mean that nothing is promised.
 * @throws UsageError
 */
export const mustBeReadable = (file: string): void => {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory())
    throw new UsageError(`${file}: not a regular file, which cannot be read again`);
  if (there?.size === 0) throw new UsageError(`${file}: the file is empty`);
};

/** Calls `changed` each time one of the files has changed and is left alone again. Returns what ends the watch. */
export const watchFiles = (files: readonly string[], changed: () => void): (() => void) => {
  let settling: NodeJS.Timeout | undefined;
  const seen = (): void => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLED);
  };
  for (const file of files) watchFile(file, { interval: WATCH_INTERVAL, persistent: false }, seen);
  return () => {
    for (const file of files) unwatchFile(file);
    clearTimeout(settling);
  };
};
