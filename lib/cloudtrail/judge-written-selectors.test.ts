import { describe, expect, it } from 'vitest';
import { judgeWrittenSelectors } from './judge-written-selectors.ts';
import { chooseWrittenSelectors } from './parse-written-selectors.ts';
import { validateSelectorSet } from './selector-faults.ts';

function judge(json: unknown) {
  const chosen = chooseWrittenSelectors(json);
  if (!chosen.ok) throw new Error('there is one trail in it');
  return judgeWrittenSelectors(chosen.value);
}
const paths = (json: unknown) => judge(json).map(({ path }) => path);

const data = (...conditions: unknown[]) => [
  {
    FieldSelectors: [
      { Field: 'eventCategory', Equals: ['Data'] },
      { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
      ...conditions,
    ],
  },
];

describe('judgeWrittenSelectors', () => {
  it('says of what can be read what validateSelectorSet says', () => {
    const chosen = chooseWrittenSelectors(data({ Field: 'nonsense', Equals: ['x'] }));
    const set = chosen.ok && chosen.value.set.ok ? chosen.value.set.value : undefined;
    expect(set && validateSelectorSet(set)).toEqual(judge(data({ Field: 'nonsense', Equals: ['x'] })));
    expect(judge(data())).toEqual([]);
  });

  it('goes on behind a member of a wrong type', () => {
    expect(
      paths(data({ Field: 'eventName', Equals: 'PutObject' }, { Field: 'nonsense', Equals: ['x'] })),
    ).toEqual([
      'advancedEventSelectors[0].fieldSelectors[2].equals',
      'advancedEventSelectors[0].fieldSelectors[3].field',
    ]);
  });

  it('says nothing of what only stands for a member that cannot be read', () => {
    const selectors = [{ IncludeManagementEvents: 'yes', DataResources: 'all' }];
    expect(paths(selectors)).toEqual([
      'eventSelectors[0].includeManagementEvents',
      'eventSelectors[0].dataResources',
    ]);
    expect(paths(data({ Field: 7, Equals: [''] }))).toEqual([
      'advancedEventSelectors[0].fieldSelectors[2].field',
      'advancedEventSelectors[0].fieldSelectors[2].equals[0]',
    ]);
  });

  it('counts selectors whatever is in them', () => {
    expect(paths([{ ReadWriteType: 'Both' }, {}, {}, {}, {}, {}])).toEqual([
      'eventSelectors[0].readWriteType',
      'eventSelectors',
    ]);
  });

  it('judges the advanced ones of both kinds', () => {
    const both = { EventSelectors: [{}], AdvancedEventSelectors: [{ FieldSelectors: [] }] };
    expect(paths(both)[0]).toBe('');
    expect(paths(both)).toContain('advancedEventSelectors[0].fieldSelectors');
  });
});
