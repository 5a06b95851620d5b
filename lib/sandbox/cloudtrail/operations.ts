import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { World } from '../world/world.ts';
import { describeTrails } from './describe-trails.ts';
import { getEventSelectors } from './get-event-selectors.ts';
import { getInsightSelectors } from './get-insight-selectors.ts';
import { getTrail } from './get-trail.ts';
import { getTrailStatus } from './get-trail-status.ts';
import { listTrails } from './list-trails.ts';
import { putEventSelectors } from './put-event-selectors.ts';
import { startLogging } from './start-logging.ts';
import { stopLogging } from './stop-logging.ts';

export type CloudTrailOperation = (
  world: World,
  caller: Caller,
  input: JsonObject,
) => Result<JsonObject, AwsError> | Promise<Result<JsonObject, AwsError>>;

interface OperationEntry {
  readonly run: CloudTrailOperation;
  /** Quota per account and Region (CloudTrail User Guide, WhatIsCloudTrail-Limits). */
  readonly ratePerSecond: number;
}

const READS_PER_SECOND = 10;
const WRITES_PER_SECOND = 1;

export const OPERATIONS: ReadonlyMap<string, OperationEntry> = new Map([
  ['DescribeTrails', { run: describeTrails, ratePerSecond: READS_PER_SECOND }],
  ['GetEventSelectors', { run: getEventSelectors, ratePerSecond: READS_PER_SECOND }],
  ['GetInsightSelectors', { run: getInsightSelectors, ratePerSecond: READS_PER_SECOND }],
  ['GetTrail', { run: getTrail, ratePerSecond: READS_PER_SECOND }],
  ['GetTrailStatus', { run: getTrailStatus, ratePerSecond: READS_PER_SECOND }],
  ['ListTrails', { run: listTrails, ratePerSecond: READS_PER_SECOND }],
  ['PutEventSelectors', { run: putEventSelectors, ratePerSecond: WRITES_PER_SECOND }],
  ['StartLogging', { run: startLogging, ratePerSecond: WRITES_PER_SECOND }],
  ['StopLogging', { run: stopLogging, ratePerSecond: WRITES_PER_SECOND }],
]);

/** All that the service model of 2013-11-01 names: what is not above is unsupported, what is not here is unknown. */
export const MODEL_OPERATIONS: ReadonlySet<string> = new Set(
  `AddTags CancelQuery CreateChannel CreateDashboard CreateEventDataStore CreateTrail DeleteChannel DeleteDashboard
  DeleteEventDataStore DeleteResourcePolicy DeleteTrail DeregisterOrganizationDelegatedAdmin DescribeQuery
  DescribeTrails DisableFederation EnableFederation GenerateQuery GetChannel GetDashboard GetEventConfiguration
  GetEventDataStore GetEventSelectors GetImport GetInsightSelectors GetQueryResults GetResourcePolicy GetTrail
  GetTrailStatus ListChannels ListDashboards ListEventDataStores ListImportFailures ListImports ListInsightsData
  ListInsightsMetricData ListPublicKeys ListQueries ListTags ListTrails LookupEvents PutEventConfiguration
  PutEventSelectors PutInsightSelectors PutResourcePolicy RegisterOrganizationDelegatedAdmin RemoveTags
  RestoreEventDataStore SearchSampleQueries StartDashboardRefresh StartEventDataStoreIngestion StartImport
  StartLogging StartQuery StopEventDataStoreIngestion StopImport StopLogging UpdateChannel UpdateDashboard
  UpdateEventDataStore UpdateTrail`.split(/\s+/),
);
