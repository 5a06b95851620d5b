import { ok } from '../../../result.ts';
import type { CloudTrailOperation } from '../operation.ts';
import { toEpochSeconds } from '../trail-output.ts';
import { findQuery } from './find-query.ts';

export const describeQuery: CloudTrailOperation<'DescribeQuery'> = (world, caller, input) => {
  const found = findQuery(world, caller, input);
  if (!found.ok) return found;
  const query = found.value;
  return ok({
    QueryId: query.queryId,
    QueryString: query.statement,
    QueryStatus: 'FINISHED',
    QueryStatistics: {
      EventsMatched: query.result.eventsMatched,
      EventsScanned: query.eventsScanned,
      BytesScanned: query.bytesScanned,
      ExecutionTimeInMillis: query.executionMs,
      CreationTime: toEpochSeconds(query.createdTime),
    },
    EventDataStoreOwnerAccountId: query.accountId,
  });
};
