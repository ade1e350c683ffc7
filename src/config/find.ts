/** Where a configuration stands: found upwards from a folder. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The name that is looked for. */
export const CONFIG_NAME = 'claude-preflight.config.yaml';

/** Names that somebody may think are looked for as well. */
const TAKEN_FOR_IT = ['claude-preflight.config.yml', 'claude-preflight.config.json'];

const isFile = (file: string): boolean => {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
};

/**
 * The configuration of a folder: its own, or that of the nearest folder above it; undefined where there is none.
 * `misnamed` is a file that stands nearer, under a name that is not looked for.
 */
export const findConfig = (folder: string): { readonly file?: string; readonly misnamed?: string } => {
  for (let here = resolve(folder); ; here = dirname(here)) {
    const file = join(here, CONFIG_NAME);
    if (isFile(file)) return { file };
    const misnamed = TAKEN_FOR_IT.map((name) => join(here, name)).find(isFile);
    if (misnamed !== undefined) return { misnamed };
    if (dirname(here) === here) return {};
  }
};
