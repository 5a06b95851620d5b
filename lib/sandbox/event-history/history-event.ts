import type { SandboxRecord } from '../workload/records.ts';
import { type LookupResource, toLookupResources } from './lookup-resources.ts';

/** A management event as LookupEvents finds and tells it. */
export interface HistoryEvent {
  readonly timeMs: number;
  /** Of two events of one second, the later has the larger. */
  readonly sequence: number;
  readonly eventId: string;
  readonly eventName: string;
  readonly readOnly: 'true' | 'false';
  readonly eventSource: string;
  readonly username?: string;
  readonly accessKeyId?: string;
  readonly resources: readonly LookupResource[];
  /** The whole record, as JSON. */
  readonly text: string;
}

export function toHistoryEvent(record: SandboxRecord, sequence: number): HistoryEvent {
  const username = findUsername(record.userIdentity);
  const accessKeyId = findAccessKeyId(record.userIdentity);
  return {
    timeMs: Date.parse(record.eventTime),
    sequence,
    eventId: record.eventID,
    eventName: record.eventName ?? '',
    readOnly: record.readOnly === true ? 'true' : 'false',
    eventSource: record.eventSource ?? '',
    ...(username === undefined ? {} : { username }),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    resources: toLookupResources(record),
    text: JSON.stringify(record),
  };
}

/** The user's name, or of a role's session its own name: what comes after the role in the ARN. */
function findUsername({ type, userName, arn }: SandboxRecord['userIdentity']): string | undefined {
  if (type === 'Root') return 'root';
  return userName ?? (type === 'AssumedRole' ? arn?.split('/').slice(2).join('/') : undefined);
}

function findAccessKeyId(identity: object): string | undefined {
  return 'accessKeyId' in identity && typeof identity.accessKeyId === 'string' && identity.accessKeyId !== ''
    ? identity.accessKeyId
    : undefined;
}
