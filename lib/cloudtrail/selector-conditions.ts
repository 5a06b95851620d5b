import type { FieldSelector } from './advanced-event-selector.ts';
import { DATA_RESOURCE_RULES, meansAllResources } from './data-resource.ts';
import type { DataResource, EventSelector, ReadWriteType } from './event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

/** Conditions joined by AND; a set is a list of them joined by OR. */
export type Conjunction = readonly FieldSelector[];

/** Both kinds of selectors in one language: what `matchesSelectorSet` decides, spelled out as conditions. */
export function conjunctionsOf(set: SelectorSet): Conjunction[] {
  return set.kind === 'basic'
    ? set.eventSelectors.flatMap(basicConjunctions)
    : set.advancedEventSelectors.map(({ fieldSelectors }) => fieldSelectors);
}

function basicConjunctions(selector: EventSelector): Conjunction[] {
  const readOnly = readOnlyCondition(selector.readWriteType);
  const excluded = selector.excludeManagementEventSources;
  const management: Conjunction = [
    { field: 'eventCategory', equals: ['Management'] },
    ...readOnly,
    ...(excluded.length > 0 ? [{ field: 'eventSource', notEquals: excluded }] : []),
  ];
  const data = selector.dataResources
    .filter(({ values }) => values.length > 0)
    .map((resource) => [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: [resource.type] },
      ...readOnly,
      ...arnCondition(resource),
    ]);
  return [...(selector.includeManagementEvents ? [management] : []), ...data];
}

export function readOnlyCondition(readWriteType: ReadWriteType): FieldSelector[] {
  if (readWriteType === 'All') return [];
  return [{ field: 'readOnly', equals: [String(readWriteType === 'ReadOnly')] }];
}

function arnCondition({ type, values }: DataResource): FieldSelector[] {
  if (values.some((value) => meansAllResources(type, value))) return [];
  if (type === 'AWS::S3::Object') return [{ field: 'resources.ARN', startsWith: values }];
  const below = DATA_RESOURCE_RULES.get(type)?.belowSeparator;
  const startsWith = below === undefined ? {} : { startsWith: values.map((value) => value + below) };
  return [{ field: 'resources.ARN', equals: values, ...startsWith }];
}
