import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../result.ts';
import { type SandboxState, STATE_VERSION } from './state.ts';

export interface StateFile {
  /** Resolves once a write that began after this call is on disk. */
  save(): Promise<void>;
}

const FILE_NAME = 'state.json';

/** The state that an earlier run left, or undefined; the fault is the file that cannot be read. */
export async function readState(dataDir: string): Promise<Result<SandboxState | undefined, string>> {
  const file = join(dataDir, FILE_NAME);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(undefined);
    throw error;
  }
  const state = parseState(text);
  return state === undefined ? fail(file) : ok(state);
}

function parseState(text: string): SandboxState | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : undefined;
  } catch {
    return undefined; // Not JSON: the caller sets the directory's files aside and says so.
  }
}

/** We are the file's only writer, so its version vouches for the members inside the lists. */
function isState(value: unknown): value is SandboxState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === STATE_VERSION &&
    'seed' in value &&
    typeof value.seed === 'string' &&
    'firstAccountId' in value &&
    typeof value.firstAccountId === 'string' &&
    'trails' in value &&
    Array.isArray(value.trails) &&
    'buckets' in value &&
    Array.isArray(value.buckets) &&
    'vpcEndpoints' in value &&
    Array.isArray(value.vpcEndpoints) &&
    'clockOffsetMs' in value &&
    typeof value.clockOffsetMs === 'number' &&
    'playedUntilMs' in value &&
    typeof value.playedUntilMs === 'number'
  );
}

/** Writes are whole files, renamed into place, so that a reader after `kill -9` sees the old state or the new. */
export function openStateFile(dataDir: string, getState: () => SandboxState): StateFile {
  const file = join(dataDir, FILE_NAME);
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  async function write(): Promise<void> {
    const temporary = `${file}.tmp`;
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(JSON.stringify(getState()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  }

  return {
    save() {
      // One write at a time, since they share the temporary file; callers that arrive before one begins share it.
      if (waiting === undefined) {
        waiting = last
          .catch(() => undefined)
          .then(() => {
            waiting = undefined;
            return write();
          });
        last = waiting;
      }
      return waiting;
    },
  };
}
