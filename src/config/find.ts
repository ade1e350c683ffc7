/** Where a configuration stands: found upwards from a folder. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The name that is looked for. */
export const CONFIG_NAME = 'claude-preflight.config.yaml';

const isFile = (file: string): boolean => {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
};

/** The configuration of a folder: its own, or that of the nearest folder above it; undefined where there is none. */
export const findConfig = (folder: string): string | undefined => {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, CONFIG_NAME);
    if (isFile(file)) return file;
    if (dirname(here) === here) return undefined;
  }
};
