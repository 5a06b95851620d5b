import type { ListShape, Member, StructureShape } from './input-shape.ts';

/*
 * The inputs of the operations that the sandbox runs, from botocore 1.43.107, cloudtrail/2013-11-01/service-2.json
 * (Apache-2.0). input-table.test.ts compares them with the botocore of the machine. What is not the model's: which of
 * an operation's own exceptions a member answers with, since the API reference names one for it ("This exception is
 * thrown if the limit specified is not valid"); AWS's real choice is known for a few of them only.
 */

const text = { type: 'string' } as const satisfies Member;
const flag = { type: 'boolean' } as const satisfies Member;
const time = { type: 'timestamp' } as const satisfies Member;

const trailName = { ...text, required: true, exception: 'InvalidTrailNameException' } as const;
const eventDataStore = {
  ...text,
  min: 3,
  max: 256,
  pattern: '^[a-zA-Z0-9._/\\-:]+$',
} as const satisfies Member;
const someEventDataStore = { ...eventDataStore, required: true } as const;
const accountId = { ...text, min: 12, max: 16, pattern: '\\d+' } as const satisfies Member;
const nextToken = {
  ...text,
  min: 4,
  max: 1000,
  pattern: '.*',
  exception: 'InvalidNextTokenException',
} as const;
const pageSize = { type: 'integer', min: 1, max: 1000, exception: 'InvalidMaxResultsException' } as const;
const queryId = { ...text, min: 36, max: 36, pattern: '^[a-f0-9\\-]+$' } as const satisfies Member;
const queryAlias = { ...text, min: 1, max: 256, pattern: '^[a-zA-Z][a-zA-Z0-9._\\-]*$' } as const;

const tags = {
  type: 'list',
  max: 200,
  exception: 'InvalidTagParameterException',
  item: structure({
    Key: { ...text, min: 1, max: 128, required: true },
    Value: { ...text, min: 1, max: 256 },
  }),
} as const satisfies Member;

const operatorValues = {
  type: 'list',
  min: 1,
  item: { ...text, min: 1, max: 2048, pattern: '.+' },
} as const satisfies Member;

const advancedEventSelectors = {
  type: 'list',
  exception: 'InvalidEventSelectorsException',
  item: structure({
    Name: { ...text, min: 0, max: 1000, pattern: '.*' },
    FieldSelectors: {
      type: 'list',
      min: 1,
      required: true,
      item: structure({
        Field: { ...text, min: 1, max: 1000, pattern: '[\\w|\\d|\\.|_]+', required: true },
        Equals: operatorValues,
        StartsWith: operatorValues,
        EndsWith: operatorValues,
        NotEquals: operatorValues,
        NotStartsWith: operatorValues,
        NotEndsWith: operatorValues,
      }),
    },
  }),
} as const satisfies Member;

const eventSelectors = {
  type: 'list',
  exception: 'InvalidEventSelectorsException',
  item: structure({
    ReadWriteType: { ...text, values: ['ReadOnly', 'WriteOnly', 'All'] },
    IncludeManagementEvents: flag,
    DataResources: list(structure({ Type: text, Values: list(text) })),
    ExcludeManagementEventSources: list(text),
  }),
} as const satisfies Member;

const insightSelectors = {
  type: 'list',
  required: true,
  exception: 'InvalidInsightSelectorsException',
  item: structure({
    InsightType: { ...text, values: ['ApiCallRateInsight', 'ApiErrorRateInsight'] },
    EventCategories: list({ ...text, values: ['Management', 'Data'] }),
  }),
} as const satisfies Member;

const trailSettings = {
  S3KeyPrefix: text,
  SnsTopicName: text,
  IncludeGlobalServiceEvents: flag,
  IsMultiRegionTrail: flag,
  EnableLogFileValidation: flag,
  CloudWatchLogsLogGroupArn: text,
  CloudWatchLogsRoleArn: text,
  KmsKeyId: text,
  IsOrganizationTrail: flag,
  RecursiveLogging: flag,
} as const;

const storeName = { ...text, min: 3, max: 128, pattern: '^[a-zA-Z0-9._\\-]+$' } as const;
const storeSettings = {
  AdvancedEventSelectors: advancedEventSelectors,
  MultiRegionEnabled: flag,
  OrganizationEnabled: flag,
  RetentionPeriod: { type: 'integer', min: 7, max: 3653 },
  TerminationProtectionEnabled: flag,
  KmsKeyId: {
    ...text,
    min: 1,
    max: 350,
    pattern: '^[a-zA-Z0-9._/\\-:]+$',
    exception: 'InvalidKmsKeyIdException',
  },
  BillingMode: { ...text, values: ['EXTENDABLE_RETENTION_PRICING', 'FIXED_RETENTION_PRICING'] },
} as const;

const eventConfigurationOf = { TrailName: text, EventDataStore: text } as const;
const justTheTrail = structure({ Name: trailName });
const justTheStore = structure({ EventDataStore: someEventDataStore });

export const INPUTS = {
  AddTags: structure({
    ResourceId: { ...text, required: true, exception: 'CloudTrailARNInvalidException' },
    TagsList: { ...tags, required: true },
  }),
  CancelQuery: structure({
    EventDataStore: eventDataStore,
    QueryId: { ...queryId, required: true },
    EventDataStoreOwnerAccountId: accountId,
  }),
  CreateEventDataStore: structure({
    Name: { ...storeName, required: true },
    ...storeSettings,
    TagsList: tags,
    StartIngestion: flag,
  }),
  CreateTrail: structure({
    Name: trailName,
    S3BucketName: { ...text, required: true, exception: 'InvalidS3BucketNameException' },
    ...trailSettings,
    TagsList: tags,
  }),
  DeleteEventDataStore: justTheStore,
  DeleteTrail: justTheTrail,
  DescribeQuery: structure({
    EventDataStore: eventDataStore,
    QueryId: queryId,
    QueryAlias: queryAlias,
    RefreshId: { ...text, min: 10, max: 20, pattern: '\\d+' },
    EventDataStoreOwnerAccountId: accountId,
  }),
  DescribeTrails: structure({ trailNameList: list(text), includeShadowTrails: flag }),
  GetEventConfiguration: structure(eventConfigurationOf),
  GetEventDataStore: justTheStore,
  GetEventSelectors: structure({ TrailName: trailName }),
  GetInsightSelectors: structure({ TrailName: text, EventDataStore: eventDataStore }),
  GetQueryResults: structure({
    EventDataStore: eventDataStore,
    QueryId: { ...queryId, required: true },
    NextToken: nextToken,
    MaxQueryResults: pageSize,
    EventDataStoreOwnerAccountId: accountId,
  }),
  GetTrail: justTheTrail,
  GetTrailStatus: justTheTrail,
  ListEventDataStores: structure({ NextToken: nextToken, MaxResults: pageSize }),
  ListPublicKeys: structure({ StartTime: time, EndTime: time, NextToken: text }),
  ListQueries: structure({
    EventDataStore: someEventDataStore,
    NextToken: nextToken,
    MaxResults: pageSize,
    StartTime: time,
    EndTime: time,
    QueryStatus: {
      ...text,
      values: ['QUEUED', 'RUNNING', 'FINISHED', 'FAILED', 'CANCELLED', 'TIMED_OUT'],
      exception: 'InvalidQueryStatusException',
    },
  }),
  ListTags: structure({
    ResourceIdList: { ...list(text), required: true, exception: 'CloudTrailARNInvalidException' },
    NextToken: text,
  }),
  ListTrails: structure({ NextToken: text }),
  LookupEvents: structure({
    LookupAttributes: {
      ...list(
        structure({
          AttributeKey: {
            ...text,
            required: true,
            values: [
              'EventId',
              'EventName',
              'ReadOnly',
              'Username',
              'ResourceType',
              'ResourceName',
              'EventSource',
              'AccessKeyId',
            ],
          },
          AttributeValue: { ...text, min: 1, max: 2000, required: true },
        }),
      ),
      exception: 'InvalidLookupAttributesException',
    },
    StartTime: time,
    EndTime: time,
    EventCategory: { ...text, values: ['insight'], exception: 'InvalidEventCategoryException' },
    MaxResults: { type: 'integer', min: 1, max: 50, exception: 'InvalidMaxResultsException' },
    NextToken: { ...text, exception: 'InvalidNextTokenException' },
  }),
  PutEventConfiguration: structure({
    ...eventConfigurationOf,
    MaxEventSize: { ...text, values: ['Standard', 'Large'] },
    ContextKeySelectors: {
      type: 'list',
      max: 2,
      item: structure({
        Type: { ...text, required: true, values: ['TagContext', 'RequestContext'] },
        Equals: { ...list({ ...text, min: 1, max: 128 }), min: 1, max: 50, required: true },
      }),
    },
    AggregationConfigurations: {
      type: 'list',
      max: 1,
      item: structure({
        Templates: {
          ...list({ ...text, values: ['API_ACTIVITY', 'RESOURCE_ACCESS', 'USER_ACTIONS'] }),
          min: 1,
          max: 50,
          required: true,
        },
        EventCategory: { ...text, required: true, values: ['Data'] },
      }),
    },
  }),
  PutEventSelectors: structure({
    TrailName: trailName,
    EventSelectors: eventSelectors,
    AdvancedEventSelectors: advancedEventSelectors,
  }),
  PutInsightSelectors: structure({
    TrailName: text,
    InsightSelectors: insightSelectors,
    EventDataStore: eventDataStore,
    InsightsDestination: eventDataStore,
  }),
  RemoveTags: structure({
    ResourceId: { ...text, required: true, exception: 'CloudTrailARNInvalidException' },
    TagsList: { ...tags, required: true },
  }),
  RestoreEventDataStore: justTheStore,
  StartEventDataStoreIngestion: justTheStore,
  StartLogging: justTheTrail,
  StartQuery: structure({
    QueryStatement: {
      ...text,
      min: 1,
      max: 10_000,
      pattern: '(?s).*',
      exception: 'InvalidQueryStatementException',
    },
    DeliveryS3Uri: { ...text, max: 1024, pattern: 's3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?' },
    QueryAlias: queryAlias,
    QueryParameters: { ...list({ ...text, min: 1, max: 1024, pattern: '.*' }), min: 1, max: 10 },
    EventDataStoreOwnerAccountId: accountId,
  }),
  StopEventDataStoreIngestion: justTheStore,
  StopLogging: justTheTrail,
  UpdateEventDataStore: structure({ EventDataStore: someEventDataStore, Name: storeName, ...storeSettings }),
  UpdateTrail: structure({
    Name: trailName,
    S3BucketName: { ...text, exception: 'InvalidS3BucketNameException' },
    ...trailSettings,
  }),
} as const satisfies Readonly<Record<string, StructureShape>>;

export type OperationName = keyof typeof INPUTS;

function structure<const M extends StructureShape['members']>(members: M) {
  return { type: 'structure', members } as const;
}

function list<const I extends ListShape['item']>(item: I) {
  return { type: 'list', item } as const;
}
