import type { AdvancedEventSelector, FieldSelector } from './advanced-event-selector.ts';
import { DATA_RESOURCE_RULES, meansAllResources } from './data-resource.ts';
import { eventCategoryOf } from './event-category.ts';
import type { EventRecord, EventResource } from './event-record.ts';
import type { DataResource, EventSelector } from './event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

/**
 * Does a trail with these selectors record this event? Selectors are joined by OR
 * (User Guide, filtering-data-events and logging-data-events-with-cloudtrail).
 */
export function matchesSelectorSet(set: SelectorSet, event: EventRecord): boolean {
  return set.kind === 'basic'
    ? set.eventSelectors.some((selector) => matchesEventSelector(selector, event))
    : set.advancedEventSelectors.some((selector) => matchesAdvancedEventSelector(selector, event));
}

function matchesEventSelector(selector: EventSelector, event: EventRecord): boolean {
  if (!matchesReadWriteType(selector, event)) return false;
  switch (eventCategoryOf(event)) {
    case 'Management':
      return (
        selector.includeManagementEvents &&
        !selector.excludeManagementEventSources.some((source) => source === event.eventSource)
      );
    case 'Data':
      return selector.dataResources.some((wanted) =>
        // A record may name several resources (a copy names two objects): any one of them is enough.
        event.resources?.some((resource) => matchesDataResource(wanted, resource)),
      );
    default:
      // Basic event selectors cannot record network activity events; Insights have their own selectors.
      return false;
  }
}

// A record that does not say whether it only reads (readOnly came with version 1.01) is taken by both halves:
// no trail that asks for either may lose it.
function matchesReadWriteType({ readWriteType }: EventSelector, { readOnly }: EventRecord): boolean {
  return readWriteType === 'All' || readOnly === undefined || readOnly === (readWriteType === 'ReadOnly');
}

function matchesDataResource(wanted: DataResource, resource: EventResource): boolean {
  if (resource.type !== wanted.type) return false;
  const arn = resource.ARN;
  const below = DATA_RESOURCE_RULES.get(wanted.type)?.belowSeparator;
  return wanted.values.some((value) => {
    if (meansAllResources(wanted.type, value)) return true;
    if (arn === undefined) return false;
    if (wanted.type === 'AWS::S3::Object') return arn.startsWith(value);
    return arn === value || (below !== undefined && arn.startsWith(value + below));
  });
}

/** Fields of one selector are joined by AND; those on resources must hold for one and the same resource. */
export function matchesAdvancedEventSelector(selector: AdvancedEventSelector, event: EventRecord): boolean {
  // As with basic event selectors: unsaid counts as both.
  if (event.readOnly === undefined && selector.fieldSelectors.some(({ field }) => field === 'readOnly')) {
    return [true, false].some((readOnly) => matchesAdvancedEventSelector(selector, { ...event, readOnly }));
  }
  const onResource = selector.fieldSelectors.filter(({ field }) => RESOURCE_FIELDS.has(field));
  const onEvent = selector.fieldSelectors.filter(({ field }) => !RESOURCE_FIELDS.has(field));
  if (!onEvent.every((condition) => matchesValue(condition, EVENT_FIELDS.get(condition.field)?.(event))))
    return false;
  const resources: readonly EventResource[] = event.resources?.length ? event.resources : [{}];
  return resources.some((resource) =>
    onResource.every((condition) =>
      matchesValue(condition, RESOURCE_FIELDS.get(condition.field)?.(resource)),
    ),
  );
}

const RESOURCE_FIELDS: ReadonlyMap<string, (resource: EventResource) => string | undefined> = new Map([
  ['resources.type', ({ type }) => type],
  ['resources.ARN', ({ ARN }) => ARN],
]);

const EVENT_FIELDS: ReadonlyMap<string, (event: EventRecord) => string | undefined> = new Map([
  ['eventCategory', eventCategoryOf],
  ['readOnly', ({ readOnly }) => readOnly?.toString()],
  ['eventSource', ({ eventSource }) => eventSource],
  ['eventName', ({ eventName }) => eventName],
  ['eventType', ({ eventType }) => eventType],
  ['errorCode', ({ errorCode }) => errorCode],
  ['vpcEndpointId', ({ vpcEndpointId }) => vpcEndpointId],
  ['sessionCredentialFromConsole', ({ sessionCredentialFromConsole }) => sessionCredentialFromConsole],
  ['userIdentity.arn', ({ userIdentity }) => userIdentity?.arn],
]);

/** The fields of a record that a condition can see; a condition on any other finds nothing there. */
export const READABLE_FIELDS: readonly string[] = [...EVENT_FIELDS.keys(), ...RESOURCE_FIELDS.keys()];

/**
 * Equals, StartsWith and EndsWith are joined by OR, the Not… operators by AND, both groups must hold.
 * A field that the record lacks equals nothing and begins with nothing, so it fails the first group and passes the
 * second; AWS does not document this, and leaving a record out because it lacks an excluded value would lose events.
 * An empty list of values asks nothing.
 */
export function matchesValue(condition: FieldSelector, value: string | undefined): boolean {
  const { equals = [], startsWith = [], endsWith = [], notEquals, notStartsWith, notEndsWith } = condition;
  const asks = equals.length + startsWith.length + endsWith.length > 0;
  if (value === undefined) return !asks;
  return (
    (!asks ||
      equals.includes(value) ||
      startsWith.some((prefix) => value.startsWith(prefix)) ||
      endsWith.some((suffix) => value.endsWith(suffix))) &&
    !notEquals?.includes(value) &&
    !notStartsWith?.some((prefix) => value.startsWith(prefix)) &&
    !notEndsWith?.some((suffix) => value.endsWith(suffix))
  );
}
