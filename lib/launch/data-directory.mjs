import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { takeLock } from './pid-lock.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Makes the data directory, readable by its owner only, and returns its absolute path.
 * @param {string} root
 * @param {string | undefined} wanted `TRAILPOINT_DATA_DIR`; relative to where the command was given
 */
export function prepareDataDirectory(root, wanted) {
  const path = wanted ? resolve(process.env.INIT_CWD ?? process.cwd(), wanted) : join(root, '.trailpoint');
  try {
    makeFolder(path);
    if (!statSync(path).isDirectory()) throw new Error('it is not a directory');
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `The data directory ${path} cannot be used: ${reason}. Choose another with TRAILPOINT_DATA_DIR=… npm start.`,
    );
  }
  return path;
}

/** Not by mkdir's own `recursive`: below /proc, Node then tries for ever. @param {string} path */
function makeFolder(path) {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * One console per data directory: the event index and the journal have one writer.
 * @param {string} dataDir
 * @param {string} url where this console will be reached
 * @returns {() => void} gives the directory free
 */
export function occupyDataDirectory(dataDir, url) {
  const lock = takeLock(join(dataDir, 'console.lock'), url);
  if ('release' in lock) return lock.release;
  const where = lock.holder.note ? ` at ${lock.holder.note}` : '';
  throw new SetupError(
    `A console already runs on the data directory ${dataDir}${where} (process ${lock.holder.pid}). ` +
      'Use that one, end it, or choose another directory with TRAILPOINT_DATA_DIR=… npm start.',
  );
}
