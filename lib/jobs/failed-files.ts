import type { Backlog, ListedFile } from './backlog.ts';
import type { FolderMarks } from './folder-marks.ts';

/** A key that may not be decrypted can fail each file of a day; so many are tried again at each poll. */
const TRIED_AGAIN = 100;
/** Before anything that was listed now. */
const URGENCY = 0;

/** Files that could not be fetched. Until they are, or are gone, their folder's mark is not kept. */
export class FailedFiles {
  readonly #backlog: Backlog;
  readonly #marks: FolderMarks;
  readonly #files = new Map<string, ListedFile>();

  constructor(backlog: Backlog, marks: FolderMarks) {
    this.#backlog = backlog;
    this.#marks = marks;
  }

  get size(): number {
    return this.#files.size;
  }

  add(file: ListedFile): void {
    // Moved to the end, so that each has its turn.
    this.#files.delete(file.key);
    this.#files.set(file.key, file);
  }

  /** It was read, or is no longer there. */
  remove({ key }: ListedFile): void {
    this.#files.delete(key);
  }

  /** Whether it will be tried again anyway. Of an object that was written anew, the earlier version is given up. */
  isKnown({ key, etag, folder }: ListedFile): boolean {
    const failed = this.#files.get(key);
    if (failed === undefined || failed.etag === etag) return failed !== undefined;
    this.#files.delete(key);
    this.#marks.settle(folder);
    return false;
  }

  tryAgain(): void {
    this.#backlog.add(URGENCY, [...this.#files.values()].slice(0, TRIED_AGAIN));
  }
}
