import { describe, expect, it } from 'vitest';
import { eventCategoryOf } from './event-category.ts';
import type { EventRecord } from './event-record.ts';

function categoryOf(members: Partial<EventRecord>): string {
  return eventCategoryOf({ eventID: '1', eventTime: '2026-01-01T00:00:00Z', ...members });
}

const object = { type: 'AWS::S3::Object' };
const lambda = { type: 'AWS::Lambda::Function' };

describe('eventCategoryOf', () => {
  it('believes what the record says itself', () => {
    expect(categoryOf({ eventCategory: 'Data', eventType: 'AwsVpceEvent', managementEvent: true })).toBe(
      'Data',
    );
  });

  it('knows the event types that belong to one category', () => {
    expect(categoryOf({ eventType: 'AwsVpceEvent', managementEvent: true })).toBe('NetworkActivity');
    expect(categoryOf({ eventType: 'AwsVpceEvents' })).toBe('NetworkActivity');
    expect(categoryOf({ eventType: 'AwsCloudTrailInsight' })).toBe('Insight');
    expect(categoryOf({ eventType: 'AwsAggregatedEvent' })).toBe('Aggregated');
    expect(categoryOf({ eventType: 'AwsApiCall' })).toBe('Management');
  });

  it('is not led astray by an event type that a stranger made up', () => {
    for (const eventType of ['constructor', '__proto__', 'toString', '']) {
      expect(categoryOf({ eventType })).toBe('Management');
    }
  });

  it('goes by managementEvent where there is no category', () => {
    expect(categoryOf({ managementEvent: true, resources: [object] })).toBe('Management');
    expect(categoryOf({ managementEvent: false })).toBe('Data');
  });

  it('takes only object calls and invocations of the oldest records for data events', () => {
    expect(categoryOf({ resources: [{ type: 'AWS::S3::Bucket' }, object] })).toBe('Data');
    expect(categoryOf({ resources: [lambda], eventName: 'Invoke' })).toBe('Data');
    expect(categoryOf({ resources: [lambda], eventName: 'InvokeExecution' })).toBe('Data');
    expect(categoryOf({ resources: [lambda], eventName: 'CreateFunction' })).toBe('Management');
    expect(categoryOf({ resources: [lambda] })).toBe('Management');
    expect(categoryOf({ resources: [{ type: 'AWS::IAM::Role' }], eventName: 'Invoke' })).toBe('Management');
    expect(categoryOf({ resources: [] })).toBe('Management');
    expect(categoryOf({})).toBe('Management');
  });
});
