import 'server-only';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBDataChunk, DuckDBInstance, LIST, listValue, TIMESTAMP, VARCHAR } from '@duckdb/node-api';
import type { EventRow } from '../cloudtrail/captured-event.ts';
import type { ExportedEvent } from './export-events.ts';
import { toTimestamp } from './filter-sql.ts';

type TextMember = Exclude<keyof EventRow, 'eventTime' | 'trailARNs'>;

const TEXT_COLUMNS: readonly (readonly [name: string, member: TextMember])[] = [
  ['eventID', 'eventID'],
  ['eventSource', 'eventSource'],
  ['eventName', 'eventName'],
  ['awsRegion', 'awsRegion'],
  ['vpcEndpointId', 'vpcEndpointId'],
  ['vpcEndpointAccountId', 'vpcEndpointAccountId'],
  ['errorCode', 'errorCode'],
  ['errorMessage', 'errorMessage'],
  ['principal', 'principal'],
  ['accountId', 'principalAccountId'],
  ['identityType', 'identityType'],
  ['sourceIPAddress', 'sourceIPAddress'],
  ['recipientAccountId', 'recipientAccountId'],
  ['eventCategory', 'eventCategory'],
  ['sharedEventID', 'sharedEventID'],
  ['connectionId', 'connectionId'],
];

const TYPES = [TIMESTAMP, ...TEXT_COLUMNS.map(() => VARCHAR), LIST(VARCHAR), VARCHAR];

const TABLE_SQL = `CREATE TABLE exported (
  "eventTime" TIMESTAMP NOT NULL,
  ${TEXT_COLUMNS.map(([name]) => `"${name}" VARCHAR`).join(',\n  ')},
  "trailARNs" VARCHAR[] NOT NULL,
  record VARCHAR NOT NULL
)`;

/** A row group is built in memory, and records make it large: 8,192 of AWS's usual ones are some 16 MB. */
const ROW_GROUP_ROWS = 8192;

/**
 * One file with the rows and, as text, their records. The index itself may not reach the file system, so the events
 * go through a DuckDB of their own that may reach one folder, which only this user can read and which is removed in
 * the end, whatever happens.
 */
export async function* toParquet(
  events: AsyncIterable<readonly ExportedEvent[]>,
  { signal, parent = tmpdir() }: { readonly signal?: AbortSignal; readonly parent?: string } = {},
): AsyncGenerator<Uint8Array, void> {
  const folder = await mkdtemp(join(parent, 'trailpoint-export-'));
  try {
    const file = join(folder, 'events.parquet');
    await writeParquet(events, folder, file, signal);
    yield* createReadStream(file, signal && { signal });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeParquet(
  events: AsyncIterable<readonly ExportedEvent[]>,
  folder: string,
  file: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const instance = await DuckDBInstance.create(join(folder, 'events.duckdb'), {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: '256MB',
    threads: '1',
  });
  try {
    const connection = await instance.connect();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      await connection.run(`SET allowed_directories = [${quoted(folder)}]`);
      await connection.run(`SET temp_directory = ${quoted(join(folder, 'spilled'))}`);
      await connection.run('SET enable_external_access = false');
      await connection.run('SET lock_configuration = true');
      await connection.run(TABLE_SQL);
      const appender = await connection.createAppender('exported');
      for await (const some of events) {
        const chunk = DuckDBDataChunk.create(TYPES);
        chunk.setRows(some.map(toRow));
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      signal?.throwIfAborted();
      await connection.run(
        `COPY exported TO ${quoted(file)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
      );
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', interrupt);
      connection.disconnectSync();
    }
  } finally {
    instance.closeSync();
  }
}

function toRow({ row, json }: ExportedEvent) {
  return [
    toTimestamp(Date.parse(row.eventTime)),
    ...TEXT_COLUMNS.map(([, member]) => row[member] ?? null),
    listValue(row.trailARNs),
    json,
  ];
}

/** COPY and SET take no parameters. The names are this machine's own, never a filter's. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
