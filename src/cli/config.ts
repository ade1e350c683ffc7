/** The configuration of a run: named, or found upwards from where it is run. */
import { resolve } from 'node:path';
import { type Config, NO_CONFIG } from '../config/config.js';
import { findConfig, readConfig } from '../config/read.js';
import { problemLine } from '../policy/document.js';
import type { Args, FlagSpec } from './args.js';
import { type Io, UsageError } from './io.js';

export const CONFIG_FLAGS = { config: { type: 'string' } } as const satisfies Record<string, FlagSpec>;

/** The configuration that `--config` names, else the nearest one; without any, one that says nothing. @throws UsageError */
export const configOf = async (args: Args, io: Io): Promise<Config> => {
  const named = args.text('config');
  const file = named === undefined ? await findConfig(io.cwd) : resolve(io.cwd, named);
  if (file === undefined) return NO_CONFIG;
  const { config, problems } = await readConfig(file);
  if (config) return config;
  throw new UsageError(problems.map(problemLine).join('\n'));
};
