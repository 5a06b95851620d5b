import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import type { BucketState } from '../world/state.ts';
import { findBucketKey } from './bucket-configuration.ts';
import type { ObjectProperties } from './object-store.ts';
import { invalidArgument, NOT_IMPLEMENTED } from './s3-error.ts';

/** Amazon S3 User Guide, "Naming Amazon S3 objects": 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;
/** Names and values of user metadata together. */
const MAX_METADATA_BYTES = 2048;

const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-language',
  'expires',
  'x-amz-website-redirect-location',
];
/** What a client may ask for that would be lost here: refused, as S3 refuses what it does not have. */
const UNSUPPORTED_HEADERS = [
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-copy-source-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-tagging',
  'x-amz-write-offset-bytes',
];
const STORAGE_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'REDUCED_REDUNDANCY',
];
/** Where ownership is enforced, an ACL may only say what holds anyway. */
const HARMLESS_ACLS = ['private', 'bucket-owner-full-control', 'bucket-owner-read'];

export type InputProperties = Omit<ObjectProperties, 'key' | 'lastModified' | 'checksums'>;

/** What a request says of the object that it puts, besides its bytes. */
export function readObjectInput(
  request: SandboxRequest,
  bucket: BucketState,
  key: string,
): Result<InputProperties, AwsError> {
  const keyBytes = Buffer.byteLength(key);
  if (keyBytes > MAX_KEY_BYTES) {
    return fail({
      code: 'KeyTooLongError',
      message: 'Your key is too long',
      status: 400,
      details: { Size: String(keyBytes), MaxSizeAllowed: String(MAX_KEY_BYTES) },
    });
  }
  const unsupported = UNSUPPORTED_HEADERS.find((name) => request.headers[name] !== undefined);
  if (unsupported !== undefined) return fail({ ...NOT_IMPLEMENTED, details: { Header: unsupported } });
  const acl = getHeader(request, 'x-amz-acl');
  if (acl !== undefined && !HARMLESS_ACLS.includes(acl)) {
    return fail({
      code: 'AccessControlListNotSupported',
      message: 'The bucket does not allow ACLs',
      status: 400,
    });
  }
  const storageClass = getHeader(request, 'x-amz-storage-class') ?? 'STANDARD';
  if (!STORAGE_CLASSES.includes(storageClass)) {
    return fail({
      code: 'InvalidStorageClass',
      message: 'The storage class you specified is not valid',
      status: 400,
    });
  }
  const metadata = readMetadata(request);
  if (!metadata.ok) return metadata;
  const encryption = readEncryption(request, bucket);
  if (!encryption.ok) return encryption;

  const contentType = getHeader(request, 'content-type');
  const contentEncoding = readContentEncoding(request);
  const headers = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = getHeader(request, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (storageClass !== 'STANDARD') headers['x-amz-storage-class'] = storageClass;
  return ok({
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === '' ? {} : { contentEncoding }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...(Object.keys(metadata.value).length === 0 ? {} : { metadata: metadata.value }),
    ...(encryption.value === undefined ? {} : { kmsKeyId: encryption.value }),
  });
}

/** `aws-chunked` is how the body travelled, not what it is. */
function readContentEncoding(request: SandboxRequest): string {
  return (getHeader(request, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
}

function readMetadata(request: SandboxRequest): Result<Readonly<Record<string, string>>, AwsError> {
  const entries = Object.keys(request.headers)
    .filter((name) => name.startsWith('x-amz-meta-'))
    .map((name) => [name.slice('x-amz-meta-'.length), getHeader(request, name) ?? ''] as const);
  const size = entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (size > MAX_METADATA_BYTES) {
    return fail({
      code: 'MetadataTooLarge',
      message: 'Your metadata headers exceed the maximum allowed metadata size',
      status: 400,
      details: { Size: String(size), MaxSizeAllowed: String(MAX_METADATA_BYTES) },
    });
  }
  return ok(Object.fromEntries(entries));
}

/** The KMS key, where there is one: the request's own, otherwise that of the bucket. */
function readEncryption(request: SandboxRequest, bucket: BucketState): Result<string | undefined, AwsError> {
  const algorithm = getHeader(request, 'x-amz-server-side-encryption');
  const key = getHeader(request, 'x-amz-server-side-encryption-aws-kms-key-id');
  const managed = `arn:aws:kms:${bucket.region}:${bucket.accountId}:alias/aws/s3`;
  switch (algorithm) {
    case undefined:
      return ok(findBucketKey(bucket));
    case 'AES256':
      return key === undefined
        ? ok(undefined)
        : fail(
            invalidArgument(
              'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
              'x-amz-server-side-encryption',
              algorithm,
            ),
          );
    case 'aws:kms':
    case 'aws:kms:dsse':
      return ok(key ?? managed);
    default:
      return fail({
        code: 'InvalidEncryptionAlgorithmError',
        message: 'The encryption request you specified is not valid.',
        status: 400,
      });
  }
}
