/** The setup of `check`: the given terms, and a configuration if there is one. */
import { shippedPolicy } from '../../policy/shipped.js';
import type { Args } from '../args.js';
import { configFile } from '../config-file.js';
import { contextLines } from '../context.js';
import type { Io } from '../io.js';
import type { CheckSetup, Given } from './judged.js';

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
