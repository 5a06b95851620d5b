import type { SandboxOptions } from '../arguments.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { World } from '../world/world.ts';
import { listLivedHabits, playRound } from './play-round.ts';
import { toRecords } from './records.ts';

export interface Workloads {
  start(): void;
  /** Moves the sandbox's clock: the rounds in between are played and delivered, and what is done stays done. */
  forward(forwardMs: number): Promise<void>;
  /** Resolves when no round and no delivery is under way. */
  pause(): Promise<void>;
  /** Rounds were played that the state on disk does not know of. */
  takeUnsaved(): boolean;
  totals(): { readonly calls: number; readonly records: number };
}

/** Log files are as wide as AWS's, and other requests are answered between two of these. */
const FORWARD_SLICE_MS = 5 * 60 * 1000;
/** After a machine slept, the rounds that it missed are left out beyond this many. */
const MOST_ROUNDS_AT_ONCE = 60;

/** Lets the accounts' hosts and people act on the sandbox's clock, and has what they do recorded. */
export function createWorkloads(
  world: World,
  delivery: Delivery,
  options: Pick<SandboxOptions, 'workloadSeconds' | 'deliverySeconds'>,
): Workloads {
  const stepMs = options.workloadSeconds * 1000;
  let timers: NodeJS.Timeout[] = [];
  let delivering: Promise<void> = Promise.resolve();
  let calls = 0;
  let records = 0;
  let unsaved = false;

  function playDueRounds(most: number): void {
    const { state } = world;
    const now = world.now().getTime();
    const due = Math.floor((now - state.playedUntilMs) / stepMs);
    if (due > most) state.playedUntilMs += (due - most) * stepMs;
    const habits = listLivedHabits(world.organization, world.habits, state.vpcEndpoints);
    while (state.playedUntilMs + stepMs <= now) {
      const atMs = state.playedUntilMs + stepMs;
      for (const call of playRound(habits, { seed: state.seed, atMs, stepMs })) {
        calls += 1;
        for (const record of toRecords(world.organization, call)) {
          records += 1;
          world.record(record);
        }
      }
      state.playedUntilMs = atMs;
      unsaved = true;
    }
  }

  function deliverNow(): void {
    delivering = delivering.then(() => delivery.deliver()).catch(report);
  }

  function start(): void {
    if (timers.length > 0) return;
    if (stepMs > 0) {
      // What happened while nobody was here did not happen.
      const { state } = world;
      const now = world.now().getTime();
      state.playedUntilMs = Math.floor(Math.max(state.playedUntilMs, now) / stepMs) * stepMs;
      timers.push(setInterval(() => playDueRounds(MOST_ROUNDS_AT_ONCE), stepMs));
    }
    timers.push(setInterval(deliverNow, options.deliverySeconds * 1000));
  }

  async function pause(): Promise<void> {
    for (const timer of timers) clearInterval(timer);
    timers = [];
    await delivering;
  }

  return {
    start,
    pause,
    async forward(forwardMs) {
      await pause();
      try {
        for (let left = forwardMs; left > 0; left -= FORWARD_SLICE_MS) {
          world.state.clockOffsetMs += Math.min(left, FORWARD_SLICE_MS);
          if (stepMs > 0) playDueRounds(Number.POSITIVE_INFINITY);
          await delivery.deliver();
          // A crash leaves the clock where the last slice ended, with all that happened until then.
          await world.save();
        }
      } finally {
        start();
      }
    },
    takeUnsaved() {
      const was = unsaved;
      unsaved = false;
      return was;
    },
    totals: () => ({ calls, records }),
  };
}

function report(error: unknown): void {
  process.stderr.write(`sandbox: a delivery failed: ${error instanceof Error ? error.stack : error}\n`);
}
