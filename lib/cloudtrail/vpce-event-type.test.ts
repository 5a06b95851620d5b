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
    expect(listVpceEventTypes(set)).toStrictEqual([
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

  it('takes an empty name for none', () => {
    const set = setOf({ name: '', fieldSelectors: [network, source('kms.amazonaws.com')] });
    expect(listVpceEventTypes(set)).toStrictEqual([
      { eventSource: 'kms.amazonaws.com', template: 'all', conditions: [] },
    ]);
  });

  it('has no cards for what a card cannot show', () => {
    const kms = source('kms.amazonaws.com');
    const unshown: FieldSelector[][] = [
      [{ field: 'eventCategory', equals: ['Management'] }, kms],
      [{ field: 'eventCategory', equals: ['NetworkActivity', 'Data'] }, kms],
      [kms],
      [network],
      [network, source()],
      [network, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }],
      [network, { ...kms, notEquals: ['s3.amazonaws.com'] }],
      [network, kms, { field: 'eventName', equals: ['a'] }, { field: 'eventName', notEquals: ['b'] }],
    ];
    for (const fieldSelectors of unshown) expect(listVpceEventTypes(setOf({ fieldSelectors }))).toEqual([]);
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

  it('keeps a card as it was written when only the order of its conditions differs', () => {
    const name: FieldSelector = { field: 'eventName', startsWith: ['Get'] };
    const set = setOf({ fieldSelectors: [name, network, denied, source('s3.amazonaws.com')] });
    const [card] = listVpceEventTypes(set);
    expect(replace(set, [{ ...added, ...card, conditions: [denied, name] }])).toEqual(set);
  });

  it('writes a card anew when its name, a value or an operator changes', () => {
    const name: FieldSelector = { field: 'eventName', startsWith: ['Get'] };
    const set = setOf({ name: 'a', fieldSelectors: [name, network, source('s3.amazonaws.com')] });
    const card: VpceEventType = {
      eventSource: 's3.amazonaws.com',
      name: 'a',
      template: 'custom',
      conditions: [name],
    };
    const written = (changed: VpceEventType) => replace(set, [changed]).advancedEventSelectors[0];
    const fields = [network, source('s3.amazonaws.com')];
    expect(replace(set, [card])).toEqual(set);
    expect(written({ ...card, name: 'b' })).toStrictEqual({ name: 'b', fieldSelectors: [...fields, name] });
    expect(written({ ...card, name: '' })).toStrictEqual({ fieldSelectors: [...fields, name] });
    for (const conditions of [
      [{ field: 'eventName', startsWith: ['Put'] }],
      [{ field: 'eventName', endsWith: ['Get'] }],
    ]) {
      expect(written({ ...card, conditions })).toEqual({
        name: 'a',
        fieldSelectors: [...fields, ...conditions],
      });
    }
  });

  it('writes no name where a card has none', () => {
    expect(replace(setOf(), [added]).advancedEventSelectors).toStrictEqual([
      { fieldSelectors: [network, source('kms.amazonaws.com'), denied] },
    ]);
  });

  it('keeps one event source of several when only its card comes back', () => {
    const set = setOf({ fieldSelectors: [source('kms.amazonaws.com', 's3.amazonaws.com'), network] });
    const [first, second] = listVpceEventTypes(set);
    for (const card of [first, second]) {
      expect(replace(set, card ? [card] : [])).toEqual(
        setOf({ fieldSelectors: [network, source(card?.eventSource ?? '')] }),
      );
    }
  });

  it('keeps an event source that one selector names twice', () => {
    const set = setOf({ fieldSelectors: [network, source('kms.amazonaws.com', 'kms.amazonaws.com')] });
    const [card] = listVpceEventTypes(set);
    expect(replace(set, card ? [card] : [])).toEqual(
      setOf({ fieldSelectors: [network, source('kms.amazonaws.com')] }),
    );
  });

  it('passes over conditions that are left on a card whose template implies its own', () => {
    const set = setOf({ fieldSelectors: [source('kms.amazonaws.com'), network] });
    const left: FieldSelector[] = [source('x'), { field: 'eventName', equals: ['Decrypt'] }];
    const all: VpceEventType = { eventSource: 'kms.amazonaws.com', template: 'all', conditions: left };
    expect(replace(set, [all])).toEqual(set);
    expect(replace(setOf(), [all])).toEqual(
      setOf({ fieldSelectors: [network, source('kms.amazonaws.com')] }),
    );
  });

  it('refuses a basic set, a card without a source and a condition on the source, and says where', () => {
    expect(replaceVpceEventTypes({ kind: 'basic', eventSelectors: [] }, [])).toStrictEqual({
      ok: false,
      error: { code: 'unsupported', message: { key: 'selectors.cards.basic' }, retryable: false },
    });
    expect(replaceVpceEventTypes(setOf(), [added, { ...added, eventSource: '' }])).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        message: { key: 'selectors.cards.source' },
        field: 'vpceEventTypes[1].eventSource',
        retryable: false,
      },
    });
    for (const condition of [source('x'), network]) {
      const card: VpceEventType = { ...added, template: 'custom', conditions: [denied, condition] };
      expect(replaceVpceEventTypes(setOf(), [card])).toEqual({
        ok: false,
        error: {
          code: 'invalid-input',
          message: { key: 'selectors.cards.condition', values: { field: condition.field } },
          field: 'vpceEventTypes[0].conditions',
          retryable: false,
        },
      });
    }
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
