import { type EventFilter, parseEventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { EXPORT_FORMATS, type ExportFormat, MAX_EXPORTED } from '@/lib/cloudtrail/export-format.ts';
import { toCsv } from '@/lib/event-index/export-csv.ts';
import { type EventExport, exportEvents } from '@/lib/event-index/export-events.ts';
import { toNdjson } from '@/lib/event-index/export-ndjson.ts';
import { toParquet } from '@/lib/event-index/export-parquet.ts';
import { fail, ok } from '@/lib/result.ts';
import { countOf, respond } from '../answer';
import { streamOf } from './stream-of';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

type Write = (events: EventExport['events'], options: { signal: AbortSignal }) => AsyncIterable<Uint8Array>;

interface Kind {
  readonly contentType: string;
  readonly withRecords: boolean;
  readonly write: Write;
}

const KINDS: Readonly<Record<ExportFormat, Kind>> = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', withRecords: false, write: toCsv },
  ndjson: { contentType: 'application/x-ndjson; charset=utf-8', withRecords: true, write: toNdjson },
  parquet: { contentType: 'application/vnd.apache.parquet', withRecords: true, write: toParquet },
};

/**
 * `?format=&<filter>&limit=` → a file of all events that the filter matches, newest first. The headers say how many
 * it has and how many match; they differ only where `limit` or the format's own limit cuts.
 */
export function GET(request: Request): Promise<Response> {
  return respond(request, async (index, params) => {
    const name = params.get('format') ?? '';
    const format = EXPORT_FORMATS.find((known) => known === name);
    if (format === undefined) {
      return fail({
        code: 'invalid-input',
        message: { key: 'eventsData.formatInvalid', values: { format: name.slice(0, 100) } },
        field: 'format',
        retryable: false,
      });
    }
    const filter = parseEventFilter(params, ['format', 'limit']);
    if (!filter.ok) return filter;
    const limit = countOf(params, 'limit', { normal: Number.POSITIVE_INFINITY, max: 999_999 });
    if (!limit.ok) return limit;
    const { signal } = request;
    const { contentType, withRecords, write } = KINDS[format];
    const maximum = Math.min(limit.value, MAX_EXPORTED[format]);
    const found = await exportEvents(index, filter.value, { now: new Date(), maximum, withRecords, signal });
    return ok(
      new Response(streamOf(write(found.events, { signal }), signal), {
        headers: {
          'content-type': contentType,
          'content-disposition': `attachment; filename="${fileName(filter.value, found, format)}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'x-trailpoint-events': String(found.count),
          'x-trailpoint-events-matching': String(found.matching),
        },
      }),
    );
  });
}

/** With the time range; where the filter leaves it open, that of the events. Colons are not for file names. */
function fileName(filter: EventFilter, { oldest, newest }: EventExport, format: ExportFormat): string {
  const range = [filter.from ?? oldest, filter.to ?? newest].flatMap((iso) =>
    iso === undefined ? [] : [iso.replaceAll(':', '-')],
  );
  return `${['cloudtrail-events', ...range].join('_')}.${format}`;
}
