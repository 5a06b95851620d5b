import type { Organization } from '../seed/organization.ts';

/** The account in the ARN; S3's ARNs have none, so the bucket's owner. Undefined where it is nobody's we know. */
export function findResourceOwner(
  { bucketOwners }: Pick<Organization, 'bucketOwners'>,
  arn: string,
): string | undefined {
  const [, , service, , accountId, ...rest] = arn.split(':');
  if (service === 's3') {
    const bucket = rest.join(':').split('/')[0] ?? '';
    return Object.hasOwn(bucketOwners, bucket) ? bucketOwners[bucket] : undefined;
  }
  return accountId === '' ? undefined : accountId;
}
