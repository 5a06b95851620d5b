import { formatXml, type XmlValue } from '../http/xml.ts';
import type { PolicyStatement } from '../iam/policy-document.ts';
import { S3_NAMESPACE } from '../s3/s3-namespace.ts';
import type { BucketState, TrailState } from '../world/state.ts';
import { formatPolicy, trailBucketPolicy } from './trail-bucket-policy.ts';

/** What sets a bucket apart from how AWS makes one for a trail today. */
interface BucketTraits {
  readonly namesTrails?: false;
  /** The trail's ARN in the bucket's policy, where it is not the trail's. */
  readonly outdatedTrail?: string;
  readonly isPublic?: true;
  readonly logsTo?: string;
  readonly kmsKeyId?: string;
  readonly isVersioned?: true;
}

/** For audits to find: nobody's buckets are all alike. */
const TRAITS: Readonly<Record<string, BucketTraits>> = {
  'payments-audit-trail-111122223333': { isVersioned: true, logsTo: 's3-access-logs-111122223333' },
  'shared-trails-111122223333': { namesTrails: false },
  'tokyo-trail-111122223333': { logsTo: 's3-access-logs-tokyo-111122223333' },
  'data-lake-trail-444455556666': {
    kmsKeyId: 'arn:aws:kms:us-east-1:444455556666:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
    isVersioned: true,
  },
  'tokyo-trail-444455556666': { isPublic: true },
  'organization-trail-777788889999': { isVersioned: true, logsTo: 's3-access-logs-777788889999' },
  'tokyo-perimeter-trail-777788889999': { outdatedTrail: 'tokyo-perimeter-2025' },
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** Every bucket that a trail writes to, in the trail's account and home Region, and those that S3's own logs go to. */
export function seedTrailBuckets(
  trails: readonly TrailState[],
  organizationId: string,
  nowMs: number,
): BucketState[] {
  const buckets = new Map<string, BucketState>();
  for (const { s3BucketName: name, accountId, homeRegion: region } of trails) {
    if (buckets.has(name)) continue;
    const traits = TRAITS[name] ?? {};
    const own = trails.filter(({ s3BucketName }) => s3BucketName === name);
    const creationTime = nowMs - 300 * DAY_MS;
    buckets.set(name, {
      name,
      accountId,
      region,
      creationTime,
      policy: formatPolicy(toStatements(name, own, organizationId, traits)),
      publicAccessBlock: traits.isPublic ? OPEN : CLOSED,
      configurations: toConfigurations(name, traits),
    });
    if (traits.logsTo !== undefined) {
      buckets.set(traits.logsTo, {
        name: traits.logsTo,
        accountId,
        region,
        creationTime,
        policy: formatPolicy([accessLogStatement(traits.logsTo, accountId)]),
        publicAccessBlock: CLOSED,
        configurations: {},
      });
    }
  }
  return [...buckets.values()];
}

const CLOSED = {
  blockPublicAcls: true,
  ignorePublicAcls: true,
  blockPublicPolicy: true,
  restrictPublicBuckets: true,
};
const OPEN = { ...CLOSED, blockPublicPolicy: false, restrictPublicBuckets: false };

function toStatements(
  bucket: string,
  trails: readonly TrailState[],
  organizationId: string,
  { namesTrails, outdatedTrail, isPublic }: BucketTraits,
): readonly PolicyStatement[] {
  const named = trails.map((trail) =>
    outdatedTrail === undefined
      ? trail
      : { ...trail, trailARN: trail.trailARN.replace(/[^/]+$/, outdatedTrail) },
  );
  const statements = trailBucketPolicy(bucket, named, organizationId, namesTrails ?? true);
  return isPublic
    ? [
        ...statements,
        {
          Sid: 'ShareWithTheVendor',
          Effect: 'Allow',
          Principal: '*',
          Action: ['s3:GetObject'],
          Resource: [`arn:aws:s3:::${bucket}/*`],
        },
      ]
    : statements;
}

function accessLogStatement(bucket: string, accountId: string): PolicyStatement {
  return {
    Sid: 'S3ServerAccessLogs',
    Effect: 'Allow',
    Principal: { Service: ['logging.s3.amazonaws.com'] },
    Action: ['s3:PutObject'],
    Resource: [`arn:aws:s3:::${bucket}/*`],
    Condition: { StringEquals: { 'aws:SourceAccount': [accountId] } },
  };
}

/** By sub-resource, as a client of S3 would have put them. */
function toConfigurations(
  bucket: string,
  { logsTo, kmsKeyId, isVersioned }: BucketTraits,
): Record<string, string> {
  const configurations: Record<string, string> = {};
  const put = (name: string, root: string, content: XmlValue) => {
    configurations[name] = formatXml(root, S3_NAMESPACE, content);
  };
  if (isVersioned) put('versioning', 'VersioningConfiguration', { Status: 'Enabled' });
  if (logsTo !== undefined) {
    put('logging', 'BucketLoggingStatus', {
      LoggingEnabled: { TargetBucket: logsTo, TargetPrefix: `${bucket}/` },
    });
  }
  if (kmsKeyId !== undefined) {
    put('encryption', 'ServerSideEncryptionConfiguration', {
      Rule: {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKeyId },
        BucketKeyEnabled: true,
      },
    });
  }
  return configurations;
}
