import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { advancedSet, basicSet, eventRecord } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { toAdvanced } from './selector-convert.ts';
import { matchesSelectorSet } from './selector-match.ts';
import { toBasic } from './selector-to-basic.ts';

function convert(...selectors: FieldSelector[][]) {
  return toBasic({
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  });
}

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };

describe('toBasic', () => {
  it('gives back the default of a new trail', () => {
    expect(convert([management])).toMatchObject({
      ok: true,
      value: {
        set: {
          eventSelectors: [
            {
              readWriteType: 'All',
              includeManagementEvents: true,
              dataResources: [],
              excludeManagementEventSources: [],
            },
          ],
        },
        comparison: { same: true },
      },
    });
  });

  it('puts data resources with the management events of the same read/write type', () => {
    const converted = convert([management], [data, objects]);
    expect(converted.ok && converted.value.set.eventSelectors).toEqual([
      expect.objectContaining({ dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] }),
    ]);
  });

  it('names every part that basic event selectors cannot say', () => {
    const converted = convert(
      [management],
      [
        { field: 'eventCategory', equals: ['NetworkActivity'] },
        { field: 'eventSource', equals: ['kms.amazonaws.com'] },
      ],
      [data, { field: 'resources.type', equals: ['AWS::SQS::Queue'] }],
      [data, objects, { field: 'eventName', equals: ['GetObject'] }],
      [data, objects, { field: 'resources.ARN', endsWith: ['.txt'] }],
    );
    expect(converted.ok ? [] : converted.error.map(({ path, message }) => [path, message.key])).toEqual([
      ['advancedEventSelectors[1]', 'selectors.convert.notBasicCategory'],
      ['advancedEventSelectors[2].fieldSelectors[1]', 'selectors.convert.notBasicType'],
      ['advancedEventSelectors[3].fieldSelectors[2]', 'selectors.convert.notBasicField'],
      ['advancedEventSelectors[4].fieldSelectors[2]', 'selectors.convert.notBasicField'],
    ]);
  });

  it('brings every converted basic set back to its meaning', () => {
    fc.assert(
      fc.property(basicSet, (set) => {
        const advanced = toAdvanced(set);
        if (!advanced.ok) return;
        const basic = toBasic(advanced.value.set);
        // Six can be needed where five did: data resources that stood beside a management selector with exclusions.
        if (!basic.ok) {
          expect(basic.error.map(({ message }) => message.key)).toEqual(['selectors.convert.notBasicCount']);
          return;
        }
        expect(compareSelectorSets(set, basic.value.set).same).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no event of a set that it converts', () => {
    fc.assert(
      fc.property(advancedSet, fc.array(eventRecord, { minLength: 20, maxLength: 20 }), (set, events) => {
        const basic = toBasic(set);
        if (!basic.ok) return;
        expect(basic.value.comparison.stops).toEqual([]);
        for (const event of events) {
          if (matchesSelectorSet(set, event)) expect(matchesSelectorSet(basic.value.set, event)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
