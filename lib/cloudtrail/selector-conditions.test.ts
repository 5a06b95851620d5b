import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventSelector } from './event-selector.ts';
import { basicSet, eventRecord } from './selector-arbitraries.ts';
import { conjunctionsOf } from './selector-conditions.ts';
import { matchesAdvancedEventSelector, matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';

function basic(selector: Partial<EventSelector>): SelectorSet {
  const whole: EventSelector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources: [],
    excludeManagementEventSources: [],
    ...selector,
  };
  return { kind: 'basic', eventSelectors: [whole] };
}

const data = { field: 'eventCategory', equals: ['Data'] };

describe('conjunctionsOf', () => {
  it('asks for nothing that a basic selector does not ask for', () => {
    expect(conjunctionsOf(basic({}))).toEqual([[{ field: 'eventCategory', equals: ['Management'] }]]);
    const allObjects = { type: 'AWS::S3::Object', values: ['arn:aws:s3'] };
    expect(conjunctionsOf(basic({ includeManagementEvents: false, dataResources: [allObjects] }))).toEqual([
      [data, { field: 'resources.type', equals: ['AWS::S3::Object'] }],
    ]);
  });

  it('takes a resource of a type without rules for itself alone', () => {
    const topic = { type: 'AWS::SNS::Topic', values: ['arn:aws:sns:us-east-1:123456789012:t'] };
    expect(conjunctionsOf(basic({ includeManagementEvents: false, dataResources: [topic] }))).toEqual([
      [
        data,
        { field: 'resources.type', equals: ['AWS::SNS::Topic'] },
        { field: 'resources.ARN', equals: topic.values },
      ],
    ]);
  });

  it('records what the set records', () => {
    fc.assert(
      fc.property(basicSet, fc.array(eventRecord, { minLength: 20, maxLength: 20 }), (set, events) => {
        const conjunctions = conjunctionsOf(set);
        for (const event of events) {
          const recorded = conjunctions.some((fieldSelectors) =>
            matchesAdvancedEventSelector({ fieldSelectors }, event),
          );
          expect(recorded).toBe(matchesSelectorSet(set, event));
        }
      }),
      { numRuns: 200 },
    );
  });
});
