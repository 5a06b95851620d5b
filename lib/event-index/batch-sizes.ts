/**
 * A batch is one transaction, and a large one costs hardly more than a small one. The first are small, so that somebody
 * who waits sees events after a moment. The largest hold fewer rows than one of DuckDB's row groups (122,880): more of
 * them would go past the write-ahead log, into row groups that each checkpoint puts together anew.
 */
export const LEAST_BATCH_BYTES = 256 * 1024;
export const MOST_BATCH_BYTES = 10 * 1024 * 1024;
export const MOST_BATCH_FILES = 3000;
