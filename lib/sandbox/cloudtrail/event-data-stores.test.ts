import {
  type CloudTrailClient,
  CreateEventDataStoreCommand,
  type CreateEventDataStoreRequest,
  DeleteEventDataStoreCommand,
  GetEventDataStoreCommand,
  ListEventDataStoresCommand,
  RestoreEventDataStoreCommand,
  StartEventDataStoreIngestionCommand,
  StopEventDataStoreIngestionCommand,
  UpdateEventDataStoreCommand,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const SEEDED = '3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53';

let sandbox: StartedSandbox;
let lake: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  lake = client('data-platform', 'eu-west-1');
});
afterAll(() => sandbox.stop());

function client(account: string, region: string): CloudTrailClient {
  return createSdkClients(sandbox, account, region, 10).cloudTrail;
}

const create = (input: CreateEventDataStoreRequest, cloudTrail = lake) =>
  cloudTrail.send(new CreateEventDataStoreCommand(input));
const read = (EventDataStore: string | undefined) =>
  lake.send(new GetEventDataStoreCommand({ EventDataStore }));

describe('event data stores', () => {
  it('are there no more for accounts that have none', async () => {
    const payments = client('payments', 'us-east-1');
    expect((await payments.send(new ListEventDataStoresCommand({}))).EventDataStores).toEqual([]);
    await expect(create({ Name: 'too-late' }, payments)).rejects.toMatchObject({
      name: 'OperationNotPermittedException',
      message:
        'CloudTrail Lake is no longer accepting new customers. Existing customers can continue to use their event data stores.',
    });
  });

  it('have AWS’s defaults, and are found by ARN or by ID', async () => {
    const created = await create({ Name: 'defaults', TagsList: [{ Key: 'team', Value: 'lake' }] });
    const expected = {
      Name: 'defaults',
      AdvancedEventSelectors: [
        {
          Name: 'Default management events',
          FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }],
        },
      ],
      MultiRegionEnabled: true,
      OrganizationEnabled: false,
      RetentionPeriod: 366,
      TerminationProtectionEnabled: true,
      BillingMode: 'EXTENDABLE_RETENTION_PRICING',
    };
    expect(created).toMatchObject({
      ...expected,
      Status: 'CREATED',
      TagsList: [{ Key: 'team', Value: 'lake' }],
      CreatedTimestamp: expect.any(Date),
    });
    const { EventDataStoreArn = '' } = created;
    for (const id of [EventDataStoreArn, EventDataStoreArn.split('/')[1]]) {
      expect(await read(id)).toMatchObject({
        ...expected,
        EventDataStoreArn,
        Status: 'ENABLED',
        FederationStatus: 'DISABLED',
      });
    }
    const { EventDataStores = [] } = await lake.send(new ListEventDataStoresCommand({}));
    expect(EventDataStores).toContainEqual({ EventDataStoreArn, Name: 'defaults' });
  });

  it('are listed in pages, whose tokens are good for that list alone', async () => {
    await create({ Name: 'second-page' });
    const first = await lake.send(new ListEventDataStoresCommand({ MaxResults: 1 }));
    expect(first.EventDataStores).toHaveLength(1);
    const second = await lake.send(
      new ListEventDataStoresCommand({ MaxResults: 1, NextToken: first.NextToken }),
    );
    expect(second.EventDataStores?.[0]).not.toEqual(first.EventDataStores?.[0]);
    await expect(lake.send(new ListEventDataStoresCommand({ NextToken: 'made-up' }))).rejects.toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });

  it('keep what an update does not send', async () => {
    const before = await read(SEEDED);
    const AdvancedEventSelectors = [
      {
        Name: 'KMS denials',
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['NetworkActivity'] },
          { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
        ],
      },
    ];
    await lake.send(new UpdateEventDataStoreCommand({ EventDataStore: SEEDED, AdvancedEventSelectors }));
    const after = await read(SEEDED);
    expect(after).toMatchObject({
      Name: before.Name,
      RetentionPeriod: before.RetentionPeriod,
      AdvancedEventSelectors,
    });
    expect(after.UpdatedTimestamp?.getTime()).toBeGreaterThan(before.UpdatedTimestamp?.getTime() ?? 0);
  });

  it.each<[string, Partial<CreateEventDataStoreRequest>, string]>([
    ['a name that is taken', { Name: 'lake-perimeter-history' }, 'EventDataStoreAlreadyExistsException'],
    ['a short retention', { RetentionPeriod: 6 }, 'InvalidParameterException'],
    [
      'a retention that its billing mode has not',
      { BillingMode: 'FIXED_RETENTION_PRICING', RetentionPeriod: 2558 },
      'InvalidParameterException',
    ],
    [
      'the whole organization for a member',
      { OrganizationEnabled: true },
      'NotOrganizationMasterAccountException',
    ],
    [
      'userIdentity.arn of network activity, which trails alone have',
      {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: 'eventCategory', Equals: ['NetworkActivity'] },
              { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
              { Field: 'userIdentity.arn', StartsWith: ['arn:'] },
            ],
          },
        ],
      },
      'InvalidEventSelectorsException',
    ],
    [
      'six advanced event selectors',
      {
        AdvancedEventSelectors: Array.from({ length: 6 }, () => ({
          FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }],
        })),
      },
      'InvalidEventSelectorsException',
    ],
    ['a wrong key', { KmsKeyId: 'alias/aws/s3' }, 'InvalidKmsKeyIdException'],
  ])('are refused with %s', async (_case, input, name) => {
    await expect(create({ Name: 'refused', ...input })).rejects.toMatchObject({ name });
  });

  it('are protected from deletion, deleted, restored, and stopped and started', async () => {
    const { EventDataStoreArn: EventDataStore } = await create({ Name: 'come-and-go' });
    const remove = () => lake.send(new DeleteEventDataStoreCommand({ EventDataStore }));
    await expect(remove()).rejects.toMatchObject({ name: 'EventDataStoreTerminationProtectedException' });
    await lake.send(new UpdateEventDataStoreCommand({ EventDataStore, TerminationProtectionEnabled: false }));
    await expect(lake.send(new RestoreEventDataStoreCommand({ EventDataStore }))).rejects.toMatchObject({
      name: 'InvalidEventDataStoreStatusException',
    });
    await remove();
    expect((await read(EventDataStore)).Status).toBe('PENDING_DELETION');
    await expect(remove()).rejects.toMatchObject({ name: 'InactiveEventDataStoreException' });
    await lake.send(new RestoreEventDataStoreCommand({ EventDataStore }));
    await lake.send(new StopEventDataStoreIngestionCommand({ EventDataStore }));
    expect((await read(EventDataStore)).Status).toBe('STOPPED_INGESTION');
    await expect(lake.send(new StopEventDataStoreIngestionCommand({ EventDataStore }))).rejects.toMatchObject(
      { name: 'InvalidEventDataStoreStatusException' },
    );
    await lake.send(new StartEventDataStoreIngestionCommand({ EventDataStore }));
    expect((await read(EventDataStore)).Status).toBe('ENABLED');
  });

  it.each([
    ['nobody', 'EventDataStoreNotFoundException'],
    ['arn:aws:cloudtrail:eu-west-1:444455556666:trail/lake-perimeter', 'EventDataStoreARNInvalidException'],
    [`arn:aws:cloudtrail:us-east-1:444455556666:eventdatastore/${SEEDED}`, 'EventDataStoreNotFoundException'],
  ])('called %s are refused with %s', async (id, name) => {
    await expect(read(id)).rejects.toMatchObject({ name });
  });
});
