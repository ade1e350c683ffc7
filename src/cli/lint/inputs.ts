/** The inputs of `lint`: files below some folders, perhaps only changed ones, or standard input under a file name. */

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Config } from '../../config/config.js';
import { CONFIG_NAME } from '../../config/find.js';
import { fileMatcher } from '../../config/match.js';
import { plain } from '../../format/plain.js';
import { type Cache, hashOf, openCache } from '../../lint/cache.js';
import { changedSince, keptThoughIgnored } from '../../lint/changed.js';
import type { FileResult, LintSetup } from '../../lint/judge.js';
import { pathFrom } from '../../lint/paths.js';
import { type Run, runSource } from '../../lint/run.js';
import { readSearched, type Source, sourceOf } from '../../lint/source.js';
import { walk } from '../../lint/walk.js';
import { TOOL } from '../../tool.js';
import { type Args, assertNoConflict, type Flags } from '../args.js';
import { commitNamed } from '../commit.js';
import { type Io, say, UsageError } from '../io.js';
import { bytesFrom } from '../read.js';

/** The flags that select the inputs. */
export const INPUT_FLAGS = {
  'changed-since': { type: 'string', value: 'commit', says: 'check only files changed since this commit' },
  'stdin-filename': {
    type: 'string',
    value: 'name',
    says: 'the file name of standard input, where - is given as a path',
  },
  'allow-none': { type: 'boolean', says: 'exit 0 even if no request is found' },
  cache: { type: 'boolean', on: true, says: 'read every file again, and store no results' },
  'cache-dir': { type: 'string', value: 'folder', says: 'where digests and findings of files are stored' },
} as const satisfies Flags;

/** The inputs of a run. */
export interface Inputs {
  /** The folder that globs are relative to: that of the configuration, else the current one. */
  readonly base: string;
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  /** Files and folders that cannot be read, by absolute path. */
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
  /** Standard input, with the file name that it is given. */
  readonly stdin: { readonly file: string; readonly source: Source } | undefined;
  /** Whether the inputs are all files of the configuration. */
  readonly whole: boolean;
  /** Messages about globs of the configuration that match no file; only if `whole`. */
  readonly idle: readonly string[];
  /** Notes on the selection. */
  readonly notes: readonly string[];
}

const stdinOf = async (args: Args, io: Io): Promise<Inputs['stdin']> => {
  const name = args.text('stdin-filename');
  if (!args.operands.includes('-')) {
    if (name !== undefined) throw new UsageError('--stdin-filename names standard input, which is given as -');
    return undefined;
  }
  if (name === undefined) throw new UsageError('standard input needs a file name, as --stdin-filename app/chat.ts');
  if (args.operands.length > 1) throw new UsageError('standard input (-) cannot be combined with other paths');
  const stdin = io.stdin();
  if (!stdin) throw new UsageError('give a file on standard input');
  return { file: resolve(io.cwd, name), source: sourceOf(await bytesFrom(stdin)) };
};

/** Returns whether a file changed since the commit of `--changed-since`; undefined if all files count. */
const changesOf = async (
  args: Args,
  io: Io,
  config: Config,
): Promise<{ isChanged?: (file: string) => boolean; note?: string }> => {
  const from = await commitNamed('changed-since', args, io);
  if (from === undefined) return {};
  const changed = await changedSince(from.top, from.commit);
  return changed(config.file) === true
    ? { note: 'the configuration has changed: every file is read' }
    : { isChanged: (file) => changed(file) !== false };
};

/** Messages about globs of the configuration that match no file, so that their terms apply to nothing. */
const idleGlobs = (config: Config, base: string, files: readonly string[]): string[] => {
  const globs = [
    ...config.include.map((glob) => ['include', glob] as const),
    ...config.contexts.flatMap((one) => one.files.map((glob) => ['contexts', glob] as const)),
    ...config.targets.flatMap(({ name, files: own = [] }) => own.map((glob) => [`the target ${name}`, glob] as const)),
  ];
  const paths = globs.length === 0 ? [] : files.map((file) => pathFrom(base, file));
  return globs
    .filter(([, glob]) => !paths.some(fileMatcher([glob])))
    .map(([where, glob]) => `${glob}, in ${where}, names no file that is looked at`);
};

/** Notes on configurations in subfolders, which do not apply to this run. */
const otherConfigs = (config: Config, files: readonly string[], cwd: string): string[] =>
  files
    .filter((file) => basename(file) === CONFIG_NAME && file !== config.file)
    .map((file) => {
      const used =
        config.file === '' ? 'none applies here' : `${plain(pathFrom(cwd, config.file))} applies to the whole run`;
      return `${plain(pathFrom(cwd, file))} is not used: ${used}; state its terms there under contexts, or run lint in that folder`;
    });

/** The inputs of a run: those that the operands name, unless other paths are given. @throws UsageError */
export const inputsOf = async (args: Args, io: Io, config: Config, named = args.operands): Promise<Inputs> => {
  const base = config.file === '' ? io.cwd : dirname(config.file);
  const stdin = await stdinOf(args, io);
  if (stdin) return { base, files: [], unreadable: [], stdin, whole: false, idle: [], notes: [] };
  const isIn = config.include.length > 0 ? fileMatcher(config.include) : () => true;
  const isOut = fileMatcher(config.exclude);
  const operands = named.length > 0 ? named : ['.'];
  const paths = operands.map((operand) => resolve(io.cwd, operand));
  const isIncluded = (file: string): boolean => isIn(pathFrom(base, file)) && !isOut(pathFrom(base, file));
  const walked = walk(paths, { isIncluded, isExcluded: (folder) => isOut(pathFrom(base, folder)) });
  const tracked = (await Promise.all(paths.map(keptThoughIgnored))).flat().filter(isIncluded);
  const files = tracked.length === 0 ? walked.files : [...new Set([...walked.files, ...tracked])].sort();
  const { isChanged, note } = await changesOf(args, io, config);
  const whole = isChanged === undefined && paths.includes(base);
  return {
    base,
    files: isChanged ? files.filter(isChanged) : files,
    unreadable: walked.unreadable,
    stdin,
    whole,
    idle: (whole ? idleGlobs(config, base, files) : []).map(
      (one) => `${plain(pathFrom(io.cwd, config.file))}: ${plain(one)}`,
    ),
    notes: [
      ...(note === undefined ? [] : [note]),
      ...otherConfigs(config, files, io.cwd),
      ...walked.skipped.map(({ file, why }) => `${plain(pathFrom(io.cwd, file))} is not looked at: ${why}`),
    ],
  };
};

/** The default folder of the cache: in `node_modules`, else in the user's cache folder, so never in the repository itself. */
const defaultCacheFolder = (base: string, { env }: Io): string | undefined => {
  const modules = join(base, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache/claude-preflight');
  const caches = env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, '.cache'));
  return caches ? join(caches, 'claude-preflight', hashOf(base)) : undefined;
};

const cacheOf = async (args: Args, io: Io, setup: LintSetup, base: string): Promise<Cache | undefined> => {
  const { config, policy, given, digest } = setup;
  assertNoConflict(args, 'cache', 'cache-dir');
  if (args.flag('cache') === false) return undefined;
  const named = args.text('cache-dir');
  const folder = named === undefined ? defaultCacheFolder(base, io) : resolve(io.cwd, named);
  if (folder === undefined) return undefined;
  const key = [TOOL.version, policy.digest, config, given, io.cwd, (await digest?.('')) ?? ''];
  return openCache(folder, hashOf(JSON.stringify(key)));
};

/** Judges the inputs in order. `path` is relative to the folder of the globs. */
export async function* judgeInputs(
  inputs: Inputs,
  setup: LintSetup,
  args: Args,
  io: Io,
): AsyncGenerator<{ path: string; result: FileResult }> {
  const { base, files, unreadable, stdin, whole } = inputs;
  const cache = stdin ? undefined : await cacheOf(args, io, setup, base);
  const run: Run = { setup, cache, base, cwd: io.cwd };
  const one = async (file: string, source: Source) => ({
    path: pathFrom(base, file),
    result: await runSource(run, file, source),
  });
  for (const { file, why } of unreadable) yield await one(file, { why, matters: true });
  if (stdin) yield await one(stdin.file, stdin.source);
  for (const file of files) yield await one(file, readSearched(file));
  const named = args.text('cache-dir');
  if (cache?.save(whole) === false && named !== undefined)
    await say(io, `${plain(named)}: the cache cannot be written; the next run reads every file again`);
}
