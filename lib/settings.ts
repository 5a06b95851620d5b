import 'server-only';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the process was started with. Read at each call, so that a test can start with its own. */
export interface Settings {
  readonly mode: 'sandbox' | 'aws';
  readonly readOnly: boolean;
  /** Absolute. The event index, the journal and the sandbox's state lie here. */
  readonly dataDir: string;
}

export function readSettings(): Settings {
  return {
    mode: process.env.TRAILPOINT_MODE === 'aws' ? 'aws' : 'sandbox',
    readOnly: process.env.TRAILPOINT_READ_ONLY === '1',
    dataDir: resolve(/*turbopackIgnore: true*/ process.env.TRAILPOINT_DATA_DIR ?? '.trailpoint'),
  };
}

/** A folder of the data directory, readable by its owner only, since records and selectors are nobody else's business. */
export function dataFolder(name: string): string {
  const folder = join(/*turbopackIgnore: true*/ readSettings().dataDir, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
