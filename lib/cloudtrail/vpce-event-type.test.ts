import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdvancedEventSelector, FieldSelector } from './advanced-event-selector.ts';
import { cardSet } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import type { SelectorSet } from './selector-set.ts';
import { listVpceEventTypes, replaceVpceEventTypes, type VpceEventType } from './vpce-event-type.ts';

const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const source = (...equals: string[]): FieldSelector => ({ field: 'eventSource', equals });
const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const management: AdvancedEventSelector = {
  name: 'Management events selector',
  fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }],
};
const data: AdvancedEventSelector = {
  fieldSelectors: [
    { field: 'resources.type', equals: ['AWS::S3::Object'] },
    { field: 'eventCategory', equals: ['Data'] },
  ],
};

function setOf(...advancedEventSelectors: AdvancedEventSelector[]): SelectorSet & { kind: 'advanced' } {
  return { kind: 'advanced', advancedEventSelectors };
}

function replace(set: SelectorSet, types: readonly VpceEventType[]): SelectorSet & { kind: 'advanced' } {
  const replaced = replaceVpceEventTypes(set, types);
  if (!replaced.ok || replaced.value.kind !== 'advanced') throw new Error('expected an advanced set');
  return replaced.value;
}

describe('listVpceEventTypes', () => {
  it('shows the three templates whatever the order of the fields', () => {
    const name: FieldSelector = { field: 'eventName', startsWith: ['Get'] };
    const set = setOf(
      management,
      { name: 'a', fieldSelectors: [source('kms.amazonaws.com'), network] },
      { fieldSelectors: [denied, network, source('s3.amazonaws.com')] },
      { fieldSelectors: [network, source('ec2.amazonaws.com'), denied, name] },
    );
    expect(listVpceEventTypes(set)).toEqual([
      { eventSource: 'kms.amazonaws.com', name: 'a', template: 'all', conditions: [] },
      { eventSource: 's3.amazonaws.com', template: 'denied', conditions: [] },
      { eventSource: 'ec2.amazonaws.com', template: 'custom', conditions: [denied, name] },
    ]);
  });

  it('shows a card for each of several event sources', () => {
    const set = setOf({ fieldSelectors: [network, source('kms.amazonaws.com', 's3.amazonaws.com'), denied] });
    expect(listVpceEventTypes(set).map(({ eventSource }) => eventSource)).toEqual([
      'kms.amazonaws.com',
      's3.amazonaws.com',
    ]);
  });

  it('has no cards for basic selectors', () => {
    expect(listVpceEventTypes({ kind: 'basic', eventSelectors: [] })).toEqual([]);
  });
});

describe('replaceVpceEventTypes', () => {
  const added: VpceEventType = { eventSource: 'kms.amazonaws.com', template: 'denied', conditions: [] };

  it('adds a card behind what is there and leaves the rest exactly as it is', () => {
    expect(replace(setOf(data, management), [added]).advancedEventSelectors).toEqual([
      data,
      management,
      { fieldSelectors: [network, source('kms.amazonaws.com'), denied] },
    ]);
  });

  it('keeps other selectors in their places when cards are changed or removed', () => {
    const card: AdvancedEventSelector = { fieldSelectors: [network, source('s3.amazonaws.com')] };
    const set = setOf(data, card, management);
    expect(replace(set, [])).toEqual(setOf(data, management));
    expect(replace(set, [added]).advancedEventSelectors).toEqual([data, expect.anything(), management]);
  });

  it('keeps an unchanged card as it was written', () => {
    const handmade: AdvancedEventSelector = {
      name: '',
      fieldSelectors: [denied, source('s3.amazonaws.com', 'kms.amazonaws.com'), network],
    };
    const set = setOf(handmade, management);
    expect(replace(set, listVpceEventTypes(set))).toEqual(set);
  });

  it('keeps a network activity selector that no card can show', () => {
    const odd: AdvancedEventSelector = {
      fieldSelectors: [network, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }],
    };
    expect(replace(setOf(odd), [added]).advancedEventSelectors[0]).toEqual(odd);
  });

  it('refuses a basic set, a card without a source and a condition on the source', () => {
    expect(replaceVpceEventTypes({ kind: 'basic', eventSelectors: [] }, [])).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
    expect(replaceVpceEventTypes(setOf(), [{ ...added, eventSource: '' }])).toMatchObject({ ok: false });
    expect(
      replaceVpceEventTypes(setOf(), [{ ...added, template: 'custom', conditions: [source('x')] }]),
    ).toMatchObject({ ok: false, error: { field: 'vpceEventTypes[0].conditions' } });
  });

  it('keeps the meaning and the cards of any set when its cards are put back in any order', () => {
    const shuffled = cardSet.chain((set) => {
      const cards = listVpceEventTypes(set);
      return fc.tuple(fc.constant(set), fc.shuffledSubarray(cards, { minLength: cards.length }));
    });
    fc.assert(
      fc.property(shuffled, ([set, cards]) => {
        const replaced = replace(set, cards);
        expect(compareSelectorSets(set, replaced).same).toBe(true);
        const sorted = (types: readonly VpceEventType[]) => types.map((type) => JSON.stringify(type)).sort();
        expect(sorted(listVpceEventTypes(replaced))).toEqual(sorted(cards));
      }),
      { numRuns: 500 },
    );
  });

  it('records what the cards say and nothing else of the old cards', () => {
    fc.assert(
      fc.property(cardSet, cardSet, (set, other) => {
        const cards = listVpceEventTypes(other);
        const fresh = replace(replace(set, []), cards);
        expect(compareSelectorSets(fresh, replace(set, cards)).same).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
