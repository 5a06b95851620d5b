import { TERM_COLUMNS } from './term-columns.ts';

/**
 * The tables of the event index. Everything in it is read from log files and can be read again, so a change of
 * this schema needs no migration: raise SCHEMA_VERSION, and an index of another version is set aside and rebuilt.
 *
 * There are no primary keys on purpose: one writer at a time is what keeps rows unique (see event-index.ts), and an
 * ART index over ids of 36 characters costs more memory and start-up time than the rows themselves.
 */
export const SCHEMA_VERSION = 4;

export const SCHEMA_SQL = `
CREATE TABLE schema_version (version INTEGER NOT NULL);

-- A trail as seen through a connection.
CREATE TABLE sources (
  source_id INTEGER NOT NULL,
  connection_id VARCHAR NOT NULL,
  trail_arn VARCHAR NOT NULL
);

-- The manifest: one row for each version (etag) of an object that was read. read = kept + duplicates + set_aside.
CREATE TABLE files (
  file_id INTEGER NOT NULL,
  bucket VARCHAR NOT NULL,
  key VARCHAR NOT NULL,
  etag VARCHAR NOT NULL,
  size BIGINT NOT NULL,
  read INTEGER NOT NULL,
  kept INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  set_aside INTEGER NOT NULL
);

-- Trails whose destination holds the file. Two trails may deliver to one folder; the key does not tell them apart.
CREATE TABLE file_sources (file_id INTEGER NOT NULL, source_id INTEGER NOT NULL);

-- Each text that events have, once. Columns of events hold the code; 0 is no text at all. Equal texts of different
-- fields share a code. None is ever removed: the writer remembers codes (see term-codes.ts).
CREATE TABLE terms (code INTEGER NOT NULL, value VARCHAR NOT NULL);

-- One row an event: what is searched. Its record lies in a block (see record-block.ts).
CREATE TABLE events (
  event_time TIMESTAMP NOT NULL,
  -- See event-key.ts. A column of 32 bits finds one event four times as fast as the key alone.
  event_id UUID NOT NULL,
  event_id_hash UINTEGER NOT NULL,
  -- The lowest key where the record has none.
  shared_event_id UUID NOT NULL,
  ${TERM_COLUMNS.map((column) => `${column} INTEGER NOT NULL`).join(',\n  ')},
  file_id INTEGER NOT NULL,
  block_id INTEGER NOT NULL,
  place INTEGER NOT NULL
);

CREATE TABLE blocks (block_id INTEGER NOT NULL, content BLOB NOT NULL);

-- How many events there are of each term, by UTC day (days since 1970), and of each minute (since 1970). Rows of one
-- day and term add up: each batch adds its own, and now and then they are summed (see event-counts.ts).
CREATE TABLE day_counts (day INTEGER NOT NULL, field INTEGER NOT NULL, code INTEGER NOT NULL, events INTEGER NOT NULL);
CREATE TABLE minute_counts (minute INTEGER NOT NULL, denied INTEGER NOT NULL, events INTEGER NOT NULL);
-- How many rows of day_counts there were when they were last summed.
CREATE TABLE summed_counts AS SELECT 0::BIGINT AS events;

-- An event that a further file delivered again (CloudTrail may deliver twice, and two trails may record one call).
CREATE TABLE redeliveries (event_id UUID NOT NULL, file_id INTEGER NOT NULL);

-- What could not be read: a whole file (position is null) or one record of it.
CREATE TABLE set_aside (
  file_id INTEGER NOT NULL,
  position INTEGER,
  reason VARCHAR NOT NULL,
  excerpt VARCHAR
);

-- How far a source's folder of one day was listed (see listing-marks.ts). whole_at: milliseconds since 1970.
CREATE TABLE listing_marks (
  source_id INTEGER NOT NULL,
  bucket VARCHAR NOT NULL,
  folder VARCHAR NOT NULL,
  start_after VARCHAR,
  whole_at DOUBLE NOT NULL
);

-- What a person wished for the reading of a trail; without a row, nothing special.
CREATE TABLE sync_wishes (
  connection_id VARCHAR NOT NULL,
  trail_arn VARCHAR NOT NULL,
  is_paused BOOLEAN NOT NULL,
  reads_all_events BOOLEAN NOT NULL
);
`;

/** Tables of the writer's own connection, filled by the appender and emptied by each batch. */
export const STAGING_SQL = `
CREATE TEMP TABLE staged_files AS SELECT 0 AS batch_position, * FROM files LIMIT 0;
CREATE TEMP TABLE staged_file_sources AS SELECT * FROM file_sources LIMIT 0;
CREATE TEMP TABLE staged_keys (event_id UUID NOT NULL, event_id_hash UINTEGER NOT NULL, row INTEGER NOT NULL);
CREATE TEMP TABLE staged_terms (row INTEGER NOT NULL, value VARCHAR NOT NULL);
CREATE TEMP TABLE staged_set_aside AS SELECT * FROM set_aside LIMIT 0;
CREATE TEMP TABLE staged_ids (file_id INTEGER);
CREATE TEMP TABLE staged_marks AS SELECT * FROM listing_marks LIMIT 0;
`;

/** A table of a reader's own connection: records in which a text stands (see text-hits.ts). */
export const HITS_SQL = 'CREATE TEMP TABLE hits (block_id INTEGER NOT NULL, place INTEGER NOT NULL)';
