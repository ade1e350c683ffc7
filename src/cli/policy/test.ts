/** `policy test <folder>`: runs test cases of rules. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { missingCases, runCases, unreadCases } from '../../config/cases.js';
import { policyOf } from '../../config/read.js';
import { whyUnreadable } from '../../file-errors.js';
import { plain } from '../../format/plain.js';
import { sumOf } from '../../lists.js';
import { many } from '../../numbers.js';
import { problemLine } from '../../policy/document.js';
import type { Args } from '../args.js';
import { configOf } from '../config.js';
import { EXIT, type Io, say, UsageError } from '../io.js';
import { textIn } from '../read.js';

/**
 * Runs the cases in every YAML file of a folder and returns the exit code: 1 if a case fails or a rule of the configuration
 * has no cases, 2 if a file is malformed; the other files are run all the same. @throws UsageError
 */
export const policyTest = async (args: Args, io: Io): Promise<number> => {
  const [folder] = args.operands;
  if (folder === undefined || args.operands.length > 1) throw new UsageError('policy test takes one folder of cases');
  const names = await readdir(resolve(io.cwd, folder)).catch((error) => {
    throw new UsageError(`${plain(folder)}: the folder of cases cannot be read: ${whyUnreadable(error)}`);
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0)
    await say(
      io,
      `${plain(folder)}: there is no YAML file in the folder; policy test --help shows how cases are written`,
    );
  const config = await configOf(args, io);
  const policy = policyOf(config, io.today);
  const results = files.map((name) => {
    const read = textIn(resolve(io.cwd, folder, name));
    const file = join(folder, name);
    return 'text' in read ? runCases(file, read.text, config, policy) : unreadCases(file, read.why);
  });
  const malformed = results.flatMap((one) => one.malformed);
  const failed = [...results.flatMap(({ problems }) => problems.map(problemLine)), ...missingCases(config, results)];
  const lines = [...malformed.map(problemLine), ...failed];
  await say(io, ...lines.map(plain));
  const cases = sumOf(results, (one) => one.cases);
  await io.stdout(`${many(cases, 'case')} in ${many(files.length, 'file')}, ${many(lines.length, 'problem')}\n`);
  if (malformed.length > 0) return EXIT.usage;
  if (failed.length > 0) return EXIT.findings;
  return cases === 0 ? EXIT.unchecked : EXIT.ok;
};
