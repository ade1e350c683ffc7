/** The started command is that of its parts, whatever code is cached for them. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeFolder, compileFrom, writeCode } from '../../src/start/code.js';
import { type Compile, partsOf, sourceOf } from '../../src/start/parts.js';
import { temporaryFolder } from '../temporary-folder.js';

const outside = createRequire(import.meta.url);
let folder = '';
let code = '';
beforeEach(() => {
  folder = temporaryFolder().path;
  code = codeFolder(folder);
  mkdirSync(code);
  writeFileSync(join(folder, 'main.cjs'), "exports.is = () => require('./word.cjs').word + require('node:path').sep;");
  writeFileSync(join(folder, 'word.cjs'), "exports.word = 'první'; exports.folder = __dirname;");
});

/** Runs the parts, writes their code cache, and moves them, because V8 remembers compiled code by its path. */
const keepAll = (): void => {
  const made: (readonly [string, Buffer, Script])[] = [];
  const load = partsOf(folder, outside, (filename, part) => {
    const script = new Script(sourceOf(part).toString(), { filename });
    made.push([filename, part, script]);
    return script;
  });
  (load('main.cjs') as { is: () => string }).is();
  for (const part of made) writeCode(code, ...part);
  renameSync(folder, `${folder}-moved`);
  folder = `${folder}-moved`;
  code = codeFolder(folder);
};

/** The output of the parts, and for how many of them V8 accepted the cached code. */
const started = (): { says: string; taken: number } => {
  const scripts: Script[] = [];
  const compile: Compile = (...given) => {
    const script = compileFrom(code)(...given);
    scripts.push(script);
    return script;
  };
  const says = (partsOf(folder, outside, compile)('main.cjs') as { is: () => string }).is();
  return { says, taken: scripts.filter(({ cachedDataRejected }) => cachedDataRejected === false).length };
};

describe('a part', () => {
  it('runs with and without its cached code', () => {
    expect(started()).toEqual({ says: 'první/', taken: 0 });
    keepAll();
    expect(started()).toEqual({ says: 'první/', taken: 2 });
  });

  it('that was edited is compiled again, even if its length is the same', () => {
    keepAll();
    writeFileSync(join(folder, 'word.cjs'), "exports.word = 'druhé'; exports.folder = __dirname;");
    expect(started()).toEqual({ says: 'druhé/', taken: 1 });
  });

  it('is compiled if V8 rejects the cached code', () => {
    keepAll();
    for (const name of readdirSync(code)) {
      const kept = readFileSync(join(code, name));
      // The version of V8 follows the source and a magic number.
      const text = sourceOf(readFileSync(join(folder, name.replace(/\.code$/, ''))));
      const at = text.length + 4;
      kept.writeUInt32LE(kept.readUInt32LE(at) ^ 1, at);
      writeFileSync(join(code, name), kept);
    }
    expect(started()).toEqual({ says: 'první/', taken: 0 });
    for (const name of readdirSync(code)) writeFileSync(join(code, name), '');
    expect(started()).toEqual({ says: 'první/', taken: 0 });
  });

  it('is loaded once, and gets its folder', () => {
    const load = partsOf(folder, outside, compileFrom(code));
    expect(load('word.cjs')).toBe(load('word.cjs'));
    expect(load('word.cjs')).toEqual({ word: 'první', folder });
  });
});
