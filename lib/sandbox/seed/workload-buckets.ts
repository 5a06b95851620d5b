import { DATA_PLATFORM, PAYMENTS } from './organization.ts';

/** Buckets that workloads read and write. They are names in events only; the sandbox's S3 does not hold them. */
const OWNERS: Readonly<Record<string, string>> = {
  'payments-receipts': PAYMENTS,
  'payments-receipts-tokyo': PAYMENTS,
  'payments-settlements': PAYMENTS,
  'card-vault': PAYMENTS,
  'lake-raw': DATA_PLATFORM,
  'lake-curated': DATA_PLATFORM,
};

/** Undefined for buckets of accounts outside the organization. */
export function findBucketOwner(bucket: string): string | undefined {
  return Object.hasOwn(OWNERS, bucket) ? OWNERS[bucket] : undefined;
}
