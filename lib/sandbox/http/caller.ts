import type { PolicyDocument } from '../iam/policy-document.ts';

/** Who calls, and in which Region. */
export interface Caller {
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** `arn:aws:iam::…:user/…`, or `arn:aws:sts::…:assumed-role/…/…` */
  readonly arn: string;
  /** `AIDA…`, or `AROA…:` and the session's name. */
  readonly userId: string;
  readonly identity: CallerIdentity;
  /** All that identity-based policies say of this caller. */
  readonly policies: readonly PolicyDocument[];
  /** Of a session that was narrowed when it began: it must allow as well. */
  readonly sessionPolicy?: PolicyDocument;
}

export type CallerIdentity =
  | {
      readonly kind: 'user';
      readonly userName: string;
      /** When temporary credentials were given out, epoch milliseconds; absent for an access key. */
      readonly sessionBegan?: number;
    }
  | {
      readonly kind: 'role';
      readonly roleName: string;
      /** AROA… */
      readonly roleId: string;
      readonly sessionName: string;
      readonly sessionBegan: number;
    }
  /** Whoever sent an unsigned request. S3 takes those, and lets the bucket's policy decide. */
  | { readonly kind: 'anonymous' };

export function anonymousCaller(region: string): Caller {
  return {
    accountId: 'anonymous',
    region,
    accessKeyId: '',
    arn: '',
    userId: 'anonymous',
    identity: { kind: 'anonymous' },
    policies: [],
  };
}
