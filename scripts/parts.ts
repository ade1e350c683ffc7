/**
 * Splits the command into parts so that it starts fast: one file with what every `check` needs, since each file costs
 * time, and others that are loaded when one of their functions is first called.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What every `check` needs. */
const TOGETHER = ['src/cli/check/check.ts', 'src/format/pretty.ts'];

/** The modules that are loaded on demand, with their exports: only functions, since values would be needed at once. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  'src/phi/reading.ts': ['newReading', 'cachedStrings'],
  'src/phi/pattern.ts': ['literals'],
  'src/phi/meta-schema.generated.ts': ['isSchema'],
};

const partOf = (file: string): string => basename(file, '.ts').replace('.generated', '');

/** The build entries of the parts that are loaded on demand: path in the folder and source file. */
export const laterEntries = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.keys(LATER).map((file) => [`${folder}/${partOf(file)}`, file]));

/** The text of a module that loads a part when one of its functions is called. */
const standIn = (file: string): string =>
  [
    'let part;',
    ...(LATER[file] ?? []).map(
      (name) => `export const ${name} = (...given) => (part ??= require('./${partOf(file)}.cjs')).${name}(...given);`,
    ),
  ].join('\n');

/** An entry that also imports all of `TOGETHER`, so that the bundler puts what these need into one file. */
const above = (file: string): string =>
  [...TOGETHER.map((one) => `import ${JSON.stringify(resolve(one))};`), `export * from ${JSON.stringify(file)};`].join(
    '\n',
  );

/** Code with `\\u` escapes for all but ASCII: with one character beyond Latin-1, V8 stores a text at double size. */
export const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Writes a text to a file beside the parts, and returns code that reads it: V8 would keep a literal three times. */
const apart = (folder: string, file: string, text: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${file}`, text);
  return `readFileSync(__dirname + '/${file}', 'latin1')`;
};

const reading = (module: string): string => `import { readFileSync } from 'node:fs';\n${module}`;

/** The policy as a JSON file, which loads faster than object literals. */
const policyApart = (module: string, folder: string): string =>
  reading(
    module.replace(
      /(?<=policyData: PolicyData = )[\s\S]*(?=;\n$)/,
      (data) => `JSON.parse(${apart(folder, 'policy.json', inAscii(JSON.stringify(JSON.parse(data))))})`,
    ),
  );

/** The filters and weights of names, each of thousands of characters, as files. */
const namesApart = (module: string, folder: string): string => {
  let count = 0;
  return reading(module.replace(/'([ -&(-[\]-~]{8000,})'/g, (_, text) => apart(folder, `names-${++count}.txt`, text)));
};

const DATA = { 'policy.generated.ts': policyApart, 'names.generated.ts': namesApart };

/** A plugin that builds the parts of the command in a folder; a missing export fails the build. */
export const partsIn = (folder: string): Plugin => ({
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
    for (const [file, withTextsApart] of Object.entries(DATA))
      build.onLoad({ filter: new RegExp(`/${file.replaceAll('.', '\\.')}$`) }, async ({ path }) => ({
        contents: withTextsApart(await readFile(path, 'utf8'), folder),
        loader: 'ts',
      }));
  },
});
