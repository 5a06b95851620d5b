import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { takeLock } from './pid-lock.mjs';
import { say } from './terminal.mjs';

/**
 * Installs and builds happen one at a time in a working tree. The lock lies beside the folders that they make anew.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLaunchLock(root, work) {
  const file = join(root, '.launch.lock');
  let lock = takeLock(file);
  if ('holder' in lock)
    say(`Waiting for another start that installs or builds here (process ${lock.holder.pid}) …`);
  while ('holder' in lock) {
    await wait(200);
    lock = takeLock(file);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}
