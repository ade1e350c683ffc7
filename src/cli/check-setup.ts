/** The setup of `check`: the given terms, and a configuration if there is one. */
import type { Context, Day, Subject } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { configFile } from './config-file.js';
import { contextLines } from './context.js';
import type { Io } from './io.js';
import type { Judge } from './subjects.js';

/** The setup of a run of `check`. */
export interface CheckSetup extends Judge {
  /** The terms of a request that could not be read. */
  readonly general: Context;
  /** Moves the findings that a waiver of the configuration covers to `waived`. */
  readonly waive: (subject: Subject, file: string) => Subject;
  /** Problems of waivers. */
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

/** The setup for the arguments. The reader of configurations is loaded only if there is one. @throws UsageError */
export const checkSetup = async (args: Args, io: Io, given: Given): Promise<CheckSetup> => {
  if (configFile(args, io) === undefined) return plainSetup(args, given);
  return (await import('./configured-setup.js')).configuredSetup(args, io, given);
};
