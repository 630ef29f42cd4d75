import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Pictures of every screen, to look at: npm run screenshots. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['e2e/screenshots/*.shots.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 400_000,
    teardownTimeout: 60_000,
  },
});
