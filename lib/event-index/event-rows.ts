import { KEY_WORDS } from './event-key.ts';
import { TERM_COLUMNS } from './term-columns.ts';

const FIRST_ROWS = 4096;

/** Rows of events column by column, as they lie in DuckDB's memory. */
export interface EventColumns {
  readonly length: number;
  /** Seconds since 1970 in UTC. */
  readonly seconds: Uint32Array<ArrayBuffer>;
  /** KEY_WORDS a row. */
  readonly eventKeys: Uint32Array<ArrayBuffer>;
  readonly sharedKeys: Uint32Array<ArrayBuffer>;
  /** One of TERM_COLUMNS each: numbers of the batch's own terms. */
  readonly terms: readonly Int32Array<ArrayBuffer>[];
  /** Which file of the batch, which of its blocks, and the place in that block. */
  readonly files: Int32Array<ArrayBuffer>;
  readonly blocks: Int32Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
}

/** Columns that grow. */
export class EventRows {
  length = 0;
  seconds = new Uint32Array(FIRST_ROWS);
  eventKeys = new Uint32Array(FIRST_ROWS * KEY_WORDS);
  sharedKeys = new Uint32Array(FIRST_ROWS * KEY_WORDS);
  terms = TERM_COLUMNS.map(() => new Int32Array(FIRST_ROWS));
  files = new Int32Array(FIRST_ROWS);
  blocks = new Int32Array(FIRST_ROWS);
  places = new Int32Array(FIRST_ROWS);

  /** A row with nothing in it yet; its number. */
  add(): number {
    if (this.length === this.seconds.length) this.#widen();
    const row = this.length;
    this.length += 1;
    return row;
  }

  columns(): EventColumns {
    const { length } = this;
    return {
      length,
      seconds: this.seconds.slice(0, length),
      eventKeys: this.eventKeys.slice(0, length * KEY_WORDS),
      sharedKeys: this.sharedKeys.slice(0, length * KEY_WORDS),
      terms: this.terms.map((column) => column.slice(0, length)),
      files: this.files.slice(0, length),
      blocks: this.blocks.slice(0, length),
      places: this.places.slice(0, length),
    };
  }

  clear(): void {
    this.length = 0;
  }

  #widen(): void {
    this.seconds = widen(this.seconds, Uint32Array);
    this.eventKeys = widen(this.eventKeys, Uint32Array);
    this.sharedKeys = widen(this.sharedKeys, Uint32Array);
    this.terms = this.terms.map((column) => widen(column, Int32Array));
    this.files = widen(this.files, Int32Array);
    this.blocks = widen(this.blocks, Int32Array);
    this.places = widen(this.places, Int32Array);
  }
}

interface Settable {
  readonly length: number;
  set(from: ArrayLike<number>): void;
}

function widen<T extends Settable & ArrayLike<number>>(column: T, Make: new (length: number) => T): T {
  const wider = new Make(column.length * 2);
  wider.set(column);
  return wider;
}
