import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild, stopChild } from './processes.mjs';
import { CHILD_LIFE } from './sandbox-process.mjs';
import { SetupError } from './setup-error.mjs';

const READABLE_ADDRESS = new URL('readable-address.mjs', import.meta.url).href;
const READY_MS = 30_000;
const ASK_EVERY_MS = 40;

/** The address under which this machine reaches a server that listens on `host`. @param {string} host @param {number} port */
export function consoleUrl(host, port) {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}

/**
 * Starts the production server and waits until it answers.
 * @param {object} wanted
 * @param {string} wanted.node
 * @param {string} wanted.standalone folder of the standalone build, here or copied elsewhere
 * @param {Record<string, string | undefined>} wanted.env of `consoleEnvironment`
 * @param {string} wanted.url
 * @returns {Promise<import('./processes.mjs').Child>}
 */
export async function startConsole({ node, standalone, env, url }) {
  const options = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    CHILD_LIFE,
    '--import',
    READABLE_ADDRESS,
  ];
  const child = startChild(node, [...options, join(standalone, 'server.js')], { cwd: standalone, env });
  let hasEnded = false;
  child.ended.then(() => {
    hasEnded = true;
  });
  const deadline = performance.now() + READY_MS;
  while (!hasEnded && performance.now() < deadline) {
    if (await isHealthy(url)) return child;
    await wait(ASK_EVERY_MS);
  }
  await stopChild(child);
  const story = hasEnded ? 'The console ended while it was starting.' : 'The console does not answer.';
  throw new SetupError(`${story} It said:\n${child.lastOutput()}`);
}

/** @param {string} url */
async function isHealthy(url) {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) });
    return answer.ok;
  } catch {
    return false;
  }
}
