import type { Result } from '../../result.ts';
import type { AwsError } from './aws-error.ts';
import type { SandboxResponse } from './sandbox-request.ts';

/** One call of one operation, understood but not yet run: what decides about it stands between the two. */
export interface ApiCall {
  /** e.g. `PutEventSelectors`. */
  readonly operation: string;
  /** As IAM policies spell it, e.g. `cloudtrail:PutEventSelectors`. */
  readonly action: string;
  /** What IAM policies may name; `*` where the operation acts on no one resource. */
  readonly resourceARN: string;
  readonly readOnly: boolean;
  /** As CloudTrail records it: member names begin in lower case. */
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  /** Per account and Region; absent where AWS has no small quota. */
  readonly ratePerSecond?: number;
  /** `run` weighs what identities and resources say itself, as S3 does with the policies of buckets. */
  readonly authorizesItself?: true;
  run(): Promise<Result<SandboxResponse, AwsError>>;
}
