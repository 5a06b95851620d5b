import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

/** `npm run screenshots`: makes the pictures of the README again. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: 'screenshots.ts',
  globalSetup: './standalone-copy.ts',
  outputDir: '../test-results',
  workers: 1,
});
