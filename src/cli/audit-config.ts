/** The configuration of an audit. */
import { type Config, NO_CONFIG } from '../config/config.js';
import { plain } from '../format/plain.js';
import type { Context } from '../model.js';
import type { Policy } from '../policy/compile.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { configFile } from './config-file.js';
import type { Io } from './io.js';

/** A configuration with the policy it makes, and what is to be said of it. */
export interface Configured {
  readonly config: Config;
  readonly policy: Policy;
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** What is given wins over the terms of every target, as in the other commands; where that changes them it is said. */
const givenOver = (config: Config, given: Context): { config: Config; won: string[] } => {
  const targets = config.targets.map((target) => ({ ...target, context: { ...target.context, ...given } }));
  const won = config.targets.flatMap(({ name, context }) => {
    const members = Object.entries(given).flatMap(([member, value]) => {
      const own = context[member as keyof Context];
      return own === undefined || JSON.stringify(own) === JSON.stringify(value) ? [] : [member];
    });
    return members.length > 0
      ? [`what is given wins over the terms of the target ${plain(name)}: ${members.join(', ')}`]
      : [];
  });
  return { config: { ...config, targets }, won };
};

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
  const { config, won } = givenOver(await configOf(args, io), given);
  const policy = policyOf(config, today);
  const { errors, warnings } = waiverLines(config.waivers, config, io.cwd, { policy, today, used: undefined });
  return { config, policy, notes: [...won, ...warnings], errors };
};
