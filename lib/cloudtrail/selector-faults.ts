import { advancedSelectorFaults } from './advanced-selector-faults.ts';
import { basicSelectorFaults } from './basic-selector-faults.ts';
import { type SelectorFault, wireFault } from './selector-fault.ts';
import type { SelectorTarget } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';
import { countSelectorValues, MAX_SELECTOR_VALUES } from './selector-values.ts';

export type { SelectorFault } from './selector-fault.ts';

/**
 * Everything that AWS would refuse, at once, and as warnings what it may accept but is probably not meant.
 * AWS itself names only the first fault. Errors come before warnings, each in the order of the set.
 * (CloudTrail API reference, PutEventSelectors, AdvancedFieldSelector, DataResource)
 */
export function validateSelectorSet(set: SelectorSet, target: SelectorTarget = 'trail'): SelectorFault[] {
  const faults = set.kind === 'basic' ? basicFaults(set, target) : advancedFaults(set, target);
  return [
    ...faults.filter(({ severity }) => severity === 'error'),
    ...faults.filter(({ severity }) => severity === 'warning'),
  ];
}

function basicFaults(set: SelectorSet & { kind: 'basic' }, target: SelectorTarget): SelectorFault[] {
  if (target === 'event-data-store') {
    return [
      wireFault('eventSelectors', 'Event data stores take advanced event selectors only.', {
        key: 'selectors.fault.storeBasic',
      }),
    ];
  }
  return basicSelectorFaults(set.eventSelectors);
}

function advancedFaults(set: SelectorSet & { kind: 'advanced' }, target: SelectorTarget): SelectorFault[] {
  const faults: SelectorFault[] = [];
  const selectors = set.advancedEventSelectors;
  const path = 'advancedEventSelectors';
  if (selectors.length === 0) {
    faults.push(
      wireFault(path, 'Specify at least one advanced event selector.', {
        key: 'selectors.fault.advancedCount',
      }),
    );
  }
  // User Guide and CreateEventDataStore say up to five; a trail has no such limit but that of the values.
  if (target === 'event-data-store' && selectors.length > 5) {
    faults.push(
      wireFault(
        path,
        'Specify a valid number of advanced event selectors (1 to 5) for your event data store.',
        {
          key: 'selectors.fault.storeAdvancedCount',
          values: { count: selectors.length },
        },
      ),
    );
  }
  const count = countSelectorValues(set);
  if (count > MAX_SELECTOR_VALUES) {
    faults.push(
      wireFault(path, 'There are too many filters applied. The maximum allowed number of filters is 500.', {
        key: 'selectors.fault.tooManyValues',
        values: { count },
      }),
    );
  }
  selectors.forEach((selector, index) => {
    faults.push(...advancedSelectorFaults(selector, `${path}[${index}]`, target));
  });
  return faults;
}
