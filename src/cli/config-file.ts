/** Finds the configuration file of a run. It is apart from the reader, which takes long to load. */
import { relative, resolve } from 'node:path';
import { CONFIG_NAME, findConfig } from '../config/find.js';
import { plain } from '../format/plain.js';
import type { Args } from './args.js';
import { type Io, UsageError } from './io.js';

/**
 * The file that `--config` names, else the nearest one; undefined if there is none.
 * @throws UsageError if the nearest one has a wrong name, since ignoring it would apply other terms.
 */
export const configFile = (args: Args, io: Io): string | undefined => {
  const named = args.text('config');
  if (named !== undefined) return resolve(io.cwd, named);
  const { file, misnamed } = findConfig(io.cwd);
  if (misnamed === undefined) return file;
  throw new UsageError(
    `${plain(relative(io.cwd, misnamed))}: a configuration must be named ${CONFIG_NAME}: rename it, or name it with --config`,
  );
};
