/** `policy verify`: whether the rules hold together, and are what the program was built from. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shippedPolicy } from '../policy/shipped.js';
import type { Args } from './args.js';
import { EXIT, type Io, UsageError } from './io.js';

/** The digest of policy data: the same data in the same order has the same one. */
const digestOf = (data: unknown): string => `sha256:${createHash('sha256').update(JSON.stringify(data)).digest('hex')}`;

const readFolder = async (folder: string): Promise<Record<string, string>> => {
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    return Object.fromEntries(names.map((name, i) => [name.slice(0, -'.yaml'.length), texts[i] ?? '']));
  } catch {
    throw new UsageError(`${folder}: the folder of rules cannot be read`);
  }
};

/** Without a folder, the compiled policy is checked against its own digest; with one, the YAML as well. */
export const verify = async (args: Args, io: Io): Promise<number> => {
  const [folder] = args.operands;
  if (args.operands.length > 1) throw new UsageError('policy verify takes one folder');
  const { data, digest, newest } = shippedPolicy;
  const intact = digestOf(data) === digest;
  const counted = `${data.features.length} features, ${data.rules.length} rules, ${Object.keys(data.sources).length} sources`;
  await io.stdout(`the policy of this program: ${counted}, newest row ${newest}\n${digest} ${intact ? 'holds' : 'DOES NOT HOLD'}\n`);
  if (folder === undefined) return intact ? EXIT.ok : EXIT.usage;
  const { parsePolicy, problemLine } = await import('../policy/parse.js');
  const { data: read, problems } = parsePolicy(await readFolder(folder));
  for (const problem of problems) await io.stderr(`claude-preflight: ${join(folder, problemLine(problem))}\n`);
  if (!read) return EXIT.usage;
  const same = digestOf(read) === digest;
  await io.stdout(`${folder}: no problem; ${same ? 'the same policy as this program' : `another policy, ${digestOf(read)}`}\n`);
  return intact ? EXIT.ok : EXIT.usage;
};
