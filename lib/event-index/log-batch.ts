import { type EventRecord, isEventId, parseEventRecord } from '../cloudtrail/event-record.ts';
import { toEventKey, writeKey, writeNoKey, writeUuid } from './event-key.ts';
import { type EventColumns, EventRows } from './event-rows.ts';
import { readEventSecond } from './event-second.ts';
import { freeBytes } from './free-bytes.ts';
import { FAULT, skipSpace } from './json-skip.ts';
import {
  EXCERPT_LENGTH,
  type FileFault,
  parseLogText,
  type SetAsideRecord,
  unpackLogFile,
} from './log-file.ts';
import { BlockBuilder, MAX_RECORD_BYTES } from './record-block.ts';
import {
  EVENT_ID,
  EVENT_TIME,
  FIRST_PLAIN,
  IDENTITY_ACCOUNT,
  IDENTITY_TYPE,
  MEMBER_COUNT,
  PLAIN_MEMBERS,
  PRINCIPAL_MEMBERS,
  SHARED_EVENT_ID,
} from './record-members.ts';
import { RecordScanner } from './record-scanner.ts';
import { RECORD_TERMS } from './record-terms.ts';
import { TERM_COLUMNS, termColumnIndex } from './term-columns.ts';
import { TermTable } from './term-table.ts';

/** What was read of one file. */
export interface ReadFile {
  /** Missing where the file could be read. */
  readonly fault?: FileFault;
  readonly setAside: readonly SetAsideRecord[];
  /** Records that became rows. */
  readonly rows: number;
  /** The newest eventTime, seconds since 1970; 0 where there is none. */
  readonly latestSecond: number;
}

/** Log files read, ready to be kept: plain data that can go from one thread to another. */
export interface LogBatch {
  readonly files: readonly ReadFile[];
  readonly events: EventColumns;
  /** The text of term n is `terms[n - 1]`. */
  readonly terms: readonly string[];
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
}

const RECORDS = new TextEncoder().encode('"Records"');
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;
const NONE = -1;

const IDENTITY_TYPE_COLUMN = termColumnIndex('identity_type');
const PRINCIPAL_ACCOUNT_COLUMN = termColumnIndex('principal_account_id');
const PRINCIPAL_COLUMN = termColumnIndex('principal');
const EVENT_ID_TEXT_COLUMN = termColumnIndex('event_id_text');
const SHARED_ID_TEXT_COLUMN = termColumnIndex('shared_event_id_text');

/** Gathers what is read of some log files. One builder after the other would leave much memory behind: use it again. */
export class LogBatchBuilder {
  readonly #scanner = new RecordScanner();
  readonly #terms = new TermTable();
  /** By member: the term that it had in the record before. */
  readonly #memberTerms = new Int32Array(MEMBER_COUNT);
  readonly #rows = new EventRows();
  readonly #block = new BlockBuilder();
  #blocks: Uint8Array<ArrayBuffer>[] = [];
  #files: ReadFile[] = [];
  #setAside: SetAsideRecord[] = [];
  #position = 0;
  #latestSecond = 0;

  /** `body` as stored: gzip, or plain JSON. */
  addFile(body: Uint8Array): void {
    const unpacked = unpackLogFile(body);
    if (!unpacked.ok) {
      this.addFault(unpacked.error);
      return;
    }
    this.#addText(unpacked.value);
    if (unpacked.value !== body) freeBytes(unpacked.value);
  }

  addFault(fault: FileFault): void {
    this.#files.push({ fault, setAside: [], rows: 0, latestSecond: 0 });
  }

  /** What was gathered, and an empty builder. */
  finish(): LogBatch {
    if (!this.#block.isEmpty) this.#blocks.push(this.#block.finish());
    const batch = {
      files: this.#files,
      events: this.#rows.columns(),
      terms: this.#terms.texts(),
      blocks: this.#blocks,
    };
    this.#files = [];
    this.#rows.clear();
    this.#terms.clear();
    this.#blocks = [];
    return batch;
  }

  #addText(bytes: Uint8Array): void {
    const firstRow = this.#rows.length;
    this.#beginFile();
    if (!this.#scanText(bytes)) {
      // Rows that were made by then are taken back; their text stays in a block, where nothing asks for it.
      this.#rows.length = firstRow;
      this.#beginFile();
      const fault = this.#parseText(bytes);
      if (fault !== undefined) {
        this.addFault(fault);
        return;
      }
    }
    this.#files.push({
      setAside: this.#setAside,
      rows: this.#rows.length - firstRow,
      latestSecond: this.#latestSecond,
    });
  }

  #beginFile(): void {
    this.#setAside = [];
    this.#position = 0;
    this.#latestSecond = 0;
  }

  /** `{"Records":[…]}` and nothing beside it. False where the text is anything else, or no JSON. */
  #scanText(bytes: Uint8Array): boolean {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.#scanner.open(bytes);
    let at = skipSpace(bytes, hasMark ? 3 : 0);
    if (bytes[at] !== OPEN_OBJECT) return false;
    at = skipSpace(bytes, at + 1);
    if (!RECORDS.every((byte, offset) => bytes[at + offset] === byte)) return false;
    at = skipSpace(bytes, at + RECORDS.length);
    if (bytes[at] !== COLON) return false;
    at = skipSpace(bytes, at + 1);
    if (bytes[at] !== OPEN_ARRAY) return false;
    at = this.#scanRecords(bytes, skipSpace(bytes, at + 1));
    if (at === FAULT || bytes[at] !== CLOSE_OBJECT) return false;
    return skipSpace(bytes, at + 1) === bytes.length;
  }

  /** Gives the place after the closing bracket and white space, or FAULT. */
  #scanRecords(bytes: Uint8Array, from: number): number {
    let at = from;
    if (bytes[at] === CLOSE_ARRAY) return skipSpace(bytes, at + 1);
    for (;;) {
      const end = this.#scanner.scan(at);
      if (end === FAULT) return FAULT;
      this.#addRecord(bytes, at, end);
      at = skipSpace(bytes, end);
      if (bytes[at] === CLOSE_ARRAY) return skipSpace(bytes, at + 1);
      if (bytes[at] !== COMMA) return FAULT;
      at = skipSpace(bytes, at + 1);
    }
  }

  #addRecord(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > MAX_RECORD_BYTES) {
      this.#scanner.forget();
      this.#putAside('record-too-large', bytes, start, end);
    } else if (this.#scanner.isPlain) this.#addScanned(bytes, start, end);
    else {
      const parsed = parseEventRecord(JSON.parse(textOf(bytes, start, end)));
      if (parsed.ok) this.#addParsed(parsed.value, bytes, start, end);
      else this.#putAside(parsed.error, bytes, start, end);
    }
    this.#position += 1;
  }

  #putAside(reason: string, bytes: Uint8Array, start: number, end: number): void {
    // Four bytes are the most that UTF-8 has for a character.
    const text = textOf(bytes, start, Math.min(end, start + EXCERPT_LENGTH * 4));
    this.#setAside.push({ position: this.#position, reason, excerpt: text.slice(0, EXCERPT_LENGTH) });
  }

  /** The scanner stands on this record. */
  #addScanned(bytes: Uint8Array, start: number, end: number): void {
    const { starts, ends } = this.#scanner;
    const idStart = starts[EVENT_ID] ?? NONE;
    const idEnd = ends[EVENT_ID] ?? 0;
    const row = this.#rows.add();
    let idTerm = 0;
    let eventIdAt = idStart;
    if (idStart === NONE || !writeUuid(this.#rows.eventKeys, row, bytes, idStart, idEnd)) {
      const eventID = idStart === NONE ? '' : textOf(bytes, idStart, idEnd);
      if (!isEventId(eventID)) {
        this.#takeBack('no-event-id', bytes, start, end);
        return;
      }
      writeKey(this.#rows.eventKeys, row, toEventKey(eventID));
      idTerm = this.#terms.numberOf(bytes, idStart, idEnd);
      eventIdAt = NONE;
    }
    const timeStart = starts[EVENT_TIME] ?? NONE;
    const second = timeStart === NONE ? NONE : readEventSecond(bytes, timeStart, ends[EVENT_TIME] ?? 0);
    if (second < 0) {
      this.#takeBack('no-event-time', bytes, start, end);
      return;
    }
    this.#setTerm(EVENT_ID_TEXT_COLUMN, row, idTerm);
    for (let member = 0; member < PLAIN_MEMBERS.length; member += 1) {
      this.#setTerm(member, row, this.#scannedTerm(bytes, FIRST_PLAIN + member));
    }
    this.#setTerm(IDENTITY_TYPE_COLUMN, row, this.#scannedTerm(bytes, IDENTITY_TYPE));
    this.#setTerm(PRINCIPAL_ACCOUNT_COLUMN, row, this.#scannedTerm(bytes, IDENTITY_ACCOUNT));
    this.#setTerm(PRINCIPAL_COLUMN, row, this.#scannedPrincipal(bytes));
    const sharedIdAt = this.#addSharedId(
      bytes,
      row,
      starts[SHARED_EVENT_ID] ?? NONE,
      ends[SHARED_EVENT_ID] ?? 0,
    );
    this.#placeRow(row, second, bytes, start, end, eventIdAt, sharedIdAt);
  }

  #scannedTerm(bytes: Uint8Array, member: number): number {
    const { starts, ends, isRepeated } = this.#scanner;
    if (isRepeated[member] === 1) return this.#memberTerms[member] ?? 0;
    const start = starts[member] ?? NONE;
    const term = start === NONE ? 0 : this.#terms.numberOf(bytes, start, ends[member] ?? 0);
    this.#memberTerms[member] = term;
    return term;
  }

  #scannedPrincipal(bytes: Uint8Array): number {
    const { starts, ends } = this.#scanner;
    for (const member of PRINCIPAL_MEMBERS) {
      const start = starts[member] ?? NONE;
      // Members of userIdentity are repeated together or not at all, so this one was asked for before, too.
      if (start !== NONE && (ends[member] ?? 0) > start) return this.#scannedTerm(bytes, member);
    }
    return 0;
  }

  /** Gives where the id stands if it may be left out of the text, else NONE. */
  #addSharedId(bytes: Uint8Array, row: number, start: number, end: number): number {
    this.#setTerm(SHARED_ID_TEXT_COLUMN, row, 0);
    if (start === NONE) {
      writeNoKey(this.#rows.sharedKeys, row);
      return NONE;
    }
    if (writeUuid(this.#rows.sharedKeys, row, bytes, start, end)) return start;
    writeKey(this.#rows.sharedKeys, row, toEventKey(textOf(bytes, start, end)));
    this.#setTerm(SHARED_ID_TEXT_COLUMN, row, this.#terms.numberOf(bytes, start, end));
    return NONE;
  }

  #takeBack(reason: string, bytes: Uint8Array, start: number, end: number): void {
    this.#scanner.forget();
    this.#rows.length -= 1;
    this.#putAside(reason, bytes, start, end);
  }

  #addParsed(record: EventRecord, bytes: Uint8Array, start: number, end: number): void {
    const row = this.#rows.add();
    writeKey(this.#rows.eventKeys, row, toEventKey(record.eventID));
    if (record.sharedEventID === undefined) writeNoKey(this.#rows.sharedKeys, row);
    else writeKey(this.#rows.sharedKeys, row, toEventKey(record.sharedEventID));
    for (const [index, column] of TERM_COLUMNS.entries()) {
      this.#setTerm(index, row, this.#textTerm(RECORD_TERMS[column](record)));
    }
    this.#placeRow(row, Date.parse(record.eventTime) / 1000, bytes, start, end, NONE, NONE);
  }

  #textTerm(text: string | undefined): number {
    if (text === undefined) return 0;
    const bytes = Buffer.from(text);
    return this.#terms.numberOf(bytes, 0, bytes.length);
  }

  #setTerm(column: number, row: number, term: number): void {
    const terms = this.#rows.terms[column];
    if (terms !== undefined) terms[row] = term;
  }

  #placeRow(
    row: number,
    second: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    eventIdAt: number,
    sharedIdAt: number,
  ): void {
    this.#rows.seconds[row] = second;
    if (second > this.#latestSecond) this.#latestSecond = second;
    this.#rows.files[row] = this.#files.length;
    this.#rows.blocks[row] = this.#blocks.length;
    this.#rows.places[row] = this.#block.add(bytes, start, end, eventIdAt, sharedIdAt);
    if (this.#block.isFull) this.#blocks.push(this.#block.finish());
  }

  #parseText(bytes: Uint8Array): FileFault | undefined {
    const parsed = parseLogText(bytes);
    if (!parsed.ok) return parsed.error;
    for (const { record, json, position } of parsed.value.records) {
      const text = Buffer.from(json);
      this.#position = position;
      if (text.length > MAX_RECORD_BYTES) this.#putAside('record-too-large', text, 0, text.length);
      else this.#addParsed(record, text, 0, text.length);
    }
    this.#setAside = [...this.#setAside, ...parsed.value.setAside].sort((a, b) => a.position - b.position);
    return undefined;
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
