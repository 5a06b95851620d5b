import { setTimeout as sleep } from 'node:timers/promises';
import { chanceAt } from '../workload/random.ts';

export interface Latency {
  wait(): Promise<void>;
}

const STREAM = 5;

/** A fifth more or less than was asked for, in an order that is the same each time. Nobody waits for anybody else. */
export function createLatency(ms: number, pause: (ms: number) => Promise<unknown> = sleep): Latency {
  let answers = 0;
  return {
    async wait() {
      if (ms === 0) return;
      answers += 1;
      await pause(ms * (0.8 + 0.4 * chanceAt(STREAM, answers)));
    },
  };
}
