import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {object} Outcome of one step of `npm test`
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures what to read, one text each
 * @property {readonly string[]} skips titles of the tests that were left out
 */

/** A check that either holds or does not. @param {boolean} holds @param {string} output @returns {Outcome} */
export function checkOutcome(holds, output) {
  return {
    passed: holds ? 1 : 0,
    failed: holds ? 0 : 1,
    skipped: 0,
    failures: holds ? [] : [output],
    skips: [],
  };
}

/**
 * @param {string} file JSON report of vitest
 * @param {{root: string, code: number | null, output: string}} run
 * @returns {Outcome}
 */
export function readVitestReport(file, { root, code, output }) {
  const report = readJson(file);
  if (report === undefined) return checkOutcome(false, output);
  const suites = /** @type {any[]} */ (report.testResults);
  const tests = suites.flatMap((suite) =>
    suite.assertionResults.map((/** @type {any} */ test) => ({ ...test, file: relative(root, suite.name) })),
  );
  const failedTests = tests.filter(({ status }) => status === 'failed');
  const broken = suites.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some(isFailed),
  );
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return withExitCode(code, output, {
    passed: tests.length - failedTests.length - skipped.length,
    failed: failedTests.length + broken.length,
    skipped: skipped.length,
    failures: [
      ...failedTests.map((test) => `${test.file} › ${test.fullName}\n${test.failureMessages.join('\n')}`),
      ...broken.map((suite) => `${relative(root, suite.name)}\n${suite.message}`),
    ],
    skips: skipped.map((test) => `${test.file} › ${test.fullName}`),
  });
}

/** @param {{status: string}} test */
function isFailed({ status }) {
  return status === 'failed';
}

/**
 * @param {string} file JSON report of Playwright
 * @param {{code: number | null, output: string}} run
 * @returns {Outcome}
 */
export function readPlaywrightReport(file, { code, output }) {
  const report = readJson(file);
  if (report === undefined) return checkOutcome(false, output);
  const specs = listSpecs(report.suites ?? []);
  const failedSpecs = specs.filter(({ status }) => status === 'unexpected' || status === 'flaky');
  const skipped = specs.filter(({ status }) => status === 'skipped');
  const errors = /** @type {any[]} */ (report.errors ?? []);
  return withExitCode(code, output, {
    passed: specs.length - failedSpecs.length - skipped.length,
    failed: failedSpecs.length + errors.length,
    skipped: skipped.length,
    failures: [
      ...failedSpecs.map(({ title, errors: messages }) => [title, ...messages].join('\n')),
      ...errors.map(({ message, stack }) => String(stack ?? message)),
    ],
    skips: skipped.map(({ title, reason }) => (reason === undefined ? title : `${title} (${reason})`)),
  });
}

/** @param {any[]} suites @param {readonly string[]} above @returns {{title: string, status: string, errors: string[], reason?: string}[]} */
function listSpecs(suites, above = []) {
  return suites.flatMap((suite) => {
    const path = [...above, suite.title].filter(Boolean);
    const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
      spec.tests.map((/** @type {any} */ test) => ({
        title: [...path, spec.title].join(' › '),
        status: test.status,
        errors: test.results.flatMap((/** @type {any} */ result) => result.errors.map(textOfError)),
        reason: test.annotations.find((/** @type {any} */ note) => note.type === 'skip')?.description,
      })),
    );
    return [...own, ...listSpecs(suite.suites ?? [], path)];
  });
}

/** @param {{message?: string, stack?: string}} error */
function textOfError({ message, stack }) {
  return message ?? stack ?? 'It failed without a word.';
}

/**
 * A runner may fail for more than its tests: an unhandled rejection, a teardown, no test at all.
 * @param {number | null} code @param {string} output @param {Outcome} outcome @returns {Outcome}
 */
function withExitCode(code, output, outcome) {
  const ran = outcome.passed + outcome.failed + outcome.skipped > 0;
  if ((code === 0 && ran) || outcome.failed > 0) return outcome;
  return { ...outcome, failed: 1, failures: [output || 'No test was run.'] };
}

/** @param {string} file @returns {any} */
function readJson(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  } catch {
    return undefined;
  }
}
