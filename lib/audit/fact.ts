import type { Failure } from '../failure.ts';

/** Something read from AWS, and when; or why it could not be read. Unknown is never shown as none. */
export type Fact<T> =
  | { readonly state: 'known'; readonly value: T; readonly readAt: string }
  | { readonly state: 'unknown'; readonly failure: Failure; readonly readAt: string };
