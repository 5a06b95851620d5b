import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { SetupError } from './setup-error.mjs';

/**
 * The Node that runs the console and the sandbox: the one that comes along in node_modules, else the one that runs
 * this. 22.18 and 23.6 are the first to run TypeScript as it is, which is how the sandbox is started.
 * @param {string} root
 * @returns {string} path of the program
 */
export function chooseNode(root) {
  const own = join(root, 'node_modules', '.bin', 'node');
  // It may be there and yet not run, e.g. where the C library is musl.
  const ownVersion = existsSync(own) ? versionOf(own) : undefined;
  if (ownVersion !== undefined && runsTypeScript(ownVersion)) return own;
  if (runsTypeScript(process.version)) return process.execPath;
  throw new SetupError(
    `Trailpoint needs Node.js 24 (or at least 22.18), and this is ${process.version}. ` +
      'On Linux the right one is installed with the dependencies, but it does not run on this machine. ' +
      'Install Node.js 24 from https://nodejs.org and run the command again.',
  );
}

/** @param {string} version e.g. `v24.21.0` */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** @param {string} program @returns {string | undefined} */
function versionOf(program) {
  try {
    return execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * PATH with this working tree's tools first.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 */
export function pathWithTools(root, env) {
  return [join(root, 'node_modules', '.bin'), env.PATH].filter(Boolean).join(delimiter);
}

/**
 * How to run npm. It removes node_modules, so neither it nor the Node under it may come from there.
 * @param {Record<string, string | undefined>} env
 * @returns {{command: string, args: string[], env: Record<string, string | undefined>}}
 */
export function npmCommand(env) {
  const isOutside = (/** @type {string} */ path) => !path.split(sep).includes('node_modules');
  const path = (env.PATH ?? '').split(delimiter).filter(isOutside).join(delimiter);
  const outside = { ...env, PATH: path, NODE_ENV: undefined };
  const { npm_execpath: script, npm_node_execpath: node } = env;
  const isNpm = script?.endsWith('npm-cli.js') && existsSync(script);
  if (isNpm && node !== undefined && isOutside(node) && existsSync(node)) {
    return { command: node, args: [script], env: outside };
  }
  return { command: 'npm', args: [], env: outside };
}
