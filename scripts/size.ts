/** Bundles and minifies modules as for a browser, to measure their size. */
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';

const bundled = async (input: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({
    ...input,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    // Needed for packages without `exports`.
    mainFields: ['module', 'main'],
    write: false,
  });
  return outputFiles?.[0]?.text ?? '';
};

/** The bundle of a module, without the modules whose names end with one of `apart`. */
export const bundleOf = (file: string, apart: readonly string[] = []): Promise<string> =>
  bundled({ entryPoints: [file], external: apart.map((name) => `*${name}`) });

/** The bundle of the core: all that it exports, or what one export needs. */
export const coreBundle = (name?: string): Promise<string> => {
  const contents = `export ${name === undefined ? '*' : `{ ${name} }`} from './src/core.ts'`;
  return bundled({ stdin: { contents, loader: 'ts', resolveDir: '.' } });
};

/** The size of a text in bytes after gzip. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
