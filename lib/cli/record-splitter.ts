/** The text of one record, or why a piece of the input is none. */
export type Piece = { readonly text: string } | { readonly fault: string };

/** CloudTrail's records have at most 1 MB; more than this is no record, and must not fill the memory. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** The members that hold records: of log files, of LookupEvents, of CloudWatch Logs. */
const RECORD_LISTS: ReadonlySet<string> = new Set(['"Records"', '"Events"', '"events"']);
const LONGEST_LIST = 9;

/**
 * Cuts a stream of bytes into records without ever holding more than one: events one a line or spread over lines,
 * lists of events, `{"Records": […]}` as CloudTrail delivers it, `{"Events": […]}` as LookupEvents answers, and any of
 * these one after another. Bytes, not characters: what gives JSON its form is ASCII, and no byte of a longer character is.
 */
export class RecordSplitter {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isGarbage = false;
  #isInRecords = false;
  #isRecordsNext = false;
  #before = NEWLINE;
  /** The last bytes of a string at the top of an object, to tell the key of a list of records. */
  #key: number[] = [];
  #held: Uint8Array[] | undefined;
  #heldBytes = 0;

  push(chunk: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    // Where the record that is being read begins in this chunk.
    let start = 0;
    const emit = (end: number) => {
      if (!this.#held) return;
      this.#hold(chunk.subarray(start, end));
      pieces.push(this.#release());
    };
    for (let at = 0; at < chunk.length; at++) {
      // Most bytes of a log are inside texts.
      if (this.#isInString && !this.#isEscaped && !this.#isKey()) at = skipPlainText(chunk, at);
      const byte = chunk[at];
      if (byte === undefined) break;
      if (this.#isInString) {
        if (this.#isKey()) this.#key.push(byte);
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isInString = false;
        else if (byte === NEWLINE) {
          pieces.push({ fault: 'a text is not closed on its line' });
          this.#reset();
        }
        continue;
      }
      const before = this.#before;
      this.#before = byte;
      if (this.#isGarbage) {
        if (byte !== NEWLINE) continue;
        this.#isGarbage = false;
      }
      switch (byte) {
        case QUOTE:
          this.#isInString = true;
          if (this.#depth === 1) this.#key = [byte];
          if (this.#depth > 0) continue;
          break;
        case OPEN_OBJECT:
          if (before === NEWLINE && this.#depth > 0 && !this.#isInRecords) {
            pieces.push({ fault: 'a record ends in the middle' });
            this.#reset();
          }
          if (this.#depth === 0 || (this.#isInRecords && this.#depth === 2)) {
            this.#held = [];
            this.#heldBytes = 0;
            start = at;
          }
          this.#depth++;
          continue;
        case CLOSE_OBJECT:
          if (this.#depth === 0) break;
          this.#depth--;
          if (this.#depth === (this.#isInRecords ? 2 : 0)) emit(at + 1);
          continue;
        case OPEN_ARRAY:
          // A list around everything changes nothing.
          if (this.#depth === 0) continue;
          if (this.#depth === 1 && this.#isRecordsNext) {
            this.#isInRecords = true;
            this.#held = undefined;
          }
          this.#depth++;
          continue;
        case CLOSE_ARRAY:
          if (this.#depth === 0) continue;
          this.#depth--;
          if (this.#depth === 1) this.#isInRecords = false;
          continue;
        case COLON:
          if (this.#depth === 1)
            this.#isRecordsNext = RECORD_LISTS.has(Buffer.from(this.#key).toString('latin1'));
          if (this.#depth > 0) continue;
          break;
        case COMMA:
          if (this.#depth === 1) this.#isRecordsNext = false;
          continue;
        default:
          // White space, and the mark that some editors put at the beginning.
          if (this.#depth > 0 || byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf) continue;
      }
      pieces.push({ fault: 'this is not JSON' });
      this.#reset();
      this.#isGarbage = byte !== NEWLINE;
    }
    if (this.#held) this.#hold(chunk.subarray(start));
    return pieces;
  }

  /** What is left when the input has ended. */
  end(): Piece[] {
    return this.#depth > 0 || this.#isInString ? [{ fault: 'the input ends in the middle of a record' }] : [];
  }

  /** It may still turn out to be the key of a list of records. */
  #isKey(): boolean {
    return this.#depth === 1 && this.#key.length <= LONGEST_LIST;
  }

  #hold(bytes: Uint8Array): void {
    this.#heldBytes += bytes.length;
    // A copy: the chunk belongs to the stream.
    if (this.#heldBytes <= MAX_RECORD_BYTES) this.#held?.push(Uint8Array.from(bytes));
    else this.#held = [];
  }

  #release(): Piece {
    const text = Buffer.concat(this.#held ?? []).toString('utf8');
    this.#held = undefined;
    return this.#heldBytes > MAX_RECORD_BYTES ? { fault: 'a record is longer than 16 MiB' } : { text };
  }

  #reset(): void {
    this.#depth = 0;
    this.#isInString = false;
    this.#isEscaped = false;
    this.#isInRecords = false;
    this.#isRecordsNext = false;
    this.#held = undefined;
    this.#before = NEWLINE;
  }
}

/** The next byte that means something inside a text, or the end of the chunk. */
function skipPlainText(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length) {
    const byte = chunk[at];
    if (byte === QUOTE || byte === BACKSLASH || byte === NEWLINE) break;
    at++;
  }
  return at;
}
