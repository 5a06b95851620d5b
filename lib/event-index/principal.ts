import type { EventRecord, UserIdentity } from '../cloudtrail/event-record.ts';

const PRINCIPAL_MEMBERS = [
  'arn',
  'userName',
  'principalId',
  'accountId',
  'invokedBy',
] as const satisfies readonly (keyof UserIdentity)[];

/** Whoever called, by the best name the record has; as PRINCIPAL_MEMBERS of the scanner say. */
export function toPrincipal(record: EventRecord): string | undefined {
  const identity = record.userIdentity;
  if (identity === undefined) return undefined;
  return PRINCIPAL_MEMBERS.map((member) => identity[member]).find(
    (name) => name !== undefined && name !== '',
  );
}
