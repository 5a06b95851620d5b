import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';

/** A lock that is not yet, or never will be, readable: its writer has this long to finish. */
const WRITING_MS = 3000;

/**
 * @typedef {object} LockHolder
 * @property {number} pid
 * @property {string} started tells a process from a later one with the same id
 * @property {string} [note] what the holder wants others to know, e.g. its address
 */

/**
 * When a process started, in words of the operating system; undefined when there is no such process.
 * Process ids are given out again, so a lock that names only an id may seem held by a stranger.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in brackets, and may hold blanks and brackets itself.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock, or says who has it. A lock whose process is gone is taken over.
 * @param {string} file
 * @param {string} [note]
 * @returns {{release: () => void} | {holder: LockHolder}}
 */
export function takeLock(file, note) {
  const mine = { pid: process.pid, started: startOf(process.pid) ?? '', note };
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (createFile(file, JSON.stringify(mine))) return { release: () => releaseLock(file, mine) };
    const holder = findHolder(file);
    if (holder !== undefined) return { holder };
    removeStale(file);
  }
  return { holder: { pid: 0, started: '' } };
}

/**
 * The living process that holds the lock.
 * @param {string} file
 * @returns {LockHolder | undefined}
 */
export function findHolder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    const holder = parseHolder(text);
    if (holder === undefined) {
      const ageMs = Date.now() - statSync(file).mtimeMs;
      return ageMs < WRITING_MS ? { pid: 0, started: '' } : undefined;
    }
    return startOf(holder.pid) === holder.started ? holder : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Only one process at a time may remove a stale lock: of two that both saw it stale, the slower would otherwise remove
 * the lock that the faster has just taken.
 * @param {string} file
 */
function removeStale(file) {
  const guard = `${file}.recovery`;
  if (!createFile(guard, '')) {
    try {
      if (Date.now() - statSync(guard).mtimeMs > WRITING_MS) unlinkSync(guard);
    } catch {
      // Another process has finished its recovery.
    }
    return;
  }
  try {
    if (findHolder(file) === undefined) unlinkSync(file);
  } catch {
    // It is gone already.
  } finally {
    unlinkSync(guard);
  }
}

/** @param {string} file @param {LockHolder} mine */
function releaseLock(file, mine) {
  try {
    const holder = parseHolder(readFileSync(file, 'utf8'));
    if (holder?.pid === mine.pid && holder.started === mine.started) unlinkSync(file);
  } catch {
    // Somebody removed the directory; there is nothing left to release.
  }
}

/** @param {string} file @param {string} text @returns {boolean} whether the file was made by this call */
function createFile(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} text @returns {LockHolder | undefined} */
function parseHolder(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.pid === 'number' && typeof value.started === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
