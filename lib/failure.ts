import type { MessageKey } from './messages/catalogue.ts';

/** A sentence that has no language yet: a key of the message catalogues and what to fill in. */
export interface Phrase {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export const FAILURE_CODES = [
  'invalid-input',
  'not-found',
  'conflict',
  'access-denied',
  'credentials',
  'throttled',
  'limit-exceeded',
  'unsupported',
  'unavailable',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** The one shape in which an expected failure crosses rooms, and the wire to the browser. Plain data, no secrets. */
export interface Failure {
  readonly code: FailureCode;
  /** What happened, and what was not changed. */
  readonly message: Phrase;
  /** What to do about it. */
  readonly hint?: Phrase;
  /** Path of the input that is at fault, e.g. `advancedEventSelectors[0].fieldSelectors[1].equals`. */
  readonly field?: string;
  /** AWS's exception name, e.g. `InvalidEventSelectorsException`. */
  readonly awsName?: string;
  /** AWS's own text, English, shown beside ours and never instead of it. */
  readonly awsMessage?: string;
  /** The IAM action that is missing, e.g. `cloudtrail:GetEventSelectors`. */
  readonly iamAction?: string;
  readonly requestId?: string;
  readonly retryable: boolean;
}
