import { DEFAULT_SELECTORS } from '../cloudtrail/trail-output.ts';
import type { TrailState } from '../world/state.ts';
import { DATA_PLATFORM, MANAGEMENT, PAYMENTS } from './organization.ts';
import { advanced, basic, equals, type SeedTrail, selector, toTrailState } from './seed-trail.ts';

/** The bucket that somebody deleted: what delivers to it fails with NoSuchBucket. */
export const DELETED_BUCKET = 'ml-experiments-trail-444455556666';

/** A trail in every readiness, and one at each limit. No account exceeds AWS's five trails in a Region. */
const SEED_TRAILS: readonly SeedTrail[] = [
  {
    name: 'payments-audit',
    accountId: PAYMENTS,
    homeRegion: 'us-east-1',
    bucket: 'payments-audit-trail-111122223333',
    isMultiRegionTrail: true,
    selectors: basic({
      readWriteType: 'All',
      includeManagementEvents: true,
      excludeManagementEventSources: ['kms.amazonaws.com'],
      dataResources: [
        {
          type: 'AWS::S3::Object',
          values: ['arn:aws:s3:::payments-receipts/2026/', 'arn:aws:s3:::payments-settlements/outgoing/'],
        },
        {
          type: 'AWS::Lambda::Function',
          values: ['arn:aws:lambda:us-east-1:111122223333:function:payments-authorize'],
        },
        {
          type: 'AWS::DynamoDB::Table',
          values: ['arn:aws:dynamodb:us-east-1:111122223333:table/payments-ledger'],
        },
      ],
    }),
  },
  {
    name: 'default-trail',
    accountId: PAYMENTS,
    homeRegion: 'us-east-1',
    bucket: 'shared-trails-111122223333',
    prefix: 'default-trail',
    selectors: DEFAULT_SELECTORS,
  },
  {
    name: 'card-vault-250-prefixes',
    accountId: PAYMENTS,
    homeRegion: 'us-east-1',
    bucket: 'shared-trails-111122223333',
    prefix: 'card-vault',
    selectors: basic({
      readWriteType: 'WriteOnly',
      includeManagementEvents: false,
      excludeManagementEventSources: [],
      dataResources: [
        {
          type: 'AWS::S3::Object',
          values: Array.from({ length: 250 }, (_, n) => `arn:aws:s3:::card-vault/merchant-${1000 + n}/`),
        },
      ],
    }),
  },
  {
    name: 'dublin-reads-and-writes',
    accountId: PAYMENTS,
    homeRegion: 'eu-west-1',
    bucket: 'dublin-trail-111122223333',
    selectors: basic(
      {
        readWriteType: 'WriteOnly',
        includeManagementEvents: true,
        excludeManagementEventSources: [],
        dataResources: [],
      },
      {
        readWriteType: 'ReadOnly',
        includeManagementEvents: true,
        excludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'],
        dataResources: [],
      },
      {
        readWriteType: 'All',
        includeManagementEvents: false,
        excludeManagementEventSources: [],
        dataResources: [{ type: 'AWS::DynamoDB::Table', values: ['arn:aws:dynamodb'] }],
      },
    ),
  },
  {
    name: 'tokyo-management-and-data',
    accountId: PAYMENTS,
    homeRegion: 'ap-northeast-1',
    bucket: 'tokyo-trail-111122223333',
    selectors: advanced(
      selector('Management events selector', equals('eventCategory', 'Management')),
      selector(
        'Writes to receipts',
        equals('eventCategory', 'Data'),
        equals('resources.type', 'AWS::S3::Object'),
        equals('readOnly', 'false'),
        { field: 'resources.ARN', startsWith: ['arn:aws:s3:::payments-receipts-tokyo/'] },
      ),
    ),
  },
  {
    name: 'lake-perimeter',
    accountId: DATA_PLATFORM,
    homeRegion: 'eu-west-1',
    bucket: 'lake-perimeter-trail-444455556666',
    selectors: advanced(
      selector(
        'Secrets Manager denials',
        equals('eventCategory', 'NetworkActivity'),
        equals('eventSource', 'secretsmanager.amazonaws.com'),
        equals('errorCode', 'VpceAccessDenied'),
      ),
      selector(
        'All S3 calls through endpoints',
        equals('eventCategory', 'NetworkActivity'),
        equals('eventSource', 's3.amazonaws.com'),
      ),
    ),
  },
  {
    name: 'lake-perimeter-pilot',
    accountId: DATA_PLATFORM,
    homeRegion: 'eu-west-1',
    bucket: 'lake-pilot-trail-444455556666',
    isStopped: true,
    selectors: advanced(
      selector('Management events selector', equals('eventCategory', 'Management')),
      selector(
        'S3 denials',
        equals('eventCategory', 'NetworkActivity'),
        equals('eventSource', 's3.amazonaws.com'),
        equals('errorCode', 'VpceAccessDenied'),
      ),
    ),
  },
  {
    name: 'data-lake-audit',
    accountId: DATA_PLATFORM,
    homeRegion: 'us-east-1',
    bucket: 'data-lake-trail-444455556666',
    kmsKeyId: 'arn:aws:kms:us-east-1:444455556666:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
    selectors: advanced(
      selector('Management events selector', equals('eventCategory', 'Management'), {
        field: 'eventSource',
        notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'],
      }),
      selector(
        'Deletions from the lake',
        equals('eventCategory', 'Data'),
        equals('resources.type', 'AWS::S3::Object'),
        equals('eventName', 'DeleteObject', 'DeleteObjects'),
      ),
    ),
  },
  {
    name: 'ml-experiments',
    accountId: DATA_PLATFORM,
    homeRegion: 'us-east-1',
    bucket: DELETED_BUCKET,
    failsWith: 'NoSuchBucket',
    selectors: basic({
      readWriteType: 'WriteOnly',
      includeManagementEvents: true,
      excludeManagementEventSources: [],
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
    }),
  },
  {
    name: 'tokyo-default',
    accountId: DATA_PLATFORM,
    homeRegion: 'ap-northeast-1',
    bucket: 'tokyo-trail-444455556666',
    selectors: DEFAULT_SELECTORS,
  },
  {
    name: 'organization-trail',
    accountId: MANAGEMENT,
    homeRegion: 'us-east-1',
    bucket: 'organization-trail-777788889999',
    isMultiRegionTrail: true,
    isOrganizationTrail: true,
    selectors: advanced(selector('Management events selector', equals('eventCategory', 'Management'))),
  },
  {
    name: 'tokyo-perimeter',
    accountId: MANAGEMENT,
    homeRegion: 'ap-northeast-1',
    bucket: 'tokyo-perimeter-trail-777788889999',
    // The bucket's policy still names the trail that this one came after.
    failsWith: 'AccessDenied',
    selectors: advanced(
      selector(
        'KMS through endpoints',
        equals('eventCategory', 'NetworkActivity'),
        equals('eventSource', 'kms.amazonaws.com'),
      ),
    ),
  },
  {
    name: 'exclusions-500-values',
    accountId: MANAGEMENT,
    homeRegion: 'eu-west-1',
    bucket: 'exclusions-trail-777788889999',
    // eventCategory, resources.type and readOnly count as well: 3 + 497 = 500.
    selectors: advanced(
      selector(
        'Object writes outside scratch prefixes',
        equals('eventCategory', 'Data'),
        equals('resources.type', 'AWS::S3::Object'),
        equals('readOnly', 'false'),
        {
          field: 'resources.ARN',
          notStartsWith: Array.from({ length: 497 }, (_, n) => `arn:aws:s3:::scratch/team-${1000 + n}/`),
        },
      ),
    ),
  },
];

export function seedTrails(nowMs: number): TrailState[] {
  return SEED_TRAILS.map((seed) => toTrailState(seed, nowMs));
}
