import type { PolicyStatement } from '../iam/policy-document.ts';

const CLOUDTRAIL = { Service: ['cloudtrail.amazonaws.com'] };

interface PolicyOfTrail {
  readonly trailARN: string;
  readonly accountId: string;
  readonly s3KeyPrefix?: string;
  readonly isOrganizationTrail: boolean;
}

/** The policy that AWS gives for a trail's bucket (CloudTrail User Guide, create-s3-bucket-policy-for-cloudtrail). */
export function trailBucketPolicy(
  bucket: string,
  trails: readonly PolicyOfTrail[],
  organizationId: string,
  /** False for the policy of before 2021, which any account's trail could use. */
  namesTrails = true,
): readonly PolicyStatement[] {
  const sourceArn = { 'aws:SourceArn': trails.map(({ trailARN }) => trailARN) };
  const condition = namesTrails ? { Condition: { StringEquals: sourceArn } } : {};
  const write = (sid: string, owner: (trail: PolicyOfTrail) => string, meant: readonly PolicyOfTrail[]) => ({
    Sid: sid,
    Effect: 'Allow' as const,
    Principal: CLOUDTRAIL,
    Action: ['s3:PutObject'],
    Resource: meant.map((trail) => {
      const prefix = trail.s3KeyPrefix === undefined ? '' : `${trail.s3KeyPrefix}/`;
      return `arn:aws:s3:::${bucket}/${prefix}AWSLogs/${owner(trail)}/*`;
    }),
    Condition: {
      StringEquals: {
        's3:x-amz-acl': ['bucket-owner-full-control'],
        ...(namesTrails ? { 'aws:SourceArn': meant.map(({ trailARN }) => trailARN) } : {}),
      },
    },
  });
  const ofOrganization = trails.filter(({ isOrganizationTrail }) => isOrganizationTrail);
  return [
    {
      Sid: 'AWSCloudTrailAclCheck20150319',
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: ['s3:GetBucketAcl'],
      Resource: [`arn:aws:s3:::${bucket}`],
      ...condition,
    },
    write('AWSCloudTrailWrite20150319', ({ accountId }) => accountId, trails),
    ...(ofOrganization.length === 0
      ? []
      : [write('AWSCloudTrailOrganizationWrite20150319', () => organizationId, ofOrganization)]),
  ];
}

/** As people write policies: a list of one is written without the list. */
export function formatPolicy(statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, (_key, value: unknown) =>
    Array.isArray(value) && value.length === 1 && typeof value[0] === 'string' ? value[0] : value,
  );
}
