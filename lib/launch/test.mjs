// `npm test [-- --only static|unit|e2e]`: installs what is missing, runs every check, and ends with one line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { checkImports } from './check-imports.mjs';
import { sandboxEnvironment } from './environment.mjs';
import { ensureInstalled } from './install.mjs';
import { isStopping, killEverything, startChild, stopEverything } from './processes.mjs';
import { chooseNode, npmCommand } from './runtime.mjs';
import { SetupError } from './setup-error.mjs';
import { complain, dim, green, red, say, secondsSince } from './terminal.mjs';
import { checkOutcome, readPlaywrightReport, readVitestReport } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Outcome} Outcome */

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const reports = mkdtempSync(join(tmpdir(), 'trailpoint-test-'));
const GROUPS = ['static', 'unit', 'e2e'];
const FAILURES_SHOWN = 40;
const LINES_SHOWN = 60;

const total = { passed: 0, failed: 0, skipped: 0 };
const skips = /** @type {string[]} */ ([]);

/** @type {Record<string, string | undefined>} */
const env = {
  // Tests must not find the credentials of whoever runs them.
  ...sandboxEnvironment(root, process.env),
  TZ: 'UTC',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
};

async function test() {
  const only = parseOnly(process.argv.slice(2));
  const wants = (/** @type {string} */ group) => only === undefined || only === group;
  await ensureInstalled(root, process.env);
  const node = chooseNode(root);

  if (wants('static')) {
    await step('format and lint', () => tool('biome', ['ci', '--colors=off']));
    await step('types', async () => {
      const generated = await tool('next', ['typegen']);
      return generated.failed > 0 ? generated : tool('tsc', ['--noEmit', '--pretty', 'false']);
    });
    await step('import rule', async () => {
      const faults = checkImports(root);
      return checkOutcome(faults.length === 0, faults.join('\n'));
    });
    await step('dead code', () => tool('knip', ['--no-progress']));
    await step('lock file', () => {
      const npm = npmCommand(env);
      return run(npm.command, [...npm.args, 'ci', '--dry-run', '--loglevel=error'], npm.env).then(
        ({ code, output }) => checkOutcome(code === 0, output),
      );
    });
  }
  if (wants('unit')) {
    await step('unit and integration', async () => {
      const report = join(reports, 'vitest.json');
      const ran = await run('vitest', ['run', '--reporter=json', `--outputFile=${report}`]);
      return readVitestReport(report, { root, ...ran });
    });
  }
  if (wants('e2e')) await testInBrowser(node);
}

/** @param {string} node */
async function testInBrowser(node) {
  const isBuilt = await step('build', async () => {
    await ensureBuilt(root, node, (_doing, work) => work());
    return checkOutcome(true, '');
  });
  if (!isBuilt) {
    complain('end-to-end: not run, since there is no build to run it on.');
    return;
  }
  let chrome = /** @type {string | undefined} */ (undefined);
  const hasBrowser = await step('browser', async () => {
    chrome = await ensureBrowser(root, process.env);
    return checkOutcome(true, '');
  });
  if (!hasBrowser) return;
  await step('end-to-end', async (onProgress) => {
    const report = join(reports, 'playwright.json');
    const ran = await run(
      'playwright',
      ['test', '--reporter=line,json'],
      { ...env, CHROME: chrome, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      (line) => onProgress(/\[\d+\/\d+\]/.exec(line)?.[0]),
    );
    return readPlaywrightReport(report, ran);
  });
}

/**
 * Runs one step and says how it went. A later step runs whatever came of this one.
 * @param {string} name
 * @param {(onProgress: (progress: string | undefined) => void) => Promise<Outcome>} work
 * @returns {Promise<boolean>} whether nothing failed
 */
async function step(name, work) {
  const start = performance.now();
  const label = name.padEnd(22);
  process.stdout.write(`${label} `);
  const onProgress = (/** @type {string | undefined} */ progress) => {
    if (process.stdout.isTTY && progress !== undefined)
      process.stdout.write(`\r\u001b[K${label} ${dim(progress)}`);
  };
  const outcome = await work(onProgress).catch((error) => {
    if (isStopping()) throw error;
    return checkOutcome(false, error instanceof SetupError ? error.message : String(error?.stack ?? error));
  });
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  total.skipped += outcome.skipped;
  skips.push(...outcome.skips);
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${label} `);
  say(`${verdict(outcome)}  ${dim(secondsSince(start))}`);
  for (const failure of outcome.failures.slice(0, FAILURES_SHOWN)) say(`\n${indent(failure)}\n`);
  if (outcome.failures.length > FAILURES_SHOWN)
    say(`  … and ${outcome.failures.length - FAILURES_SHOWN} more\n`);
  return outcome.failed === 0;
}

/** @param {Outcome} outcome */
function verdict({ passed, failed, skipped }) {
  if (passed + failed + skipped === 1) return failed === 1 ? red('failed') : green('ok');
  const failedText = failed === 0 ? [] : [red(`${failed} failed`)];
  const skippedText = skipped === 0 ? [] : [`${skipped} skipped`];
  return [...failedText, green(`${passed} ok`), ...skippedText].join(' · ');
}

/** @param {string} text */
function indent(text) {
  const lines = text.trimEnd().split('\n');
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > shown.length) shown.push(`… ${lines.length - shown.length} more lines`);
  return shown.map((line) => `  ${line}`).join('\n');
}

/** @param {string} command @param {readonly string[]} args @returns {Promise<Outcome>} */
async function tool(command, args) {
  const { code, output } = await run(command, args);
  return checkOutcome(code === 0, output);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} [environment]
 * @param {(line: string) => void} [onLine]
 */
async function run(command, args, environment = env, onLine) {
  const child = startChild(command, args, { cwd: root, env: environment, keptLines: 400 });
  child.process.stdin?.end();
  child.onStdoutLine(onLine);
  const { code } = await child.ended;
  return { code, output: child.lastOutput() };
}

/** @param {readonly string[]} args */
function parseOnly(args) {
  if (args.length === 0) return undefined;
  const [option, group] = args;
  if (args.length === 2 && option === '--only' && group !== undefined && GROUPS.includes(group)) return group;
  throw new SetupError(`npm test [-- --only ${GROUPS.join('|')}]`);
}

async function onSignal() {
  if (isStopping()) {
    killEverything();
    process.exit(130);
  }
  await stopEverything();
  rmSync(reports, { recursive: true, force: true });
  process.exit(130);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);

try {
  await test();
} catch (error) {
  // Ctrl+C ends the steps by itself.
  if (!isStopping()) {
    total.failed += 1;
    complain(error instanceof SetupError ? error.message : `${error instanceof Error ? error.stack : error}`);
  }
}
if (!isStopping()) {
  rmSync(reports, { recursive: true, force: true });
  if (skips.length > 0) say(`\nSkipped:\n${skips.map((title) => `  ${title}`).join('\n')}`);
  say();
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
