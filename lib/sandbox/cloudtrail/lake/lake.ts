import { matchesSelectorSet } from '../../../cloudtrail/selector-match.ts';
import type { Organization } from '../../seed/organization.ts';
import type { SandboxRecord } from '../../workload/records.ts';
import type { EventDataStoreState } from '../../world/state.ts';
import type { SqlResult } from './run-sql.ts';

/** A query that was run. */
export interface LakeQuery {
  readonly queryId: string;
  readonly eventDataStoreArn: string;
  readonly accountId: string;
  readonly statement: string;
  readonly alias?: string;
  readonly createdTime: number;
  readonly result: SqlResult;
  readonly eventsScanned: number;
  readonly bytesScanned: number;
  readonly executionMs: number;
}

/** What event data stores took in and what was asked of them. Kept in memory, from the start of the sandbox on. */
export interface Lake {
  ingest(record: SandboxRecord): void;
  listEvents(eventDataStoreArn: string): readonly SandboxRecord[];
  addQuery(query: LakeQuery): void;
  /** Newest first. */
  listQueries(): readonly LakeQuery[];
  clear(): void;
}

/** All event data stores together, the newest events of each. */
const MOST_EVENTS = 20_000;
const MOST_QUERIES = 100;

export function createLake(
  organization: Organization,
  listStores: () => readonly EventDataStoreState[],
): Lake {
  const events = new Map<string, SandboxRecord[]>();
  let queries: readonly LakeQuery[] = [];

  function takes(store: EventDataStoreState, record: SandboxRecord): boolean {
    const { accountId, organizationEnabled, multiRegionEnabled, region, status } = store;
    const isMember = organization.accounts.some((account) => account.accountId === record.recipientAccountId);
    return (
      status === 'ENABLED' &&
      (accountId === record.recipientAccountId || (organizationEnabled && isMember)) &&
      (multiRegionEnabled || region === record.awsRegion) &&
      matchesSelectorSet({ kind: 'advanced', advancedEventSelectors: store.advancedEventSelectors }, record)
    );
  }

  return {
    ingest(record) {
      const stores = listStores();
      for (const store of stores) {
        if (!takes(store, record)) continue;
        const kept = events.get(store.eventDataStoreArn) ?? [];
        events.set(store.eventDataStoreArn, kept);
        kept.push(record);
        const most = Math.floor(MOST_EVENTS / stores.length);
        if (kept.length > most * 1.1) kept.splice(0, kept.length - most);
      }
    },
    listEvents: (eventDataStoreArn) => events.get(eventDataStoreArn) ?? [],
    addQuery(query) {
      queries = [query, ...queries].slice(0, MOST_QUERIES);
    },
    listQueries: () => queries,
    clear() {
      events.clear();
      queries = [];
    },
  };
}
