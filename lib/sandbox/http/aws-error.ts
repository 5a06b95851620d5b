/** An error as AWS names it. How it is written on the wire is each protocol's business. */
export interface AwsError {
  /** e.g. `TrailNotFoundException` (CloudTrail) or `NoSuchKey` (S3). */
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** Further members of the error body, e.g. S3's `Key` or `BucketName`. */
  readonly details?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * CloudTrail answers its modelled exceptions with 400 (API reference, "Errors" of each operation), although the
 * Smithy traits of the SDKs say 404, 409 or 429 for some. Clients must branch on the name.
 */
export function cloudTrailError(code: string, message: string, status = 400): AwsError {
  return { code, message, status };
}
