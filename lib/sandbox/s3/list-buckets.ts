import { fail, ok } from '../../result.ts';
import { ownerOf } from './owner.ts';
import { invalidArgument } from './s3-error.ts';
import { type S3AccountOperation, xmlResponse } from './s3-operation.ts';

const MAX_PAGE = 10_000;

/** Amazon S3 API Reference, "ListBuckets": those of the account, wherever they are. */
export const listBuckets: S3AccountOperation = async ({ world, caller, request: { query } }) => {
  const prefix = query.get('prefix') ?? '';
  const region = query.get('bucket-region');
  const limitText = query.get('max-buckets');
  const limit = limitText === null ? MAX_PAGE : Number(limitText);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    return fail(
      invalidArgument(
        'Argument max-buckets must be an integer between 1 and 10000',
        'max-buckets',
        limitText ?? '',
      ),
    );
  }
  const token = query.get('continuation-token');
  const after = token === null ? '' : Buffer.from(token, 'base64url').toString('utf8');
  const found = world.state.buckets
    .filter(
      (bucket) =>
        bucket.accountId === caller.accountId &&
        bucket.name.startsWith(prefix) &&
        bucket.name > after &&
        (region === null || bucket.region === region),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = found.slice(0, limit);
  const last = page.at(-1)?.name;
  return ok(
    xmlResponse('ListAllMyBucketsResult', {
      Owner: ownerOf(caller.accountId),
      Buckets: {
        Bucket: page.map(({ name, creationTime, region: BucketRegion }) => ({
          Name: name,
          CreationDate: new Date(creationTime ?? 0).toISOString(),
          BucketRegion,
        })),
      },
      ...(found.length > page.length && last !== undefined
        ? { ContinuationToken: Buffer.from(last).toString('base64url') }
        : {}),
      ...(prefix === '' ? {} : { Prefix: prefix }),
    }),
  );
};
