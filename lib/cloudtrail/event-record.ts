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
  readonly sessionContext?: { readonly sessionIssuer?: { readonly arn?: string; readonly userName?: string } };
}

export interface EventResource {
  readonly ARN?: string;
  readonly accountId?: string;
  readonly type?: string;
}
