import type { AdvancedEventSelector } from '../../cloudtrail/advanced-event-selector.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { DEFAULT_SELECTORS } from '../cloudtrail/trail-output.ts';
import { LARGE_REGIONS } from './large-regions.ts';
import { DATA_PLATFORM, MANAGEMENT, PAYMENTS } from './organization.ts';
import { advanced, basic, equals, type SeedTrail, selector } from './seed-trail.ts';

const TRAILS = 80;
const SOURCES = [
  'kms',
  's3',
  'secretsmanager',
  'ec2',
  'dynamodb',
  'lambda',
  'sqs',
  'sns',
  'ssm',
  'sts',
  'ecr',
];

const MANAGEMENT_EVENTS = selector('Management events selector', equals('eventCategory', 'Management'));

/** What sets a kind of trail apart; kinds follow each other from Region to Region. */
interface TrailKind {
  readonly name: string;
  selectors(number: number): SelectorSet;
  readonly traits?: Pick<SeedTrail, 'isStopped' | 'failsWith'>;
}

/** Blocked, ready, recording, stopped, failing: a trail in every readiness, and some that are nearly the same. */
const KINDS: readonly TrailKind[] = [
  { name: 'default', selectors: () => DEFAULT_SELECTORS },
  {
    name: 'denials',
    selectors: (number) =>
      advanced(MANAGEMENT_EVENTS, ...pick(number, 4).map((source) => network(source, 'denied'))),
  },
  {
    name: 'objects',
    selectors: (number) =>
      basic({
        readWriteType: number % 2 === 0 ? 'All' : 'WriteOnly',
        includeManagementEvents: true,
        excludeManagementEventSources: ['kms.amazonaws.com'],
        dataResources: [
          {
            type: 'AWS::S3::Object',
            values: Array.from({ length: 20 }, (_, n) => `arn:aws:s3:::archive-${number}/year-${2000 + n}/`),
          },
        ],
      }),
  },
  { name: 'console', selectors: () => advanced(MANAGEMENT_EVENTS) },
  {
    name: 'perimeter',
    selectors: (number) => advanced(...pick(number, 2).map((source) => network(source, 'all'))),
  },
  {
    name: 'writes-then-reads',
    selectors: () =>
      basic(
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
      ),
  },
  {
    name: 'paused',
    selectors: (number) => advanced(MANAGEMENT_EVENTS, network(pick(number, 1)[0] ?? 'kms', 'denied')),
    traits: { isStopped: true },
  },
  {
    name: 'every-source',
    selectors: () => advanced(...SOURCES.map((source) => network(source, 'denied'))),
  },
  {
    name: 'bucket-gone',
    selectors: (number) => advanced(...pick(number, 1).map((source) => network(source, 'all'))),
    traits: { failsWith: 'NoSuchBucket' },
  },
  {
    name: 'policy-outdated',
    selectors: () => DEFAULT_SELECTORS,
    traits: { failsWith: 'AccessDenied' },
  },
];

/** One trail of all Regions in each account, the organization's among them. */
const EVERYWHERE: readonly SeedTrail[] = [
  {
    name: 'organization-trail',
    accountId: MANAGEMENT,
    homeRegion: 'us-east-1',
    bucket: `organization-trail-${MANAGEMENT}`,
    isMultiRegionTrail: true,
    isOrganizationTrail: true,
    selectors: advanced(MANAGEMENT_EVENTS),
  },
  {
    name: 'payments-all-regions',
    accountId: PAYMENTS,
    homeRegion: 'eu-central-1',
    bucket: `all-regions-${PAYMENTS}`,
    isMultiRegionTrail: true,
    selectors: DEFAULT_SELECTORS,
  },
  {
    name: 'lake-all-regions',
    accountId: DATA_PLATFORM,
    homeRegion: 'us-west-2',
    bucket: `all-regions-${DATA_PLATFORM}`,
    isMultiRegionTrail: true,
    selectors: advanced(MANAGEMENT_EVENTS, network('s3', 'denied'), network('kms', 'denied')),
  },
];

/** Eighty, and no account has more than AWS's five in a Region, those of all Regions counted. */
export function listLargeTrails(): readonly SeedTrail[] {
  const places = [0, 1].flatMap((round) =>
    LARGE_REGIONS.flatMap((region) =>
      [PAYMENTS, DATA_PLATFORM, MANAGEMENT].map((accountId) => ({ accountId, region, round })),
    ),
  );
  const single = places.slice(0, TRAILS - EVERYWHERE.length).map(({ accountId, region, round }, number) => {
    // 51 places a round and ten kinds: the second round meets other kinds than the first.
    const kind = KINDS[(number + round) % KINDS.length] ?? {
      name: 'default',
      selectors: () => DEFAULT_SELECTORS,
    };
    const name = `${kind.name}-${region}`;
    return {
      name: round === 0 ? name : `${name}-2`,
      accountId,
      homeRegion: region,
      bucket: `${name}-${round}-${accountId}`,
      selectors: kind.selectors(number),
      ...kind.traits,
    };
  });
  return [...EVERYWHERE, ...single];
}

function pick(number: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => SOURCES[(number + n * 3) % SOURCES.length] ?? 'kms');
}

function network(source: string, which: 'all' | 'denied'): AdvancedEventSelector {
  return selector(
    `${source}, ${which}`,
    equals('eventCategory', 'NetworkActivity'),
    equals('eventSource', `${source}.amazonaws.com`),
    ...(which === 'denied' ? [equals('errorCode', 'VpceAccessDenied')] : []),
  );
}
