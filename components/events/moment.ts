import type { Zone } from './time-zone';

/** `2026-11-23 12:03:04`, in UTC or in the zone of this machine. */
export function formatMoment(iso: string, zone: Zone): string {
  if (zone === 'utc') return iso.slice(0, 19).replace('T', ' ');
  const time = new Date(iso);
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) => pad(part)).join('-');
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => pad(part)).join(':')}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

const WRITTEN =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?\s*(Z|UTC)?$/i;

/**
 * Reads what a person wrote or pasted: a date, a date and time, or an ISO text. A `Z` at the end means UTC whatever
 * the zone. Gives ISO 8601 in UTC with whole seconds; undefined where it is no time that exists.
 */
export function parseMoment(text: string, zone: Zone): string | undefined {
  const match = WRITTEN.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const isUtc = zone === 'utc' || match[7] !== undefined;
  const time = isUtc
    ? new Date(Date.UTC(year, month - 1, day, hour, minute, second))
    : new Date(year, month - 1, day, hour, minute, second);
  const back = formatMoment(time.toISOString(), isUtc ? 'utc' : 'local');
  // A 31st of February rolls over to March. In a local zone the hour that spring skips rolls over as well: allowed.
  const [date] = back.split(' ');
  const isReal = date === [year, month, day].map((part) => pad(part)).join('-');
  const isClock = (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 60;
  return isReal && isClock ? time.toISOString().replace(/\.\d+Z$/, 'Z') : undefined;
}
