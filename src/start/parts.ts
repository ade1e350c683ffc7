/** Loads the parts of the built command: CommonJS modules in one folder, with a replaceable compiler. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';

const BEFORE = Buffer.from('(function (exports, require, module, __dirname) {');
const AFTER = Buffer.from('\n})');

/** The source to compile for a part. It is joined as bytes, because joining strings would make several copies. */
export const sourceOf = (part: Buffer): Buffer => Buffer.concat([BEFORE, part, AFTER]);

/** Compiles the content of a file. */
export type Compile = (file: string, part: Buffer) => Script;

/** Returns a function that loads a part by its name, with the parts that it requires. Other modules are required with `outside`. */
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
