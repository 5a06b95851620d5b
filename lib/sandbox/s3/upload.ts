import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { UploadState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { StoredObject } from './object-store.ts';
import { invalidArgument } from './s3-error.ts';
import type { S3Call } from './s3-operation.ts';

const MOST_PARTS = 10_000;

export interface Upload {
  readonly uploadId: string;
  readonly state: UploadState;
}

/** The upload that a request names. It must be of the same bucket and key. */
export function findUpload({ request, bucket, key }: S3Call): Result<Upload, AwsError> {
  const uploadId = request.query.get('uploadId') ?? '';
  const uploads = bucket.uploads ?? {};
  const state = Object.hasOwn(uploads, uploadId) ? uploads[uploadId] : undefined;
  if (state !== undefined && state.key === key) return ok({ uploadId, state });
  return fail({
    code: 'NoSuchUpload',
    message:
      'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    status: 404,
    details: { UploadId: uploadId },
  });
}

/** Where the object store keeps an upload's parts: a name that no bucket can have. */
export function partsOf(uploadId: string): string {
  return `upload:${uploadId}`;
}

/** Keys of parts sort as their numbers do. */
export function toPartKey(partNumber: number): string {
  return String(partNumber).padStart(5, '0');
}

export function listPartKeys({ objects }: Pick<World, 'objects'>, uploadId: string): readonly string[] {
  return [...objects.listKeys(partsOf(uploadId))];
}

export function findPart(
  { objects }: Pick<World, 'objects'>,
  uploadId: string,
  partNumber: number,
): StoredObject | undefined {
  return objects.findObject(partsOf(uploadId), toPartKey(partNumber));
}

export function readPartNumber({ request }: S3Call): Result<number, AwsError> {
  const text = request.query.get('partNumber') ?? '';
  const partNumber = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (partNumber >= 1 && partNumber <= MOST_PARTS) return ok(partNumber);
  return fail(
    invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', text),
  );
}

/** Forgets an upload, with the parts that came. */
export async function removeUpload({ world, bucket }: S3Call, uploadId: string): Promise<void> {
  const { [uploadId]: _removed, ...rest } = bucket.uploads ?? {};
  bucket.uploads = rest;
  await world.save();
  await world.objects.removeObjects(partsOf(uploadId), listPartKeys(world, uploadId));
}
