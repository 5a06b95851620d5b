import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-file.mjs';
import { hashContents, hashText } from './content-hash.mjs';
import { withLaunchLock } from './launch-lock.mjs';
import { startChild } from './processes.mjs';
import { pathWithTools } from './runtime.mjs';
import { SetupError } from './setup-error.mjs';
import { during } from './terminal.mjs';

const INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** @param {string} path */
function isNotBuilt(path) {
  return path === 'lib/launch' || path === 'lib/sandbox' || /\.test\.[^/]+$/.test(path);
}

/**
 * Builds the console when the sources are not those that it was built from.
 * @param {string} root
 * @param {string} node
 * @param {typeof during} [tell]
 * @returns {Promise<'fresh' | 'built'>}
 */
export async function ensureBuilt(root, node, tell = during) {
  if (isBuilt(root)) return 'fresh';
  return withLaunchLock(root, async () => {
    if (isBuilt(root)) return 'fresh';
    rmSync(stampOf(root), { force: true });
    // Taken before the build: what is edited meanwhile makes the next start build again.
    const inputs = hashOfInputs(root);
    await tell('Building the console', () => runNextBuild(root, node));
    completeStandalone(root);
    writeAtomically(stampOf(root), `${JSON.stringify({ inputs })}\n`);
    return 'built';
  });
}

/** The folder that runs by itself: `node server.js`. @param {string} root */
export function standaloneOf(root) {
  return join(root, '.next', 'standalone');
}

/** @param {string} root */
function stampOf(root) {
  return join(root, '.next', 'trailpoint-build.json');
}

/** @param {string} root */
function hashOfInputs(root) {
  return hashText(`${hashContents(root, INPUTS, isNotBuilt)} ${process.platform} ${process.arch}`);
}

/** @param {string} root */
export function isBuilt(root) {
  try {
    const { inputs } = JSON.parse(readFileSync(stampOf(root), 'utf8'));
    return existsSync(join(standaloneOf(root), 'server.js')) && inputs === hashOfInputs(root);
  } catch {
    return false;
  }
}

/** @param {string} root @param {string} node */
async function runNextBuild(root, node) {
  const env = {
    ...process.env,
    PATH: pathWithTools(root, process.env),
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = startChild(node, [next, 'build'], { cwd: root, env });
  const { code } = await child.ended;
  if (code !== 0)
    throw new SetupError(`${child.lastOutput()}\n\nThe console could not be built (\`next build\` failed).`);
}

/** Next leaves the browser's files to a web server that stands in front; here there is none. @param {string} root */
function completeStandalone(root) {
  const standalone = standaloneOf(root);
  if (!existsSync(join(standalone, 'server.js'))) {
    throw new SetupError(
      '`next build` made no .next/standalone/server.js: is `output` still "standalone" in next.config.ts?',
    );
  }
  cpSync(join(root, '.next', 'static'), join(standalone, '.next', 'static'), { recursive: true });
  const assets = join(root, 'public');
  if (existsSync(assets)) cpSync(assets, join(standalone, 'public'), { recursive: true });
}
