/** Finds the configuration of a folder. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file name of a configuration. */
export const CONFIG_NAME = 'claude-preflight.config.yaml';

/** Wrong names that somebody may give a configuration. */
const WRONG_NAMES = ['claude-preflight.config.yml', 'claude-preflight.config.json'];

const isFile = (file: string): boolean => {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
};

/**
 * The configuration of a folder: its own, or that of the nearest folder above it; undefined if there is none.
 * `misnamed` is a nearer file with a wrong name.
 */
export const findConfig = (folder: string): { readonly file?: string; readonly misnamed?: string } => {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, CONFIG_NAME);
    if (isFile(file)) return { file };
    const misnamed = WRONG_NAMES.map((name) => join(here, name)).find(isFile);
    if (misnamed !== undefined) return { misnamed };
    if (dirname(here) === here) return {};
  }
};
