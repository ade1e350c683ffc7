/** The files of the terms of `serve`, and the watch on them. */
import { unwatchFile, watchFile } from 'node:fs';
import type { Args } from './args.js';

/** In milliseconds. */
const WATCH_INTERVAL = 1_000;
/** A file is read only when it has not changed for so long: half of it may read as terms that promise less. */
const SETTLED = 1.5 * WATCH_INTERVAL;

/** The files of the terms, those that there are. */
export const filesOf = (args: Args): readonly string[] =>
  [args.text('config'), args.text('context')].filter((file) => file !== undefined);

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
