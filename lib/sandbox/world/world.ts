import type { Lake } from '../cloudtrail/lake/lake.ts';
import type { RateLimiter } from '../cloudtrail/rate-limit.ts';
import type { EventHistory, RecordOrigin } from '../event-history/event-history.ts';
import type { Faults } from '../faults/faults.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Organization } from '../seed/organization.ts';
import type { Habit } from '../workload/habit.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { SandboxState } from './state.ts';

/** What every operation acts upon. */
export interface World {
  readonly organization: Organization;
  readonly habits: readonly Habit[];
  /** Replaced as a whole by a reset: read it anew, never keep it. */
  state: SandboxState;
  readonly objects: ObjectStore;
  readonly rates: RateLimiter;
  readonly faults: Faults;
  readonly eventHistory: EventHistory;
  readonly lake: Lake;
  /** Hands the record of a call to whoever keeps or delivers it; without an origin it is the workloads' or CloudTrail's own. */
  record(record: SandboxRecord, origin?: RecordOrigin): void;
  /** The sandbox's own clock, which `--clock` moves. */
  now(): Date;
  /** Makes the state durable. Await it before answering a write. */
  save(): Promise<void>;
}
