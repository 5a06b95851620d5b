import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';
import { callBoto3, findReasonToSkipBoto3 } from './boto3.rig.ts';
import { createTrailBucket } from './trail-bucket.rig.ts';

const reason = findReasonToSkipBoto3();
const title = `boto3${reason === undefined ? '' : ` (skipped: ${reason})`}`;

const PAYMENTS = '111122223333';
const arnOf = (name: string, region = 'us-east-1', accountId = PAYMENTS) =>
  `arn:aws:cloudtrail:${region}:${accountId}:trail/${name}`;
const TOO_SHORT =
  'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 1 characters.';

/** Method, arguments, exception and, where AWS's own is known, text. */
const ERRORS: readonly [string, Record<string, unknown>, string, string?][] = [
  ['get_trail', { Name: '?' }, 'InvalidTrailNameException', TOO_SHORT],
  ['get_trail_status', { Name: '?' }, 'InvalidTrailNameException', TOO_SHORT],
  [
    'get_trail',
    { Name: 'nobody' },
    'TrailNotFoundException',
    `Unknown trail: nobody for the user: ${PAYMENTS}`,
  ],
  [
    'get_trail_status',
    { Name: 'nobody' },
    'TrailNotFoundException',
    `Unknown trail: ${arnOf('nobody')} for the user: ${PAYMENTS}`,
  ],
  ['get_trail', { Name: arnOf('x', 'us-east-1', '999900001111') }, 'CloudTrailARNInvalidException'],
  ['get_trail', {}, 'InvalidTrailNameException'],
  ['get_trail', { Name: 5 }, 'SerializationException'],
  ['describe_trails', { trailNameList: ['-bad'] }, 'InvalidTrailNameException'],
  [
    'create_trail',
    { Name: 'trail!', S3BucketName: 'b' },
    'InvalidTrailNameException',
    'Trail name must ends with a letter or number.',
  ],
  [
    'create_trail',
    { Name: '-trail', S3BucketName: 'b' },
    'InvalidTrailNameException',
    'Trail name must starts with a letter or number.',
  ],
  [
    'create_trail',
    { Name: 'my#trail', S3BucketName: 'b' },
    'InvalidTrailNameException',
    'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  ],
  [
    'create_trail',
    { Name: 'multi', S3BucketName: 'none', IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
    'InvalidParameterCombinationException',
    'Multi-Region trail must include global service events.',
  ],
  [
    'create_trail',
    { Name: 'no-bucket', S3BucketName: 'specificweirdbucket' },
    'S3BucketDoesNotExistException',
    'S3 bucket specificweirdbucket does not exist!',
  ],
  [
    'update_trail',
    { Name: 'nobody' },
    'TrailNotFoundException',
    `Unknown trail: nobody for the user: ${PAYMENTS}`,
  ],
  ['delete_trail', { Name: 'nobody' }, 'TrailNotFoundException'],
  ['start_logging', { Name: 'nobody' }, 'TrailNotFoundException'],
  [
    'put_event_selectors',
    { TrailName: 'default-trail', EventSelectors: [] },
    'InvalidEventSelectorsException',
    'Specify a valid number of selectors (1 to 5) for your trail',
  ],
  [
    'put_event_selectors',
    { TrailName: 'default-trail', EventSelectors: [{ ReadWriteType: 'read-only' }] },
    'InvalidEventSelectorsException',
  ],
  ['get_insight_selectors', { TrailName: 'default-trail' }, 'InsightNotEnabledException'],
  [
    'list_tags',
    { ResourceIdList: [arnOf('tokyo-management-and-data', 'ap-northeast-1')] },
    'CloudTrailARNInvalidException',
    'Region in ARN is wrong, you can only access resources in region us-east-1.',
  ],
  ['lookup_events', { MaxResults: 500 }, 'InvalidMaxResultsException'],
  [
    'lookup_events',
    { LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'red' }] },
    'InvalidLookupAttributesException',
  ],
  ['lookup_events', { NextToken: 'made-up' }, 'InvalidNextTokenException'],
  ['lookup_events', { EventCategory: 'data' }, 'InvalidEventCategoryException'],
  ['create_event_data_store', { Name: 'late' }, 'OperationNotPermittedException'],
  ['get_event_data_store', { EventDataStore: 'nobody' }, 'EventDataStoreNotFoundException'],
  ['list_public_keys', { NextToken: 'made-up' }, 'InvalidTokenException'],
  ['start_query', { QueryStatement: 'DROP TABLE x' }, 'InvalidQueryStatementException'],
  ['list_dashboards', {}, 'OperationNotPermittedException'],
];

describe.skipIf(reason !== undefined)(title, { timeout: 120_000 }, () => {
  let sandbox: StartedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ workloadSeconds: 0 });
  });
  afterAll(() => sandbox.stop());

  it('reads a page of errors as it would read AWS’s', async () => {
    const answers = await callBoto3(
      sandbox,
      'payments',
      ERRORS.map(([method, args]) => ({ method, args })),
    );
    const expected = ERRORS.map(([method, , code, message]) => ({
      method,
      code,
      message: message ?? expect.any(String),
      status: 400,
    }));
    expect(answers.map((answer, index) => ({ method: ERRORS[index]?.[0], ...answer }))).toEqual(expected);
  });

  it('leads a trail from its making to its end', async () => {
    const { s3 } = createSdkClients(sandbox, 'payments', 'eu-west-1');
    const TrailARN = arnOf('led-by-boto3', 'eu-west-1');
    await createTrailBucket(s3, 'led-by-boto3-bucket', [TrailARN]);
    const Name = 'led-by-boto3';
    const region = 'eu-west-1';
    const answers = await callBoto3(sandbox, 'payments', [
      { region, method: 'create_trail', args: { Name, S3BucketName: 'led-by-boto3-bucket' } },
      { region, method: 'add_tags', args: { ResourceId: TrailARN, TagsList: [{ Key: 'k', Value: 'v' }] } },
      { region, method: 'list_tags', args: { ResourceIdList: [TrailARN] } },
      {
        region,
        method: 'put_insight_selectors',
        args: { TrailName: Name, InsightSelectors: [{ InsightType: 'ApiErrorRateInsight' }] },
      },
      { region, method: 'get_insight_selectors', args: { TrailName: TrailARN } },
      { region, method: 'start_logging', args: { Name } },
      { region, method: 'get_trail_status', args: { Name } },
      { region, method: 'list_public_keys', args: {} },
      { region, method: 'delete_trail', args: { Name } },
      {
        region,
        method: 'lookup_events',
        args: { LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: TrailARN }] },
      },
    ]);
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => undefined));
    const [created, , tags, , insights, , status, keys, , events] = answers.map(({ response }) => response);
    expect(created).toMatchObject({ Name, TrailARN, IsMultiRegionTrail: false });
    expect(tags?.ResourceTagList).toEqual([{ ResourceId: TrailARN, TagsList: [{ Key: 'k', Value: 'v' }] }]);
    expect(insights?.InsightSelectors).toEqual([
      { InsightType: 'ApiErrorRateInsight', EventCategories: ['Management'] },
    ]);
    expect(status).toMatchObject({ IsLogging: true, StartLoggingTime: expect.stringMatching(/^20/) });
    expect(keys?.PublicKeyList).toEqual([
      expect.objectContaining({ Fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) }),
    ]);
    const found = Array.isArray(events?.Events) ? events.Events.map(({ EventName }) => EventName) : [];
    expect(found).toEqual(
      expect.arrayContaining(['CreateTrail', 'AddTags', 'PutInsightSelectors', 'GetInsightSelectors']),
    );
  });
});
