/** Which file is the configuration of a run; here alone, as what reads one takes long to load. */
import { resolve } from 'node:path';
import { findConfig } from '../config/find.js';
import type { Args } from './args.js';
import type { Io } from './io.js';

/** The file that `--config` names, else the nearest one; undefined where there is none. */
export const configFile = (args: Args, io: Io): string | undefined => {
  const named = args.text('config');
  return named === undefined ? findConfig(io.cwd) : resolve(io.cwd, named);
};
