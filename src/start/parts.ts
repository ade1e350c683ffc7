/** The parts of the built command: CommonJS in one folder, each compiled by what it is given. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Script } from 'node:vm';

/** Makes a script of a file and of the text that is compiled for it. */
export type Compile = (file: string, text: string) => Script;

/** Loads a part by its name, and with it the parts that it requires; what else it requires comes from `outside`. */
export const partsOf = (folder: string, outside: NodeJS.Require, compile: Compile): ((name: string) => unknown) => {
  const parts = new Map<string, { exports: unknown }>();
  const load = (name: string): unknown => {
    const known = parts.get(name);
    if (known) return known.exports;
    const part = { exports: {} };
    parts.set(name, part);
    const file = join(folder, name);
    const text = `(function (exports, require, module, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    compile(file, text).runInThisContext()(part.exports, required, part, folder);
    return part.exports;
  };
  const required = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : outside(id));
  return load;
};
