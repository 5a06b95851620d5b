import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTree } from './made-up-tree.rig.ts';
import { readPlaywrightReport, readVitestReport } from './test-report.mjs';

const RUN = { root: '/r', code: 1, output: 'what was printed' };

function reportFile(report: unknown): string {
  return join(makeTree({ 'report.json': JSON.stringify(report) }), 'report.json');
}

it('counts the tests of vitest, and a file that could not be loaded as one that failed', () => {
  const test = (status: string) => ({ status, fullName: `is ${status}`, failureMessages: ['Error: no'] });
  const file = reportFile({
    testResults: [
      {
        name: '/r/a.test.ts',
        status: 'failed',
        assertionResults: ['passed', 'passed', 'failed', 'pending', 'todo'].map(test),
      },
      { name: '/r/b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] },
    ],
  });
  expect(readVitestReport(file, RUN)).toEqual({
    passed: 2,
    failed: 2,
    skipped: 2,
    failures: ['a.test.ts › is failed\nError: no', 'b.test.ts\nSyntaxError'],
    skips: ['a.test.ts › is pending', 'a.test.ts › is todo'],
  });
});

it('counts the tests of Playwright in nested suites, with the reason of those left out', () => {
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    tests: [
      {
        status,
        annotations,
        results: [{ errors: status === 'unexpected' ? [{ message: 'Error: no' }] : [] }],
      },
    ],
  });
  const file = reportFile({
    errors: [],
    suites: [
      {
        title: 'a.spec.ts',
        specs: [spec('works', 'expected')],
        suites: [
          {
            title: 'inside',
            specs: [
              spec('breaks', 'unexpected'),
              spec('waits', 'skipped', [{ type: 'skip', description: 'no aws here' }]),
            ],
          },
        ],
      },
    ],
  });
  expect(readPlaywrightReport(file, RUN)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 1,
    failures: ['a.spec.ts › inside › breaks\nError: no'],
    skips: ['a.spec.ts › inside › waits (no aws here)'],
  });
});

it('never calls a run good that ended badly, ran nothing or left no report', () => {
  const empty = reportFile({ testResults: [], suites: [] });
  const good = reportFile({
    testResults: [
      { name: '/r/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }] },
    ],
  });
  expect(readVitestReport(good, RUN)).toMatchObject({ passed: 1, failed: 1, failures: ['what was printed'] });
  expect(readVitestReport(empty, { ...RUN, code: 0 })).toMatchObject({ failed: 1 });
  expect(readPlaywrightReport(empty, { ...RUN, code: 0 })).toMatchObject({ failed: 1 });
  expect(readVitestReport('/nowhere', { ...RUN, code: 0 })).toMatchObject({
    failed: 1,
    failures: ['what was printed'],
  });
});
