import type { GeneratedEndpoint, GeneratedPrincipal, Place } from './vocabulary.ts';

export type Outcome = 'allowed' | 'denied-by-endpoint' | 'denied-by-iam';

export interface Call {
  readonly place: Place;
  readonly endpoint: GeneratedEndpoint;
  readonly principal: GeneratedPrincipal;
  readonly eventName: string;
  readonly sourceIPAddress: string;
  readonly outcome: Outcome;
}

/**
 * The JSON of a record in which only the bytes at these places change: serializing anew for every event would take
 * ten times as long as all the rest.
 */
export interface RecordTemplate {
  readonly bytes: Buffer;
  readonly eventTime: number;
  /** Where 36 characters each begin. */
  readonly uuids: readonly number[];
  /** Of temporary credentials: where the 16 characters after `ASIA` and the time of the session's beginning stand. */
  readonly session?: {
    readonly accessKeyId: number;
    readonly creationDate: number;
    /** Of the principal. */
    readonly salt: number;
  };
}

const TIME = '2000-01-01T00:00:00Z';
const SESSION_TIME = '2000-01-01T00:00:01Z';
const KEY = 'ASIA0000000000000000';
const UUIDS = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);

/** Members and their order as in the records that AWS publishes (User Guide, cloudtrail-events). */
export function createRecordTemplate(call: Call): RecordTemplate {
  const { place, endpoint, principal, eventName, sourceIPAddress, outcome } = call;
  const [requestID, eventID, sharedEventID] = UUIDS;
  const text = JSON.stringify({
    eventVersion: '1.09',
    userIdentity: toIdentity(place, principal),
    eventTime: TIME,
    eventSource: endpoint.service.eventSource,
    eventName,
    awsRegion: place.region,
    sourceIPAddress,
    ...toError(call, outcome),
    requestID,
    eventID,
    eventType: 'AwsVpceEvent',
    recipientAccountId: place.accountId,
    sharedEventID,
    vpcEndpointId: endpoint.vpcEndpointId,
    vpcEndpointAccountId: place.accountId,
    eventCategory: 'NetworkActivity',
  });
  // All of it is ASCII, so characters count as bytes.
  const bytes = Buffer.from(text, 'latin1');
  const at = (placeholder: string) => text.indexOf(placeholder);
  return {
    bytes,
    eventTime: at(TIME),
    uuids: UUIDS.map(at),
    ...(principal.kind === 'role'
      ? {
          session: {
            accessKeyId: at(KEY) + 'ASIA'.length,
            creationDate: at(SESSION_TIME),
            salt: principal.salt,
          },
        }
      : {}),
  };
}

function toIdentity({ accountId }: Place, principal: GeneratedPrincipal) {
  switch (principal.kind) {
    case 'role': {
      const { roleName, roleId, sessionName } = principal;
      return {
        type: 'AssumedRole',
        principalId: `${roleId}:${sessionName}`,
        arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
        accountId,
        accessKeyId: KEY,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: roleId,
            arn: `arn:aws:iam::${accountId}:role/${roleName}`,
            accountId,
            userName: roleName,
          },
          attributes: { creationDate: SESSION_TIME, mfaAuthenticated: 'false' },
        },
      };
    }
    case 'user': {
      const { userName, userId, accessKeyId } = principal;
      return {
        type: 'IAMUser',
        principalId: userId,
        arn: `arn:aws:iam::${accountId}:user/${userName}`,
        accountId,
        accessKeyId,
        userName,
      };
    }
    case 'outsider':
      return { type: 'AWSAccount', principalId: principal.principalId, accountId: principal.accountId };
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
  }
}

function toError({ place, endpoint, principal, eventName }: Call, outcome: Outcome) {
  if (outcome === 'denied-by-endpoint') {
    return {
      errorCode: 'VpceAccessDenied',
      errorMessage: 'The request was denied due to a VPC endpoint policy',
    };
  }
  if (outcome === 'allowed' || principal.kind !== 'role') return {};
  const who = `arn:aws:sts::${place.accountId}:assumed-role/${principal.roleName}/${principal.sessionName}`;
  const action = `${endpoint.service.eventSource.split('.')[0]}:${eventName}`;
  return {
    errorCode: 'AccessDenied',
    errorMessage: `User: ${who} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  };
}
