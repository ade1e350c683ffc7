import { join } from 'node:path';
import { build, type StdinOptions } from 'esbuild';
import { temporaryFolder } from './temporary-folder.js';

/** The program: a module of this repository, or the text of one. */
const bundled = async (given: { entryPoints: string[] } | { stdin: StdinOptions }): Promise<string> => {
  const outfile = join(temporaryFolder().path, 'program.cjs');
  await build({ ...given, bundle: true, platform: 'node', format: 'cjs', outfile });
  return outfile;
};

/** Bundles a module as a file that Node can run. It is removed after the tests of the calling file. */
export const programOf = (module: string): Promise<string> => bundled({ entryPoints: [module] });

/** Bundles a module that is written in a test. It imports as from the root of this repository. */
export const programOfText = (contents: string): Promise<string> =>
  bundled({ stdin: { contents, resolveDir: process.cwd() } });
