import { parentPort, workerData } from 'node:worker_threads';
import { openSandbox } from '../sandbox/sandbox.ts';

/** In a thread of its own, as the sandbox has a process of its own; without quotas, which would be all one measures. */
const sandbox = await openSandbox(
  {
    port: 0,
    dataDir: String(workerData),
    seed: 'default',
    deliverySeconds: 3,
    workloadSeconds: 0,
    latencyMs: 0,
  },
  { take: () => true },
);
parentPort?.once('message', () => {
  sandbox.close().then(() => parentPort?.postMessage('closed'));
});
parentPort?.postMessage(sandbox.endpoint);
