import { spawnSync } from 'node:child_process';
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import { writePage } from './scripts/page.ts';
import { inAscii, laterEntries, partsIn } from './scripts/parts.ts';

const shared: Options = {
  target: 'es2022',
  outDir: 'dist',
  sourcemap: false,
  minify: false,
};

/** Where the parts of the command stand that it loads when it needs them. */
const PARTS = 'dist/command';

// Many files are named after what is in them: those of an older build would be packed too.
await rm('dist', { recursive: true, force: true });

/**
 * A command starts fastest as CommonJS of which it loads what it needs; but the bundler splits modules only. So each
 * part is made a module and then rewritten.
 */
const commonJs = async (): Promise<void> => {
  for (const name of await readdir(PARTS)) {
    if (!name.endsWith('.cjs')) continue;
    const file = `${PARTS}/${name}`;
    const { code } = await transform(await readFile(file, 'utf8'), {
      format: 'cjs',
      platform: 'node',
      target: 'es2022',
      minify: true,
      supported: { 'dynamic-import': false },
    });
    await writeFile(file, inAscii(code));
  }
};

/** Keeps what V8 makes of them for a command, in a process of its own: this one has compiled much else. */
const keepCode = (command: string): void => {
  const { status } = spawnSync(process.execPath, ['--import', './scripts/ts.mjs', 'scripts/code.ts', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('the code of the parts could not be kept');
};

// Split CommonJS would be rewritten without `??` and `?.`, which costs more than two copies of the core do.
export default defineConfig([
  {
    ...shared,
    name: 'library',
    entry: {
      index: 'src/index.ts',
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
      await copyFile('src/report/compliance.schema.json', 'dist/compliance.schema.json');
      await copyFile('src/config/config.schema.json', 'dist/config.schema.json');
      await copyFile('src/receipt.schema.json', 'dist/receipt.schema.json');
      await writePage();
    },
  },
  // By itself, since parts that it shared would stand in an order in which it packs worse.
  {
    ...shared,
    name: 'core',
    entry: { core: 'src/core.ts' },
    format: ['esm'],
    platform: 'neutral',
    splitting: false,
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
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
    name: 'start of the command',
    entry: { bin: 'src/start/command.ts' },
    external: ['./command/main.cjs'],
    format: ['cjs'],
    platform: 'node',
    minify: true,
    dts: false,
  },
  {
    ...shared,
    name: 'command',
    entry: { 'command/main': 'src/bin.ts', ...laterEntries('command') },
    esbuildPlugins: [partsIn(PARTS)],
    format: ['esm'],
    outExtension: () => ({ js: '.cjs' }),
    platform: 'node',
    splitting: true,
    minify: true,
    dts: false,
    esbuildOptions: (options) => {
      options.chunkNames = 'command/[name]-[hash]';
    },
    onSuccess: async () => {
      await commonJs();
      keepCode('check');
      keepCode('audit');
    },
  },
]);
