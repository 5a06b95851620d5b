import {
  type CloudTrailClient,
  type Event,
  LookupEventsCommand,
  type LookupEventsRequest,
  PutEventSelectorsCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { DescribeRegionsCommand, ModifyVpcEndpointCommand } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  createSdkClients,
  createSdkClientsAs,
  createSdkClientsOf,
  type SdkClients,
} from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
let payments: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1', 10);
});
afterAll(() => sandbox.stop());

async function lookup(input: LookupEventsRequest, cloudTrail: CloudTrailClient = payments.cloudTrail) {
  return cloudTrail.send(new LookupEventsCommand(input));
}

async function findNewest(eventName: string, cloudTrail?: CloudTrailClient): Promise<Event> {
  const { Events } = await lookup(
    { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: eventName }], MaxResults: 1 },
    cloudTrail,
  );
  return Events?.[0] ?? {};
}

const recordOf = ({ CloudTrailEvent }: Event) => JSON.parse(CloudTrailEvent ?? '{}');

describe('a call of the API', () => {
  it('is an event with what was asked for and what was answered', async () => {
    const AdvancedEventSelectors = [
      { Name: 'mine', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] },
    ];
    await payments.cloudTrail.send(
      new PutEventSelectorsCommand({ TrailName: 'default-trail', AdvancedEventSelectors }),
    );
    const event = await findNewest('PutEventSelectors');
    const TrailARN = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/default-trail';
    expect(event).toMatchObject({
      ReadOnly: 'false',
      EventSource: 'cloudtrail.amazonaws.com',
      Username: 'trailpoint',
      AccessKeyId: sandbox.accounts[0]?.accessKeyId,
      Resources: [
        { ResourceType: 'AWS::CloudTrail::Trail', ResourceName: 'default-trail' },
        { ResourceType: 'AWS::CloudTrail::Trail', ResourceName: TrailARN },
      ],
    });
    const advancedEventSelectors = [
      { name: 'mine', fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] },
    ];
    const record = recordOf(event);
    expect(record).toEqual({
      eventVersion: '1.11',
      userIdentity: {
        type: 'IAMUser',
        principalId: 'AIDAPAYMENTSSANDBOX22',
        arn: 'arn:aws:iam::111122223333:user/trailpoint',
        accountId: '111122223333',
        accessKeyId: sandbox.accounts[0]?.accessKeyId,
        userName: 'trailpoint',
      },
      eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'PutEventSelectors',
      awsRegion: 'us-east-1',
      sourceIPAddress: '127.0.0.1',
      userAgent: expect.stringContaining('aws-sdk-js'),
      requestParameters: { trailName: 'default-trail', advancedEventSelectors },
      responseElements: { trailARN: TrailARN, advancedEventSelectors },
      requestID: expect.any(String),
      eventID: event.EventId,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: '111122223333',
      eventCategory: 'Management',
    });
    expect(event.EventTime?.getTime()).toBe(Date.parse(record.eventTime));
  });

  it('is an event as well where it failed, and names the failure', async () => {
    await expect(
      payments.cloudTrail.send(new StopLoggingCommand({ Name: 'nobody-has-it' })),
    ).rejects.toThrow();
    expect(recordOf(await findNewest('StopLogging'))).toMatchObject({
      errorCode: 'TrailNotFoundException',
      errorMessage:
        'Unknown trail: arn:aws:cloudtrail:us-east-1:111122223333:trail/nobody-has-it for the user: 111122223333',
      requestParameters: { name: 'nobody-has-it' },
      responseElements: null,
    });
  });

  it('of a stranger’s client keeps at most a kilobyte of its name, whole characters', async () => {
    const answer = await fetch(sandbox.endpoint, { method: 'POST', headers: { 'user-agent': 'x' } });
    expect(answer.ok).toBe(false);
    const shouting = createSdkClients(sandbox, 'payments', 'ap-northeast-1').sts;
    shouting.middlewareStack.add(
      (next) => (args) => {
        const { request } = args;
        if (typeof request === 'object' && request !== null && 'headers' in request) {
          Object.assign(request.headers ?? {}, { 'user-agent': `<script>${'é'.repeat(2_000)}` });
        }
        return next(args);
      },
      { step: 'build', priority: 'low' },
    );
    await shouting.send(new GetCallerIdentityCommand({}));
    const tokyo = createSdkClients(sandbox, 'payments', 'ap-northeast-1').cloudTrail;
    const { userAgent } = recordOf(await findNewest('GetCallerIdentity', tokyo));
    expect(userAgent.startsWith('<script>')).toBe(true);
    expect(Buffer.byteLength(userAgent)).toBeLessThanOrEqual(1024);
  });

  it('is recorded of EC2, S3’s buckets and STS, with what each of them tells', async () => {
    await payments.ec2.send(new DescribeRegionsCommand({ AllRegions: true }));
    expect(recordOf(await findNewest('DescribeRegions'))).toMatchObject({
      eventSource: 'ec2.amazonaws.com',
      readOnly: true,
      responseElements: null,
    });
    await expect(
      payments.ec2.send(
        new ModifyVpcEndpointCommand({ VpcEndpointId: 'vpce-0123456789abcdef0', ResetPolicy: true }),
      ),
    ).rejects.toThrow();
    const modify = await findNewest('ModifyVpcEndpoint');
    expect(modify.Resources).toEqual([
      { ResourceType: 'AWS::EC2::VPCEndpoint', ResourceName: 'vpce-0123456789abcdef0' },
    ]);
    expect(recordOf(modify)).toMatchObject({
      errorCode: 'Client.InvalidVpcEndpointId.NotFound',
      requestParameters: {
        ModifyVpcEndpointRequest: { VpcEndpointId: 'vpce-0123456789abcdef0', ResetPolicy: true },
      },
    });
    await payments.s3.send(new CreateBucketCommand({ Bucket: 'bucket-of-an-event' }));
    await payments.s3.send(new ListObjectsV2Command({ Bucket: 'bucket-of-an-event' }));
    expect(recordOf(await findNewest('CreateBucket'))).toMatchObject({
      eventSource: 's3.amazonaws.com',
      requestParameters: { bucketName: 'bucket-of-an-event' },
    });
    // A call that lists objects is a data event, and those are never found.
    expect(await findNewest('ListObjects')).toEqual({});
  });

  it('into another account is an event of both, and never tells the secret that was handed out', async () => {
    const management = createSdkClients(sandbox, 'organization-management', 'us-east-1', 10);
    const RoleArn = 'arn:aws:iam::111122223333:role/OrganizationAccountAccessRole';
    const { Credentials: keys } = await management.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'somebody' }),
    );
    const asked = await findNewest('AssumeRole', management.cloudTrail);
    expect(recordOf(asked)).toMatchObject({
      userIdentity: { type: 'IAMUser', accountId: '777788889999' },
      readOnly: true,
      requestParameters: { roleArn: RoleArn, roleSessionName: 'somebody' },
      responseElements: {
        credentials: { accessKeyId: keys?.AccessKeyId, sessionToken: expect.any(String) },
        assumedRoleUser: { arn: expect.stringContaining('/somebody') },
      },
      resources: [{ accountId: '111122223333', type: 'AWS::IAM::Role', ARN: RoleArn }],
    });
    const entered = await findNewest('AssumeRole');
    expect(recordOf(entered)).toMatchObject({
      userIdentity: { type: 'AWSAccount', accountId: '777788889999' },
      recipientAccountId: '111122223333',
      sharedEventID: recordOf(asked).sharedEventID,
    });
    for (const { CloudTrailEvent } of [asked, entered]) {
      expect(CloudTrailEvent).not.toContain(keys?.SecretAccessKey);
    }

    const session = createSdkClientsOf(
      sandbox,
      {
        accessKeyId: keys?.AccessKeyId ?? '',
        secretAccessKey: keys?.SecretAccessKey ?? '',
        sessionToken: keys?.SessionToken ?? '',
      },
      'us-east-1',
      6,
    );
    await session.sts.send(new GetCallerIdentityCommand({}));
    const acted = await findNewest('GetCallerIdentity');
    expect(acted).toMatchObject({ Username: 'somebody', AccessKeyId: keys?.AccessKeyId });
    expect(recordOf(acted).userIdentity).toMatchObject({
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/OrganizationAccountAccessRole/somebody',
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: RoleArn, userName: 'OrganizationAccountAccessRole' },
        attributes: { mfaAuthenticated: 'false', creationDate: expect.any(String) },
      },
    });
  });
});

describe('LookupEvents', () => {
  it('tells the newest first, page by page, each event once', async () => {
    const dublin = createSdkClients(sandbox, 'payments', 'eu-west-1', 10);
    for (let n = 0; n < 7; n += 1) await dublin.sts.send(new GetCallerIdentityCommand({}));
    const input = {
      LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'GetCallerIdentity' }],
    } as const;
    const seen: Event[] = [];
    let NextToken: string | undefined;
    do {
      const page = await lookup(
        { ...input, LookupAttributes: [...input.LookupAttributes], MaxResults: 3, NextToken },
        dublin.cloudTrail,
      );
      expect(page.Events?.length).toBeLessThanOrEqual(3);
      seen.push(...(page.Events ?? []));
      NextToken = page.NextToken;
      // What comes in between belongs to no page that was begun.
      await dublin.sts.send(new GetCallerIdentityCommand({}));
    } while (NextToken !== undefined);
    expect(new Set(seen.map(({ EventId }) => EventId)).size).toBe(7);
    const times = seen.map(({ EventTime }) => EventTime?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('binds its token to the question', async () => {
    const { NextToken } = await lookup({ MaxResults: 1 });
    for (const input of [
      { NextToken, StartTime: new Date(0) },
      { NextToken, LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'true' }] },
      { NextToken: 'made-up' },
    ] satisfies LookupEventsRequest[]) {
      await expect(lookup(input)).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
    }
    const dublin = createSdkClients(sandbox, 'payments', 'eu-west-1', 10).cloudTrail;
    await expect(lookup({ MaxResults: 1, NextToken }, dublin)).rejects.toMatchObject({
      name: 'InvalidNextTokenException',
    });
  });

  it('finds by each of the eight attributes', async () => {
    const event = await findNewest('PutEventSelectors');
    const [resource] = event.Resources ?? [];
    for (const [AttributeKey, AttributeValue = ''] of [
      ['EventId', event.EventId],
      ['EventName', event.EventName],
      ['ReadOnly', event.ReadOnly],
      ['Username', event.Username],
      ['ResourceType', resource?.ResourceType],
      ['ResourceName', resource?.ResourceName],
      ['EventSource', event.EventSource],
      ['AccessKeyId', event.AccessKeyId],
    ] as const) {
      // Calls that were throttled meanwhile are events of the same caller.
      const { Events } = await lookup({
        LookupAttributes: [{ AttributeKey, AttributeValue }],
        EndTime: event.EventTime,
      });
      expect(
        Events?.some(({ EventId }) => EventId === event.EventId),
        AttributeKey,
      ).toBe(true);
      const none = await lookup({ LookupAttributes: [{ AttributeKey, AttributeValue: 'nothing-has-it' }] });
      expect(none.Events, AttributeKey).toEqual([]);
    }
  });

  it.each<[string, LookupEventsRequest, string]>([
    ['51 results', { MaxResults: 51 }, 'InvalidMaxResultsException'],
    ['no result', { MaxResults: 0 }, 'InvalidMaxResultsException'],
    [
      'two attributes',
      {
        LookupAttributes: [
          { AttributeKey: 'ReadOnly', AttributeValue: 'true' },
          { AttributeKey: 'EventName', AttributeValue: 'StopLogging' },
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [
      'a time range that ends before it starts',
      { StartTime: new Date('2026-11-02'), EndTime: new Date('2026-11-01') },
      'InvalidTimeRangeException',
    ],
  ])('refuses %s', async (_case, input, name) => {
    await expect(lookup(input)).rejects.toMatchObject({ name });
  });

  it('has no Insights events, and no category but that', async () => {
    expect((await lookup({ EventCategory: 'insight' })).Events).toEqual([]);
    const odd = JSON.parse('{"EventCategory": "management"}');
    await expect(lookup(odd)).rejects.toMatchObject({ name: 'InvalidEventCategoryException' });
  });

  it('looks into the account and Region of the caller alone', async () => {
    const others = createSdkClients(sandbox, 'data-platform', 'us-east-1', 10).cloudTrail;
    expect(await findNewest('PutEventSelectors', others)).toEqual({});
    const tokyo = createSdkClients(sandbox, 'payments', 'ap-northeast-1', 10).cloudTrail;
    expect(await findNewest('PutEventSelectors', tokyo)).toEqual({});
  });

  it('answers two questions a second', async () => {
    const once = createSdkClients(sandbox, 'data-platform', 'ap-northeast-1', 1).cloudTrail;
    const answers = await Promise.allSettled([1, 2, 3].map(() => lookup({}, once)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const [refused] = answers.filter(({ status }) => status === 'rejected');
    expect(refused?.status === 'rejected' && refused.reason).toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
    });
  });

  it('finds who was not allowed to', async () => {
    const reader = sandbox.principals.find(({ accountId }) => accountId === '111122223333');
    const limited = createSdkClientsAs(sandbox, 'payments', reader?.name ?? '', 'us-east-1').cloudTrail;
    await expect(limited.send(new StopLoggingCommand({ Name: 'payments-audit' }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await vi.waitFor(async () =>
      expect(recordOf(await findNewest('StopLogging'))).toMatchObject({
        errorCode: 'AccessDenied',
        errorMessage: expect.stringContaining('cloudtrail:StopLogging'),
        requestParameters: { name: 'payments-audit' },
      }),
    );
  });
});
