import { isStopping } from './processes.mjs';
import { startSandbox } from './sandbox-process.mjs';
import { SetupError } from './setup-error.mjs';
import { say, warn } from './terminal.mjs';

const RESTARTS = 3;
const WINDOW_MS = 60_000;

/**
 * Starts the sandbox again when it dies: on the same port with the same state, so that the console finds it again.
 * After three deaths within a minute it stays down; the console then says so on every page.
 * @param {Parameters<typeof startSandbox>[0]} wanted
 * @param {import('./processes.mjs').Child} child the one that runs now
 */
export function keepSandbox(wanted, child) {
  const restarts = /** @type {number[]} */ ([]);
  const watch = (/** @type {import('./processes.mjs').Child} */ current) => {
    current.onStderrLine((line) => process.stderr.write(`sandbox | ${line}\n`));
    current.ended.then(({ code, signal }) => {
      if (!isStopping()) restart(`The sandbox has ended (${signal ?? `exit code ${code}`}).`);
    });
  };
  const restart = async (/** @type {string} */ news) => {
    const now = performance.now();
    while (restarts[0] !== undefined && now - restarts[0] > WINDOW_MS) restarts.shift();
    if (restarts.length >= RESTARTS) {
      warn(
        `${news} It ended ${RESTARTS + 1} times within a minute and stays down; press Ctrl+C and start again.`,
      );
      return;
    }
    restarts.push(now);
    warn(`${news} Starting it again …`);
    try {
      const started = await startSandbox(wanted);
      watch(started.child);
      say(`The sandbox is back at ${started.ready.endpoint}`);
    } catch (error) {
      if (isStopping()) return;
      if (!(error instanceof SetupError)) throw error;
      restart(error.message);
    }
  };
  watch(child);
}
