/** The configuration of an audit. */
import { type Config, NO_CONFIG } from '../../config/config.js';
import type { Context } from '../../model.js';
import type { Policy } from '../../policy/compile.js';
import { shippedPolicy } from '../../policy/shipped.js';
import type { Args } from '../args.js';
import { configFile } from '../config-file.js';
import { configNotes } from '../config-notes.js';
import type { Io } from '../io.js';

/** A configuration, its policy, and the messages about it. */
interface Configured {
  readonly config: Config;
  readonly policy: Policy;
  readonly notes: readonly string[];
  readonly errors: readonly string[];
}

/** The configuration with `given` in the context of every target, where it takes precedence as in every command. */
const withGiven = (config: Config, given: Context): Config => ({
  ...config,
  targets: config.targets.map((target) => ({ ...target, context: { ...target.context, ...given } })),
});

/** The configuration of an audit, with the terms of flags and the context file. @throws UsageError */
export const auditConfig = async (
  args: Args,
  io: Io,
  { today, ...given }: Context & { readonly today: string },
): Promise<Configured> => {
  if (configFile(args, io) === undefined) return { config: NO_CONFIG, policy: shippedPolicy, notes: [], errors: [] };
  const [{ policyOf }, { configOf, waiverLines }] = await Promise.all([
    import('../../config/read.js'),
    import('../config.js'),
  ]);
  const stated = await configOf(args, io);
  const config = withGiven(stated, given);
  const policy = policyOf(config, today);
  const { errors, warnings } = waiverLines(config.waivers, config, io.cwd, { policy, today, used: undefined });
  return { config, policy, notes: [...configNotes(stated, given), ...warnings], errors };
};
