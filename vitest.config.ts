import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Examples name the package as users do.
  resolve: { alias: { 'claude-preflight/guard': new URL('src/guard/index.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: '100%',
    isolate: false,
    sequence: { shuffle: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC', NO_COLOR: '1' },
  },
});
