/** Columns of the events table that hold the number of a term, in the order of SCHEMA_SQL. 0 is no text. */
export const TERM_COLUMNS = [
  'event_source',
  'event_name',
  'aws_region',
  'vpc_endpoint_id',
  'vpc_endpoint_account_id',
  'error_code',
  'error_message',
  'source_ip_address',
  'recipient_account_id',
  'event_category',
  'identity_type',
  'principal_account_id',
  'principal',
  // Of an id that is no UUID in small letters; its key is then made from this text.
  'event_id_text',
  'shared_event_id_text',
] as const;
export type TermColumn = (typeof TERM_COLUMNS)[number];

export function termColumnIndex(column: TermColumn): number {
  return TERM_COLUMNS.indexOf(column);
}
