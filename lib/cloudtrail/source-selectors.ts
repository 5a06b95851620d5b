import type { AdvancedEventSelector } from './advanced-event-selector.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { matchesValue } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';

/** The event sources whose network activity events a set names; CloudTrail takes them by Equals only. */
function listNetworkActivitySources(set: SelectorSet): string[] {
  const conditions = networkActivitySelectors(set).flatMap(({ fieldSelectors }) => fieldSelectors);
  return [
    ...new Set(conditions.flatMap(({ field, equals }) => (field === 'eventSource' ? (equals ?? []) : []))),
  ];
}

/** What several sets ask for of one source's network activity events, together; empty where none names it. */
export function selectorsOfSource(sets: readonly SelectorSet[], eventSource: string): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: sets
      .flatMap(networkActivitySelectors)
      .filter(({ fieldSelectors }) =>
        fieldSelectors.every(
          (condition) => condition.field !== 'eventSource' || matchesValue(condition, eventSource),
        ),
      )
      .map(({ fieldSelectors }) => ({
        fieldSelectors: [
          ...fieldSelectors.filter(({ field }) => field !== 'eventSource'),
          { field: 'eventSource', equals: [eventSource] },
        ],
      })),
  };
}

function networkActivitySelectors(set: SelectorSet): readonly AdvancedEventSelector[] {
  if (set.kind === 'basic') return [];
  return set.advancedEventSelectors.filter(({ fieldSelectors }) =>
    fieldSelectors.some(
      ({ field, equals }) => field === 'eventCategory' && equals?.includes('NetworkActivity') === true,
    ),
  );
}

/** Event sources of which two sets record different network activity events. */
export function listChangedSources(before: SelectorSet, after: SelectorSet): string[] {
  const sources = new Set([...listNetworkActivitySources(before), ...listNetworkActivitySources(after)]);
  return [...sources].filter(
    (source) =>
      !compareSelectorSets(selectorsOfSource([before], source), selectorsOfSource([after], source)).same,
  );
}
