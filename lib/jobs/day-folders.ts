import type { ListingMark } from '../event-index/listing-marks.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** After this hour in UTC nothing is delivered to yesterday's folder any more, but for the rare file that is very late. */
const SETTLING_HOURS = 2;

/** Today's folders in UTC, and yesterday's while CloudTrail may still deliver to them, or where they are asked for. */
export function recentDayFolders(
  regionFolders: readonly string[],
  now: Date,
  { withYesterday }: { withYesterday: boolean },
): string[] {
  const days = [now.getTime()];
  if (withYesterday || now.getUTCHours() < SETTLING_HOURS) days.push(now.getTime() - DAY_MS);
  return days.flatMap((ms) => {
    const day = new Date(ms).toISOString().slice(0, 10).replaceAll('-', '/');
    return regionFolders.map((folder) => `${folder}${day}/`);
  });
}

/**
 * Whether the folder of an older day has to be listed from its beginning: it never was, not since the day before
 * yesterday, when files were still expected, or not for so long that a very late file may have come.
 */
export function isListingDue(
  folder: string,
  mark: ListingMark | undefined,
  nowMs: number,
  listAgainMs: number,
): boolean {
  if (mark === undefined || mark.wholeAt < startOf(folder) + 2 * DAY_MS) return true;
  // A mark of the future was made by a clock that was wrong.
  return mark.wholeAt > nowMs || nowMs - mark.wholeAt >= listAgainMs;
}

/**
 * In which order folders are read, the lowest first: what is delivered now before the past, network activity events
 * before all others, newer days before older ones.
 */
export function toUrgency(folder: string, isRecent: boolean): number {
  const kind = folder.split('/').at(-6);
  const rank = kind === 'CloudTrail-NetworkActivity' ? 0 : 1;
  const days = Math.floor(startOf(folder) / DAY_MS);
  return ((isRecent ? 0 : 2) + rank + 1) * MOST_DAYS - days;
}

/** More days than there are since 1970. */
const MOST_DAYS = 1_000_000;

function startOf(folder: string): number {
  const [year, month, day] = folder.split('/').slice(-4, -1);
  const ms = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  // A folder such as `2026/02/31` is no day of AWS's; it is read as an old one.
  return Number.isNaN(ms) ? 0 : ms;
}
