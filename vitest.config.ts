import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': root,
      // The guard has no meaning outside React's server build; the import rule is checked by lib/launch/check-imports.mjs.
      'server-only': `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'app/**/*.test.ts'],
    env: { TZ: 'UTC' },
    // Many tests wait for a sandbox that lets one change pass a second, as CloudTrail does: others run meanwhile.
    maxWorkers: 4,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
