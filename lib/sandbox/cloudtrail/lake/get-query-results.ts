import { ok } from '../../../result.ts';
import type { CloudTrailOperation } from '../operation.ts';
import { readPage } from '../paging.ts';
import { findQuery } from './find-query.ts';

const MOST_ROWS = 1000;

export const getQueryResults: CloudTrailOperation<'GetQueryResults'> = (world, caller, input) => {
  const found = findQuery(world, caller, input);
  if (!found.ok) return found;
  const { queryId, result, bytesScanned } = found.value;
  const page = readPage(result.rows, input.NextToken, input.MaxQueryResults ?? MOST_ROWS, queryId);
  if (!page.ok) return page;
  return ok({
    QueryStatus: 'FINISHED',
    QueryStatistics: {
      ResultsCount: page.value.items.length,
      TotalResultsCount: result.rows.length,
      BytesScanned: bytesScanned,
    },
    QueryResultRows: page.value.items,
    NextToken: page.value.nextToken,
  });
};
