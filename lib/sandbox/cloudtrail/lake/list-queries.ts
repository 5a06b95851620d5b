import { fail, ok } from '../../../result.ts';
import { cloudTrailError } from '../../http/aws-error.ts';
import { findActiveEventDataStore } from '../event-data-store.ts';
import type { CloudTrailOperation } from '../operation.ts';
import { readPage } from '../paging.ts';
import { toEpochSeconds } from '../trail-output.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Of the last seven days, newest first. */
export const listQueries: CloudTrailOperation<'ListQueries'> = (world, caller, input) => {
  const store = findActiveEventDataStore(world, caller, input.EventDataStore);
  if (!store.ok) return store;
  const { StartTime, EndTime, QueryStatus, NextToken, MaxResults = 1000 } = input;
  const { eventDataStoreArn } = store.value;
  const from = Math.max(StartTime ?? 0, world.now().getTime() - KEPT_MS);
  const to = EndTime ?? Number.MAX_SAFE_INTEGER;
  if ((StartTime ?? 0) > to) {
    return fail(cloudTrailError('InvalidDateRangeException', 'The start time is after the end time.'));
  }
  const queries = world.lake
    .listQueries()
    .filter(
      (query) =>
        query.accountId === caller.accountId &&
        query.eventDataStoreArn === eventDataStoreArn &&
        query.createdTime >= from &&
        query.createdTime <= to &&
        (QueryStatus === undefined || QueryStatus === 'FINISHED'),
    );
  const question = JSON.stringify([eventDataStoreArn, StartTime, EndTime, QueryStatus]);
  const page = readPage(queries, NextToken, MaxResults, question);
  if (!page.ok) return page;
  return ok({
    Queries: page.value.items.map(({ queryId, createdTime }) => ({
      QueryId: queryId,
      QueryStatus: 'FINISHED',
      CreationTime: toEpochSeconds(createdTime),
    })),
    NextToken: page.value.nextToken,
  });
};
