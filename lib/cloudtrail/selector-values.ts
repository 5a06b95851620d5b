import { SELECTOR_OPERATORS } from './advanced-event-selector.ts';
import { meansAllResources } from './data-resource.ts';
import type { EventSelector } from './event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

/** All values of all conditions of a trail's advanced event selectors (User Guide, WhatIsCloudTrail-Limits). */
export const MAX_SELECTOR_VALUES = 500;
/** All data resources of a trail's basic event selectors. */
export const MAX_DATA_RESOURCES = 250;

/** The values of an advanced set, every condition included; of a basic set, its data resource values. */
export function countSelectorValues(set: SelectorSet): number {
  if (set.kind === 'basic') {
    return sum(
      set.eventSelectors.flatMap(({ dataResources }) => dataResources.map(({ values }) => values.length)),
    );
  }
  return sum(
    set.advancedEventSelectors.flatMap(({ fieldSelectors }) =>
      fieldSelectors.flatMap((field) => SELECTOR_OPERATORS.map((operator) => field[operator]?.length ?? 0)),
    ),
  );
}

/** Values that mean all resources do not count (User Guide, WhatIsCloudTrail-Limits). */
export function countDataResources(selectors: readonly EventSelector[]): number {
  return sum(
    selectors.flatMap(({ dataResources }) =>
      dataResources.map(
        ({ type, values }) => values.filter((value) => !meansAllResources(type, value)).length,
      ),
    ),
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
