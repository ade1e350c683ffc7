/** Reads a configuration file, and makes the policy of a run. */
import { readFile } from 'node:fs/promises';
import { answers } from '../answers/answers.generated.js';
import { textOf } from '../decoded-text.js';
import { whyUnreadable } from '../file-errors.js';
import { fixes } from '../fix/fixes.generated.js';
import type { Day } from '../model.js';
import { compilePolicy, type Policy } from '../policy/compile.js';
import { prose } from '../policy/prose.generated.js';
import { shippedPolicy } from '../policy/shipped.js';
import type { Config } from './config.js';
import { digestOf } from './digest.js';
import { type ParsedConfig, parseConfig } from './parse.js';
import { withConfig } from './policy.js';

/** Reads a configuration file. If it cannot be read, that is returned as a problem. */
export const readConfig = async (file: string): Promise<ParsedConfig> => {
  const unreadable = (message: string): ParsedConfig => ({
    config: undefined,
    problems: [{ file, line: 1, column: 1, message }],
  });
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return unreadable(`the configuration cannot be read: ${whyUnreadable(error)}`);
  }
  const text = textOf(bytes);
  if (text === undefined) return unreadable('the configuration is not UTF-8');
  return parseConfig(file, text, { policy: shippedPolicy, prose });
};

/** The policy of a run: the shipped one with the configuration's rules and cells. */
export const policyOf = (config: Config, today: Day): Policy => {
  const data = withConfig(shippedPolicy.data, prose, config, today);
  return data === shippedPolicy.data ? shippedPolicy : compilePolicy(data, digestOf({ data, prose, fixes, answers }));
};
