import {
  AddTagsCommand,
  type CloudTrailClient,
  DeleteTrailCommand,
  ListTagsCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const TRAIL = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/default-trail';
const STORE = 'arn:aws:cloudtrail:eu-west-1:444455556666:eventdatastore/3f9a6c1e-5b2d-4e87-9c40-7d1b8a2e6f53';

let sandbox: StartedSandbox;
let payments: CloudTrailClient;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1', 10).cloudTrail;
});
afterAll(() => sandbox.stop());

const add = (TagsList: { Key: string; Value?: string }[], ResourceId = TRAIL) =>
  payments.send(new AddTagsCommand({ ResourceId, TagsList }));

async function list(cloudTrail: CloudTrailClient, ...ResourceIdList: string[]) {
  const { ResourceTagList } = await cloudTrail.send(new ListTagsCommand({ ResourceIdList }));
  return ResourceTagList;
}

describe('tags', () => {
  it('are added, overwritten by key and removed by key', async () => {
    expect(await list(payments, TRAIL)).toEqual([{ ResourceId: TRAIL, TagsList: [] }]);
    await add([{ Key: 'team', Value: 'security' }, { Key: 'unvalued' }]);
    await add([{ Key: 'team', Value: 'platform' }]);
    expect(await list(payments, TRAIL)).toEqual([
      { ResourceId: TRAIL, TagsList: [{ Key: 'team', Value: 'platform' }, { Key: 'unvalued' }] },
    ]);
    await payments.send(
      new RemoveTagsCommand({ ResourceId: TRAIL, TagsList: [{ Key: 'team' }, { Key: 'no' }] }),
    );
    expect(await list(payments, TRAIL)).toEqual([{ ResourceId: TRAIL, TagsList: [{ Key: 'unvalued' }] }]);
  });

  it('go with their trail', async () => {
    const tokyo = createSdkClients(sandbox, 'payments', 'ap-northeast-1', 10).cloudTrail;
    const ResourceId = 'arn:aws:cloudtrail:ap-northeast-1:111122223333:trail/tokyo-management-and-data';
    await tokyo.send(new AddTagsCommand({ ResourceId, TagsList: [{ Key: 'team' }] }));
    await tokyo.send(new DeleteTrailCommand({ Name: ResourceId }));
    await expect(list(tokyo, ResourceId)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('are put on event data stores as well', async () => {
    const lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1', 10).cloudTrail;
    await lake.send(new AddTagsCommand({ ResourceId: STORE, TagsList: [{ Key: 'kept' }] }));
    expect(await list(lake, STORE)).toEqual([{ ResourceId: STORE, TagsList: [{ Key: 'kept' }] }]);
  });

  it('stay within fifty, and none is added where one is too many', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ Key: `key-${n}` }));
    await expect(add([...many, { Key: 'one-more' }])).rejects.toMatchObject({
      name: 'TagsLimitExceededException',
    });
    expect((await list(payments, TRAIL))?.[0]?.TagsList?.length).toBeLessThan(10);
  });

  it.each<[string, { Key: string; Value?: string }[]]>([
    ['a key twice', [{ Key: 'a' }, { Key: 'a' }]],
    ['AWS’s own prefix', [{ Key: 'aws:team' }]],
    ['characters that tags must not have', [{ Key: 'a', Value: '<b>' }]],
  ])('refuse %s', async (_case, tags) => {
    await expect(add(tags)).rejects.toMatchObject({ name: 'InvalidTagParameterException' });
  });

  it.each([
    [
      'default-trail',
      'CloudTrailARNInvalidException',
      'The specified value of ARN is not valid: default-trail',
    ],
    ['arn:aws:s3:::bucket', 'CloudTrailARNInvalidException', expect.any(String)],
    [
      'arn:aws:cloudtrail:eu-west-1:111122223333:trail/dublin-reads-and-writes',
      'CloudTrailARNInvalidException',
      'Region in ARN is wrong, you can only access resources in region us-east-1.',
    ],
    [
      'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail',
      'CloudTrailARNInvalidException',
      'AccountID in ARN is wrong, you can only access resources with AccountID 111122223333.',
    ],
    [
      'arn:aws:cloudtrail:us-east-1:111122223333:trail/nobody-has-it',
      'ResourceNotFoundException',
      expect.any(String),
    ],
    [
      'arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/nobody',
      'EventDataStoreNotFoundException',
      expect.any(String),
    ],
    [
      'arn:aws:cloudtrail:us-east-1:111122223333:channel/nobody',
      'ChannelNotFoundException',
      expect.any(String),
    ],
    [
      'arn:aws:cloudtrail:us-east-1:111122223333:insight/nobody',
      'ResourceTypeNotSupportedException',
      expect.any(String),
    ],
  ])('of %s answer with %s', async (id, name, message) => {
    await expect(list(payments, TRAIL, id)).rejects.toMatchObject({ name, message });
  });

  it('are listed of at most twenty resources', async () => {
    await expect(list(payments, ...Array.from({ length: 21 }, () => TRAIL))).rejects.toMatchObject({
      name: 'CloudTrailARNInvalidException',
    });
  });
});
