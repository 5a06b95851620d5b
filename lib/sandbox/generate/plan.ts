/** What is to be generated. The same plan gives the same bytes, on every machine and with any number of workers. */
export interface GenerationPlan {
  readonly seed: string;
  readonly events: number;
  readonly eventsPerFile: number;
  /** Epoch milliseconds of the first day. */
  readonly fromMs: number;
  readonly days: number;
  readonly accountIds: readonly string[];
  readonly regions: readonly string[];
  /** Of an organization trail's files, e.g. `o-trailp0int`. */
  readonly organizationId?: string;
  /** The share of events that are in an earlier file as well. */
  readonly duplicates: number;
  /** The share of files whose events are up to an hour old. */
  readonly late: number;
  /** Of gzip, 1 to 9. */
  readonly level: number;
}

export function countFiles({ events, eventsPerFile }: GenerationPlan): number {
  return Math.ceil(events / eventsPerFile);
}
