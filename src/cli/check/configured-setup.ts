/** The setup of `check` with a configuration. */

import { dirname, resolve } from 'node:path';
import { termsOfRequest } from '../../config/match.js';
import { policyOf } from '../../config/read.js';
import { pathFrom } from '../../lint/paths.js';
import { waivingOf } from '../../lint/waivers.js';
import { STDIN } from '../../standard-input.js';
import type { Args } from '../args.js';
import { configOf, waiverLines } from '../config.js';
import { configNotes } from '../config-notes.js';
import { contextLines } from '../context.js';
import type { Io } from '../io.js';
import type { CheckSetup, Given } from './judged.js';

/** The setup from the terms, policy and waivers of the configuration. @throws UsageError */
export const configuredSetup = async (args: Args, io: Io, given: Given): Promise<CheckSetup> => {
  const config = await configOf(args, io);
  const policy = policyOf(config, given.today);
  // Standard input has no path, so no glob of the configuration may match it.
  const pathOf = (file: string): string =>
    file === '-' || file === STDIN ? '' : pathFrom(dirname(config.file), resolve(io.cwd, file));
  const waiving = waivingOf(config.waivers, given.today);
  const { errors, warnings } = waiverLines(config.waivers, config, io.cwd, {
    policy,
    today: given.today,
    used: undefined,
  });
  const general = { ...config.context, ...given };
  const own = await contextLines(args.text('context'), general, given.today, policy);
  return {
    policy,
    termsOf: (request, file) => termsOfRequest(config, given, request, pathOf(file)),
    general,
    waive: (subject, file) => waiving.apply(subject, pathOf(file)),
    errors: [...own.errors, ...errors],
    warnings: [...configNotes(config, given), ...own.notes, ...warnings],
  };
};
