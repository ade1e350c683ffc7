/**
 * How the command is cut into parts, so that it starts fast: what every `check` needs in one piece, since each file
 * costs; what few requests need apart, to be loaded when one of its functions is first called.
 */
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What every `check` needs. */
const TOGETHER = ['src/cli/check.ts', 'src/format/pretty.ts'];

/** What few need, and what it exports: functions only, since a value would have to be there before. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  'src/phi/reading.ts': ['newReading'],
  'src/phi/pattern.ts': ['literals'],
  'src/phi/meta-schema.generated.ts': ['isSchema'],
};

const partOf = (file: string): string => basename(file, '.ts').replace('.generated', '');

/** Where in a folder each part that is loaded later is built, and from what. */
export const laterEntries = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.keys(LATER).map((file) => [`${folder}/${partOf(file)}`, file]));

/** Functions that load the part. Whatever calls them stands in its folder. */
const standIn = (file: string): string =>
  [
    'let part;',
    ...(LATER[file] ?? []).map(
      (name) => `export const ${name} = (...given) => (part ??= require('./${partOf(file)}.cjs')).${name}(...given);`,
    ),
  ].join('\n');

/** A part that has all of `TOGETHER` below it: the bundler keeps in one piece what the same parts need. */
const above = (file: string): string =>
  [...TOGETHER.map((one) => `import ${JSON.stringify(resolve(one))};`), `export * from ${JSON.stringify(file)};`].join(
    '\n',
  );

/** Object literals are slower to start with than the same data as JSON. */
const dataAsJson = (module: string): string =>
  module.replace(
    /(?<=policyData: PolicyData = )[\s\S]*(?=;\n$)/,
    (data) => `JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(data)))})`,
  );

/** Cuts the command into its parts; a stand-in that lacks an export fails the build. */
export const parts: Plugin = {
  name: 'parts',
  setup: (build) => {
    build.onResolve({ filter: /^\.\.?\/.*\.js$/ }, async ({ path, pluginData, ...asked }) => {
      if (pluginData === 'resolved') return undefined;
      const found = await build.resolve(path, { ...asked, pluginData: 'resolved' });
      const file = Object.keys(LATER).find((one) => resolve(one) === found.path);
      if (file !== undefined) return { path: file, namespace: 'later' };
      return asked.kind === 'dynamic-import' ? { path: found.path, namespace: 'part' } : found;
    });
    build.onResolve({ filter: /\.cjs$/, namespace: 'later' }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /^\//, namespace: 'part' }, ({ path }) => ({ path, sideEffects: true }));
    build.onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ contents: standIn(path) }));
    build.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
      contents: above(path),
      resolveDir: dirname(path),
    }));
    build.onLoad({ filter: /\/policy\.generated\.ts$/ }, async ({ path }) => ({
      contents: dataAsJson(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
