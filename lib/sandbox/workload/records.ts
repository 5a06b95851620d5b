import type { EventRecord, EventResource, UserIdentity } from '../../cloudtrail/event-record.ts';
import { findEventSource } from '../../cloudtrail/event-source.ts';
import { isAllowedByPolicy } from '../iam/policy-evaluation.ts';
import type { Organization } from '../seed/organization.ts';
import { toRedactedIdentity, toUserIdentity } from './identity.ts';
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
  const passes = isAllowed(organization, call);
  const records: SandboxRecord[] = [];
  if (call.vpcEndpoint !== undefined && findEventSource(call.action.eventSource) !== undefined) {
    records.push(toNetworkActivityRecord(call, call.vpcEndpoint, passes));
  }
  if (passes) {
    const resourceOwner = findResourceOwner(organization, call.resourceARN);
    const caller = call.principal.kind === 'anonymous' ? undefined : call.principal.accountId;
    const recipients = new Set([caller, resourceOwner].filter((id) => id !== undefined));
    [...recipients].forEach((accountId, index) => {
      const eventID = call.eventIDs[index + 1];
      if (eventID !== undefined) records.push(toApiRecord(organization, call, accountId, eventID));
    });
  }
  return records;
}

function isAllowed(organization: Organization, call: ServiceCall): boolean {
  const { vpcEndpoint, principal } = call;
  if (vpcEndpoint === undefined) return true;
  const isMember = (accountId: string | undefined) =>
    organization.accounts.some((account) => account.accountId === accountId);
  const principalAccount = principal.kind === 'role' ? principal.accountId : undefined;
  const resourceAccount = findResourceOwner(organization, call.resourceARN);
  return isAllowedByPolicy(vpcEndpoint.policyDocument, {
    principalARNs:
      principal.kind === 'role'
        ? [
            `arn:aws:iam::${principal.accountId}:role/${principal.roleName}`,
            `arn:aws:sts::${principal.accountId}:assumed-role/${principal.roleName}/${principal.sessionName}`,
          ]
        : [],
    action: call.action.name === 'lambda:Invoke' ? 'lambda:InvokeFunction' : call.action.name,
    resourceARN: call.resourceARN,
    context: {
      'aws:PrincipalAccount': principalAccount,
      'aws:PrincipalOrgID': isMember(principalAccount) ? organization.organizationId : undefined,
      'aws:PrincipalArn':
        principal.kind === 'role'
          ? `arn:aws:iam::${principal.accountId}:role/${principal.roleName}`
          : undefined,
      'aws:ResourceAccount': resourceAccount,
      'aws:ResourceOrgID': isMember(resourceAccount) ? organization.organizationId : undefined,
      'aws:SourceVpce': vpcEndpoint.vpcEndpointId,
      'aws:SourceVpc': vpcEndpoint.vpcId,
    },
  });
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
    ...(passes
      ? iamDenial(call)
      : {
          errorCode: 'VpceAccessDenied',
          errorMessage: 'The request was denied due to a VPC endpoint policy',
        }),
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
    ...iamDenial(call),
    requestParameters: call.isDeniedByIam ? null : action.requestParameters(call.resourceARN),
    responseElements: null,
    requestID: call.requestID,
    eventID,
    readOnly: action.readOnly,
    ...(action.resourceType === undefined
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
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${action.eventSource.split('.')[0]}.${call.region}.amazonaws.com`,
    },
  };
}

function iamDenial(call: ServiceCall): { readonly errorCode?: string; readonly errorMessage?: string } {
  if (!call.isDeniedByIam || call.principal.kind !== 'role') return {};
  const { accountId, roleName, sessionName } = call.principal;
  const who = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  return {
    errorCode: 'AccessDenied',
    errorMessage:
      `User: ${who} is not authorized to perform: ${call.action.name} on resource: ${call.resourceARN} ` +
      `because no identity-based policy allows the ${call.action.name} action`,
  };
}

function toResources(organization: Organization, type: string, arn: string): readonly EventResource[] {
  const accountId = findResourceOwner(organization, arn);
  const owner = accountId === undefined ? {} : { accountId };
  if (type !== 'AWS::S3::Object') return [{ ...owner, type, ARN: arn }];
  const bucketARN = arn.split('/')[0] ?? arn;
  return [
    { type, ARN: arn },
    { ...owner, type: 'AWS::S3::Bucket', ARN: bucketARN },
  ];
}

/** The account in the ARN; S3's ARNs have none, so the bucket's owner. */
function findResourceOwner({ bucketOwners }: Organization, arn: string): string | undefined {
  const [, , service, , accountId, ...rest] = arn.split(':');
  if (service === 's3') {
    const bucket = rest.join(':').split('/')[0] ?? '';
    return Object.hasOwn(bucketOwners, bucket) ? bucketOwners[bucket] : undefined;
  }
  return accountId === '' ? undefined : accountId;
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
