import { DATA_RESOURCE_RULES } from './data-resource.ts';
import type { DataResource, EventSelector } from './event-selector.ts';
import { type SelectorFault, warning, wireFault } from './selector-fault.ts';
import { EXCLUDABLE_SOURCES } from './selector-fields.ts';
import { countDataResources, MAX_DATA_RESOURCES } from './selector-values.ts';

/** The rules of basic event selectors (User Guide, WhatIsCloudTrail-Limits; CloudTrail API reference, EventSelector). */
export function basicSelectorFaults(selectors: readonly EventSelector[]): SelectorFault[] {
  const faults: SelectorFault[] = [];
  if (selectors.length < 1 || selectors.length > 5) {
    faults.push(
      wireFault('eventSelectors', 'Specify a valid number of selectors (1 to 5) for your trail', {
        key: 'selectors.fault.basicCount',
        values: { count: selectors.length },
      }),
    );
  }
  const count = countDataResources(selectors);
  if (count > MAX_DATA_RESOURCES) {
    faults.push(
      wireFault(
        'eventSelectors',
        'Specify a valid number of DataResources.Values (0 to 250) for all your selectors',
        {
          key: 'selectors.fault.dataResourceCount',
          values: { count },
        },
      ),
    );
  }
  selectors.forEach((selector, index) => {
    faults.push(...selectorFaults(selector, `eventSelectors[${index}]`));
  });
  return faults;
}

function selectorFaults(selector: EventSelector, path: string): SelectorFault[] {
  const faults: SelectorFault[] = [];
  if (!selector.includeManagementEvents && selector.dataResources.length === 0) {
    faults.push(
      wireFault(
        path,
        'Invalid combination of parameters in EventSelectors. When includeManagementEvents is false, DataResources must not be empty.',
        { key: 'selectors.fault.nothingSelected' },
      ),
    );
  }
  selector.excludeManagementEventSources.forEach((value, index) => {
    if (EXCLUDABLE_SOURCES.some((source) => source === value)) return;
    faults.push(
      wireFault(
        `${path}.excludeManagementEventSources[${index}]`,
        `Value ${value} for ExcludeManagementEventSources is invalid.`,
        { key: 'selectors.fault.excludeSource', values: { value } },
      ),
    );
  });
  if (selector.excludeManagementEventSources.length > 0 && !selector.includeManagementEvents) {
    faults.push(
      warning(
        `${path}.excludeManagementEventSources`,
        'ExcludeManagementEventSources has no effect when IncludeManagementEvents is false.',
        { key: 'selectors.fault.unusedExclusion' },
      ),
    );
  }
  selector.dataResources.forEach((resource, index) => {
    faults.push(...dataResourceFaults(resource, `${path}.dataResources[${index}]`));
  });
  return faults;
}

function dataResourceFaults({ type, values }: DataResource, path: string): SelectorFault[] {
  const rule = DATA_RESOURCE_RULES.get(type);
  if (!rule) {
    return [
      wireFault(`${path}.type`, `Value ${type} for DataResources.Type is invalid.`, {
        key: 'selectors.fault.dataResourceType',
        values: { value: type },
      }),
    ];
  }
  return values.flatMap((value, index) => {
    const at = `${path}.values[${index}]`;
    if (!rule.all.test(value) && !rule.value.test(value)) {
      return wireFault(at, `Value ${value} for DataResources.Values is invalid.`, {
        key: 'selectors.fault.dataResourceValue',
        values: { value, type },
      });
    }
    return value.includes('*')
      ? warning(at, `The * in ${value} is not a wildcard.`, {
          // There are no operators here, and an S3 value takes whatever begins with it.
          key: type === 'AWS::S3::Object' ? 'selectors.fault.prefixWildcard' : 'selectors.fault.wildcard',
          values: { value },
        })
      : [];
  });
}
