import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
const long = ['test/**/*.long.test.{ts,tsx}'];

// Long property and fuzz runs are files named *.long.test.ts: `npm test -- --long` adds them.
export default defineConfig({
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    environment: 'node',
    // The engine keeps no state between runs, so files may share its modules: a third of the time.
    isolate: false,
    // A limit on what never ends, not on what is slow on a busy machine.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', ...long] },
      },
      ...(process.env.LONG
        ? [{ extends: true as const, test: { name: 'long', include: long, testTimeout: 600_000 } }]
        : []),
    ],
  },
});
