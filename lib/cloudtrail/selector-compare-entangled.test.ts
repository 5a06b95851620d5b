import { describe, expect, it } from 'vitest';
import {
  Dice,
  evenExclusions,
  everything,
  pigeonholes,
  randomExclusions,
  randomMixture,
  randomPartition,
} from './entangled-selectors.ts';
import { compareSelectorSets, listComparedClasses } from './selector-compare.ts';
import { listNeedlessParts } from './selector-coverage.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { countSelectorValues } from './selector-values.ts';

function withoutOne(set: SelectorSet, dice: Dice): SelectorSet {
  if (set.kind === 'basic') return set;
  const at = dice.roll(set.advancedEventSelectors.length);
  return { ...set, advancedEventSelectors: set.advancedEventSelectors.toSpliced(at, 1) };
}

function keepNeeded(set: SelectorSet): SelectorSet {
  if (set.kind === 'basic') return set;
  const needless = new Set(listNeedlessParts(set).map(({ part }) => part.conjunction));
  return {
    ...set,
    advancedEventSelectors: set.advancedEventSelectors.filter(
      ({ fieldSelectors }) => !needless.has(fieldSelectors),
    ),
  };
}

function reversed(set: SelectorSet): SelectorSet {
  if (set.kind === 'basic') return set;
  return {
    ...set,
    advancedEventSelectors: set.advancedEventSelectors.toReversed().map(({ fieldSelectors }) => ({
      fieldSelectors: fieldSelectors.toReversed(),
    })),
  };
}

function expectRealDifferences(before: SelectorSet, after: SelectorSet): void {
  const { starts, stops } = compareSelectorSets(before, after);
  for (const { event } of starts) {
    expect([matchesSelectorSet(before, event), matchesSelectorSet(after, event)]).toEqual([false, true]);
  }
  for (const { event } of stops) {
    expect([matchesSelectorSet(before, event), matchesSelectorSet(after, event)]).toEqual([true, false]);
  }
}

const SEEDS = [1, 2];
const HARD: Readonly<Record<string, (dice: Dice) => SelectorSet>> = {
  'random exclusions on four fields': (dice) => randomExclusions(dice, 500, 4, 'abc'),
  'random exclusions on six fields': (dice) => randomExclusions(dice, 500, 6, 'ab'),
  'a mixture on eight fields': (dice) => randomMixture(dice, 500, 8),
  'even exclusions on six fields': (dice) => evenExclusions(dice, 400, 6, 9),
  'even exclusions on eight fields': (dice) => evenExclusions(dice, 500, 8, 14),
  'a partition on five fields': (dice) => randomPartition(dice, 500, 5),
};

describe('compareSelectorSets on sets made to be hard', () => {
  // What is true of these is known without comparing: no budget, guess or sample may change the answer.
  it('knows that more fields than letters means that two begin alike', () => {
    for (const [fields, letters] of [
      [4, 3],
      [5, 4],
      [6, 5],
    ] as const) {
      const all = pigeonholes(fields, letters);
      expect(countSelectorValues(all)).toBeLessThanOrEqual(500);
      expect(compareSelectorSets(all, everything)).toMatchObject({ same: true, starts: [], stops: [] });
      const lacking = withoutOne(all, new Dice(fields));
      expect(compareSelectorSets(lacking, everything)).toMatchObject({ same: false, stops: [] });
      expectRealDifferences(lacking, everything);
    }
    expect(compareSelectorSets(pigeonholes(5, 5), everything).same).toBe(false);
    expectRealDifferences(pigeonholes(5, 5), everything);
  });

  it('knows that two trees of decisions record the same, and misses no leaf', () => {
    for (const seed of SEEDS) {
      const one = randomPartition(new Dice(seed), 500, 6);
      const other = randomPartition(new Dice(seed + 100), 500, 6);
      expect(compareSelectorSets(one, other)).toMatchObject({ same: true, starts: [], stops: [] });
      // Some leaves are empty, such as one that begins with b and is equal to a.
      const needless = listNeedlessParts(other);
      expect(needless.filter(({ kind }) => kind !== 'records-nothing')).toEqual([]);
      const lacking = withoutOne(keepNeeded(other), new Dice(seed));
      expect(compareSelectorSets(one, keepNeeded(other)).same).toBe(true);
      expect(compareSelectorSets(one, lacking)).toMatchObject({ same: false, starts: [] });
      expectRealDifferences(one, lacking);
    }
  });

  it.each(Object.entries(HARD))('names only real differences: %s', (_, make) => {
    for (const seed of SEEDS) {
      const before = make(new Dice(seed));
      const after = make(new Dice(seed + 100));
      expectRealDifferences(before, after);
      expect(compareSelectorSets(before, reversed(before)).same).toBe(true);
      // Whatever can go may go together, and then nothing more.
      expect(compareSelectorSets(before, keepNeeded(before)).same).toBe(true);
      expect(listNeedlessParts(keepNeeded(before))).toEqual([]);
    }
  });

  it('lists a few classes that a person can read, differences first', () => {
    const before = randomMixture(new Dice(1), 500, 8);
    const after = randomMixture(new Dice(2), 500, 8);
    const { starts, stops } = compareSelectorSets(before, after);
    expect(starts.length + stops.length).toBeLessThan(200);
    const listed = listComparedClasses(before, after, 200);
    expect(listed).toHaveLength(200);
    const lastDiffering = listed.findLastIndex((found) => found.before !== found.after);
    expect(lastDiffering + 1).toBe(starts.length + stops.length);
    for (const found of listed) {
      expect(matchesSelectorSet(before, found.event)).toBe(found.before);
      expect(matchesSelectorSet(after, found.event)).toBe(found.after);
    }
  });
});
