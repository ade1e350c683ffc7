/** What `check` judges by: the terms it is given, and a configuration where there is one. */
import type { Context, Day, Subject } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { configFile } from './config-file.js';
import { contextLines } from './context.js';
import type { Io } from './io.js';
import type { Judge } from './subjects.js';

/** What a run of `check` judges by. */
export interface CheckSetup extends Judge {
  /** The terms of a request of which nothing is known. */
  readonly general: Context;
  /** Sets apart what the waivers of the configuration excuse. */
  readonly waive: (subject: Subject, file: string) => Subject;
  /** What is wrong with waivers, and what soon will be. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** The terms that the command was given. */
export type Given = Context & { readonly today: Day };

const plainSetup = async (args: Args, context: Given): Promise<CheckSetup> => {
  const { errors, notes } = await contextLines(args.text('context'), context, context.today, shippedPolicy);
  return {
    policy: shippedPolicy,
    termsOf: () => ({ context }),
    general: context,
    waive: (subject) => subject,
    errors,
    warnings: notes,
  };
};

/** The setup that the arguments ask for; what reads a configuration is loaded only where there is one. @throws UsageError */
export const checkSetup = async (args: Args, io: Io, given: Given): Promise<CheckSetup> => {
  if (configFile(args, io) === undefined) return plainSetup(args, given);
  return (await import('./configured-setup.js')).configuredSetup(args, io, given);
};
