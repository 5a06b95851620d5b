import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';

interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/** One page of a list, which goes on where the token says. A token belongs to one question: another refuses it. */
export function readPage<T>(
  list: readonly T[],
  token: string | undefined,
  size: number,
  question: string,
): Result<Page<T>, AwsError> {
  const position = token === undefined ? '0' : openToken(token, question);
  const start = position === undefined ? Number.NaN : Number(position);
  if (!Number.isInteger(start) || start < 0) return fail(invalidToken());
  const end = start + size;
  return ok({
    items: list.slice(start, end),
    ...(end < list.length ? { nextToken: sealToken(String(end), question) } : {}),
  });
}

/** Opaque, and of no use for another question. */
export function sealToken(position: string, question: string): string {
  return Buffer.from(`${signatureOf(position, question)}${position}`).toString('base64url');
}

/** The position that the token holds, or undefined where it is no token for this question. */
export function openToken(token: string, question: string): string | undefined {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const position = text.slice(SIGNATURE_LENGTH);
  return text.slice(0, SIGNATURE_LENGTH) === signatureOf(position, question) ? position : undefined;
}

export function invalidToken(): AwsError {
  return cloudTrailError(
    'InvalidNextTokenException',
    'The token is not valid, or was given for a request with other parameters.',
  );
}

const SIGNATURE_LENGTH = 22;

function signatureOf(position: string, question: string): string {
  return createHash('sha256')
    .update(`${question}\0${position}`)
    .digest('base64url')
    .slice(0, SIGNATURE_LENGTH);
}
