/** `policy verify`: checks that the rules are consistent, and that the program was built from them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answers } from '../../answers/answers.generated.js';
import { digestOf } from '../../config/digest.js';
import { whyUnreadable } from '../../file-errors.js';
import { fixes } from '../../fix/fixes.generated.js';
import { prose } from '../../policy/prose.generated.js';
import { shippedPolicy } from '../../policy/shipped.js';
import type { Args } from '../args.js';
import { EXIT, type Io, say, UsageError } from '../io.js';

const readFolder = async (folder: string): Promise<Record<string, string>> => {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    return Object.fromEntries(names.map((name, i) => [name.slice(0, -'.yaml'.length), texts[i] ?? '']));
  } catch (error) {
    throw new UsageError(`${folder}: the folder of rules cannot be read: ${whyUnreadable(error)}`);
  }
};

/** Checks the compiled policy against its digest, and the YAML files of a folder if one is given. Returns the exit code. @throws UsageError */
export const verify = async (args: Args, io: Io): Promise<number> => {
  const [folder] = args.operands;
  if (args.operands.length > 1) throw new UsageError('policy verify takes one folder');
  const texts = folder === undefined ? undefined : await readFolder(folder);
  const { data, digest, newest } = shippedPolicy;
  const intact = digestOf({ data, prose, fixes, answers }) === digest;
  const counted = `${data.features.length} features, ${data.rules.length} rules, ${Object.values(prose.captured).flat().length} sources`;
  await io.stdout(
    `the policy of this program: ${counted}, newest row ${newest}\n${digest} ${intact ? 'valid: computed again from the rules' : 'NOT VALID: the rules were changed'}\n`,
  );
  if (folder === undefined || texts === undefined) return intact ? EXIT.ok : EXIT.usage;
  const { parsePolicy } = await import('../../policy/parse.js');
  const { problemLine } = await import('../../policy/document.js');
  const read = parsePolicy(texts);
  await say(io, ...read.problems.map((problem) => join(folder, problemLine(problem))));
  const { data: rows, prose: words, fixes: fixRows, answers: answerRows } = read;
  if (!rows || !words || !fixRows || !answerRows) return EXIT.usage;
  const found = digestOf({ data: rows, prose: words, fixes: fixRows, answers: answerRows });
  await io.stdout(
    `${folder}: no problem; ${found === digest ? 'the same policy as this program' : `another policy, ${found}`}\n`,
  );
  return intact ? EXIT.ok : EXIT.usage;
};
