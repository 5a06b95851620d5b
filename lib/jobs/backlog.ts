import type { S3Object } from './s3-reader.ts';

/** A log file that was listed and is still to be read. */
export interface ListedFile extends S3Object {
  /** The folder of the day in which it lies. */
  readonly folder: string;
}

interface Group {
  readonly urgency: number;
  readonly files: readonly ListedFile[];
  next: number;
}

/** Listing a year goes much faster than reading it; so many names are held in memory, about 30 MB. */
const MOST_WAITING = 100_000;

/**
 * The log files that were listed and are still to be read, the most urgent first: what is delivered now goes before
 * the past, however much of that waits.
 */
export class Backlog {
  #groups: Group[] = [];
  /** Waiting, or taken and not settled yet: a listing that names them again adds nothing. */
  readonly #open = new Set<string>();
  #waiting = 0;
  #openBytes = 0;
  #isEnded = false;
  #isPaused = false;
  #wake = Promise.withResolvers<void>();
  readonly #most: number;

  constructor(signal: AbortSignal, most = MOST_WAITING) {
    this.#most = most;
    signal.addEventListener('abort', () => this.end(), { once: true });
    if (signal.aborted) this.end();
  }

  /** The lower the number, the earlier its turn. Gives how many of the files were new here. */
  add(urgency: number, files: readonly ListedFile[]): number {
    const added = files.filter((file) => !this.#open.has(nameOf(file)));
    if (added.length === 0) return 0;
    for (const file of added) {
      this.#open.add(nameOf(file));
      this.#openBytes += file.size;
    }
    this.#waiting += added.length;
    const later = this.#groups.findIndex((group) => group.urgency > urgency);
    this.#groups.splice(later === -1 ? this.#groups.length : later, 0, { urgency, files: added, next: 0 });
    this.#tell();
    return added.length;
  }

  /** The most urgent file; undefined where none waits, or none is to be begun. */
  take(): ListedFile | undefined {
    const [group] = this.#groups;
    if (group === undefined || this.#isPaused) return undefined;
    const file = group.files[group.next];
    group.next += 1;
    if (group.next >= group.files.length) this.#groups.shift();
    this.#waiting -= 1;
    if (this.#waiting < this.#most) this.#tell();
    return file;
  }

  /** Resolves when there may be a file to take: false when there never will be. */
  async more(): Promise<boolean> {
    while (!this.#isFinished() && this.#groups.length === 0) await this.#wake.promise;
    return !this.#isFinished();
  }

  /** Resolves when so few files wait that listing further ahead is worth the memory. */
  async room(): Promise<void> {
    while (this.#waiting >= this.#most && !this.#isEnded && !this.#isPaused) await this.#wake.promise;
  }

  /** The file was read, or cannot be. */
  settle(file: S3Object): void {
    if (this.#open.delete(nameOf(file))) this.#openBytes -= file.size;
  }

  /** Nothing is begun any more, whatever waits. */
  pause(): void {
    this.#isPaused = true;
    this.#tell();
  }

  /** Nothing will be added any more. */
  end(): void {
    this.#isEnded = true;
    this.#tell();
  }

  /** Files that wait or are being read. */
  get files(): number {
    return this.#open.size;
  }

  get bytes(): number {
    return this.#openBytes;
  }

  #isFinished(): boolean {
    return this.#isPaused || (this.#isEnded && this.#groups.length === 0);
  }

  #tell(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}

function nameOf({ key, etag }: S3Object): string {
  return `${key}\0${etag}`;
}
