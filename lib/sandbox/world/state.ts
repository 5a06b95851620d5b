import type { AdvancedEventSelector } from '../../cloudtrail/advanced-event-selector.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import type { ObjectProperties } from '../s3/object-store.ts';

/** Everything the sandbox remembers but the objects in its buckets. Plain data: it is written to disk as it is. */
export interface SandboxState {
  readonly version: typeof STATE_VERSION;
  readonly seed: string;
  /** Which `--account` may have chosen. */
  readonly firstAccountId: string;
  /** False while buckets are being emptied and history is being written: a crash then begins again from there. */
  isPlanted: boolean;
  /** Milliseconds between the machine's clock and the sandbox's. */
  clockOffsetMs: number;
  /** The latest instant that workloads have played, epoch milliseconds of the sandbox's clock. */
  playedUntilMs: number;
  trails: TrailState[];
  buckets: BucketState[];
  vpcEndpoints: VpcEndpointState[];
  eventDataStores: EventDataStoreState[];
  /** By the ARN of a trail or an event data store. */
  tags: Record<string, Tag[]>;
  /** What AssumeRole gave out and has not expired. */
  sessions: SessionState[];
  /** What digest files are signed with, by Region; made when first needed. */
  signingKeys: Record<string, SigningKeyState[]>;
}

/** Raised whenever an older state file can no longer be read; such a file is set aside and the seed begins anew. */
export const STATE_VERSION = 3;

export interface TrailState {
  readonly trailARN: string;
  readonly name: string;
  readonly accountId: string;
  readonly homeRegion: string;
  s3BucketName: string;
  s3KeyPrefix?: string;
  snsTopicARN?: string;
  cloudWatchLogsLogGroupArn?: string;
  cloudWatchLogsRoleArn?: string;
  kmsKeyId?: string;
  isMultiRegionTrail: boolean;
  isOrganizationTrail: boolean;
  includeGlobalServiceEvents: boolean;
  logFileValidationEnabled: boolean;
  recursiveLogging: boolean;
  selectors: SelectorSet;
  /** Empty where Insights are off. */
  insightSelectors: InsightSelector[];
  /** Event aggregation, at most one (PutEventConfiguration). */
  aggregationConfigurations: AggregationConfiguration[];
  isLogging: boolean;
  /** Epoch milliseconds, as every time here. */
  startLoggingTime?: number;
  stopLoggingTime?: number;
  /** By Region: AWS keeps a multi-Region trail's status for each. */
  latestDeliveryTime: Record<string, number>;
  /** By Region, an S3 error code; absent after a delivery that worked. */
  latestDeliveryError: Record<string, string>;
  latestDigestDeliveryTime: Record<string, number>;
  latestDigestDeliveryError: Record<string, string>;
  /** By account and Region, `111122223333/us-east-1`. */
  digestChains: Record<string, DigestChainState>;
}

/** Where the digest files of one trail, account and Region have come to. */
export interface DigestChainState {
  /** The digest that comes next covers the log files delivered from here on. */
  startTime: number;
  /** The trail's `startLoggingTime` when the chain began: another one begins another chain. */
  readonly loggingSince: number;
  /** Validation was switched off: one digest more, and no other after it. */
  readonly hasEnded?: true;
  /** Absent at the start of the chain. */
  previous?: {
    readonly bucket: string;
    readonly key: string;
    /** Hex, of the uncompressed digest. */
    readonly hash: string;
    /** Hex. */
    readonly signature: string;
  };
}

/** An RSA key pair of 2048 bits, as ListPublicKeys dates it. */
export interface SigningKeyState {
  /** PKCS #8 in DER, base64. It opens nothing: it signs the digest files of this sandbox alone. */
  readonly privateKey: string;
  /** PKCS #1 in DER, base64: what ListPublicKeys gives out. */
  readonly publicKey: string;
  /** MD5 of the public key's DER, in hex. */
  readonly fingerprint: string;
  readonly validityStartTime: number;
  readonly validityEndTime: number;
}

export interface InsightSelector {
  readonly insightType: string;
  readonly eventCategories: readonly string[];
}

export interface AggregationConfiguration {
  readonly eventCategory: string;
  readonly templates: readonly string[];
}

export interface Tag {
  readonly key: string;
  readonly value?: string;
}

export interface EventDataStoreState {
  readonly eventDataStoreArn: string;
  readonly accountId: string;
  readonly region: string;
  name: string;
  status: 'ENABLED' | 'PENDING_DELETION' | 'STOPPED_INGESTION';
  advancedEventSelectors: readonly AdvancedEventSelector[];
  multiRegionEnabled: boolean;
  organizationEnabled: boolean;
  retentionPeriod: number;
  terminationProtectionEnabled: boolean;
  billingMode: 'EXTENDABLE_RETENTION_PRICING' | 'FIXED_RETENTION_PRICING';
  kmsKeyId?: string;
  maxEventSize: 'Standard' | 'Large';
  contextKeySelectors: { readonly type: string; readonly equals: readonly string[] }[];
  insightSelectors: InsightSelector[];
  insightsDestination?: string;
  readonly createdTime: number;
  updatedTime: number;
}

/** Temporary credentials. */
export interface SessionState {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly accountId: string;
  readonly principal: SessionPrincipal;
  /** On the sandbox's clock. */
  readonly beganTime: number;
  readonly expirationTime: number;
  /** The same end on the machine's clock, as the client was told. */
  readonly machineExpirationTime: number;
}

type SessionPrincipal =
  | {
      readonly kind: 'role';
      readonly roleName: string;
      readonly sessionName: string;
      /** As it was sent with AssumeRole. */
      readonly policy?: string;
    }
  | { readonly kind: 'user'; readonly userName: string; readonly accessKeyId: string };

export interface BucketState {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly creationTime?: number;
  /** As it was put: GetBucketPolicy gives back the same text. */
  policy?: string;
  /** Absent where it was taken away: then the bucket's policy may open it to everybody. */
  publicAccessBlock?: PublicAccessBlock;
  /** By sub-resource, e.g. `encryption`: the XML that was put. */
  configurations?: Record<string, string>;
  /** By upload ID: objects that are being put in parts. */
  uploads?: Record<string, UploadState>;
}

export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

export interface UploadState {
  readonly key: string;
  readonly initiatedTime: number;
  /** What the object will have besides its bytes. */
  readonly properties: Omit<ObjectProperties, 'key' | 'lastModified'>;
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
  /** Besides Name. */
  readonly tags?: readonly Tag[];
  /** IPv4 where it is not told. */
  readonly ipAddressType?: 'dualstack';
  policyDocument: PolicyDocument;
  /** The policy as it was put, where somebody put one. */
  policyText?: string;
}
