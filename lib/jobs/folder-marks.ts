import type { EventIndex } from '../event-index/event-index.ts';
import { keepListingMarks, type ListingMark, readListingMarks } from '../event-index/listing-marks.ts';
import type { EventOrigin } from '../event-index/manifest.ts';

/** A mark that says no more than when its folder was listed is kept this seldom. */
const WHOLE_AT_MS = 60 * 60 * 1000;

/**
 * Marks of a trail's day folders. A mark is kept in the index when the manifest has every file that was listed up to
 * it, never before: after a crash, what was listed and not read lies beyond the mark and is listed again.
 */
export class FolderMarks {
  readonly #index: EventIndex;
  readonly #origin: EventOrigin;
  readonly #bucket: string;
  readonly #kept: Map<string, ListingMark>;
  readonly #unread = new Map<string, number>();
  readonly #next = new Map<string, ListingMark>();

  private constructor(
    index: EventIndex,
    origin: EventOrigin,
    bucket: string,
    kept: Map<string, ListingMark>,
  ) {
    this.#index = index;
    this.#origin = origin;
    this.#bucket = bucket;
    this.#kept = kept;
  }

  static async open(index: EventIndex, origin: EventOrigin, bucket: string): Promise<FolderMarks> {
    return new FolderMarks(index, origin, bucket, await readListingMarks(index, origin, bucket));
  }

  find(folder: string): ListingMark | undefined {
    return this.#kept.get(folder);
  }

  /** So many files of the folder are to be read before a mark of it may be kept. */
  expect(folder: string, files: number): void {
    if (files > 0) this.#unread.set(folder, (this.#unread.get(folder) ?? 0) + files);
  }

  settle(folder: string): void {
    const left = (this.#unread.get(folder) ?? 0) - 1;
    if (left > 0) this.#unread.set(folder, left);
    else this.#unread.delete(folder);
  }

  /** The folder was listed up to this mark, and what was unread is expected. */
  reach(mark: ListingMark): void {
    const earlier = this.#next.get(mark.folder) ?? this.#kept.get(mark.folder);
    const isNews =
      earlier === undefined ||
      earlier.startAfter !== mark.startAfter ||
      mark.wholeAt - earlier.wholeAt >= WHOLE_AT_MS;
    if (isNews) this.#next.set(mark.folder, mark);
  }

  /** Keeps the marks of the folders that have nothing unread. */
  async keep(): Promise<void> {
    const reached = [...this.#next.values()].filter(({ folder }) => !this.#unread.has(folder));
    for (const mark of reached) {
      this.#next.delete(mark.folder);
      this.#kept.set(mark.folder, mark);
    }
    await keepListingMarks(this.#index, this.#origin, this.#bucket, reached);
  }
}
