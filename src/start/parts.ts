/** The parts of the built command: CommonJS in one folder, each compiled by what it is given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';

const BEFORE = Buffer.from('(function (exports, require, module, __dirname) {');
const AFTER = Buffer.from('\n})');

/** What is compiled for a part. As bytes: texts that are put together are there several times before V8 has one. */
export const sourceOf = (part: Buffer): Buffer => Buffer.concat([BEFORE, part, AFTER]);

/** Makes a script of a file's name and what is in it. */
export type Compile = (file: string, part: Buffer) => Script;

/** Loads a part by its name, and with it the parts that it requires; what else it requires comes from `outside`. */
export const partsOf = (folder: string, outside: NodeJS.Require, compile: Compile): ((name: string) => unknown) => {
  const parts = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const known = parts.get(name);
    if (known) return known.exports;
    const part = { exports: {} };
    parts.set(name, part);
    const file = join(folder, name);
    compile(file, readFileSync(file)).runInThisContext()(part.exports, required, part, folder);
    return part.exports;
  };
  const required = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : outside(id));
  return load;
};
