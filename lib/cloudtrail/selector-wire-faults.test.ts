import { expect, it } from 'vitest';
import { unreadableFault, wrongTypeFault } from './selector-fault.ts';
import { formatSelectorSet, parseSelectorSet, readSelectorSet } from './selector-wire.ts';

function faultsOf(json: unknown) {
  const parsed = parseSelectorSet(json);
  return parsed.ok ? [] : parsed.error;
}

it('says why there are no selectors in it', () => {
  for (const json of [null, 'x', 3]) {
    expect(faultsOf(json)).toEqual([unreadableFault('selectors.fault.notObject')]);
  }
  for (const json of [{}, { EventSelectors: null }, [], [{ Comment: 1 }]]) {
    expect(faultsOf(json)).toEqual([unreadableFault('selectors.fault.noKind')]);
  }
  expect(faultsOf([{ FieldSelectors: [] }, { ReadWriteType: 'All' }])).toEqual([
    unreadableFault('selectors.fault.mixedList'),
  ]);
});

it('takes a list for basic selectors by any one of their members, and by none at all', () => {
  const members = [
    { ReadWriteType: 'All' },
    { IncludeManagementEvents: true },
    { DataResources: [] },
    { ExcludeManagementEventSources: [] },
    {},
  ];
  for (const member of members) {
    expect(parseSelectorSet([member])).toMatchObject({ ok: true, value: { kind: 'basic' } });
  }
});

it('says nothing but where the wrong type is when a whole list is none', () => {
  expect(faultsOf({ EventSelectors: 'x' })).toEqual([wrongTypeFault('eventSelectors', 'list')]);
  expect(faultsOf({ AdvancedEventSelectors: {} })).toEqual([
    wrongTypeFault('advancedEventSelectors', 'list'),
  ]);
  expect(faultsOf([7])).toEqual([wrongTypeFault('eventSelectors[0]', 'object')]);
});

it('names each member of a wrong type, and goes on with what stands for it', () => {
  const at = 'eventSelectors[0]';
  const basic = {
    ReadWriteType: 7,
    IncludeManagementEvents: 'yes',
    DataResources: [{ Type: 7, Values: [8, 'a'] }, { Values: {} }, 9],
    ExcludeManagementEventSources: [null],
  };
  const read = readSelectorSet([basic]);
  expect(read.faults).toEqual([
    wrongTypeFault(`${at}.readWriteType`, 'text'),
    wrongTypeFault(`${at}.includeManagementEvents`, 'boolean'),
    wrongTypeFault(`${at}.dataResources[0].type`, 'text'),
    wrongTypeFault(`${at}.dataResources[0].values[0]`, 'text'),
    wrongTypeFault(`${at}.dataResources[1].values`, 'list'),
    wrongTypeFault(`${at}.dataResources[2]`, 'object'),
    wrongTypeFault(`${at}.excludeManagementEventSources[0]`, 'text'),
  ]);
  expect(read.set).toEqual({
    kind: 'basic',
    eventSelectors: [
      {
        readWriteType: 'All',
        includeManagementEvents: false,
        dataResources: [
          { type: '', values: ['', 'a'] },
          { type: '', values: [] },
          { type: '', values: [] },
        ],
        excludeManagementEventSources: [''],
      },
    ],
  });
  const advanced = readSelectorSet([
    { Name: 7, FieldSelectors: [{}, { Field: 'a', Equals: null }] },
    { FieldSelectors: 8 },
  ]);
  expect(advanced.faults).toEqual([
    wrongTypeFault('advancedEventSelectors[0].name', 'text'),
    wrongTypeFault('advancedEventSelectors[1].fieldSelectors', 'list'),
  ]);
  expect(advanced.set).toStrictEqual({
    kind: 'advanced',
    advancedEventSelectors: [{ fieldSelectors: [{ field: '' }, { field: 'a' }] }, { fieldSelectors: [] }],
  });
});

it('refuses a read/write type that AWS does not have, and reads it as all', () => {
  const read = readSelectorSet([{ ReadWriteType: 'Both' }]);
  expect(read.faults).toEqual([
    {
      severity: 'error',
      path: 'eventSelectors[0].readWriteType',
      awsName: 'InvalidEventSelectorsException',
      awsMessage: 'Value Both for ReadWriteType is invalid. Valid values: [All, ReadOnly, WriteOnly].',
      message: { key: 'selectors.fault.readWriteType', values: { value: 'Both' } },
    },
  ]);
  expect(read.set).toMatchObject({ eventSelectors: [{ readWriteType: 'All' }] });
});

it('writes no name and no operator that a selector does not have', () => {
  const set = {
    kind: 'advanced',
    advancedEventSelectors: [{ fieldSelectors: [{ field: 'a', equals: ['b'] }] }],
  } as const;
  expect(formatSelectorSet(set)).toStrictEqual({
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'a', Equals: ['b'] }] }],
  });
});
