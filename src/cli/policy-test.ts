/** `policy test <folder>`: the cases of rules, as data. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runCases, untried } from '../config/cases.js';
import { policyOf } from '../config/read.js';
import { whyUnreadable } from '../config/unreadable.js';
import { many } from '../format/many.js';
import { plain } from '../format/pretty.js';
import { problemLine } from '../policy/document.js';
import type { Args } from './args.js';
import { configOf } from './config.js';
import { EXIT, type Io, UsageError } from './io.js';

/** Runs every YAML file of a folder; 1 where a case does not hold or a row of the configuration is not tried. @throws UsageError */
export const policyTest = async (args: Args, io: Io): Promise<number> => {
  const [folder] = args.operands;
  if (folder === undefined || args.operands.length > 1) throw new UsageError('policy test takes one folder of cases');
  const names = await readdir(resolve(io.cwd, folder)).catch((error) => {
    throw new UsageError(`${plain(folder)}: the folder of cases cannot be read: ${whyUnreadable(error)}`);
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  const config = await configOf(args, io);
  const policy = policyOf(config, io.today);
  const results = await Promise.all(
    files.map(async (name) =>
      runCases(join(folder, name), await readFile(resolve(io.cwd, folder, name), 'utf8'), config, policy),
    ),
  );
  const wrong = [...results.flatMap(({ problems }) => problems.map(problemLine)), ...untried(config, results)];
  for (const line of wrong) await io.stderr(`claude-preflight: ${plain(line)}\n`);
  const cases = results.reduce((all, one) => all + one.cases, 0);
  await io.stdout(`${many(cases, 'case')} in ${many(files.length, 'file')}, ${many(wrong.length, 'problem')}\n`);
  if (wrong.length > 0) return EXIT.findings;
  return cases === 0 ? EXIT.unchecked : EXIT.ok;
};
