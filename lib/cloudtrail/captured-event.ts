/** An event as lists show it. All strings but eventTime, connectionId and trailARNs are hostile text. */
export interface EventRow {
  readonly eventID: string;
  /** ISO 8601 in UTC. */
  readonly eventTime: string;
  readonly eventSource?: string;
  readonly eventName?: string;
  readonly awsRegion?: string;
  readonly vpcEndpointId?: string;
  readonly vpcEndpointAccountId?: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly principal?: string;
  readonly principalAccountId?: string;
  readonly identityType?: string;
  readonly sourceIPAddress?: string;
  readonly recipientAccountId?: string;
  readonly eventCategory?: string;
  readonly sharedEventID?: string;
  /** The connection through which the event was read first. */
  readonly connectionId: string;
  /** Every trail that delivered it. */
  readonly trailARNs: readonly string[];
}

export interface EventPage {
  readonly rows: readonly EventRow[];
  /** Missing on the last page. */
  readonly nextCursor?: string;
}

/** One event with all that is known of it. */
export interface CapturedEvent {
  readonly row: EventRow;
  /** The record as delivered, byte for byte. Hostile text. */
  readonly json: string;
  readonly trailARNs: readonly string[];
  readonly bucket: string;
  /** The log file it was read from first. */
  readonly key: string;
}

/** One value of a facet. Hostile text. */
export interface FieldValue {
  readonly value: string;
  readonly count: number;
}

/** One span of the histogram. */
export interface TimeCount {
  /** ISO 8601 in UTC; inclusive. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly allowed: number;
  /** With an error code, of whichever kind. */
  readonly denied: number;
}

/** Always `read = kept + duplicates + setAside`. A file that cannot be read at all counts as one record set aside. */
export interface ReadTotals {
  /** Records found in all files. */
  readonly read: number;
  /** Records kept: the number of events in the index. */
  readonly kept: number;
  /** Records whose eventID was kept before. */
  readonly duplicates: number;
  readonly setAside: number;
  /** Versions of log files read. */
  readonly files: number;
}
