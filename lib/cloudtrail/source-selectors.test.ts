import { describe, expect, it } from 'vitest';
import type { AdvancedEventSelector, FieldSelector } from './advanced-event-selector.ts';
import type { SelectorSet } from './selector-set.ts';
import { listChangedSources, selectorsOfSource } from './source-selectors.ts';

function network(sources: readonly string[], ...conditions: FieldSelector[]): AdvancedEventSelector {
  return {
    fieldSelectors: [
      { field: 'eventCategory', equals: ['NetworkActivity'] },
      { field: 'eventSource', equals: sources },
      ...conditions,
    ],
  };
}

function set(...advancedEventSelectors: AdvancedEventSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors };
}

const DENIED: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const kms = 'kms.amazonaws.com';
const ec2 = 'ec2.amazonaws.com';
const management: AdvancedEventSelector = {
  fieldSelectors: [
    { field: 'eventCategory', equals: ['Management'] },
    { field: 'eventSource', notEquals: [kms] },
  ],
};
const basic: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
    },
  ],
};

describe('listChangedSources', () => {
  it('names each source of one selector by itself', () => {
    expect(listChangedSources(set(management), set(management, network([kms, ec2])))).toEqual([kms, ec2]);
    expect(listChangedSources(set(network([kms, ec2])), set(network([ec2])))).toEqual([kms]);
  });

  it('names no source whose events are recorded as before, however that is written', () => {
    const before = set(network([kms, ec2]), network([kms], DENIED));
    expect(listChangedSources(before, set(network([ec2]), network([kms])))).toEqual([]);
    expect(listChangedSources(set(network([kms])), set(network([kms], DENIED)))).toEqual([kms]);
  });

  it('looks at network activity events only, which basic event selectors do not record', () => {
    expect(listChangedSources(basic, set(management))).toEqual([]);
    expect(listChangedSources(basic, set(network([kms])))).toEqual([kms]);
  });
});

describe('selectorsOfSource', () => {
  it('leaves out what can never be of the source', () => {
    const contrary = network([kms], { field: 'eventSource', equals: [ec2] });
    expect(selectorsOfSource([set(contrary, network([ec2])), basic], kms)).toEqual(set());
  });

  it('joins what several sets ask for', () => {
    const joined = selectorsOfSource([set(network([kms], DENIED)), set(network([kms, ec2]))], kms);
    expect(listChangedSources(joined, set(network([kms])))).toEqual([]);
  });
});
