import { expect, it } from 'vitest';
import { createLatency } from './latency.ts';

function listPauses(ms: number): readonly number[] {
  const pauses: number[] = [];
  // None of them ends, so that one which waited for another would not begin.
  const latency = createLatency(ms, (pause) => {
    pauses.push(pause);
    return new Promise(() => undefined);
  });
  for (let n = 0; n < 100; n++) void latency.wait();
  return pauses;
}

it('lets every answer wait beside the others, a fifth more or less than was asked for', () => {
  const pauses = listPauses(100);
  expect(pauses).toHaveLength(100);
  for (const pause of pauses) {
    expect(pause).toBeGreaterThanOrEqual(80);
    expect(pause).toBeLessThanOrEqual(120);
  }
  expect(new Set(pauses).size).toBeGreaterThan(90);
});

it('waits in the same order each time', () => {
  expect(listPauses(100)).toEqual(listPauses(100));
});

it('waits for nothing where nothing was asked for', () => {
  expect(listPauses(0)).toEqual([]);
});
