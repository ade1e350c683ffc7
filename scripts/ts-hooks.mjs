import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

const local = /^\.{0,2}\/|^file:/;

/** Resolves `./x.js` and `./x` to `./x.ts`. */
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!local.test(specifier) || error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const stem = specifier.replace(/\.js$/, '');
    try {
      return await next(`${stem}.ts`, context);
    } catch {
      throw error;
    }
  }
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, 'utf8'), {
    loader: 'ts',
    format: 'esm',
    target: 'esnext',
    sourcefile: file,
    sourcemap: 'inline',
    sourcesContent: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
