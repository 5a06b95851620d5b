import { fail, ok, type Result } from '../result.ts';

/**
 * One CloudTrail record in CloudTrail's own spelling. Every member but eventID and eventTime may be missing:
 * network activity events carry few of them, and callers from other accounts are redacted.
 * The strings are written by strangers: hostile text until escaped by whoever shows them.
 */
export interface EventRecord {
  readonly eventID: string;
  /** ISO 8601 in UTC, whole seconds. */
  readonly eventTime: string;
  readonly eventVersion?: string;
  readonly eventCategory?: string;
  readonly eventType?: string;
  readonly eventSource?: string;
  readonly eventName?: string;
  readonly awsRegion?: string;
  readonly sourceIPAddress?: string;
  readonly userAgent?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly requestID?: string;
  readonly readOnly?: boolean;
  readonly managementEvent?: boolean;
  readonly recipientAccountId?: string;
  readonly sharedEventID?: string;
  readonly vpcEndpointId?: string;
  readonly vpcEndpointAccountId?: string;
  readonly sessionCredentialFromConsole?: string;
  readonly userIdentity?: UserIdentity;
  readonly resources?: readonly EventResource[];
}

export interface UserIdentity {
  readonly type?: string;
  readonly principalId?: string;
  readonly arn?: string;
  readonly accountId?: string;
  readonly userName?: string;
  readonly invokedBy?: string;
  readonly sessionContext?: {
    readonly sessionIssuer?: { readonly arn?: string; readonly userName?: string };
  };
}

export interface EventResource {
  readonly ARN?: string;
  readonly accountId?: string;
  readonly type?: string;
}

/** Why a record cannot be used at all. */
export type EventRecordFault = 'not-an-object' | 'no-event-id' | 'no-event-time';

const EVENT_ID = /^[\w-]{1,128}$/;
const EVENT_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

const TEXT_MEMBERS = [
  'eventVersion',
  'eventCategory',
  'eventType',
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  'requestID',
  'recipientAccountId',
  'sharedEventID',
  'vpcEndpointId',
  'vpcEndpointAccountId',
] as const;

const IDENTITY_MEMBERS = ['type', 'principalId', 'arn', 'accountId', 'userName', 'invokedBy'] as const;

/**
 * Reads one element of a log file's `Records`. Only eventID and eventTime are needed; any other member of a type
 * that it should not have is left out, so that one odd record does not cost the rest of its file.
 * (User Guide, cloudtrail-event-reference-record-contents)
 */
export function parseEventRecord(json: unknown): Result<EventRecord, EventRecordFault> {
  if (!isObject(json)) return fail('not-an-object');
  const eventID = json.eventID;
  if (typeof eventID !== 'string' || !isEventId(eventID)) return fail('no-event-id');
  const eventTime = json.eventTime;
  if (typeof eventTime !== 'string' || !isEventTime(eventTime)) return fail('no-event-time');
  const readOnly = toBoolean(json.readOnly);
  const managementEvent = toBoolean(json.managementEvent);
  const fromConsole = json.sessionCredentialFromConsole;
  const userIdentity = toUserIdentity(json.userIdentity);
  const resources = Array.isArray(json.resources)
    ? json.resources.filter(isObject).map(toResource)
    : undefined;
  return ok({
    eventID,
    // Some AWS services write fractions; CloudTrail's own order and our cursor are in whole seconds.
    eventTime: eventTime.replace(/\.\d+Z$/, 'Z'),
    ...pickText(json, TEXT_MEMBERS),
    ...(readOnly === undefined ? {} : { readOnly }),
    ...(managementEvent === undefined ? {} : { managementEvent }),
    ...(typeof fromConsole === 'string' || typeof fromConsole === 'boolean'
      ? { sessionCredentialFromConsole: String(fromConsole) }
      : {}),
    ...(userIdentity ? { userIdentity } : {}),
    ...(resources ? { resources } : {}),
  });
}

export function isEventId(text: string): boolean {
  return EVENT_ID.test(text);
}

/**
 * A day that exists, in years that CloudTrail's records can have: it began in 2013, and one record dated 9999 would
 * otherwise say for all of them how fresh the data are.
 */
function isEventTime(text: string): boolean {
  if (!EVENT_TIME.test(text)) return false;
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== text.slice(0, 10)) return false;
  return time.getUTCFullYear() >= 2013 && time.getUTCFullYear() < 2100;
}

function toUserIdentity(json: unknown): UserIdentity | undefined {
  if (!isObject(json)) return undefined;
  const issuer = isObject(json.sessionContext) ? json.sessionContext.sessionIssuer : undefined;
  return {
    ...pickText(json, IDENTITY_MEMBERS),
    ...(isObject(issuer) ? { sessionContext: { sessionIssuer: pickText(issuer, ['arn', 'userName']) } } : {}),
  };
}

function toResource(json: Readonly<Record<string, unknown>>): EventResource {
  // S3 list calls name their objects by ARNPrefix; a selector on that bucket takes them, so the prefix stands in.
  const arn = typeof json.ARN === 'string' ? json.ARN : json.ARNPrefix;
  return { ...(typeof arn === 'string' ? { ARN: arn } : {}), ...pickText(json, ['accountId', 'type']) };
}

function pickText<K extends string>(
  json: Readonly<Record<string, unknown>>,
  members: readonly K[],
): { [M in K]?: string } {
  const picked: { [M in K]?: string } = {};
  for (const member of members) {
    const value = json[member];
    if (typeof value === 'string') picked[member] = value;
  }
  return picked;
}

// Athena exports and some forwarders turn booleans into text.
function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
