/** What users get of the source, bundled and minified as for a browser: text, and bytes gzipped. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** The bundle of a module, without the modules beside it whose names end with one of `apart`. */
export const bundleOf = async (file: string, apart: readonly string[] = []): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    // Else no package would be found that has no `exports`.
    mainFields: ['module', 'main'],
    external: apart.map((name) => `*${name}`),
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

/** The bundle of the core. */
export const coreBundle = (): Promise<string> => bundleOf('src/core.ts');

/** How many bytes a text is, gzipped. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
