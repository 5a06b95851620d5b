import 'server-only';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex, IndexReader } from './event-index.ts';
import { eventFilterToSql, type SqlCondition } from './filter-sql.ts';
import { findTextHits } from './text-hits.ts';

/** Asks a question about the events that a filter matches. Throws the signal's reason when it aborts. */
export async function readMatching<T>(
  index: EventIndex,
  filter: EventFilter,
  { now, signal }: { readonly now: Date; readonly signal?: AbortSignal },
  question: (reader: IndexReader, matching: SqlCondition) => Promise<T>,
): Promise<T> {
  const hits = await findTextHits(index, filter, now, signal);
  return index.read((reader) => question(reader, eventFilterToSql(filter, now)), signal, hits);
}
