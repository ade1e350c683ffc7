/** Notes on what a configuration changes that its reader may not expect. */
import type { Config } from '../config/config.js';
import { weakerCells } from '../config/weaker.js';
import { plain } from '../format/plain.js';
import type { Context } from '../model.js';
import { shippedPolicy } from '../policy/shipped.js';

/** Notes on the targets whose terms are overridden by flags or `--context`. */
const precedenceNotes = (config: Config, given: Context): string[] =>
  config.targets.flatMap(({ name, context }) => {
    const members = Object.entries(given).flatMap(([member, value]) => {
      const own = context[member as keyof Context];
      return own === undefined || JSON.stringify(own) === JSON.stringify(value) ? [] : [member];
    });
    return members.length > 0
      ? [`flags and --context take precedence over the terms of the target ${plain(name)}: ${members.join(', ')}`]
      : [];
  });

const COLUMN_WORDS = { zdr: 'under zdr', hipaa: 'under hipaa', baa: 'by the BAA' } as const;

/** Notes on overlays that promise more than the vendor: nobody would miss a finding that they take away. */
const overlayNotes = (config: Config): string[] =>
  weakerCells(config, shippedPolicy.data.features).map(
    ({ feature, column, since, status, vendors }) =>
      `by an overlay of the configuration ${feature} is ${status} ${COLUMN_WORDS[column]} from ${since} on; the vendor says ${vendors}`,
  );

/** The notes on a configuration and the terms that were given beside it. */
export const configNotes = (config: Config, given: Context): string[] => [
  ...precedenceNotes(config, given),
  ...overlayNotes(config),
];
