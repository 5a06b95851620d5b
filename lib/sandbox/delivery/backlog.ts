import { nameFile, type PendingFile } from './pending-file.ts';

/** Log files that are not delivered now: held back, or refused by their bucket. */
export interface Backlog {
  /** For a file that comes late. Epoch milliseconds of the sandbox's clock. */
  hold(file: PendingFile, dueTime: number): void;
  /** For a file that its bucket did not take. */
  retry(file: PendingFile, nowMs: number): void;
  /** Takes out what is to be tried now; all of it where no instant is given. */
  takeDue(nowMs?: number): readonly PendingFile[];
  clear(): void;
}

/** "CloudTrail will attempt to redeliver for 30 days" (User Guide, get-and-view-cloudtrail-log-files). */
const RETRIED_MS = 30 * 24 * 60 * 60 * 1000;
/**
 * AWS keeps all events of those days; here they are in memory, and somebody's laptop has to hold them. Of one trail,
 * account, Region and kind the latest events up to this many wait for the bucket to be mended.
 */
const MOST_EVENTS = 2000;

export function createBacklog(): Backlog {
  let held: { readonly file: PendingFile; readonly dueTime: number }[] = [];
  const refused = new Map<string, PendingFile>();

  return {
    hold(file, dueTime) {
      held.push({ file, dueTime });
    },
    retry(file, nowMs) {
      const name = nameFile(file);
      const records = [...(refused.get(name)?.records ?? []), ...file.records].filter(
        ({ eventTime }) => Date.parse(eventTime) >= nowMs - RETRIED_MS,
      );
      if (records.length > 0) refused.set(name, { ...file, records: records.slice(-MOST_EVENTS) });
    },
    takeDue(nowMs = Number.POSITIVE_INFINITY) {
      const due = [
        ...refused.values(),
        ...held.filter(({ dueTime }) => dueTime <= nowMs).map(({ file }) => file),
      ];
      held = held.filter(({ dueTime }) => dueTime > nowMs);
      refused.clear();
      return due;
    },
    clear() {
      held = [];
      refused.clear();
    },
  };
}
