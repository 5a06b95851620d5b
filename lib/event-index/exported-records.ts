import type { EventRow } from '../cloudtrail/captured-event.ts';
import type { EventIndex } from './event-index.ts';
import { blobOf, type IndexRow, requiredNumber } from './index-row.ts';
import { type KeptText, putIdsBack, unpackBlock } from './record-block.ts';

/** Half a megabyte each, unpacked. What was delivered together is of one time, so neighbours often share a block. */
const BLOCKS_KEPT = 32;

/** Reads the records of rows, and keeps the blocks that were asked for last unpacked. */
export class ExportedRecords {
  readonly #index: EventIndex;
  readonly #signal: AbortSignal | undefined;
  readonly #blocks = new Map<number, readonly KeptText[]>();

  constructor(index: EventIndex, signal: AbortSignal | undefined) {
    this.#index = index;
    this.#signal = signal;
  }

  /** `found` has the `block_id` and `place` of each row. */
  async read(rows: readonly EventRow[], found: readonly IndexRow[]): Promise<readonly string[]> {
    const texts: string[] = Array.from({ length: rows.length }, () => '');
    const byBlock = Map.groupBy(rows.keys(), (position) => {
      const at = found[position];
      if (at === undefined) throw new Error('A row of an export has no place');
      return requiredNumber(at, 'block_id');
    });
    for (const [blockId, positions] of byBlock) {
      const block = await this.#blockOf(blockId);
      for (const position of positions) {
        const row = rows[position];
        const at = found[position];
        const kept = at && block[requiredNumber(at, 'place')];
        if (row === undefined || kept === undefined) {
          throw new Error(`A block of the event index has no record of an event: ${blockId}`);
        }
        texts[position] = putIdsBack(kept, { eventID: row.eventID, sharedEventID: row.sharedEventID ?? '' });
      }
    }
    return texts;
  }

  async #blockOf(blockId: number): Promise<readonly KeptText[]> {
    const known = this.#blocks.get(blockId);
    if (known !== undefined) {
      this.#blocks.delete(blockId);
      this.#blocks.set(blockId, known);
      return known;
    }
    const [row] = await this.#index.read(
      (reader) => reader.rows('SELECT content FROM blocks WHERE block_id = ?', [blockId]),
      this.#signal,
    );
    if (row === undefined) throw new Error(`The event index has no block ${blockId}`);
    const block = unpackBlock(blobOf(row, 'content'));
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size < BLOCKS_KEPT) break;
      this.#blocks.delete(oldest);
    }
    this.#blocks.set(blockId, block);
    return block;
  }
}
