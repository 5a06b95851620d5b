import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxState } from './state.ts';
import { readState } from './state-file.ts';

/** What a sandbox writes into its directory. Whatever else lies there is somebody else's. */
const OWN_FILES = ['state.json', 's3', 'digest-ledger.ndjson', 'event-history.ndjson'].flatMap((name) => [
  name,
  `${name}.tmp`,
]);

type Origin = Pick<SandboxState, 'seed' | 'firstAccountId'>;

/**
 * The state to go on with. One that another seed, another account or another version left is moved aside with its
 * objects, never deleted: it may be all that is left of somebody's afternoon.
 */
export async function findEarlierState(dataDir: string, origin: Origin): Promise<SandboxState | undefined> {
  const read = await readState(dataDir);
  const fault = read.ok ? findForeignOrigin(read.value, origin) : `${read.error} is not of this version`;
  if (fault === undefined) return read.ok ? read.value : undefined;
  const aside = join(dataDir, `set-aside-${new Date().toISOString().replace(/[:.]/g, '-')}`);
  await mkdir(aside);
  for (const name of await readdir(dataDir)) {
    if (OWN_FILES.includes(name)) await rename(join(dataDir, name), join(aside, name));
  }
  process.stderr.write(`sandbox: ${fault}. All of it is kept in ${aside}; starting from the seed.\n`);
  return undefined;
}

function findForeignOrigin(state: SandboxState | undefined, origin: Origin): string | undefined {
  if (state === undefined) return undefined;
  const { seed, firstAccountId } = state;
  return seed === origin.seed && firstAccountId === origin.firstAccountId
    ? undefined
    : `the state is of the seed "${seed}" with the first account ${firstAccountId}`;
}
