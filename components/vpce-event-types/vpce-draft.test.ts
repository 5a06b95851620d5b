import { describe, expect, it } from 'vitest';
import type { VpceEventType } from '@/lib/cloudtrail/vpce-event-type.ts';
import { hasEventSource, reduceDrafts, toDrafts, toVpceEventTypes } from './vpce-draft';

const types: VpceEventType[] = [
  { eventSource: 'kms.amazonaws.com', name: 'KMS denials', template: 'denied', conditions: [] },
  {
    eventSource: 's3.amazonaws.com',
    template: 'custom',
    conditions: [
      { field: 'eventName', startsWith: ['Get', 'Put'], notEquals: ['GetBucketAcl'] },
      { field: 'vpcEndpointId', equals: ['vpce-1'] },
    ],
  },
];

describe('the cards of the form', () => {
  it('come back as they were when nothing is touched', () => {
    expect(toVpceEventTypes(toDrafts(types))).toEqual(types);
  });

  it('keep their identity while another is removed', () => {
    const drafts = toDrafts(types);
    const [first, second] = drafts.cards;
    const removed = reduceDrafts(drafts, { type: 'remove-card', id: first?.id ?? 0 });
    expect(removed.cards).toEqual([second]);
    const added = reduceDrafts(removed, { type: 'add-card' });
    expect(new Set(added.cards.map(({ id }) => id)).size).toBe(2);
  });

  it('join rows of the same field and leave empty ones out', () => {
    let drafts = toDrafts([{ eventSource: 'ec2.amazonaws.com', template: 'custom', conditions: [] }]);
    const id = drafts.cards[0]?.id ?? 0;
    for (const values of ['RunInstances\n', ' RunInstances \nStopInstances', '  ']) {
      drafts = reduceDrafts(drafts, { type: 'add-condition', id });
      const conditionId = drafts.cards[0]?.conditions.at(-1)?.id ?? 0;
      drafts = reduceDrafts(drafts, { type: 'change-condition', id, conditionId, change: { values } });
    }
    expect(toVpceEventTypes(drafts)[0]?.conditions).toEqual([
      { field: 'eventName', equals: ['RunInstances', 'StopInstances'] },
    ]);
  });

  it.each([
    ['lambda', 'lambda.amazonaws.com', true],
    [' KMS ', 'kms.amazonaws.com', true],
    ['kms.amazonaws.com', 'kms.amazonaws.com', true],
    ['future-service.amazonaws.com', 'future-service.amazonaws.com', true],
    ['my service', 'my service', false],
    ['', '', false],
  ])('take %j for %j, an event source: %j', (typed, eventSource, isSource) => {
    const drafts = toDrafts([{ eventSource: typed, template: 'all', conditions: [] }]);
    expect(toVpceEventTypes(drafts)[0]?.eventSource).toBe(eventSource);
    expect(drafts.cards.map(hasEventSource)).toEqual([isSource]);
  });

  it('lose their conditions when the template has none', () => {
    const drafts = toDrafts(types);
    const id = drafts.cards[1]?.id ?? 0;
    const changed = reduceDrafts(drafts, { type: 'change-card', id, change: { template: 'all' } });
    expect(toVpceEventTypes(changed)[1]).toEqual({
      eventSource: 's3.amazonaws.com',
      template: 'all',
      conditions: [],
    });
  });
});
