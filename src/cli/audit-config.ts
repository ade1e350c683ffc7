/** The configuration of an audit. */
import { type Config, NO_CONFIG } from '../config/config.js';
import type { Context } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { configFile } from './config-file.js';
import { wonNotes } from './context.js';
import type { Io } from './io.js';

/** A configuration with the policy it makes, and what is to be said of it. */
export interface Configured {
  readonly config: Config;
  readonly policy: Policy;
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** What is given wins over the terms of every target, as in the other commands. */
const givenOver = (config: Config, given: Context): Config => ({
  ...config,
  targets: config.targets.map((target) => ({ ...target, context: { ...target.context, ...given } })),
});

/** The configuration of an audit under what flags and the context file say. @throws UsageError */
export const configured = async (
  args: Args,
  io: Io,
  { today, ...given }: Context & { readonly today: string },
): Promise<Configured> => {
  if (configFile(args, io) === undefined) return { config: NO_CONFIG, policy: shippedPolicy, notes: [], errors: [] };
  const [{ policyOf }, { configOf, waiverLines }] = await Promise.all([
    import('../config/read.js'),
    import('./config.js'),
  ]);
  const stated = await configOf(args, io);
  const config = givenOver(stated, given);
  const policy = policyOf(config, today);
  const { errors, warnings } = waiverLines(config.waivers, config, io.cwd, { policy, today, used: undefined });
  return { config, policy, notes: [...wonNotes(stated, given), ...warnings], errors };
};
