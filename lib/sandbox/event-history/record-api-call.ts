import { randomUUID } from 'node:crypto';
import type { Result } from '../../result.ts';
import type { ApiCall } from '../http/api-call.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from '../http/sandbox-request.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { World } from '../world/world.ts';
import { toCallerIdentity, toForeignIdentity } from './caller-identity.ts';
import { isDataCall, toEventName, toObjectResources } from './data-calls.ts';

/** Bytes (CloudTrail User Guide, cloudtrail-event-reference-record-contents). */
const TEXT_LIMIT = 1024;
const PARAMETERS_LIMIT = 100 * 1024;

/** Organizations is one for all Regions, and its events are those of us-east-1. */
const GLOBAL_SERVICES = new Set(['organizations']);

/**
 * Makes the event of one API call, as it was asked for and however it ended, and hands it to all who record: trails,
 * event data stores and the Event history. Owners of buckets and roles learn of calls from other accounts as well.
 */
export async function recordApiCall(
  world: World,
  caller: Caller,
  request: SandboxRequest,
  call: ApiCall,
  answer: Result<SandboxResponse, AwsError>,
): Promise<void> {
  const service = call.action.split(':')[0] ?? '';
  const bucket =
    service === 's3'
      ? world.state.buckets.find(({ name }) => name === call.requestParameters?.bucketName)
      : undefined;
  const eventName = toEventName(call.operation);
  const isData = isDataCall(service, eventName, call.resourceARN);
  const role = findAssumedRole(call);
  const recipients = new Set(
    [
      caller.identity.kind === 'anonymous' ? undefined : caller.accountId,
      bucket?.accountId,
      role?.accountId,
    ].filter((accountId) => isMember(world, accountId)),
  );
  const resources = isData
    ? toObjectResources(call.resourceARN, bucket?.accountId)
    : role === undefined
      ? undefined
      : [{ accountId: role.accountId, type: 'AWS::IAM::Role', ARN: role.arn }];
  const sharedEventID = randomUUID();
  for (const recipientAccountId of recipients) {
    if (recipientAccountId === undefined) continue;
    const isOwn = recipientAccountId === caller.accountId;
    const record: SandboxRecord = {
      eventVersion: '1.11',
      userIdentity:
        isOwn || caller.identity.kind === 'anonymous' ? toCallerIdentity(caller) : toForeignIdentity(caller),
      eventTime: world
        .now()
        .toISOString()
        .replace(/\.\d{3}Z$/, 'Z'),
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: GLOBAL_SERVICES.has(service) ? 'us-east-1' : (bucket?.region ?? caller.region),
      sourceIPAddress: '127.0.0.1',
      userAgent: cutText(getHeader(request, 'user-agent') ?? '-'),
      ...(answer.ok ? {} : toErrorMembers(service, answer.error)),
      requestParameters: omitLarge('requestParameters', call.requestParameters),
      responseElements: answer.ok
        ? omitLarge('responseElements', answer.value.responseElements ?? null)
        : null,
      requestID: request.requestId,
      eventID: randomUUID(),
      readOnly: call.readOnly,
      ...(resources === undefined ? {} : { resources }),
      eventType: 'AwsApiCall',
      managementEvent: !isData,
      recipientAccountId,
      ...(recipients.size > 1 ? { sharedEventID } : {}),
      eventCategory: isData ? 'Data' : 'Management',
    };
    world.record(record, 'api');
  }
  // What was changed is found in the Event history even after a crash; reads need not wait for it.
  if (!call.readOnly) await world.eventHistory.settle();
}

function findAssumedRole({ action, requestParameters }: ApiCall) {
  const arn = action === 'sts:AssumeRole' ? requestParameters?.roleArn : undefined;
  if (typeof arn !== 'string') return undefined;
  const accountId = /^arn:aws:iam::(\d{12}):role\//.exec(arn)?.[1];
  return accountId === undefined ? undefined : { arn, accountId };
}

function isMember({ organization }: World, accountId: string | undefined): boolean {
  return organization.accounts.some((account) => account.accountId === accountId);
}

/** Names as CloudTrail records them: EC2's say whose fault it is, and denials lose the SDK's ending. */
function toErrorMembers(service: string, { code, message, status }: AwsError) {
  const name = code === 'AccessDeniedException' ? 'AccessDenied' : code;
  const errorCode = service === 'ec2' ? `${status < 500 ? 'Client' : 'Server'}.${name}` : name;
  return { errorCode, errorMessage: cutText(message) };
}

function omitLarge(
  member: string,
  value: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> | null {
  const size = value === null ? 0 : Buffer.byteLength(JSON.stringify(value));
  return size <= PARAMETERS_LIMIT
    ? value
    : { omitted: true, originalSize: size, reason: `${member} too large` };
}

/** Cut at a character: half of one would be another text. */
function cutText(text: string): string {
  if (Buffer.byteLength(text) <= TEXT_LIMIT) return text;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(text).subarray(0, TEXT_LIMIT), {
    stream: true,
  });
}
