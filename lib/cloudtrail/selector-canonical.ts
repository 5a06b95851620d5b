import { type FieldSelector, SELECTOR_OPERATORS } from './advanced-event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

/**
 * One text for all spellings of the same selectors: AWS gives fields and values back in another order than it was
 * given them, and the order of selectors has no meaning either (they are joined by OR). Names count, since people
 * read them and other scanners look for them.
 */
export function canonicalSelectorText(set: SelectorSet): string {
  if (set.kind === 'basic') {
    const selectors = set.eventSelectors.map((selector) =>
      JSON.stringify([
        selector.readWriteType,
        selector.includeManagementEvents,
        selector.dataResources
          .map((resource) => JSON.stringify([resource.type, [...resource.values].sort()]))
          .sort(),
        [...selector.excludeManagementEventSources].sort(),
      ]),
    );
    return JSON.stringify(['basic', selectors.sort()]);
  }
  const selectors = set.advancedEventSelectors.map((selector) =>
    JSON.stringify([selector.name ?? '', selector.fieldSelectors.map(fieldSelectorText).sort()]),
  );
  return JSON.stringify(['advanced', selectors.sort()]);
}

export function isSameSelectorSet(a: SelectorSet, b: SelectorSet): boolean {
  return canonicalSelectorText(a) === canonicalSelectorText(b);
}

function fieldSelectorText(fieldSelector: FieldSelector): string {
  const operators = SELECTOR_OPERATORS.flatMap((operator) => {
    const values = fieldSelector[operator];
    return values === undefined || values.length === 0 ? [] : [[operator, [...values].sort()]];
  });
  return JSON.stringify([fieldSelector.field, operators]);
}
