import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from './atomic-file.mjs';
import { hashText } from './content-hash.mjs';
import { withLaunchLock } from './launch-lock.mjs';
import { startChild } from './processes.mjs';
import { npmCommand } from './runtime.mjs';
import { SetupError } from './setup-error.mjs';
import { during } from './terminal.mjs';

/**
 * Installs the dependencies when package-lock.json is not the one that they were installed from.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @param {typeof during} [tell]
 * @returns {Promise<'fresh' | 'adopted' | 'installed'>}
 */
export async function ensureInstalled(root, env, tell = during) {
  if (isInstalled(root)) return 'fresh';
  return withLaunchLock(root, async () => {
    if (isInstalled(root)) return 'fresh';
    if (isInstalledByHand(root)) {
      writeAtomically(stampOf(root), wantedStamp(root));
      return 'adopted';
    }
    // An install that is cut short must not look like a finished one.
    rmSync(stampOf(root), { force: true });
    await tell('Installing the dependencies', () => runNpmCi(root, env));
    writeAtomically(stampOf(root), wantedStamp(root));
    return 'installed';
  });
}

/** @param {string} root */
function stampOf(root) {
  return join(root, 'node_modules', '.trailpoint-install');
}

/** @param {string} root */
function wantedStamp(root) {
  // Native packages differ per machine, so a folder copied from another one does not count.
  return `${hashText(readFileSync(join(root, 'package-lock.json'), 'utf8'))} ${process.platform} ${process.arch}\n`;
}

/** @param {string} root */
export function isInstalled(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp(root);
}

/**
 * Whether somebody ran `npm ci` before us: npm writes down what it installed when it has finished, and not before.
 * @param {string} root
 */
function isInstalledByHand(root) {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const found = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    const isSame = (/** @type {string} */ path) =>
      found[path]?.version === wanted[path]?.version && found[path]?.integrity === wanted[path]?.integrity;
    const needed = Object.keys(wanted).filter((path) => path !== '' && !wanted[path].optional);
    return (
      [...needed, ...Object.keys(found)].every(isSame) &&
      needed.every((path) => existsSync(join(root, path, 'package.json')))
    );
  } catch {
    return false;
  }
}

/** @param {string} root @param {Record<string, string | undefined>} env */
async function runNpmCi(root, env) {
  const npm = npmCommand(env);
  const include = ['--include=dev', '--include=optional'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const child = startChild(npm.command, [...npm.args, 'ci', ...include, ...quiet], {
    cwd: root,
    env: npm.env,
  });
  const { code } = await child.ended;
  if (code === 0) return;
  throw new SetupError(`${child.lastOutput()}\n\n${explain(child.lastOutput())}`.trim());
}

/** @param {string} output */
function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return 'The npm registry cannot be reached. Check the network (and `npm config get registry`), then run this again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full. The dependencies take about 1 GB.';
  if (/command not found|ENOENT.*npm/.test(output))
    return 'npm was not found. It comes with Node.js: https://nodejs.org';
  return 'The dependencies could not be installed (`npm ci` failed). What was installed so far is not used.';
}
