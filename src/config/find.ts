/** Where a configuration stands: found upwards from a folder. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The name that is looked for. */
export const CONFIG_NAME = 'claude-preflight.config.yaml';

const isFile = async (file: string): Promise<boolean> => {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};

/** The configuration of a folder: its own, or that of the nearest folder above it; undefined where there is none. */
export const findConfig = async (folder: string): Promise<string | undefined> => {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, CONFIG_NAME);
    if (await isFile(file)) return file;
    if (dirname(here) === here) return undefined;
  }
};
