import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCache, sandboxEnvironment } from './environment.mjs';
import { startChild, stopChild } from './processes.mjs';
import { SetupError } from './setup-error.mjs';

const READY_MS = 30_000;

/** Preloaded into the programs that are started here. */
export const CHILD_LIFE = fileURLToPath(new URL('child-life.mjs', import.meta.url));

/**
 * @typedef {object} SandboxLine what the sandbox prints on stdout when it is ready
 * @property {string} endpoint
 * @property {string[]} regions
 * @property {{accountId: string, name: string, accessKeyId: string, secretAccessKey: string}[]} accounts
 */

/**
 * Starts the sandbox and waits until it is ready.
 * @param {object} wanted
 * @param {string} wanted.root
 * @param {string} wanted.node
 * @param {number} wanted.port
 * @param {string} wanted.dataDir the sandbox's own folder
 * @param {Record<string, string | undefined>} wanted.env
 * @param {readonly string[]} [wanted.args] further options, e.g. `--delivery-seconds 1`
 * @returns {Promise<{child: import('./processes.mjs').Child, line: string, ready: SandboxLine}>}
 */
export async function startSandbox({ root, node, port, dataDir, env, args = [] }) {
  const main = join(root, 'lib', 'sandbox', 'main.ts');
  const options = ['--disable-warning=ExperimentalWarning', '--import', CHILD_LIFE];
  const child = startChild(node, [...options, main, '--port', String(port), '--data', dataDir, ...args], {
    cwd: root,
    env: { ...sandboxEnvironment(root, env), ...compileCache(root) },
  });
  const line = await firstLine(child);
  const ready = line === undefined ? undefined : parseSandboxLine(line);
  if (line === undefined || ready === undefined) {
    await stopChild(child);
    const output = child.lastOutput();
    throw new SetupError(`The sandbox did not start.${output === '' ? '' : ` It said:\n${output}`}`);
  }
  return { child, line, ready };
}

/** @param {import('./processes.mjs').Child} child @returns {Promise<string | undefined>} */
function firstLine(child) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), READY_MS);
    const settle = (/** @type {string | undefined} */ line) => {
      clearTimeout(timer);
      child.onStdoutLine(undefined);
      resolve(line);
    };
    child.onStdoutLine(settle);
    child.ended.then(() => settle(undefined));
  });
}

/** @param {string} line @returns {SandboxLine | undefined} */
function parseSandboxLine(line) {
  try {
    const value = JSON.parse(line);
    const isWhole =
      URL.canParse(value.endpoint) && Array.isArray(value.regions) && Array.isArray(value.accounts);
    return isWhole ? value : undefined;
  } catch {
    return undefined;
  }
}
