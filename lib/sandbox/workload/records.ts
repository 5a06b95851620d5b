import type { EventRecord, EventResource, UserIdentity } from '../../cloudtrail/event-record.ts';
import { findEventSource } from '../../cloudtrail/event-source.ts';
import type { Organization } from '../seed/organization.ts';
import { toErrorMembers, VPCE_DENIAL } from './denial.ts';
import { passesEndpoint } from './endpoint-passage.ts';
import { formatTime, toRedactedIdentity, toUserIdentity } from './identity.ts';
import { findResourceOwner } from './resource-owner.ts';
import type { ServiceCall } from './service-call.ts';

/** A record as it is delivered; the members that no selector looks at are passed on as they are. */
export interface SandboxRecord extends EventRecord {
  readonly eventCategory: 'Management' | 'Data' | 'NetworkActivity';
  readonly awsRegion: string;
  readonly recipientAccountId: string;
  readonly userIdentity: UserIdentity;
  readonly requestParameters?: Readonly<Record<string, unknown>> | null;
  readonly responseElements?: Readonly<Record<string, unknown>> | null;
  readonly tlsDetails?: Readonly<Record<string, string>>;
}

/**
 * The records that AWS makes of one call: a network activity event for the owner of the VPC endpoint, and, unless the
 * endpoint's policy turned the call away, a management or data event for the caller's account and for the account
 * that owns what was called. A call that the endpoint turned away leaves no trace but the first
 * (Amazon S3 User Guide, cloudtrail-logging; CloudTrail User Guide, logging-network-events-with-cloudtrail).
 */
export function toRecords(organization: Organization, call: ServiceCall): readonly SandboxRecord[] {
  const passes = passesEndpoint(organization, call);
  const records: SandboxRecord[] = [];
  if (call.vpcEndpoint !== undefined && findEventSource(call.action.eventSource) !== undefined) {
    records.push(toNetworkActivityRecord(call, call.vpcEndpoint, passes));
  }
  if (!passes) return records;
  listRecipients(organization, call).forEach((accountId, index) => {
    const eventID = call.eventIDs[index + 1];
    if (eventID !== undefined) records.push(toApiRecord(organization, call, accountId, eventID));
  });
  return records;
}

/** A call that was refused is told to the owner of what was called only where the owner made it. */
function listRecipients(organization: Organization, { principal, resourceARN, outcome }: ServiceCall) {
  const caller = principal.kind === 'anonymous' ? undefined : principal.accountId;
  const owner = findResourceOwner(organization, resourceARN);
  const isRefused = outcome === 'denied-by-identity-policy' || outcome === 'not-shared';
  return [...new Set([caller, isRefused ? undefined : owner].filter((id) => id !== undefined))];
}

/** Shaped as the two records that AWS publishes, which carry none of userAgent, readOnly, resources, parameters. */
function toNetworkActivityRecord(
  call: ServiceCall,
  endpoint: NonNullable<ServiceCall['vpcEndpoint']>,
  passes: boolean,
): SandboxRecord {
  const isOwn = call.principal.kind !== 'anonymous' && call.principal.accountId === endpoint.ownerId;
  return {
    eventVersion: '1.09',
    userIdentity: isOwn ? toUserIdentity(call) : toRedactedIdentity(call.principal),
    eventTime: formatTime(call.timeMs),
    eventSource: call.action.eventSource,
    eventName: call.action.eventName,
    awsRegion: call.region,
    sourceIPAddress: call.sourceIPAddress,
    ...(passes ? toErrorMembers(call) : VPCE_DENIAL),
    requestID: call.requestID,
    eventID: call.eventIDs[0],
    eventType: 'AwsVpceEvent',
    recipientAccountId: endpoint.ownerId,
    sharedEventID: call.sharedEventID,
    vpcEndpointId: endpoint.vpcEndpointId,
    vpcEndpointAccountId: endpoint.ownerId,
    eventCategory: 'NetworkActivity',
  };
}

function toApiRecord(
  organization: Organization,
  call: ServiceCall,
  recipientAccountId: string,
  eventID: string,
): SandboxRecord {
  const { action, vpcEndpoint } = call;
  const isCaller = call.principal.kind !== 'anonymous' && call.principal.accountId === recipientAccountId;
  return {
    eventVersion: '1.11',
    userIdentity: isCaller ? toUserIdentity(call) : toRedactedIdentity(call.principal),
    eventTime: formatTime(call.timeMs),
    eventSource: action.eventSource,
    eventName: action.eventName,
    awsRegion: call.region,
    sourceIPAddress: call.sourceIPAddress,
    userAgent: call.userAgent,
    ...toErrorMembers(call),
    requestParameters:
      call.outcome === 'denied-by-identity-policy' ? null : action.requestParameters(call.resourceARN),
    responseElements: null,
    requestID: call.requestID,
    eventID,
    readOnly: action.readOnly,
    ...(action.resourceType === undefined || call.resourceARN === ''
      ? {}
      : { resources: toResources(organization, action.resourceType, call.resourceARN) }),
    eventType: 'AwsApiCall',
    managementEvent: action.category === 'Management',
    recipientAccountId,
    sharedEventID: call.sharedEventID,
    ...(vpcEndpoint === undefined
      ? {}
      : { vpcEndpointId: vpcEndpoint.vpcEndpointId, vpcEndpointAccountId: vpcEndpoint.ownerId }),
    eventCategory: action.category,
    ...(call.isFromConsole && isCaller ? { sessionCredentialFromConsole: 'true' } : {}),
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${action.eventSource.split('.')[0]}.${call.region}.amazonaws.com`,
    },
  };
}

function toResources(organization: Organization, type: string, arn: string): readonly EventResource[] {
  const accountId = findResourceOwner(organization, arn);
  const owner = accountId === undefined ? {} : { accountId };
  if (type !== 'AWS::S3::Object') return [{ ...owner, type, ARN: arn }];
  const [bucketARN = arn, key] = arn.split(/\/(.*)/s);
  const bucket = { ...owner, type: 'AWS::S3::Bucket', ARN: bucketARN };
  // A call about a bucket tells the beginning that all its objects share.
  return key === undefined ? [{ type, ARN: `${bucketARN}/` }, bucket] : [{ type, ARN: arn }, bucket];
}
