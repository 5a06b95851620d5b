import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startChild } from './processes.mjs';
import { pathWithTools } from './runtime.mjs';
import { SetupError } from './setup-error.mjs';

const ON_PATH = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];
const ON_MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
/** Where nothing answers, Playwright would try for many minutes. */
const DOWNLOAD_MS = 180_000;

/**
 * A browser for the end-to-end tests: CHROME, else one on this machine, else Playwright's own, else Debian's package.
 * @param {string} root
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string | undefined>} its path; undefined when Playwright is to use its own
 */
export async function ensureBrowser(root, env) {
  if (env.CHROME) {
    if (isBrowser(env.CHROME)) return env.CHROME;
    throw new SetupError(`CHROME=${env.CHROME} is no browser that runs here.`);
  }
  const found = findBrowser(env);
  if (found !== undefined || hasPlaywrightBrowser(root, env)) return found;
  if (await downloadBrowser(root, env)) return undefined;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await installPackage(env);
    const installed = findBrowser(env);
    if (installed !== undefined) return installed;
  }
  throw new SetupError(
    'The end-to-end tests need a browser, and none could be installed. ' +
      'Install Chromium or Chrome, or name one: CHROME=/path/to/chrome npm test.',
  );
}

/** @param {Record<string, string | undefined>} env @returns {string | undefined} */
function findBrowser(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...ON_MACOS].find((path) => existsSync(path) && isBrowser(path));
}

/** A name on PATH may be a stub that only tells how to install the browser. @param {string} path */
function isBrowser(path) {
  try {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });
    return /\d+\.\d+\.\d+/.test(version);
  } catch {
    return false;
  }
}

/** @param {string} root @param {Record<string, string | undefined>} env */
function hasPlaywrightBrowser(root, env) {
  const home = homedir();
  const cache =
    process.platform === 'darwin'
      ? join(home, 'Library', 'Caches')
      : env.XDG_CACHE_HOME || join(home, '.cache');
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || join(cache, 'ms-playwright');
  const { browsers } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'playwright-core', 'browsers.json'), 'utf8'),
  );
  return browsers.some(
    (/** @type {{name: string, revision: string}} */ { name, revision }) =>
      name === 'chromium-headless-shell' &&
      existsSync(join(folder, `chromium_headless_shell-${revision}`, 'INSTALLATION_COMPLETE')),
  );
}

/** @param {string} root @param {Record<string, string | undefined>} env @returns {Promise<boolean>} */
async function downloadBrowser(root, env) {
  const child = startChild('playwright', ['install', 'chromium-headless-shell'], {
    cwd: root,
    env: { ...env, PATH: pathWithTools(root, env), PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  const timer = setTimeout(() => child.process.kill('SIGKILL'), DOWNLOAD_MS);
  const { code } = await child.ended;
  clearTimeout(timer);
  return code === 0;
}

/** @param {Record<string, string | undefined>} env */
async function installPackage(env) {
  const quiet = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '--yes', '--no-install-recommends'];
  const tries = [['update'], [...install, 'chromium-headless-shell'], [...install, 'chromium']];
  for (const args of tries) {
    const { code } = await startChild('apt-get', args, { cwd: '/', env: quiet }).ended;
    if (code === 0 && args !== tries[0]) return;
  }
}
