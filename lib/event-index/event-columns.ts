import { DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import type { EventRecord, UserIdentity } from '../cloudtrail/event-record.ts';
import type { DeliveredRecord } from './log-file.ts';

/** A record that goes into the events table, and the file it is kept from. */
export interface KeptRecord extends DeliveredRecord {
  readonly fileId: number;
}

/** The values of the events table, column by column, in the order of SCHEMA_SQL. */
const EVENT_COLUMNS: readonly ((kept: KeptRecord) => DuckDBValue)[] = [
  ({ record }) => new DuckDBTimestampValue(BigInt(Date.parse(record.eventTime)) * 1000n),
  ({ record }) => record.eventID,
  ({ record }) => record.eventSource ?? null,
  ({ record }) => record.eventName ?? null,
  ({ record }) => record.awsRegion ?? null,
  ({ record }) => record.vpcEndpointId ?? null,
  ({ record }) => record.vpcEndpointAccountId ?? null,
  ({ record }) => record.errorCode ?? null,
  ({ record }) => record.errorMessage ?? null,
  ({ record }) => toPrincipal(record) ?? null,
  ({ record }) => record.userIdentity?.accountId ?? null,
  ({ record }) => record.userIdentity?.type ?? null,
  ({ record }) => record.sourceIPAddress ?? null,
  ({ record }) => record.recipientAccountId ?? null,
  ({ record }) => record.eventCategory ?? null,
  ({ record }) => record.sharedEventID ?? null,
  ({ fileId }) => fileId,
  ({ json }) => json,
];

export function toEventColumns(kept: readonly KeptRecord[]): DuckDBValue[][] {
  return EVENT_COLUMNS.map((column) => kept.map(column));
}

const PRINCIPAL_MEMBERS = [
  'arn',
  'userName',
  'principalId',
  'accountId',
  'invokedBy',
] as const satisfies readonly (keyof UserIdentity)[];

/**
 * Whoever called, by the best name the record has. An empty member counts as missing: an anonymous S3 caller
 * comes with an empty principalId and the account `anonymous`.
 */
export function toPrincipal(record: EventRecord): string | undefined {
  const identity = record.userIdentity;
  if (identity === undefined) return undefined;
  return PRINCIPAL_MEMBERS.map((member) => identity[member]).find(
    (name) => name !== undefined && name !== '',
  );
}
