/** Bundles and minifies modules as for a browser, to measure their size. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The bundle of a module, without the modules whose names end with one of `apart`. */
export const bundleOf = async (file: string, apart: readonly string[] = []): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    // Needed for packages without `exports`.
    mainFields: ['module', 'main'],
    external: apart.map((name) => `*${name}`),
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

/** The bundle of the core. */
export const coreBundle = (): Promise<string> => bundleOf('src/core.ts');

/** The size of a text in bytes after gzip. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
