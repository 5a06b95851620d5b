import { ok } from '../../result.ts';
import { canonicalUserId, ownerOf } from './owner.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Ownership is enforced, so the owner's full control is all there is. */
export const getBucketAcl: S3Operation = async ({ bucket }) => {
  const id = canonicalUserId(bucket.accountId);
  const response = xmlResponse('AccessControlPolicy', {
    Owner: ownerOf(bucket.accountId),
    AccessControlList: { Grant: { Grantee: { ID: id }, Permission: 'FULL_CONTROL' } },
  });
  // The kind of grantee is told by an attribute, which SDKs insist on.
  return ok({
    ...response,
    body: String(response.body).replace(
      '<Grantee>',
      '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">',
    ),
  });
};
