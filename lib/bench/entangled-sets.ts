import {
  Dice,
  evenExclusions,
  everything,
  pigeonholes,
  randomExclusions,
  randomMixture,
  randomPartition,
} from '../cloudtrail/entangled-selectors.ts';
import { compareSelectorSets } from '../cloudtrail/selector-compare.ts';
import { listNeedlessParts } from '../cloudtrail/selector-coverage.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { type BenchRow, toRow } from './bench-row.ts';

const SIZES = [100, 250, 500] as const;
const SEEDS = [1, 2, 3, 4, 5] as const;
/** Milliseconds of the processor for the worst of the seeds. */
const REACH: Readonly<Record<(typeof SIZES)[number], number>> = { 100: 100, 250: 200, 500: 400 };

/** Sets of which the differences, or that there are none, are hard to find. For the same dice the same set. */
const SHAPES: Readonly<Record<string, (dice: Dice, values: number) => SelectorSet>> = {
  'random exclusions on two fields': (dice, values) => randomExclusions(dice, values, 2, 'abcde'),
  'random exclusions on four fields': (dice, values) => randomExclusions(dice, values, 4, 'abc'),
  'random exclusions on six fields': (dice, values) => randomExclusions(dice, values, 6, 'ab'),
  'random exclusions on eight fields': (dice, values) => randomExclusions(dice, values, 8, 'ab'),
  'prefixes of one letter on four fields': (dice, values) => randomExclusions(dice, values, 4, 'a'),
  'a mixture on five fields': (dice, values) => randomMixture(dice, values, 5),
  'a mixture on eight fields': (dice, values) => randomMixture(dice, values, 8),
  'even exclusions on six fields': (dice, values) => evenExclusions(dice, values, 6, 11),
  'even exclusions on eight fields': (dice, values) => evenExclusions(dice, values, 8, 14),
  'two partitions of all events': (dice, values) => randomPartition(dice, values, 6),
};

export function benchEntangled(): BenchRow[] {
  return [
    ...Object.entries(SHAPES).flatMap(([shape, build]) => {
      const [small, middle, large] = SIZES.map((values) =>
        worstMs((seed) => comparison(build, seed, values)),
      );
      const times = { 100: small ?? 0, 250: middle ?? 0, 500: large ?? 0 };
      // Twice the values: no way is known that is not exponential for some sets; these grow like ordinary ones.
      const growth = times[500] / Math.max(times[250], 1);
      return [
        ...SIZES.map((values) =>
          toRow(`worst of ${SEEDS.length} pairs of ${values}, ${shape}`, times[values], 'ms', REACH[values]),
        ),
        toRow(`growth from 250 to 500 values, ${shape}`, growth, 'times', 8),
        toRow(
          `worst of 2 reviews of 500 values, ${shape}`,
          worstMs((seed) => () => listNeedlessParts(build(new Dice(seed), 500)), SEEDS.slice(0, 2)),
          'ms',
          600,
        ),
      ];
    }),
    toRow(
      'prove that six pigeons do not fit five holes, 271 values',
      worstMs(() => () => compareSelectorSets(pigeonholes(6, 5), everything)),
      'ms',
      REACH[500],
    ),
  ];
}

function comparison(build: (dice: Dice, values: number) => SelectorSet, seed: number, values: number) {
  const before = build(new Dice(seed), values);
  const after = build(new Dice(seed + 100), values);
  return () => compareSelectorSets(before, after);
}

/** Time of the processor, which other programs lengthen less than that of the clock. */
function worstMs(prepare: (seed: number) => () => unknown, seeds: readonly number[] = SEEDS): number {
  const times = seeds.map((seed) => {
    const run = prepare(seed);
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  });
  return Math.max(...times);
}
