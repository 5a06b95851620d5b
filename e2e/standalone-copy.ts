import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureBuilt, standaloneOf } from '../lib/launch/build.mjs';
import { chooseNode } from '../lib/launch/runtime.mjs';

const ROOT = dirname(import.meta.dirname);

/**
 * Copies the production build out of the repository, once per run, for the workers to start it from there. Inside the
 * repository it would find in node_modules what the build failed to bring along.
 */
export default async function copyStandalone(): Promise<() => Promise<void>> {
  await ensureBuilt(ROOT, chooseNode(ROOT));
  const folder = await mkdtemp(join(tmpdir(), 'trailpoint-standalone-'));
  await cp(standaloneOf(ROOT), folder, { recursive: true });
  process.env.TRAILPOINT_E2E_STANDALONE = folder;
  return () => rm(folder, { recursive: true, force: true });
}
