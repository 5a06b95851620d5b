import type { EventRecord } from './event-record.ts';

// A map: the event type is a stranger's text, and an object would find a category for "constructor".
const CATEGORY_OF_TYPE: ReadonlyMap<string | undefined, string> = new Map([
  // AWS's field reference says AwsVpceEvents, every real record AwsVpceEvent.
  ['AwsVpceEvent', 'NetworkActivity'],
  ['AwsVpceEvents', 'NetworkActivity'],
  ['AwsCloudTrailInsight', 'Insight'],
  ['AwsAggregatedEvent', 'Aggregated'],
]);

/**
 * The category of a record: what it says itself, and for records older than version 1.07, which had no
 * eventCategory, what its other members tell (User Guide, cloudtrail-event-reference-record-contents).
 */
export function eventCategoryOf(event: EventRecord): string {
  if (event.eventCategory !== undefined) return event.eventCategory;
  const category = CATEGORY_OF_TYPE.get(event.eventType);
  if (category !== undefined) return category;
  if (event.managementEvent !== undefined) return event.managementEvent ? 'Management' : 'Data';
  // Before version 1.06 not even managementEvent existed; only S3 object calls and Lambda Invoke were data events.
  const isData = event.resources?.some(
    ({ type }) =>
      type === 'AWS::S3::Object' ||
      (type === 'AWS::Lambda::Function' && event.eventName?.startsWith('Invoke')),
  );
  return isData ? 'Data' : 'Management';
}
