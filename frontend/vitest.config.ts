import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The pure hearts; the browser's tests have a configuration of their own. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: { include: ['**/*.test.ts', 'build/**/*.test.mjs'], exclude: ['node_modules', '.next', 'target', 'e2e'] },
});
