import { isUtf8 } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { type EventRecord, parseEventRecord } from '../cloudtrail/event-record.ts';
import { fail, ok, type Result } from '../result.ts';
import { sliceRecords } from './record-slices.ts';

/**
 * AWS writes at most 50 MB of records into a log file before compression (CloudTrail User Guide,
 * get-and-view-cloudtrail-log-files). What unpacks to more than five times that was not written by CloudTrail.
 */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

/** Why a whole file was set aside. Records have further reasons of their own (see parseEventRecord). */
export type FileFault =
  | 'not-gzip'
  | 'truncated-gzip'
  | 'corrupt-gzip'
  | 'too-large'
  | 'bad-utf8'
  | 'not-json'
  | 'no-records';

export interface DeliveredRecord {
  /** Zero-based place in the Records array. */
  readonly position: number;
  readonly record: EventRecord;
  /** The record's own text, exactly as it stands in the log file. */
  readonly json: string;
}

export interface SetAsideRecord {
  /** Zero-based place in the Records array. */
  readonly position: number;
  readonly reason: string;
  /** The beginning of the record's text. */
  readonly excerpt: string;
}

export interface LogFile {
  readonly records: readonly DeliveredRecord[];
  readonly setAside: readonly SetAsideRecord[];
}

/** Enough to recognise the record; the whole of it stays in S3. */
export const EXCERPT_LENGTH = 4096;

/**
 * Reads the unpacked text of a log file with JSON.parse: the long way round, for what the scanner leaves. One record
 * at fault does not keep the others from being read.
 */
export function parseLogText(bytes: Uint8Array): Result<LogFile, FileFault> {
  const text = new TextDecoder().decode(bytes);
  const json = parseJson(text);
  if (!json.ok) return json;
  if (!isObject(json.value) || !Array.isArray(json.value.Records)) return fail('no-records');
  const elements: readonly unknown[] = json.value.Records;
  const slices = sliceRecords(text);
  if (slices?.length !== elements.length)
    throw new Error('The text of the records does not match the records');

  const records: DeliveredRecord[] = [];
  const setAside: SetAsideRecord[] = [];
  for (const [position, slice] of slices.entries()) {
    const parsed = parseEventRecord(elements[position]);
    if (parsed.ok) records.push({ position, record: parsed.value, json: slice });
    else setAside.push({ position, reason: parsed.error, excerpt: slice.slice(0, EXCERPT_LENGTH) });
  }
  return ok({ records, setAside });
}

/** A log file's text, gzip (of several members, too) or plain, whole and in UTF-8. */
export function unpackLogFile(
  body: Uint8Array,
  maxBytes: number = MAX_UNPACKED_BYTES,
): Result<Uint8Array, FileFault> {
  const unpacked = unpack(body, maxBytes);
  return unpacked.ok && !isUtf8(unpacked.value) ? fail('bad-utf8') : unpacked;
}

function unpack(body: Uint8Array, maxBytes: number): Result<Uint8Array, FileFault> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) {
    // Some pipelines store the same key unpacked; anything else than JSON text is not a log file.
    if (firstVisibleByte(body) !== 0x7b) return fail('not-gzip');
    return body.byteLength > maxBytes ? fail('too-large') : ok(body);
  }
  try {
    return ok(gunzipSync(body, { maxOutputLength: maxBytes, chunkSize: guessSize(body, maxBytes) }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return fail('too-large');
    if (code === 'Z_BUF_ERROR') return fail('truncated-gzip');
    if (typeof code === 'string' && code.startsWith('Z_')) return fail('corrupt-gzip');
    throw error;
  }
}

/**
 * A gzip member ends with the size of what it holds. In one piece of that size unpacking takes half as long as in
 * many small ones; where the number is wrong (several members, or a lie) there are just more pieces.
 */
function guessSize(body: Uint8Array, maxBytes: number): number {
  const size = new DataView(body.buffer, body.byteOffset).getUint32(Math.max(0, body.byteLength - 4), true);
  return Math.max(MIN_PIECE, Math.min(size + 1, body.byteLength * LIKELY_RATIO, maxBytes));
}

/** Smaller ones share their memory with others, so that it cannot be given back at once (see free-bytes.ts). */
const MIN_PIECE = 128 * 1024;
/** More than ten times is rare for log files; a number beyond this is no reason to reserve so much memory. */
const LIKELY_RATIO = 40;

function firstVisibleByte(body: Uint8Array): number | undefined {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  for (let at = start; at < body.byteLength; at += 1) {
    const byte = body[at];
    if (byte !== undefined && byte > 0x20) return byte;
  }
  return undefined;
}

function parseJson(text: string): Result<unknown, FileFault> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail('not-json');
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
