import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** `./ocg bench ui`: one browser, one page at a time, on an instance that somebody else started. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['e2e/bench/**/*.bench.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
