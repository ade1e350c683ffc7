/**
 * How the command is cut into parts, so that it starts fast: what every `check` needs in one piece, since each file
 * costs; what few requests need apart, to be loaded when one of its functions is first called.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
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

/** Text with `\\u` for what is not ASCII, in patterns too: one letter that Latin-1 lacks, and V8 keeps it at double size. */
export const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Puts a text of ASCII beside the parts, and gives what reads it: a literal V8 keeps three times over, and hashes. */
const apart = (folder: string, file: string, text: string): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${file}`, text);
  return `readFileSync(__dirname + '/${file}', 'latin1')`;
};

const reading = (module: string): string => `import { readFileSync } from 'node:fs';\n${module}`;

/** The policy as JSON: object literals are slower to start with. */
const policyApart = (module: string, folder: string): string =>
  reading(
    module.replace(
      /(?<=policyData: PolicyData = )[\s\S]*(?=;\n$)/,
      (data) => `JSON.parse(${apart(folder, 'policy.json', inAscii(JSON.stringify(JSON.parse(data))))})`,
    ),
  );

/** The filters and weights of names, which are thousands of letters each. */
const namesApart = (module: string, folder: string): string => {
  let count = 0;
  return reading(module.replace(/'([ -&(-[\]-~]{8000,})'/g, (_, text) => apart(folder, `names-${++count}.txt`, text)));
};

const DATA = { 'policy.generated.ts': policyApart, 'names.generated.ts': namesApart };

/** Cuts the command into its parts in a folder; a stand-in that lacks an export fails the build. */
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
