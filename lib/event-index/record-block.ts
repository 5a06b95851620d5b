import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { UUID_LENGTH } from './event-key.ts';
import { freeBytes } from './free-bytes.ts';

/**
 * Records lie in blocks of a few hundred, each block compressed as a whole: what records have in common is then kept
 * once, and one record is had by unpacking half a megabyte. Their ids, which nothing can compress, are columns of the
 * events table already, so they are left out of the text and put back when it is read.
 *
 * A block is, uncompressed: the texts; then for each record three numbers (the length of its text as kept, where its
 * eventID and where its sharedEventID stand in the whole text, 0 for one that was not left out); then the number of
 * records.
 */
const BLOCK_BYTES = 512 * 1024;
/** Where even one record is larger than this, it is not one of CloudTrail's. */
export const MAX_RECORD_BYTES = 2 * 1024 * 1024;
const WORDS_A_RECORD = 3;
const WORD = 4;
/** A record that the index can use has an id and a time: it cannot be shorter than this. */
const MIN_RECORD_BYTES = 32;
const MAX_TABLE_BYTES = (1 + (BLOCK_BYTES / MIN_RECORD_BYTES) * WORDS_A_RECORD) * WORD;
/** Level 1 packs records as tightly as level 3 does, in half the time. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: BLOCK_BYTES / 4 };

export class BlockBuilder {
  readonly #content = new Uint8Array(BLOCK_BYTES + MAX_RECORD_BYTES + MAX_TABLE_BYTES);
  #used = 0;
  #table: number[] = [];

  get isFull(): boolean {
    return this.#used >= BLOCK_BYTES || this.#table.length >= MAX_TABLE_BYTES / WORD - 2 * WORDS_A_RECORD;
  }

  get isEmpty(): boolean {
    return this.#table.length === 0;
  }

  /**
   * Adds the record between `start` and `end` and tells its place in the block. The ids begin at these places of
   * `bytes`; -1 for one that stays in the text.
   */
  add(bytes: Uint8Array, start: number, end: number, eventIdAt: number, sharedIdAt: number): number {
    const place = this.#table.length / WORDS_A_RECORD;
    const from = this.#used;
    const first = Math.min(eventIdAt, sharedIdAt);
    const last = Math.max(eventIdAt, sharedIdAt);
    let at = start;
    if (first !== -1) at = this.#keepBeforeId(bytes, at, first);
    if (last !== -1) at = this.#keepBeforeId(bytes, at, last);
    this.#keep(bytes, at, end);
    this.#table.push(this.#used - from, Math.max(0, eventIdAt - start), Math.max(0, sharedIdAt - start));
    return place;
  }

  /** The block, and an empty builder. */
  finish(): Uint8Array<ArrayBuffer> {
    const view = new DataView(this.#content.buffer);
    for (const word of [...this.#table, this.#table.length / WORDS_A_RECORD]) {
      view.setUint32(this.#used, word, true);
      this.#used += WORD;
    }
    const block = zstdCompressSync(this.#content.subarray(0, this.#used), LEVEL);
    this.#used = 0;
    this.#table = [];
    const own = new Uint8Array(block);
    freeBytes(block);
    return own;
  }

  #keepBeforeId(bytes: Uint8Array, start: number, idAt: number): number {
    this.#keep(bytes, start, idAt);
    return idAt + UUID_LENGTH;
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    this.#content.set(bytes.subarray(start, end), this.#used);
    this.#used += end - start;
  }
}

/** What stands in a block about one record. */
export interface KeptText {
  readonly text: Buffer;
  readonly eventIdAt: number;
  readonly sharedIdAt: number;
}

/** What the events table has of a record's ids. */
export interface RecordIds {
  readonly eventID: string;
  readonly sharedEventID: string;
}

/** The record as it was delivered, byte for byte. Throws where the block has no such record. */
export function readRecord(block: Uint8Array, place: number, ids: RecordIds): string {
  const kept = unpackBlock(block)[place];
  if (kept === undefined) throw new Error(`A block of the event index has no record ${place}`);
  return putIdsBack(kept, ids);
}

export function putIdsBack({ text, eventIdAt, sharedIdAt }: KeptText, ids: RecordIds): string {
  const holes = [
    { at: eventIdAt, id: ids.eventID },
    { at: sharedIdAt, id: ids.sharedEventID },
  ]
    .filter(({ at }) => at > 0)
    .sort((a, b) => a.at - b.at);
  const parts: Buffer[] = [];
  let at = 0;
  let filled = 0;
  for (const hole of holes) {
    parts.push(text.subarray(at, hole.at - filled), Buffer.from(hole.id));
    at = hole.at - filled;
    filled += UUID_LENGTH;
  }
  parts.push(text.subarray(at));
  return Buffer.concat(parts).toString('utf8');
}

export function unpackBlock(block: Uint8Array): KeptText[] {
  const unpacked = zstdDecompressSync(block, { chunkSize: 2 * BLOCK_BYTES });
  const count = unpacked.readUInt32LE(unpacked.length - WORD);
  const table = unpacked.length - (1 + count * WORDS_A_RECORD) * WORD;
  let at = 0;
  return Array.from({ length: count }, (_, place) => {
    const word = table + place * WORDS_A_RECORD * WORD;
    const length = unpacked.readUInt32LE(word);
    const text = unpacked.subarray(at, at + length);
    at += length;
    return {
      text,
      eventIdAt: unpacked.readUInt32LE(word + WORD),
      sharedIdAt: unpacked.readUInt32LE(word + 2 * WORD),
    };
  });
}
