// `npm start`: installs and builds what is missing or stale, then runs the sandbox and the console until Ctrl+C.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, standaloneOf } from './build.mjs';
import { consoleUrl, startConsole } from './console-process.mjs';
import { occupyDataDirectory, prepareDataDirectory } from './data-directory.mjs';
import { consoleEnvironment } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { HELP, parseOptions } from './options.mjs';
import { findHolder } from './pid-lock.mjs';
import { findFreePort, lookAtPort, parsePort } from './ports.mjs';
import { isStopping, killEverything, stopEverything } from './processes.mjs';
import { chooseNode } from './runtime.mjs';
import { keepSandbox } from './sandbox-keeper.mjs';
import { startSandbox } from './sandbox-process.mjs';
import { SetupError } from './setup-error.mjs';
import { formatSummary } from './summary.mjs';
import { complain, dim, say, warn } from './terminal.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Set once the console answers: ending it is then what one expects of Ctrl+C, and no failure. */
let isUp = false;
let giveFree = () => {};

async function start() {
  const { env } = process;
  const options = parseOptions(process.argv.slice(2), env);
  if (options.help) {
    say(HELP);
    return;
  }
  const port = parsePort('PORT', env.PORT, 3000);
  const wantedSandboxPort = parsePort('TRAILPOINT_SANDBOX_PORT', env.TRAILPOINT_SANDBOX_PORT, port + 1);
  const host = env.TRAILPOINT_HOST || '127.0.0.1';
  const url = consoleUrl(host, port);
  const dataDir = prepareDataDirectory(root, env.TRAILPOINT_DATA_DIR);
  await requirePort(port, host, dataDir, url);
  if (env.TRAILPOINT_SANDBOX_PORT && options.mode === 'sandbox')
    await requireSandboxPort(wantedSandboxPort, port);
  giveFree = occupyDataDirectory(dataDir, url);
  if (!LOOPBACK.includes(host)) {
    warn(
      `TRAILPOINT_HOST=${host}: whoever reaches this address can use the console with your rights. It has no login.`,
    );
  }

  await ensureInstalled(root, env);
  const node = chooseNode(root);
  await ensureBuilt(root, node);

  const sandbox =
    options.mode === 'sandbox' ? await bringUpSandbox(node, dataDir, wantedSandboxPort) : undefined;
  const server = await startConsole({
    node,
    standalone: standaloneOf(root),
    env: consoleEnvironment({ root, env, sandboxLine: sandbox?.line, host, port, dataDir }),
    url,
  });
  server.onStdoutLine((line) => say(`${dim('console |')} ${line}`));
  server.onStderrLine((line) => process.stderr.write(`console | ${line}\n`));
  server.ended.then(({ code, signal }) => {
    if (isStopping()) return;
    complain(
      `The console has ended (${signal ?? `exit code ${code}`}). It said last:\n${server.lastOutput()}`,
    );
    finish(1);
  });
  if (isStopping()) return;
  isUp = true;
  say(formatSummary({ url, sandbox: sandbox?.ready, dataDir, env }));
}

/** @param {number} port @param {string} host @param {string} dataDir @param {string} url */
async function requirePort(port, host, dataDir, url) {
  const state = await lookAtPort(port, host);
  if (state === 'free') return;
  if (state === 'not-allowed')
    throw new SetupError(`This user may not listen on port ${port}. Try PORT=3000 npm start.`);
  const holder = findHolder(join(dataDir, 'console.lock'));
  const hint = holder?.note === url ? ` A Trailpoint console is running there already: ${url}` : '';
  const another = port < 65_535 ? port + 1 : 3000;
  throw new SetupError(`Port ${port} is in use. Choose another with PORT=${another} npm start.${hint}`);
}

/** @param {number} sandboxPort @param {number} port */
async function requireSandboxPort(sandboxPort, port) {
  if (sandboxPort !== port && (await lookAtPort(sandboxPort, '127.0.0.1')) === 'free') return;
  throw new SetupError(
    `Port ${sandboxPort} is in use. Choose another for the sandbox with TRAILPOINT_SANDBOX_PORT, or leave it unset.`,
  );
}

/** @param {string} node @param {string} dataDir @param {number} wantedPort */
async function bringUpSandbox(node, dataDir, wantedPort) {
  const port = await findFreePort(wantedPort);
  const wanted = { root, node, port, dataDir: join(dataDir, 'sandbox'), env: process.env };
  const sandbox = await startSandbox(wanted);
  keepSandbox(wanted, sandbox.child);
  return sandbox;
}

/** @param {number} code */
async function finish(code) {
  await stopEverything();
  // Whoever waited for one of them gives its lock free first.
  await new Promise(setImmediate);
  giveFree();
  process.exit(code);
}

function onSignal() {
  if (isStopping()) {
    killEverything();
    giveFree();
    process.exit(130);
  }
  say(dim(isUp ? '\nStopping …' : '\nStopping. What was not finished is done again by the next start.'));
  finish(isUp ? 0 : 130);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
// The terminal may be gone before we are.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

try {
  await start();
} catch (error) {
  // Ctrl+C makes whatever is under way fail; that is no news.
  if (!isStopping()) {
    complain(error instanceof SetupError ? error.message : `${error instanceof Error ? error.stack : error}`);
    await finish(1);
  }
}
