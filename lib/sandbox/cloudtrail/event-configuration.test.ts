import {
  type CloudTrailClient,
  GetEventConfigurationCommand,
  PutEventConfigurationCommand,
  type PutEventConfigurationRequest,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const TrailName = 'lake-perimeter';
const EventDataStore = '3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53';

let sandbox: StartedSandbox;
let lake: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1', 10).cloudTrail;
});
afterAll(() => sandbox.stop());

const put = (input: PutEventConfigurationRequest) => lake.send(new PutEventConfigurationCommand(input));

describe('the event configuration', () => {
  it('of a trail is its aggregation', async () => {
    const AggregationConfigurations: PutEventConfigurationRequest['AggregationConfigurations'] = [
      { EventCategory: 'Data', Templates: ['API_ACTIVITY', 'USER_ACTIONS'] },
    ];
    const TrailARN = `arn:aws:cloudtrail:eu-west-1:444455556666:trail/${TrailName}`;
    const before = await lake.send(new GetEventConfigurationCommand({ TrailName }));
    expect(before).toMatchObject({ TrailARN, AggregationConfigurations: [] });
    await put({ TrailName, AggregationConfigurations });
    await put({ TrailName });
    const after = await lake.send(new GetEventConfigurationCommand({ TrailName: TrailARN }));
    expect(after.AggregationConfigurations).toEqual(AggregationConfigurations);
  });

  it('of an event data store is its event size and context keys', async () => {
    const ContextKeySelectors: PutEventConfigurationRequest['ContextKeySelectors'] = [
      { Type: 'TagContext', Equals: ['team'] },
    ];
    await expect(put({ EventDataStore, ContextKeySelectors })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
    });
    await put({ EventDataStore, MaxEventSize: 'Large', ContextKeySelectors });
    expect(await lake.send(new GetEventConfigurationCommand({ EventDataStore }))).toMatchObject({
      MaxEventSize: 'Large',
      ContextKeySelectors,
    });
  });

  it.each<[string, PutEventConfigurationRequest, string]>([
    ['neither', {}, 'InvalidParameterCombinationException'],
    ['both', { TrailName, EventDataStore }, 'InvalidParameterCombinationException'],
    [
      'an event size on a trail',
      { TrailName, MaxEventSize: 'Large' },
      'InvalidParameterCombinationException',
    ],
    [
      'aggregation in an event data store',
      { EventDataStore, AggregationConfigurations: [] },
      'InvalidParameterCombinationException',
    ],
    [
      'two aggregations',
      {
        TrailName,
        AggregationConfigurations: [
          { EventCategory: 'Data', Templates: ['API_ACTIVITY'] },
          { EventCategory: 'Data', Templates: ['USER_ACTIONS'] },
        ],
      },
      'InvalidParameterException',
    ],
    ['an unknown trail', { TrailName: 'nobody-has-it' }, 'TrailNotFoundException'],
    ['an unknown event data store', { EventDataStore: 'nobody' }, 'EventDataStoreNotFoundException'],
  ])('is refused for %s', async (_case, input, name) => {
    await expect(put(input)).rejects.toMatchObject({ name });
  });
});
