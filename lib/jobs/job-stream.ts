import 'server-only';
import type { JobRegistry } from './job-registry.ts';

/** Proxies cut connections that stay silent; a comment now and then keeps them open. */
const HEARTBEAT_MS = 15_000;

/**
 * All jobs as server-sent events (`data: JobSnapshot[]`): at once, and after each change. A reader that is slow gets
 * the newest state only. Ends when the signal aborts or the reader cancels.
 */
export function streamJobs(
  jobs: JobRegistry,
  signal: AbortSignal,
  heartbeatMs: number = HEARTBEAT_MS,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const changes = new Changes();
  const unsubscribe = jobs.subscribe(() => changes.note());
  const stop = () => {
    unsubscribe();
    changes.end();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let next: 'jobs' | 'heartbeat' | 'end' = 'jobs';
  return new ReadableStream({
    async pull(controller) {
      if (next === 'jobs') controller.enqueue(encoder.encode(`data: ${JSON.stringify(jobs.listJobs())}\n\n`));
      else if (next === 'heartbeat') controller.enqueue(encoder.encode(': still here\n\n'));
      next = await changes.wait(heartbeatMs);
      if (next === 'end') controller.close();
    },
    cancel: stop,
  });
}

/** Remembers that something changed, however often, until it is asked for. */
class Changes {
  #state: 'quiet' | 'changed' | 'ended' = 'quiet';
  #wake: (() => void) | undefined;

  note(): void {
    if (this.#state === 'quiet') this.#state = 'changed';
    this.#wake?.();
  }

  end(): void {
    this.#state = 'ended';
    this.#wake?.();
  }

  async wait(heartbeatMs: number): Promise<'jobs' | 'heartbeat' | 'end'> {
    if (this.#state === 'quiet') {
      const woken = Promise.withResolvers<void>();
      const timer = setTimeout(woken.resolve, heartbeatMs);
      timer.unref();
      this.#wake = woken.resolve;
      await woken.promise;
      this.#wake = undefined;
      clearTimeout(timer);
    }
    if (this.#state === 'ended') return 'end';
    const changed = this.#state === 'changed';
    this.#state = 'quiet';
    return changed ? 'jobs' : 'heartbeat';
  }
}
