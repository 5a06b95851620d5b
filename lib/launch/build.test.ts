import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt, isBuilt } from './build.mjs';
import { makeTree, writeTree } from './made-up-tree.rig.ts';

/** Stands in for Next: writes what `next build` writes, slowly enough that two could meet. */
const NEXT = `
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('builds', 'x');
mkdirSync('.next/static', { recursive: true });
mkdirSync('.next/standalone/.next', { recursive: true });
if (existsSync('fail')) { console.error('Type error: no'); process.exit(1); }
setTimeout(() => {
  writeFileSync('.next/static/chunk.js', '1');
  writeFileSync('.next/standalone/server.js', '1');
}, 100);
`;
const SOURCES = {
  'app/page.tsx': 'a',
  'lib/audit/a.ts': 'a',
  'public/icon.svg': '<svg/>',
  'package-lock.json': '{}',
  'node_modules/next/dist/bin/next': NEXT,
};

function makeRepository() {
  const root = makeTree(SOURCES);
  return {
    root,
    build: () => ensureBuilt(root, process.execPath, (_doing, work) => work()),
    builds: () => (existsSync(join(root, 'builds')) ? readFileSync(join(root, 'builds'), 'utf8').length : 0),
  };
}

it('builds once, completes what runs by itself, and then builds no more', async () => {
  const { root, build, builds } = makeRepository();
  expect(await build()).toBe('built');
  expect(await build()).toBe('fresh');
  expect(builds()).toBe(1);
  expect(existsSync(join(root, '.next/standalone/.next/static/chunk.js'))).toBe(true);
  expect(existsSync(join(root, '.next/standalone/public/icon.svg'))).toBe(true);
});

describe('after a build', () => {
  it.each([
    ['a source changed', 'app/page.tsx'],
    ['a source was added', 'components/new.tsx'],
    ['the dependencies changed', 'package-lock.json'],
    ['an asset changed', 'public/icon.svg'],
  ])('builds again when %s', async (_what, path) => {
    const { root, build } = makeRepository();
    await build();
    writeTree(root, { [path]: 'b' });
    expect(isBuilt(root)).toBe(false);
    expect(await build()).toBe('built');
  });

  it.each(['app/page.test.tsx', 'lib/launch/start.mjs', 'lib/sandbox/main.ts', 'e2e/a.spec.ts'])(
    'does not build again for %s, which is no part of it',
    async (path) => {
      const { root, build } = makeRepository();
      await build();
      writeTree(root, { [path]: 'b' });
      expect(await build()).toBe('fresh');
    },
  );

  it('builds again when a source was removed', async () => {
    const { root, build } = makeRepository();
    await build();
    rmSync(join(root, 'lib/audit/a.ts'));
    expect(await build()).toBe('built');
  });
});

it('does not take a build that failed for a finished one, though it left files behind', async () => {
  const { root, build } = makeRepository();
  await build();
  writeTree(root, { 'app/page.tsx': 'b', fail: '' });
  await expect(build()).rejects.toThrow(/Type error: no/);
  rmSync(join(root, 'fail'));
  expect(await build()).toBe('built');
});

it('builds one at a time', async () => {
  const { build, builds } = makeRepository();
  expect((await Promise.all([build(), build(), build()])).sort()).toEqual(['built', 'fresh', 'fresh']);
  expect(builds()).toBe(1);
});
