import type { PolicyDocument } from './policy-document.ts';

/** An IAM user with one access key. */
export interface IamUser {
  readonly userName: string;
  /** AIDA… */
  readonly userId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What it is there to show. */
  readonly description: string;
  readonly policies: readonly PolicyDocument[];
}

/** A role that AssumeRole hands out. */
export interface IamRole {
  readonly roleName: string;
  /** AROA… */
  readonly roleId: string;
  readonly description: string;
  readonly trustPolicy: PolicyDocument;
  readonly policies: readonly PolicyDocument[];
  /** Seconds. */
  readonly maxSessionDuration: number;
}
