/** `denied` by the policy of the VPC endpoint; `failed` with any other error, IAM's refusals among them. */
export type Outcome = 'allowed' | 'denied' | 'failed';

/** CloudTrail User Guide, logging-network-events-with-cloudtrail. */
export const DENIED_ERROR_CODE = 'VpceAccessDenied';

export function toOutcome(errorCode: string | undefined): Outcome {
  if (errorCode === undefined || errorCode === '') return 'allowed';
  return errorCode === DENIED_ERROR_CODE ? 'denied' : 'failed';
}
