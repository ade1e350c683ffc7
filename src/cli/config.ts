/** Reads the configuration of a run and its waivers. */

import { type Config, type FileWaiver, NO_CONFIG } from '../config/config.js';
import { parseConfig } from '../config/parse.js';
import { readConfig } from '../config/read.js';
import { plain } from '../format/plain.js';
import { textAt } from '../lint/changed.js';
import { pathFrom, realPath } from '../lint/paths.js';
import { type WaiverNote, waiverNotes } from '../lint/waivers.js';
import { type PolicyProblem, problemLine } from '../policy/document.js';
import { prose } from '../policy/prose.generated.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { commitNamed } from './commit.js';
import { configFile } from './config-file.js';
import { type Io, UsageError } from './io.js';

/** An error with one line for each problem of a settings file. */
export const refusal = (problems: readonly PolicyProblem[]): UsageError =>
  new UsageError(problems.map((one) => plain(problemLine(one))).join('\n'));

/** The configuration that `--config` names, else the nearest one, else an empty one. @throws UsageError */
export const configOf = async (args: Args, io: Io): Promise<Config> => {
  const file = configFile(args, io);
  if (file === undefined) return NO_CONFIG;
  const { config, problems } = await readConfig(file);
  if (config) return config;
  const named = args.text('config') ?? pathFrom(io.cwd, file);
  throw refusal(problems.map((problem) => ({ ...problem, file: named })));
};

/** The waivers of the configuration, or those it had at the commit of `--waivers-from`. @throws UsageError */
export const waiversOf = async (args: Args, io: Io, config: Config): Promise<readonly FileWaiver[]> => {
  const from = await commitNamed('waivers-from', args, io);
  if (from === undefined) return config.waivers;
  const path = pathFrom(from.top, realPath(config.file));
  const text = config.file === '' ? undefined : await textAt(from.top, from.commit, path);
  if (text === undefined) return [];
  const { config: then, problems } = parseConfig(`${args.text('waivers-from')}:${path}`, text, {
    policy: shippedPolicy,
    prose,
  });
  if (then) return then.waivers;
  throw refusal(problems);
};

/**
 * The problems of the configuration's waivers and the warnings about them, with their positions. If `state.used` is given,
 * unused waivers are reported.
 */
export const waiverLines = (
  waivers: readonly FileWaiver[],
  config: Config,
  cwd: string,
  state: Parameters<typeof waiverNotes>[1],
): { readonly errors: string[]; readonly warnings: string[] } => {
  const line = ({ waiver, message }: WaiverNote): string =>
    `${plain(pathFrom(cwd, config.file))}:${waiver.line}:${waiver.column}: ${message}`;
  const { errors, warnings } = waiverNotes(waivers, state);
  return { errors: errors.map(line), warnings: warnings.map(line) };
};
