/** Programs of this repository, each as one file, so that the processes of a test need not translate every module. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type StdinOptions } from 'esbuild';
import { afterAll } from 'vitest';

/** What is run: a module of this repository, or the text of one. */
const bundled = async (given: { entryPoints: string[] } | { stdin: StdinOptions }): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-program-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const outfile = join(folder, 'program.cjs');
  await build({ ...given, bundle: true, platform: 'node', format: 'cjs', outfile });
  return outfile;
};

/** A module as a file that Node runs by itself; it is removed when the tests of the file that asked are done. */
export const programOf = (module: string): Promise<string> => bundled({ entryPoints: [module] });

/** The same of a module that is written in a test; it imports as from the top of this repository. */
export const programOfText = (contents: string): Promise<string> =>
  bundled({ stdin: { contents, resolveDir: process.cwd() } });
