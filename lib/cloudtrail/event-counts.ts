import type { EventRecord } from './event-record.ts';

/** Captured events that the selectors of a question do not tell apart. */
export interface CountedEvents {
  /** When the first of them happened, and the fields that selectors ask for; its eventID is made up. Hostile text. */
  readonly event: EventRecord;
  readonly count: number;
}

/** What was captured of some event sources during the last 30 days. */
export interface EventCounts {
  /** When the newest captured event happened, of whichever source; missing where there is none. */
  readonly until?: string;
  readonly groups: readonly CountedEvents[];
}

/** Fields of network activity events that are told apart only where a selector mentions them. */
export const COUNTED_FIELDS = ['eventName', 'vpcEndpointId', 'userIdentity.arn'] as const;
export type CountedField = (typeof COUNTED_FIELDS)[number];

/** Which network activity events to count, and what to tell apart besides the event source and the error code. */
export interface CountQuestion {
  /** Events that at least one of these trails delivered. */
  readonly trailARNs: readonly string[];
  readonly eventSources: readonly string[];
  /** The account that the events belong to; missing for all. */
  readonly recipientAccountId?: string;
  /** Missing for all Regions. */
  readonly awsRegion?: string;
  readonly fields: readonly CountedField[];
}
