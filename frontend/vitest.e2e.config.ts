import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What people do, in a real browser, with the real API: one file after the other, as each may have an instance of its own. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['e2e/**/*.e2e.ts'],
    exclude: ['node_modules', 'e2e/bench'],
    globalSetup: ['e2e/setup.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 420_000,
    teardownTimeout: 120_000,
  },
});
