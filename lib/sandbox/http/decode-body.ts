import { fail, ok, type Result } from '../../result.ts';
import { decodeAwsChunks } from './aws-chunks.ts';
import type { AwsError } from './aws-error.ts';
import { getHeader, type SandboxRequest } from './sandbox-request.ts';

/** Takes S3's own chunks apart, so that nobody behind this sees them. */
export function decodeS3Body(request: SandboxRequest): Result<SandboxRequest, AwsError> {
  if (!isAwsChunked(request)) return ok(request);
  const decoded = decodeAwsChunks(request.body);
  if (!decoded.ok) return fail(incompleteBody('The request body terminated unexpectedly'));
  const body = Buffer.concat(decoded.value.chunks.map(({ bytes }) => bytes));
  const announced = getHeader(request, 'x-amz-decoded-content-length');
  if (announced !== undefined && Number(announced) !== body.length) {
    return fail(
      incompleteBody('You did not provide the number of bytes specified by the Content-Length HTTP header'),
    );
  }
  return ok({ ...request, body, chunked: decoded.value });
}

function isAwsChunked(request: SandboxRequest): boolean {
  const codings = (getHeader(request, 'content-encoding') ?? '').split(',');
  return (
    codings.some((coding) => coding.trim() === 'aws-chunked') ||
    (getHeader(request, 'x-amz-content-sha256') ?? '').startsWith('STREAMING-')
  );
}

function incompleteBody(message: string): AwsError {
  return { code: 'IncompleteBody', message, status: 400 };
}
