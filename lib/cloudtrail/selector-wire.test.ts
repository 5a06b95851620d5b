import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { formatSelectorSet, parseSelectorSet } from './selector-wire.ts';

function faultsOf(json: unknown) {
  const parsed = parseSelectorSet(json);
  return parsed.ok ? [] : parsed.error.map(({ path, awsMessage }) => [path, awsMessage]);
}

const basicJson = {
  ReadWriteType: 'All',
  IncludeManagementEvents: true,
  DataResources: [],
  ExcludeManagementEventSources: [],
};
const advancedJson = { FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] };

describe('parseSelectorSet', () => {
  it('reads a whole GetEventSelectors response, the other kind left out, null or empty', () => {
    const TrailARN = 'arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail';
    for (const other of [{}, { AdvancedEventSelectors: null }, { AdvancedEventSelectors: [] }]) {
      expect(parseSelectorSet({ TrailARN, EventSelectors: [basicJson], ...other })).toMatchObject({
        ok: true,
        value: { kind: 'basic' },
      });
    }
    expect(
      parseSelectorSet({ TrailARN, EventSelectors: [], AdvancedEventSelectors: [advancedJson] }),
    ).toMatchObject({
      ok: true,
      value: { kind: 'advanced' },
    });
  });

  it('reads a bare list of either kind', () => {
    expect(parseSelectorSet([basicJson])).toMatchObject({ ok: true, value: { kind: 'basic' } });
    expect(parseSelectorSet([advancedJson])).toMatchObject({ ok: true, value: { kind: 'advanced' } });
  });

  it('fills in what a basic selector leaves out with the defaults of PutEventSelectors', () => {
    expect(parseSelectorSet([{}])).toEqual({
      ok: true,
      value: {
        kind: 'basic',
        eventSelectors: [
          {
            readWriteType: 'All',
            includeManagementEvents: true,
            dataResources: [],
            excludeManagementEventSources: [],
          },
        ],
      },
    });
  });

  it('refuses both kinds at once in the words of AWS', () => {
    expect(faultsOf({ EventSelectors: [basicJson], AdvancedEventSelectors: [advancedJson] })).toEqual([
      ['', 'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.'],
    ]);
  });

  it('refuses what holds no selectors', () => {
    for (const json of [null, 'x', 3, {}, [], [basicJson, advancedJson]])
      expect(faultsOf(json)).toHaveLength(1);
  });

  it('names every member of a wrong type', () => {
    const json = {
      EventSelectors: [{ IncludeManagementEvents: 'yes', DataResources: {}, ReadWriteType: 'Both' }, 7],
    };
    expect(faultsOf(json).map(([path]) => path)).toEqual([
      'eventSelectors[0].readWriteType',
      'eventSelectors[0].includeManagementEvents',
      'eventSelectors[0].dataResources',
      'eventSelectors[1]',
    ]);
    expect(
      faultsOf([
        {
          FieldSelectors: [
            { Field: 1, Equals: 'kms' },
            { Field: 'x', Equals: [null] },
          ],
        },
      ]),
    ).toEqual([
      [
        'advancedEventSelectors[0].fieldSelectors[0].equals',
        'AdvancedEventSelectors[0].FieldSelectors[0].Equals must be a list.',
      ],
      [
        'advancedEventSelectors[0].fieldSelectors[0].field',
        'AdvancedEventSelectors[0].FieldSelectors[0].Field must be a string.',
      ],
      [
        'advancedEventSelectors[0].fieldSelectors[1].equals[0]',
        'AdvancedEventSelectors[0].FieldSelectors[1].Equals[0] must be a string.',
      ],
    ]);
  });

  it('passes over members that AWS does not know', () => {
    expect(parseSelectorSet([{ ...advancedJson, Comment: 1 }])).toMatchObject({ ok: true });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void parseSelectorSet(json)));
  });
});

describe('formatSelectorSet', () => {
  it('is read back as the same set', () => {
    fc.assert(
      fc.property(fc.oneof(basicSet, advancedSet), (set) => {
        const json: unknown = JSON.parse(JSON.stringify(formatSelectorSet(set)));
        const parsed = parseSelectorSet(json);
        expect(parsed).toEqual({ ok: true, value: set });
      }),
    );
  });

  it('writes all four members of a basic selector', () => {
    const parsed = parseSelectorSet([{}]);
    expect(parsed.ok && formatSelectorSet(parsed.value)).toEqual({ EventSelectors: [basicJson] });
  });
});
