/** Converts paths of files. */
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';

/** The path of a file relative to a folder, with slashes. */
export const pathFrom = (folder: string, file: string): string => {
  const path = relative(folder, file);
  return sep === '/' ? path : path.replaceAll(sep, '/');
};

/** A path with symbolic links resolved, as git reports paths; unchanged if it does not exist. */
export const realPath = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
};
