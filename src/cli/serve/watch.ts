/** Watches the files of the terms of `serve`. */
import { statSync, unwatchFile, watchFile } from 'node:fs';
import type { Args } from '../args.js';
import { UsageError } from '../io.js';

/** In milliseconds. */
const WATCH_INTERVAL = 1_000;
/** In milliseconds. A file is read only after it has not changed for this long, so that it is not half written. */
const SETTLE_TIME = 1.5 * WATCH_INTERVAL;

/** The files of the terms: configuration and context, if given. */
export const filesOf = (args: Args): readonly string[] =>
  [args.text('config'), args.text('context')].filter((file) => file !== undefined);

/** Whether a file is a pipe or the like, which can be read only once. */
export const isPipe = (file: string): boolean => {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

/**
 * @throws UsageError if a file should not be read again: a pipe, because a second read would hang, or an empty file, which is
 * probably half written and would weaken the terms
 */
export const mustBeReadable = (file: string): void => {
  if (isPipe(file)) throw new UsageError(`${file}: not a regular file, which cannot be read again`);
  if (statSync(file, { throwIfNoEntry: false })?.size === 0) throw new UsageError(`${file}: the file is empty`);
};

/** A text that differs if the file does; empty if it cannot be read. */
const stampOf = (file: string): string => {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
};

/** Calls `changed` each time one of the files has changed and settled. Returns a function that ends the watch. */
export const watchFiles = (files: readonly string[], changed: () => void): (() => void) => {
  let settling: NodeJS.Timeout | undefined;
  const seen = (): void => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE_TIME);
  };
  const stamps = files.map(stampOf);
  for (const file of files) watchFile(file, { interval: WATCH_INTERVAL, persistent: false }, seen);
  // The watch looks at a file for the first time in the background, and would miss what changed until then.
  const late = setTimeout(() => files.some((file, i) => stampOf(file) !== stamps[i]) && seen(), WATCH_INTERVAL);
  return () => {
    for (const file of files) unwatchFile(file);
    clearTimeout(settling);
    clearTimeout(late);
  };
};
