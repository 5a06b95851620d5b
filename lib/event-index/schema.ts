/**
 * The tables of the event index. Everything in it is read from log files and can be read again, so a change of
 * this schema needs no migration: raise SCHEMA_VERSION, and an index of another version is set aside and rebuilt.
 *
 * There are no primary keys on purpose: one writer at a time is what keeps rows unique (see event-index.ts), and an
 * ART index over ids of 36 characters costs more memory and start-up time than the rows themselves.
 */
export const SCHEMA_VERSION = 1;

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

CREATE TABLE events (
  event_time TIMESTAMP NOT NULL,
  event_id VARCHAR NOT NULL,
  event_source VARCHAR,
  event_name VARCHAR,
  aws_region VARCHAR,
  vpc_endpoint_id VARCHAR,
  vpc_endpoint_account_id VARCHAR,
  error_code VARCHAR,
  error_message VARCHAR,
  principal VARCHAR,
  principal_account_id VARCHAR,
  identity_type VARCHAR,
  source_ip_address VARCHAR,
  recipient_account_id VARCHAR,
  event_category VARCHAR,
  shared_event_id VARCHAR,
  file_id INTEGER NOT NULL,
  record VARCHAR NOT NULL
);

-- An event that a further file delivered again (CloudTrail may deliver twice, and two trails may record one call).
CREATE TABLE redeliveries (event_id VARCHAR NOT NULL, file_id INTEGER NOT NULL);

-- What could not be read: a whole file (position is null) or one record of it.
CREATE TABLE set_aside (
  file_id INTEGER NOT NULL,
  position INTEGER,
  reason VARCHAR NOT NULL,
  excerpt VARCHAR
);
`;

/** Tables of the writer's own connection, filled by the appender and emptied by each batch. */
export const STAGING_SQL = `
CREATE TEMP TABLE staged_files AS SELECT 0 AS batch_position, * FROM files LIMIT 0;
CREATE TEMP TABLE staged_file_sources AS SELECT * FROM file_sources LIMIT 0;
CREATE TEMP TABLE staged_events AS SELECT * FROM events LIMIT 0;
CREATE TEMP TABLE staged_redeliveries AS SELECT * FROM redeliveries LIMIT 0;
CREATE TEMP TABLE staged_set_aside AS SELECT * FROM set_aside LIMIT 0;
CREATE TEMP TABLE staged_ids (file_id INTEGER);
`;
