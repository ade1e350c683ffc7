/** The core, bundled and minified as a browser would get it: bytes, and bytes gzipped. */
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export const coreBundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: ['src/core.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
