import { createHash } from 'node:crypto';

/** S3 names accounts by canonical user IDs, 64 hex digits that have nothing to do with the account's number. */
export function canonicalUserId(accountId: string): string {
  return createHash('sha256').update(`canonical user of ${accountId}`).digest('hex');
}

export function ownerOf(accountId: string): { readonly ID: string } {
  return { ID: canonicalUserId(accountId) };
}
