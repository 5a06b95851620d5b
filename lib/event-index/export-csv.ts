import 'server-only';
import type { EventRow } from '../cloudtrail/captured-event.ts';
import type { ExportedEvent } from './export-events.ts';

/** The columns of the explorer's table, by CloudTrail's names, and the id by which an event is found again. */
const COLUMNS: readonly (readonly [name: string, value: (row: EventRow) => string | undefined])[] = [
  ['eventTime', (row) => row.eventTime],
  ['errorCode', (row) => row.errorCode],
  ['eventName', (row) => row.eventName],
  ['eventSource', (row) => row.eventSource],
  ['vpcEndpointId', (row) => row.vpcEndpointId],
  ['principal', (row) => row.principal],
  ['accountId', (row) => row.principalAccountId],
  ['sourceIPAddress', (row) => row.sourceIPAddress],
  ['awsRegion', (row) => row.awsRegion],
  ['eventID', (row) => row.eventID],
];

/** Without it, Excel reads UTF-8 as the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180, in UTF-8, with a line of names. */
export async function* toCsv(
  events: AsyncIterable<readonly ExportedEvent[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const encoder = new TextEncoder();
  yield encoder.encode(BYTE_ORDER_MARK + toLine(COLUMNS.map(([name]) => name)));
  for await (const some of events) {
    yield encoder.encode(
      some.map(({ row }) => toLine(COLUMNS.map(([, value]) => value(row) ?? ''))).join(''),
    );
  }
}

function toLine(values: readonly string[]): string {
  return `${values.map(toCsvValue).join(',')}\r\n`;
}

/**
 * What makes spreadsheets compute (OWASP, CSV injection): the ASCII signs, their full-width forms, which Excel takes
 * for the same where Japanese is written, and the white space that it passes over.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Event fields are written by strangers: a formula gets an apostrophe before it, by which spreadsheets take it as text. */
export function toCsvValue(text: string): string {
  const harmless = FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
