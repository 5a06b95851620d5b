import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureInstalled } from './install.mjs';
import { makeTree, writeTree } from './made-up-tree.rig.ts';

const LOCK = JSON.stringify({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } },
});
/** Stands in for npm: counts its runs, and does as told by the environment. */
const NPM = `#!/bin/sh
echo "$@" >> calls
mkdir -p node_modules
[ -z "$NPM_SAYS" ] || { echo "$NPM_SAYS" >&2; exit 1; }
`;

function quietly<T>(_doing: string, work: () => Promise<T>): Promise<T> {
  return work();
}

function makeRepository() {
  const root = makeTree({ 'package-lock.json': LOCK, 'bin/npm': NPM });
  const env = { PATH: [join(root, 'bin'), process.env.PATH].join(delimiter) };
  return {
    root,
    install: (further: Record<string, string> = {}) => ensureInstalled(root, { ...env, ...further }, quietly),
    calls: () =>
      existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [],
  };
}

it('installs once, with the tools for development, and then never again', async () => {
  const { install, calls } = makeRepository();
  expect(await install({ NODE_ENV: 'production' })).toBe('installed');
  expect(await install()).toBe('fresh');
  expect(calls()).toEqual([expect.stringMatching(/^ci --include=dev --include=optional /)]);
});

it('installs again when package-lock.json has changed', async () => {
  const { root, install, calls } = makeRepository();
  await install();
  writeTree(root, { 'package-lock.json': `${LOCK}\n` });
  expect(await install()).toBe('installed');
  expect(calls()).toHaveLength(2);
});

it('does not take an install that failed for a finished one', async () => {
  const { install, calls } = makeRepository();
  await expect(install({ NPM_SAYS: 'disk on fire' })).rejects.toThrow(/disk on fire[\s\S]*npm ci/);
  expect(await install()).toBe('installed');
  expect(calls()).toHaveLength(2);
});

it('says that the registry cannot be reached when that is why', async () => {
  const { install } = makeRepository();
  await expect(install({ NPM_SAYS: 'npm error code ENOTFOUND' })).rejects.toThrow(
    /registry cannot be reached/,
  );
});

it('installs nothing twice when two begin at once', async () => {
  const { install, calls } = makeRepository();
  const outcomes = await Promise.all([install(), install()]);
  expect(outcomes.sort()).toEqual(['fresh', 'installed']);
  expect(calls()).toHaveLength(1);
});

it('takes over what somebody installed by hand, unless it is not all of it', async () => {
  const { root, install, calls } = makeRepository();
  writeTree(root, { 'node_modules/.package-lock.json': LOCK });
  expect(await install()).toBe('installed');

  const other = makeRepository();
  writeTree(other.root, { 'node_modules/.package-lock.json': LOCK, 'node_modules/a/package.json': '{}' });
  expect(await other.install()).toBe('adopted');
  expect([calls().length, other.calls().length]).toEqual([1, 0]);
});
