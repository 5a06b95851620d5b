/*
 * Preloaded into the console and the sandbox (`node --import`), so that neither outlives what it is for:
 * - Whoever started it holds the other end of its stdin. When that closes, be it by `kill -9`, this process ends too;
 *   an orphaned console would keep the port and the event index locked.
 * - Asked to end, Next waits for every open connection, and a page that listens for progress never closes its own.
 */
import { subscribe } from 'node:diagnostics_channel';
import { isMainThread } from 'node:worker_threads';

const FINISH_MS = 1000;
const GIVE_UP_MS = 4000;

if (isMainThread) {
  const servers = new Set();
  subscribe('http.server.request.start', (message) => {
    servers.add(message.server);
  });

  const hangUp = () => {
    for (const server of servers) server.closeIdleConnections();
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, FINISH_MS).unref();
  };
  process.on('SIGTERM', hangUp);
  process.on('SIGINT', hangUp);

  process.stdin.resume();
  process.stdin.on('error', () => {});
  process.stdin.on('close', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GIVE_UP_MS).unref();
  });
  process.stdin.unref?.();
}
