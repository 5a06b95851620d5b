import { addTags } from './add-tags.ts';
import { createEventDataStore } from './create-event-data-store.ts';
import { createTrail } from './create-trail.ts';
import { deleteEventDataStore } from './delete-event-data-store.ts';
import { deleteTrail } from './delete-trail.ts';
import { describeTrails } from './describe-trails.ts';
import { getEventConfiguration } from './get-event-configuration.ts';
import { getEventDataStore } from './get-event-data-store.ts';
import { getEventSelectors } from './get-event-selectors.ts';
import { getInsightSelectors } from './get-insight-selectors.ts';
import { getTrail } from './get-trail.ts';
import { getTrailStatus } from './get-trail-status.ts';
import { cancelQuery } from './lake/cancel-query.ts';
import { describeQuery } from './lake/describe-query.ts';
import { getQueryResults } from './lake/get-query-results.ts';
import { listQueries } from './lake/list-queries.ts';
import { startQuery } from './lake/start-query.ts';
import { listEventDataStores } from './list-event-data-stores.ts';
import { listPublicKeys } from './list-public-keys.ts';
import { listTags } from './list-tags.ts';
import { listTrails } from './list-trails.ts';
import { lookupEvents } from './lookup-events.ts';
import type { CloudTrailOperation, OperationName } from './operation.ts';
import { putEventConfiguration } from './put-event-configuration.ts';
import { putEventSelectors } from './put-event-selectors.ts';
import { putInsightSelectors } from './put-insight-selectors.ts';
import { removeTags } from './remove-tags.ts';
import {
  eventDataStore,
  everything,
  type FindResourceARN,
  taggedResource,
  trailIn,
  trailOrStore,
} from './resource-arn.ts';
import { restoreEventDataStore } from './restore-event-data-store.ts';
import { startEventDataStoreIngestion } from './start-event-data-store-ingestion.ts';
import { startLogging } from './start-logging.ts';
import { stopEventDataStoreIngestion } from './stop-event-data-store-ingestion.ts';
import { stopLogging } from './stop-logging.ts';
import { updateEventDataStore } from './update-event-data-store.ts';
import { updateTrail } from './update-trail.ts';

export interface OperationEntry<N extends OperationName> {
  readonly run: CloudTrailOperation<N>;
  readonly readOnly: boolean;
  /** Quota per account and Region (CloudTrail User Guide, WhatIsCloudTrail-Limits). It cannot be raised. */
  readonly ratePerSecond: number;
  /** What IAM policies may name. */
  readonly findResourceARN: FindResourceARN;
}

const read = { readOnly: true, ratePerSecond: 10 } as const;
const write = { readOnly: false, ratePerSecond: 1 } as const;
const trail = { findResourceARN: trailIn('Name') };
const selectorsOfTrail = { findResourceARN: trailIn('TrailName') };
const store = { findResourceARN: eventDataStore };
const queries = { readOnly: true, ratePerSecond: 3 } as const;
const any = { findResourceARN: everything };

/** What the sandbox runs. Quotas of Get- and PutEventConfiguration are not published; they are taken to be the usual ones. */
export const OPERATIONS: { readonly [N in OperationName]: OperationEntry<N> } = {
  AddTags: { run: addTags, ...write, findResourceARN: taggedResource },
  CancelQuery: { run: cancelQuery, ...queries, ...store },
  CreateEventDataStore: { run: createEventDataStore, ...write, ...any },
  CreateTrail: { run: createTrail, ...write, ...trail },
  DeleteEventDataStore: { run: deleteEventDataStore, ...write, ...store },
  DeleteTrail: { run: deleteTrail, ...write, ...trail },
  DescribeQuery: { run: describeQuery, ...read, ...store },
  DescribeTrails: { run: describeTrails, ...read, ...any },
  GetEventConfiguration: { run: getEventConfiguration, ...read, findResourceARN: trailOrStore },
  GetEventDataStore: { run: getEventDataStore, ...read, ...store },
  GetEventSelectors: { run: getEventSelectors, ...read, ...selectorsOfTrail },
  GetInsightSelectors: { run: getInsightSelectors, ...read, findResourceARN: trailOrStore },
  GetQueryResults: { run: getQueryResults, ...read, ...store },
  GetTrail: { run: getTrail, ...read, ...trail },
  GetTrailStatus: { run: getTrailStatus, ...read, ...trail },
  ListEventDataStores: { run: listEventDataStores, ...read, ...any },
  ListPublicKeys: { run: listPublicKeys, ...read, ...any },
  ListQueries: { run: listQueries, ...read, ...store },
  ListTags: { run: listTags, ...read, ...any },
  ListTrails: { run: listTrails, ...read, ...any },
  LookupEvents: { run: lookupEvents, readOnly: true, ratePerSecond: 2, ...any },
  PutEventConfiguration: { run: putEventConfiguration, ...write, findResourceARN: trailOrStore },
  PutEventSelectors: { run: putEventSelectors, ...write, ...selectorsOfTrail },
  PutInsightSelectors: { run: putInsightSelectors, ...write, findResourceARN: trailOrStore },
  RemoveTags: { run: removeTags, ...write, findResourceARN: taggedResource },
  RestoreEventDataStore: { run: restoreEventDataStore, ...write, ...store },
  StartEventDataStoreIngestion: { run: startEventDataStoreIngestion, ...write, ...store },
  StartLogging: { run: startLogging, ...write, ...trail },
  StartQuery: { run: startQuery, ...queries, ...any },
  StopEventDataStoreIngestion: { run: stopEventDataStoreIngestion, ...write, ...store },
  StopLogging: { run: stopLogging, ...write, ...trail },
  UpdateEventDataStore: { run: updateEventDataStore, ...write, ...store },
  UpdateTrail: { run: updateTrail, ...write, ...trail },
};

/**
 * Further operations of the service's model of 2013-11-01. AWS has an exception for what is not permitted, which every
 * one of them declares; that is what the sandbox answers.
 */
export const OTHER_OPERATIONS: ReadonlySet<string> = new Set(
  `CreateChannel CreateDashboard DeleteChannel DeleteDashboard DeleteResourcePolicy
  DeregisterOrganizationDelegatedAdmin DisableFederation EnableFederation GenerateQuery GetChannel GetDashboard
  GetImport GetResourcePolicy ListChannels ListDashboards ListImportFailures ListImports ListInsightsData
  ListInsightsMetricData PutResourcePolicy RegisterOrganizationDelegatedAdmin SearchSampleQueries
  StartDashboardRefresh StartImport StopImport UpdateChannel UpdateDashboard`.split(/\s+/),
);
