#!/usr/bin/env node
// Plain JavaScript, so that any Node can read it and find one that runs the rest.
import { spawnSync } from 'node:child_process';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseNode, runsTypeScript } from '../launch/runtime.mjs';
import { SetupError } from '../launch/setup-error.mjs';

const here = dirname(fileURLToPath(import.meta.url));

if (runsTypeScript(process.version)) {
  // Taking the types out of forty files costs more than all that they do.
  module.enableCompileCache?.();
  await import('./main.ts');
} else {
  try {
    const node = chooseNode(dirname(dirname(here)));
    const { status, error } = spawnSync(
      node,
      ['--disable-warning=ExperimentalWarning', join(here, 'trailpoint.mjs'), ...process.argv.slice(2)],
      { stdio: 'inherit' },
    );
    if (error !== undefined) throw error;
    process.exitCode = status ?? 2;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`trailpoint: ${error.message}\n`);
    process.exitCode = 2;
  }
}
