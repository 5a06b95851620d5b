import { randomUUID } from 'node:crypto';
import type { SandboxRecord } from '../workload/records.ts';
import { type HistoryEvent, toHistoryEvent } from './history-event.ts';
import type { HistoryFile } from './history-file.ts';

export type RecordOrigin = 'api' | 'workload';

/** The Event history of one account in one Region. */
export interface HistoryPlace {
  readonly accountId: string;
  readonly region: string;
}

/** What came after this event has been told. */
export type HistoryPosition = Pick<HistoryEvent, 'timeMs' | 'sequence'>;

export interface HistoryQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly matches: (event: HistoryEvent) => boolean;
  readonly after?: HistoryPosition;
  readonly limit: number;
}

export interface EventHistory {
  /** Positions are good within one age; a restart and a reset begin another. */
  readonly age: string;
  /** Takes management events and leaves the others. Calls of the sandbox's API outlast a restart. */
  add(record: SandboxRecord, origin: RecordOrigin): void;
  /** Newest first; one more than the limit where there are more. */
  lookup(place: HistoryPlace, query: HistoryQuery): readonly HistoryEvent[];
  clear(): Promise<void>;
  /** Resolves once all that was added is in the file. */
  settle(): Promise<void>;
}

/** Calls that change something are what people look for: neither reads nor the workloads push them out. */
type Lane = 'writes' | 'reads' | 'workloads';

/** How many events all accounts and Regions keep together, some kilobytes each. */
const CAPACITY: Readonly<Record<Lane, number>> = { writes: 10_000, reads: 4_000, workloads: 12_000 };
/** No account and Region gets less than this, however many there are. */
const LEAST = 100;

export const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** `places` is how many accounts and Regions there are. */
export async function openEventHistory(file: HistoryFile, places: number): Promise<EventHistory> {
  const lanes = new Map<string, HistoryEvent[]>();
  let sequence = 0;
  let age = randomUUID();

  function keep(record: SandboxRecord, lane: Lane): HistoryEvent {
    sequence += 1;
    const name = `${record.recipientAccountId}/${record.awsRegion}/${lane}`;
    const events = lanes.get(name) ?? [];
    lanes.set(name, events);
    const event = toHistoryEvent(record, sequence);
    events.push(event);
    const most = Math.max(LEAST, Math.floor(CAPACITY[lane] / places));
    // A tenth at a time: each event that goes costs a move of all that stay.
    if (events.length > most * 1.1) events.splice(0, events.length - most);
    return event;
  }

  function toLane(record: SandboxRecord): Lane {
    return record.readOnly === true ? 'reads' : 'writes';
  }

  for (const record of await file.read(CAPACITY.writes + CAPACITY.reads)) keep(record, toLane(record));

  return {
    get age() {
      return age;
    },

    add(record, origin) {
      if (record.eventCategory !== 'Management') return;
      const event = keep(record, origin === 'workload' ? 'workloads' : toLane(record));
      if (origin === 'api') file.append(event.text);
    },

    lookup({ accountId, region }, { fromMs, toMs, matches, after, limit }) {
      const place = `${accountId}/${region}`;
      return (['writes', 'reads', 'workloads'] as const)
        .flatMap((lane) => lanes.get(`${place}/${lane}`) ?? [])
        .filter(
          (event) =>
            event.timeMs >= fromMs &&
            event.timeMs <= toMs &&
            (after === undefined || compareNewestFirst(after, event) < 0) &&
            matches(event),
        )
        .sort(compareNewestFirst)
        .slice(0, limit + 1);
    },

    async clear() {
      lanes.clear();
      age = randomUUID();
      await file.clear();
    },
    settle: () => file.settle(),
  };
}

function compareNewestFirst(a: HistoryPosition, b: HistoryPosition): number {
  return b.timeMs - a.timeMs || b.sequence - a.sequence;
}
