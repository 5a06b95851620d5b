import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';

const KEY_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;
const ALIAS = /^alias\/(?!aws\/)[\w/-]{1,250}$/;
const ARN = /^(arn:aws:kms:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:)(?:key\/(.+)|(alias\/.+))$/;

/**
 * A key's full ARN from any of the four ways to name it; an empty text takes the key away. The sandbox has no KMS:
 * every well-formed name is a key that lets CloudTrail in, and an alias stands for a key whose ID follows from it.
 */
export function readKmsKeyId(
  { region, accountId }: Pick<Caller, 'region' | 'accountId'>,
  sent: string | undefined,
  current: string | undefined,
): Result<string | undefined, AwsError> {
  if (sent === undefined) return ok(current);
  if (sent === '') return ok(undefined);
  const [, owner = `arn:aws:kms:${region}:${accountId}:`, idInARN, aliasInARN] = ARN.exec(sent) ?? [];
  const id = idInARN ?? sent;
  const alias = aliasInARN ?? sent;
  if (KEY_ID.test(id)) return ok(`${owner}key/${id}`);
  if (ALIAS.test(alias)) return ok(`${owner}key/${toKeyId(owner + alias)}`);
  return fail(
    cloudTrailError('InvalidKmsKeyIdException', `The KMS key ID is invalid: ${sent.slice(0, 300)}`),
  );
}

export function regionOfKey(keyARN: string): string {
  return keyARN.split(':')[3] ?? '';
}

function toKeyId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
