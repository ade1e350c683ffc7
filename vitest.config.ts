import { setFlagsFromString } from 'node:v8';
import { defineConfig } from 'vitest/config';

// Most code runs only briefly here. By default V8 spends a third of the CPU time of the tests on optimizing it; with a
// budget of a million a function must run longer first. The flag holds for the workers, which start afterwards.
setFlagsFromString('--interrupt-budget=1000000');

export default defineConfig({
  // Examples name the package as users do.
  resolve: { alias: { 'claude-preflight/guard': new URL('src/guard/index.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    globalSetup: 'test/own-temporary-folder.ts',
    pool: 'threads',
    maxWorkers: '100%',
    isolate: false,
    sequence: { shuffle: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC', NO_COLOR: '1' },
  },
});
