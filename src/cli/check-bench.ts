/** What `check` judges by: the terms it is given, and a configuration where there is one. */
import { dirname, resolve } from 'node:path';
import { findConfig } from '../config/find.js';
import { termsOfRequest } from '../config/match.js';
import { waiverProblems } from '../context-problems.js';
import { pathFrom } from '../lint/run.js';
import { waiverNotes, waivingOf } from '../lint/waivers.js';
import type { Context, Day, Subject } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import type { Io } from './io.js';
import { type Judge, STDIN } from './subjects.js';

/** What a run of `check` judges by. */
export interface Bench extends Judge {
  /** The terms of a request of which nothing is known. */
  readonly general: Context;
  /** Sets apart what the waivers of the configuration excuse. */
  readonly waive: (subject: Subject, file: string) => Subject;
  /** What is wrong with waivers, and what soon will be. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

type Given = Context & { readonly today: Day };

const plainBench = (context: Given): Bench => ({
  policy: shippedPolicy,
  termsOf: () => ({ context }),
  general: context,
  waive: (subject) => subject,
  errors: waiverProblems(context, context.today, shippedPolicy),
  warnings: [],
});

/** Gathers it; what reads a configuration is loaded only where there is one. @throws UsageError */
export const benchOf = async (args: Args, io: Io, given: Given): Promise<Bench> => {
  if (args.text('config') === undefined && (await findConfig(io.cwd)) === undefined) return plainBench(given);
  const [{ configOf }, { policyOf }] = await Promise.all([import('./config.js'), import('../config/read.js')]);
  const config = await configOf(args, io);
  const policy = policyOf(config, given.today);
  // Standard input stands in no file: globs of files do not speak of it.
  const pathOf = (file: string): string =>
    file === '-' || file === STDIN ? '' : pathFrom(dirname(config.file), resolve(io.cwd, file));
  const waiving = waivingOf(config.waivers, given.today);
  const notes = waiverNotes(config.waivers, { policy, today: given.today, used: undefined });
  const line = ({ waiver, message }: (typeof notes.errors)[number]): string =>
    `${pathFrom(io.cwd, config.file)}:${waiver.line}:${waiver.column}: ${message}`;
  return {
    policy,
    termsOf: (request, file) => termsOfRequest(config, given, request, pathOf(file)),
    general: { ...config.context, ...given },
    waive: (subject, file) => waiving.apply(subject, pathOf(file)),
    errors: [...waiverProblems(given, given.today, policy), ...notes.errors.map(line)],
    warnings: notes.warnings.map(line),
  };
};
