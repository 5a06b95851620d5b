import { ok } from '../../result.ts';
import { NO_CONTENT, type S3Operation } from './s3-operation.ts';
import { findUpload, removeUpload } from './upload.ts';

export const abortMultipartUpload: S3Operation = async (call) => {
  const upload = findUpload(call);
  if (!upload.ok) return upload;
  await removeUpload(call, upload.value.uploadId);
  return ok(NO_CONTENT);
};
