import { copyFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import { writePage } from './scripts/page.ts';

const shared: Options = {
  target: 'es2022',
  outDir: 'dist',
  sourcemap: false,
  minify: false,
};

// Split CommonJS would be rewritten without `??` and `?.`, which costs more than two copies of the core do.
export default defineConfig([
  {
    ...shared,
    name: 'library',
    entry: {
      index: 'src/index.ts',
      core: 'src/core.ts',
      guard: 'src/guard/index.ts',
      'guard-file': 'src/guard/file.ts',
    },
    external: [/^node:/],
    format: ['esm'],
    platform: 'neutral',
    splitting: true,
    // TypeScript 6 calls the `baseUrl` that tsup 8 sets deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    onSuccess: async () => {
      await copyFile('src/format/report.schema.json', 'dist/report.schema.json');
      await copyFile('src/traffic/aggregate.schema.json', 'dist/aggregate.schema.json');
      await copyFile('src/config/config.schema.json', 'dist/config.schema.json');
      await copyFile('src/receipt.schema.json', 'dist/receipt.schema.json');
      await writePage();
    },
  },
  {
    ...shared,
    name: 'library for require',
    entry: {
      index: 'src/index.ts',
      core: 'src/core.ts',
      guard: 'src/guard/index.ts',
      'guard-file': 'src/guard/file.ts',
    },
    external: [/^node:/],
    format: ['cjs'],
    platform: 'neutral',
    splitting: false,
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    name: 'command',
    entry: { bin: 'src/bin.ts' },
    format: ['cjs'],
    platform: 'node',
    splitting: false,
    minify: true,
    dts: false,
  },
]);
