import type { LogKind } from '../cloudtrail/log-key.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import { type EventOrigin, listUnreadObjects } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import type { Backlog, ListedFile } from './backlog.ts';
import { isListingDue, recentDayFolders, toUrgency } from './day-folders.ts';
import type { FailedFiles } from './failed-files.ts';
import type { FolderMarks } from './folder-marks.ts';
import { toListingStart } from './listing-start.ts';
import {
  LIST_CONCURRENCY,
  type LogDestination,
  listDayFolders,
  listLogFiles,
  listRegionFolders,
} from './log-folders.ts';
import type { S3Reader } from './s3-reader.ts';

export interface ListedTrail {
  readonly index: EventIndex;
  readonly s3: S3Reader;
  readonly origin: EventOrigin;
  readonly destination: LogDestination;
  /** In the order in which they matter. */
  readonly kinds: readonly LogKind[];
  readonly now: () => Date;
}

/** Finds what a trail delivered and the index does not have yet, and puts it into the backlog. */
export class TrailListing {
  readonly #trail: ListedTrail;
  readonly #backlog: Backlog;
  readonly #marks: FolderMarks;
  readonly #failed: FailedFiles;
  readonly #listed: () => void;
  readonly #signal: AbortSignal;
  #regionFolders: readonly string[] | undefined;
  /** By recent folder, what the index has of it: saves asking it about the same files at each poll. */
  #read = new Map<string, Set<string>>();

  constructor(
    trail: ListedTrail,
    parts: { backlog: Backlog; marks: FolderMarks; failed: FailedFiles; listed: () => void },
    signal: AbortSignal,
  ) {
    this.#trail = trail;
    this.#backlog = parts.backlog;
    this.#marks = parts.marks;
    this.#failed = parts.failed;
    this.#listed = parts.listed;
    this.#signal = signal;
  }

  /**
   * Today's files and, while they may still come, yesterday's, from the mark of each folder on. The `first` look takes both days from
   * their marks, a `whole` one from their beginning, for a file that came late or was changed; it also looks for new
   * accounts of an organization and their Regions, which takes a listing an account. Returns the first failure.
   */
  async listRecent(look: 'first' | 'usual' | 'whole'): Promise<Failure | undefined> {
    const whole = look === 'whole';
    const { s3, destination, kinds, now } = this.#trail;
    const today = now();
    let failure: Failure | undefined;
    if (whole || this.#regionFolders === undefined || !destination.isOrganizationTrail) {
      const regions = await listRegionFolders(s3, destination, kinds, this.#signal);
      failure = regions.failure;
      this.#regionFolders = regions.found;
    }
    const folders = recentDayFolders(this.#regionFolders, today, { withYesterday: look !== 'usual' });
    for (let from = 0; from < folders.length; from += LIST_CONCURRENCY) {
      const some = folders.slice(from, from + LIST_CONCURRENCY);
      const listed = await Promise.all(
        some.map((folder) => {
          const read = this.#read.get(folder) ?? new Set();
          this.#read.set(folder, read);
          return this.#listUnread(folder, whole ? undefined : this.#marks.find(folder)?.startAfter, read);
        }),
      );
      for (const found of listed) {
        failure ??= found.failure;
        this.#add(found, true);
      }
    }
    this.#forgetRead(recentDayFolders(this.#regionFolders, today, { withYesterday: true }));
    return failure;
  }

  /**
   * The folders of earlier days whose turn it is to be listed from their beginning, the newest first, as far ahead of
   * the reading as memory allows. Returns the first failure.
   */
  async listPast(listAgainMs: number): Promise<Failure | undefined> {
    const { s3, destination, now } = this.#trail;
    const regions = this.#regionFolders ?? [];
    const days = await listDayFolders(s3, destination.bucket, regions, this.#signal);
    let failure = days.failure;
    const recent = new Set(recentDayFolders(regions, now(), { withYesterday: true }));
    const due = days.found
      .filter((folder) => !recent.has(folder))
      .filter((folder) => isListingDue(folder, this.#marks.find(folder), now().getTime(), listAgainMs))
      .sort((a, b) => toUrgency(a, false) - toUrgency(b, false));
    for (let from = 0; from < due.length; from += LIST_CONCURRENCY) {
      await this.#backlog.room();
      const listed = await Promise.all(
        due.slice(from, from + LIST_CONCURRENCY).map((folder) => this.#listUnread(folder, undefined)),
      );
      for (const found of listed) {
        failure ??= found.failure;
        this.#add(found, false);
      }
      await this.#marks.keep();
    }
    return failure;
  }

  /** The files are in the index. */
  noteRead(files: readonly ListedFile[]): void {
    for (const { folder, key, etag } of files) this.#read.get(folder)?.add(`${key}\0${etag}`);
  }

  async #listUnread(
    folder: string,
    startAfter: string | undefined,
    read = new Set<string>(),
  ): Promise<ListedFolder> {
    const { index, s3, origin, destination, now } = this.#trail;
    const { bucket } = destination;
    const listedAt = now().getTime();
    const listed = await listLogFiles(s3, { bucket, folder, startAfter }, this.#signal);
    const unknown = listed.found.filter(({ key, etag }) => !read.has(`${key}\0${etag}`));
    const unread = await listUnreadObjects(index, origin, bucket, folder, unknown, this.#signal);
    const isUnread = new Set(unread);
    for (const file of unknown) if (!isUnread.has(file)) read.add(`${file.key}\0${file.etag}`);
    const [newest] = listed.found;
    const next = newest === undefined ? startAfter : toListingStart(newest.key);
    return {
      folder,
      // While the index was asked, a file may have been read that an earlier listing had named.
      unread: unread.filter(({ key, etag }) => !read.has(`${key}\0${etag}`)),
      startAfter: next,
      wholeAt: startAfter === undefined ? listedAt : (this.#marks.find(folder)?.wholeAt ?? 0),
      ...(listed.failure && { failure: listed.failure }),
    };
  }

  #add({ folder, unread, startAfter, wholeAt, failure }: ListedFolder, isRecent: boolean): void {
    const files = unread.filter((file) => !this.#failed.isKnown(file));
    this.#marks.expect(folder, this.#backlog.add(toUrgency(folder, isRecent), files));
    this.#listed();
    // Of a listing that broke off nobody knows what it would have named.
    if (failure !== undefined) return;
    this.#marks.reach({ folder, wholeAt, ...(startAfter !== undefined && { startAfter }) });
  }

  #forgetRead(recent: readonly string[]): void {
    this.#read = new Map([...this.#read].filter(([folder]) => recent.includes(folder)));
  }
}

interface ListedFolder {
  readonly folder: string;
  readonly unread: readonly ListedFile[];
  readonly startAfter: string | undefined;
  readonly wholeAt: number;
  readonly failure?: Failure;
}
