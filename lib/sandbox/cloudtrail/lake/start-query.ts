import { randomUUID } from 'node:crypto';
import { fail, ok } from '../../../result.ts';
import { type AwsError, cloudTrailError } from '../../http/aws-error.ts';
import { findActiveEventDataStore } from '../event-data-store.ts';
import type { CloudTrailOperation } from '../operation.ts';
import { parseSql } from './parse-sql.ts';
import { findUngroupedColumn, runSql } from './run-sql.ts';

/** The query is run at once, so that whoever asks for its status finds it finished. */
export const startQuery: CloudTrailOperation<'StartQuery'> = (world, caller, input) => {
  const { QueryStatement: statement, QueryAlias, QueryParameters, DeliveryS3Uri } = input;
  if (statement === undefined || QueryParameters !== undefined) {
    // Templates belong to dashboards, which the sandbox lacks.
    return fail(
      cloudTrailError('InvalidParameterException', 'You must specify a QueryStatement without parameters.'),
    );
  }
  if (DeliveryS3Uri !== undefined) {
    return fail(
      cloudTrailError(
        'OperationNotPermittedException',
        'The sandbox delivers no query results to Amazon S3; read them with GetQueryResults.',
      ),
    );
  }
  const parsed = parseSql(statement);
  if (!parsed.ok) return fail(invalidStatement(parsed.error));
  const { eventDataStore, query } = parsed.value;
  const store = findActiveEventDataStore(world, caller, eventDataStore);
  if (!store.ok) return store;
  const ungrouped = findUngroupedColumn(query);
  if (ungrouped !== undefined) {
    return fail(
      invalidStatement(`'${ungrouped}' must be an aggregate expression or appear in GROUP BY clause`),
    );
  }
  const began = performance.now();
  const events = world.lake.listEvents(store.value.eventDataStoreArn);
  const result = runSql(query, events);
  const queryId = randomUUID();
  world.lake.addQuery({
    queryId,
    eventDataStoreArn: store.value.eventDataStoreArn,
    accountId: caller.accountId,
    statement,
    ...(QueryAlias === undefined ? {} : { alias: QueryAlias }),
    createdTime: world.now().getTime(),
    result,
    eventsScanned: events.length,
    bytesScanned: events.reduce((bytes, record) => bytes + JSON.stringify(record).length, 0),
    executionMs: Math.ceil(performance.now() - began),
  });
  return ok({ QueryId: queryId, EventDataStoreOwnerAccountId: caller.accountId });
};

function invalidStatement(message: string): AwsError {
  return cloudTrailError('InvalidQueryStatementException', message);
}
