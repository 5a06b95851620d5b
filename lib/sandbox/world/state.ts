import type { SelectorSet } from '../../cloudtrail/selector-set.ts';

/** Everything the sandbox remembers but the objects in its buckets. Plain data: it is written to disk as it is. */
export interface SandboxState {
  readonly version: typeof STATE_VERSION;
  readonly seed: string;
  /** False while buckets are being emptied and history is being written: a crash then begins again from there. */
  isPlanted: boolean;
  /** Milliseconds between the machine's clock and the sandbox's. */
  clockOffsetMs: number;
  /** The latest instant that workloads have played, epoch milliseconds of the sandbox's clock. */
  playedUntilMs: number;
  trails: TrailState[];
  buckets: BucketState[];
  vpcEndpoints: VpcEndpointState[];
}

/** Raised whenever an older state file can no longer be read; such a file is set aside and the seed begins anew. */
export const STATE_VERSION = 1;

export interface TrailState {
  readonly trailARN: string;
  readonly name: string;
  readonly accountId: string;
  readonly homeRegion: string;
  readonly s3BucketName: string;
  readonly s3KeyPrefix?: string;
  readonly isMultiRegionTrail: boolean;
  readonly isOrganizationTrail: boolean;
  readonly includeGlobalServiceEvents: boolean;
  readonly logFileValidationEnabled: boolean;
  readonly kmsKeyId?: string;
  selectors: SelectorSet;
  isLogging: boolean;
  /** Epoch milliseconds, as every time here. */
  startLoggingTime?: number;
  stopLoggingTime?: number;
  /** By Region: AWS keeps a multi-Region trail's status for each. */
  latestDeliveryTime: Record<string, number>;
  /** By Region, an S3 error code; absent after a delivery that worked. */
  latestDeliveryError: Record<string, string>;
}

export interface BucketState {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
}

export interface VpcEndpointState {
  readonly vpcEndpointId: string;
  readonly vpcEndpointType: 'Interface' | 'Gateway';
  readonly vpcId: string;
  readonly serviceName: string;
  readonly region: string;
  readonly ownerId: string;
  readonly name: string;
  readonly creationTime: string;
  policyDocument: PolicyDocument;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: '*' | { readonly AWS: readonly string[] };
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}
