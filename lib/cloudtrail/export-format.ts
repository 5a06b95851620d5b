/** What the events of a filter can be exported as. */
export const EXPORT_FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The most events of one export. CSV and NDJSON are written while they are sent; a Parquet file has its index at its
 * end, so the whole of it lies on this machine's disk first.
 */
export const MAX_EXPORTED: Readonly<Record<ExportFormat, number>> = {
  csv: Number.POSITIVE_INFINITY,
  ndjson: Number.POSITIVE_INFINITY,
  parquet: 1_000_000,
};
